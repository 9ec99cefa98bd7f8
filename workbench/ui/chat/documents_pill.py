"""The pill in the composer: which documents this chat is answered from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from workbench.answering.rewriting import wants_rewriting
from workbench.core.chat import ReadingChoice
from workbench.core.sources import DocumentState
from workbench.ui.context import UiContext
from workbench.ui.widgets import Pill

_SLACK: Final = 2  # pixels; widths of texts are rounded
_MOST_FILES: Final = 20  # in a menu


class DocumentsPill(Pill):
    """Shows and chooses the collection. Signals: files_chosen(paths), to be added to it."""

    files_chosen = Signal(list)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, "", parent, icon="documents")
        self.whole_text = ""
        self._chat = context.services.chat
        self._library = context.services.library
        self._models = context.services.models
        self._settings = context.services.settings
        self._icons = context.icons
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(menu)
        self.setToolTip(
            self.tr("Choose documents, and answers come from them, with the page they stand on.")
        )
        self._shown: tuple[str, tuple[str, ...]] = ("", ())
        self._chat.activity_changed.connect(self._on_activity)
        for signal in (self._chat.opened, self._library.changed, self._library.document_changed):
            signal.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self, *_news: object) -> None:
        """Show the chosen collection and how many of its files can be used."""
        self._shown = self._choice()
        collection_id, only_ids = self._shown
        collection = self._library.collection(collection_id)
        if collection is None:
            text = self.tr("Documents: none")
        elif only_ids:
            text = self._only_text(only_ids)
        else:
            documents = self._library.documents(collection.collection_id)
            ready = sum(item.state is DocumentState.READY for item in documents)
            name = collection.name
            if ready < len(documents):
                text = self.tr(
                    "Documents: {name} ({ready} of %n file(s) ready)", "", len(documents)
                )
            else:
                text = self.tr("Documents: {name} (%n file(s))", "", len(documents))
            text = text.format(name=name, ready=ready)
        if text != self.whole_text:
            self.whole_text = text
            self.setAccessibleName(text)
            self._shorten()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the size for the whole text, whatever is shown of it now."""
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        more = metrics.horizontalAdvance(self.whole_text) - metrics.horizontalAdvance(self.text())
        return QSize(hint.width() + more + _SLACK, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; the rest is cut."""
        room = self._around() + self.fontMetrics().averageCharWidth() * 8
        return QSize(room, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text where room is short."""
        super().resizeEvent(event)
        self._shorten()

    def _around(self) -> int:
        """Return the width of everything but the text."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _shorten(self) -> None:
        """Show as much of the text as there is room for; "&" would underline a letter."""
        room = max(0, self.width() - self._around())
        shown = self.fontMetrics().elidedText(self.whole_text, Qt.TextElideMode.ElideMiddle, room)
        shown = shown.replace("&", "&&")
        if shown != self.text():
            self.setText(shown)

    @Slot()
    def _on_activity(self) -> None:
        """Follow a choice made elsewhere; this comes thirty times a second while streaming."""
        if self._choice() != self._shown:
            self.refresh()

    def _choice(self) -> tuple[str, tuple[str, ...]]:
        """Return the collection and, where the chat is limited to some, its documents."""
        return self._chat.transcript.conversation.collection_id, self._chat.only_ids

    def _only_text(self, only_ids: tuple[str, ...]) -> str:
        """Name the one file, or count the files, that the chat is limited to."""
        document = self._library.document(only_ids[0]) if len(only_ids) == 1 else None
        if document is not None:
            return self.tr("Documents: only {file}").format(file=document.name)
        return self.tr("Documents: only %n file(s)", "", len(only_ids))

    @Slot()
    def _fill_menu(self) -> None:
        """List "none", the collections, and adding files."""
        menu = self.menu()
        menu.clear()
        chosen = self._chat.transcript.conversation.collection_id
        group = QActionGroup(menu)
        choices = [("", self.tr("No documents"))]
        choices += [(item.collection_id, item.name) for item in self._library.collections]
        for key, name in choices:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == chosen)
            action.triggered.connect(lambda _checked, wanted=key: self._choose(wanted))
            group.addAction(action)
        menu.addSeparator()
        if chosen:
            self._add_files(menu, chosen)
        self._add_reading(menu)
        self._add_rewriting(menu)
        menu.addSeparator()
        add = menu.addAction(self._icons.get("plus"), self.tr("Add files…"))
        add.setToolTip(self.tr("PDF, Word, text, Markdown or web pages; they stay where they are."))
        add.triggered.connect(self._ask_files)

    def _add_files(self, menu: QMenu, collection_id: str) -> None:
        """Offer to limit the chat to some files of its collection."""
        usable = (DocumentState.READY, DocumentState.EMBEDDING)
        documents = [
            item for item in self._library.documents(collection_id) if item.state in usable
        ]
        if len(documents) < 2 and not self._chat.only_ids:
            return
        only_ids = self._chat.only_ids
        inside = menu.addMenu(self.tr("Which files"))
        inside.setToolTipsVisible(True)
        every = inside.addAction(self.tr("All files"))
        every.setCheckable(True)
        every.setChecked(not only_ids)
        every.triggered.connect(lambda _on: self._limit(()))
        inside.addSeparator()
        listed = sorted(documents, key=lambda item: item.document_id not in only_ids)[:_MOST_FILES]
        for document in listed:
            action = inside.addAction(document.name.replace("&", "&&"))
            action.setToolTip(document.path)
            action.setCheckable(True)
            action.setChecked(document.document_id in only_ids)
            action.triggered.connect(
                lambda on, key=document.document_id: self._limit(_with(only_ids, key, on))
            )
        if len(listed) < len(documents):
            more = inside.addAction(self.tr("Choose others on the Documents page"))
            more.setEnabled(False)

    def _limit(self, document_ids: tuple[str, ...]) -> None:
        """Answer this chat from some files only; none: from all."""
        self._chat.set_only(document_ids)
        self.refresh()

    def _add_rewriting(self, menu: QMenu) -> None:
        """Offer to have follow-up questions put in full before they are searched for."""
        settings = self._settings
        is_on = wants_rewriting(settings.value.rewrite_questions, self._models.loaded)
        action = menu.addAction(self.tr("Put follow-up questions in full"))
        action.setToolTip(
            self.tr(
                "“And the battery?” finds little. The model first writes what it means, such as "
                "“How long is the warranty of the battery?”, and that is searched for; Sources "
                "shows it. By itself this is on for models of 500 million parameters or more: "
                "smaller ones, such as the tour model, spoil the question more often than not."
            )
        )
        action.setCheckable(True)
        action.setChecked(is_on)
        action.triggered.connect(
            lambda on: settings.update(rewrite_questions="on" if on else "off")
        )

    def _add_reading(self, menu: QMenu) -> None:
        """Offer the ways documents are gone through for a question."""
        settings = self._settings
        ways: list[tuple[ReadingChoice, str, str]] = [
            (
                "auto",
                self.tr("As the question needs"),
                self.tr("Passages for most questions; everything for summaries and lists."),
            ),
            (
                "passages",
                self.tr("The best passages"),
                self.tr("Quick. What stands elsewhere is not seen."),
            ),
            (
                "whole",
                self.tr("The whole documents"),
                self.tr("All text is sent when it fits, else it is read piece by piece."),
            ),
            (
                "pieces",
                self.tr("Piece by piece"),
                self.tr("The model takes notes of every piece, then answers from the notes. Slow."),
            ),
        ]
        inside = menu.addMenu(self.tr("How documents are read"))
        inside.setToolTipsVisible(True)
        group = QActionGroup(inside)
        for key, name, tip in ways:
            action = inside.addAction(name)
            action.setToolTip(tip)
            action.setCheckable(True)
            action.setChecked(key == settings.value.reading)
            action.triggered.connect(lambda _on, wanted=key: settings.update(reading=wanted))
            group.addAction(action)

    def _choose(self, collection_id: str) -> None:
        """Answer this chat from a collection, "" for none."""
        self._chat.set_collection(collection_id)
        self.refresh()

    @Slot()
    def _ask_files(self) -> None:
        """Ask which files to add."""
        dialog = QFileDialog(self.window(), self.tr("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(
            lambda names: self.files_chosen.emit([Path(name) for name in names])
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def _with(document_ids: tuple[str, ...], key: str, is_in: bool) -> tuple[str, ...]:
    """Return the documents with one more or one less."""
    others = tuple(item for item in document_ids if item != key)
    return (*others, key) if is_in else others
