"""The folders a collection watches, each with a button to leave it alone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.core.sources import Collection, WatchedFolder
from workbench.ui.context import UiContext
from workbench.ui.widgets import ElidedLabel, IconLabel, QuietButton, column, row


class WatchedFolders(QWidget):
    """One line a folder; takes no room while there is none."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._library = context.services.library
        self._shown: tuple[str, tuple[WatchedFolder, ...]] = ("", ())
        self._lines: list[QWidget] = []
        self._layout = column(self, spacing=0)
        self.hide()

    def show_collection(self, collection: Collection | None) -> None:
        """Show the folders of a collection."""
        shown = (collection.collection_id, collection.folders) if collection else ("", ())
        if shown == self._shown:
            return
        self._shown = shown
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(shown[0], folder) for folder in shown[1]]
        for line in self._lines:
            self._layout.addWidget(line)
        self.setVisible(bool(self._lines))

    def _line(self, collection_id: str, folder: WatchedFolder) -> QWidget:
        """Return the line of one folder."""
        line = QWidget(self)
        layout = row(line, spacing=8)
        icon = "eye" if folder.reachable else "warning"
        layout.addWidget(
            IconLabel(self._context, icon, line, role="dim" if folder.reachable else "warn")
        )
        text = (
            self.tr("Watches {folder}: new and changed files are read by themselves.")
            if folder.reachable
            else self.tr("{folder} cannot be reached. Its documents are kept.")
        )
        words = ElidedLabel(
            text.format(folder=folder.path), line, "small" if folder.reachable else "warn"
        )
        words.setToolTip(folder.path)
        layout.addWidget(words, 1)
        leave = QuietButton(self._context, "close", self.tr("Stop watching this folder"), line)
        leave.clicked.connect(lambda: self._library.unwatch(Path(folder.path), collection_id))
        layout.addWidget(leave)
        return line
