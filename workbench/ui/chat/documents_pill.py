"""The pill in the composer: which documents this chat is answered from."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from workbench.core.chat import ReadingChoice
from workbench.core.sources import DocumentState
from workbench.ui.context import UiContext
from workbench.ui.widgets import Pill

_SLACK: Final = 2  # pixels; widths of texts are rounded


class DocumentsPill(Pill):
    """Shows and chooses the collection. Signals: files_chosen(paths), to be added to it."""

    files_chosen = Signal(list)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, "", parent, icon="documents")
        self.whole_text = ""
        self._chat = context.services.chat
        self._library = context.services.library
        self._settings = context.services.settings
        self._icons = context.icons
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill_menu)
        self.setMenu(menu)
        self.setToolTip(
            self.tr("Choose documents, and answers come from them, with the page they stand on.")
        )
        self._shown_id = ""
        self._chat.activity_changed.connect(self._on_activity)
        for signal in (self._chat.opened, self._library.changed, self._library.document_changed):
            signal.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self, *_news: object) -> None:
        """Show the chosen collection and how many of its files can be used."""
        self._shown_id = self._chat.transcript.conversation.collection_id
        collection = self._library.collection(self._shown_id)
        if collection is None:
            text = self.tr("Documents: none")
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
        if self._chat.transcript.conversation.collection_id != self._shown_id:
            self.refresh()

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
        self._add_reading(menu)
        add = menu.addAction(self._icons.get("plus"), self.tr("Add files…"))
        add.setToolTip(self.tr("PDF, Word, text, Markdown or web pages; they stay where they are."))
        add.triggered.connect(self._ask_files)

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
