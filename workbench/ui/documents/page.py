"""The Documents page: arranges its parts and passes the library's news on to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from workbench.core.sources import Document, DocumentState, Passage, Span
from workbench.ui.context import UiContext
from workbench.ui.documents import words
from workbench.ui.documents.collection_settings import CollectionSettings
from workbench.ui.documents.collections_panel import CollectionsPanel
from workbench.ui.documents.details import Details
from workbench.ui.documents.file_bar import FileBar
from workbench.ui.documents.files_model import FilesModel
from workbench.ui.documents.files_view import FilesView
from workbench.ui.documents.gap_splitter import GapSplitter
from workbench.ui.documents.server_dialog import IndexServerDialog
from workbench.ui.documents.start_page import StartPage
from workbench.ui.documents.statistics_dialog import StatisticsDialog
from workbench.ui.documents.throttle import Throttle
from workbench.ui.page import Page
from workbench.ui.widgets import column, panel, row

_SUFFIX: Final = ".collection.zip"
_UNWANTED: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')  # in the name of a file, somewhere


class DocumentsPage(Page):
    """Everything it shows is read from the library service."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._library = context.services.library
        self._shown_collection = ""
        self._summary = Throttle(self._show_summary, self)
        self._collections = CollectionsPanel(context, self)
        self._bar = FileBar(context, self)
        self._model = FilesModel(self)
        self._files = FilesView(context, self._model, self)
        self._details = Details(context, self)
        self._start = StartPage(context, self)
        self._stack = self._lay_out()
        self._actions = {
            "add_files": self.ask_files,
            "add_folder": self.ask_folder,
            "open": self._open_file,
            "retry": lambda: self._library.retry(self._chosen_ids()),
            "cancel": lambda: self._library.cancel(self._chosen_ids()),
            "remove": lambda: self._library.remove(self._chosen_ids()),
            "recognise": lambda: self._library.recognise(self._scanned_ids()),
            "pause": lambda: self._library.pause(not self._library.paused),
            "watch_folder": self.ask_watched_folder,
            "collection_settings": self.show_settings,
            "statistics": self.show_statistics,
            "export_collection": self.ask_export,
            "index_server": self.show_index_server,
            "rename_collection": self._collections.rename_current,
            "remove_collection": self._collections.remove_current,
        }
        self._connect()
        self._on_changed()
        self._bar.show_state(self._library.state)

    # --- What the frame asks ----------------------------------------------------------------

    def go_to(self, target: object) -> None:
        """Show a document ({"document_id", and perhaps "page" and "span"})."""
        if not isinstance(target, dict):
            return
        document = self._library.document(target.get("document_id", ""))
        if document is not None:
            self._show_passage(document, target.get("page"), target.get("span"))

    def focus_main(self) -> None:
        """Go to the files."""
        self._files.setFocus()

    def focus_search(self) -> None:
        """Go to the test search."""
        self._details.open_search()

    # --- Adding -----------------------------------------------------------------------------

    def ask_files(self) -> QFileDialog:
        """Ask which files to add."""
        dialog = QFileDialog(self, self.tr("Add files"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        return self._start_dialog(dialog)

    def ask_folder(self) -> QFileDialog:
        """Ask which folder to add."""
        dialog = QFileDialog(self, self.tr("Add folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        return self._start_dialog(dialog)

    def ask_watched_folder(self) -> QFileDialog:
        """Ask which folder to watch."""
        dialog = QFileDialog(self, self.tr("Watch a folder"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.filesSelected.connect(lambda names: self._library.watch(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_settings(self) -> CollectionSettings | None:
        """Show how the collection is cut and embedded, to be changed."""
        collection = self._library.collection(self._shown_collection)
        if collection is None:
            return None
        dialog = CollectionSettings(self.context, collection, self._model.documents, self)
        dialog.kept.connect(
            lambda size, overlap: self._library.change_cut(collection.collection_id, size, overlap)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _start_dialog(self, dialog: QFileDialog) -> QFileDialog:
        """Open a dialog; what is chosen goes to the current collection."""
        dialog.filesSelected.connect(
            lambda names: self._library.add([Path(name) for name in names])
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    # --- The collection ---------------------------------------------------------------------

    def ask_export(self) -> QFileDialog:
        """Ask which file the current collection is written to."""
        collection_id = self._library.current_collection_id
        dialog = QFileDialog(self, self.tr("Export the collection"), str(Path.home()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Collections") + f" (*{_SUFFIX})")
        found = self._library.collection(collection_id)
        dialog.selectFile(_file_name(found.name if found else "") + _SUFFIX)
        dialog.filesSelected.connect(
            lambda names: self._library.export(collection_id, Path(names[0]))
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_import(self) -> QFileDialog:
        """Ask which exported collection to take in."""
        dialog = QFileDialog(self, self.tr("Import a collection"), str(Path.home()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self.tr("Collections") + " (*.zip)")
        dialog.filesSelected.connect(lambda names: self._library.take_in(Path(names[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def show_statistics(self) -> StatisticsDialog | None:
        """Show what the current collection holds."""
        collection = self._library.collection(self._library.current_collection_id)
        if collection is None:
            return None
        dialog = StatisticsDialog(self.context, collection, self)
        dialog.open()
        return dialog

    def show_index_server(self) -> IndexServerDialog:
        """Ask whether vectors are kept here or by a Chroma server."""
        dialog = IndexServerDialog(self.context, self)
        dialog.open()
        return dialog

    # --- Parts ------------------------------------------------------------------------------

    def _lay_out(self) -> QStackedWidget:
        """Put the collections on the left, files above and details below on the right."""
        card = panel("card", self)
        column(card, margins=1).addWidget(self._details)
        splitter = GapSplitter(self.context.theme, self)
        splitter.addWidget(self._files)
        splitter.addWidget(card)
        splitter.setSizes([320, 580])
        filled = QWidget(self)
        column(filled).addWidget(splitter)
        stack = QStackedWidget(self)
        stack.addWidget(self._start)
        stack.addWidget(filled)
        main = column(margins=(24, 16, 24, 16), spacing=12)
        main.addWidget(self._bar)
        main.addWidget(stack, 1)
        layout = row(self, spacing=0)
        layout.addWidget(self._collections)
        layout.addLayout(main, 1)
        return stack

    def _connect(self) -> None:
        """Let the parts and the service talk."""
        self._collections.import_pressed.connect(self.ask_import)
        self._bar.chosen.connect(lambda key: self._actions[key]())
        self._files.selection_changed.connect(self._on_selection)
        self._files.remove_pressed.connect(self._actions["remove"])
        self._files.open_pressed.connect(self._open_file)
        self._files.ask_pressed.connect(self._ask_only)
        self._details.passage_opened.connect(self._on_passage_opened)
        self._start.add_pressed.connect(self.ask_files)
        self._start.folder_pressed.connect(self.ask_folder)
        self._library.changed.connect(Throttle(self._on_changed, self).call)
        self._library.document_changed.connect(self._on_document_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_application_state)
        self._library.state_changed.connect(lambda: self._bar.show_state(self._library.state))

    # --- News -------------------------------------------------------------------------------

    def _on_changed(self) -> None:
        """Show the collections and files as they stand."""
        current = self._library.current_collection_id
        documents = self._library.documents(current)
        self._collections.refresh()
        if current != self._shown_collection:
            self._shown_collection = current
            self._model.replace_all(documents)
            self._details.search.clear()
        else:
            self._model.merge(documents)
        self._show_summary()
        self._stack.setCurrentIndex(1 if documents else 0)
        if documents and not self._files.chosen():
            self._files.choose(documents[0].document_id)
        self._on_selection()

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        """Look into the watched folders when the person comes back to the window."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._library.look()

    def _on_document_changed(self, document_id: str) -> None:
        """Show one document's new state."""
        document = self._library.document(document_id)
        if document is None or document.collection_id != self._shown_collection:
            return
        self._model.update(document)
        self._summary.call()
        if document_id in self._chosen_ids():
            self._on_selection()

    def _on_selection(self) -> None:
        """Show the chosen file below and what can be done with it above."""
        chosen = self._files.chosen()
        self._bar.show_chosen(chosen)
        self._details.search.scope.show_chosen(chosen)
        self._details.show_document(chosen[0] if len(chosen) == 1 else None)

    def _on_passage_opened(self, passage: Passage) -> None:
        """Show a passage of the test search in its document."""
        document = self._library.document(passage.document_id)
        if document is not None:
            self._show_passage(document, passage.page, passage.span)

    def _show_passage(self, document: Document, page: int | None, span: Span | None) -> None:
        """Show a document at a passage, in its collection."""
        if document.collection_id != self._library.current_collection_id:
            self._library.set_current(document.collection_id)
            self._on_changed()  # now: the news of it may rest for a moment
        self._files.choose(document.document_id)
        self._details.open_text()
        self._details.show_document(document, page, span)

    def _show_summary(self) -> None:
        """Show the name and the summary of the collection."""
        found = [c for c in self._library.collections if c.collection_id == self._shown_collection]
        self._bar.show_collection(found[0] if found else None, self._model.documents)

    def _chosen_ids(self) -> list[str]:
        """Return the ids of the chosen documents."""
        return [document.document_id for document in self._files.chosen()]

    def _scanned_ids(self) -> list[str]:
        """Return the ids of the chosen documents that are pictures without text."""
        chosen = self._files.chosen()
        return [document.document_id for document in chosen if words.is_scanned(document)]

    def _ask_only(self) -> None:
        """Begin a chat that is answered from the chosen files only."""
        chat = self.context.services.chat
        usable = (DocumentState.READY, DocumentState.EMBEDDING)
        chosen = [item for item in self._files.chosen() if item.state in usable]
        if chosen:
            chat.new(self._shown_collection)
            chat.set_only(tuple(document.document_id for document in chosen))
            self.navigate.emit("chat", None)

    def _open_file(self) -> Any:
        """Open the chosen file with the program the system has for it."""
        chosen = self._files.chosen()
        if len(chosen) == 1:
            QDesktopServices.openUrl(QUrl.fromLocalFile(chosen[0].path))


def _file_name(name: str) -> str:
    """Return a name that every system takes for a file."""
    return _UNWANTED.sub(" ", name).strip(" .")[:80] or "collection"
