"""The menu that brings examples from elsewhere: a CSV file, or answers the person liked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab.examples_liked import LikedDialog


class ExamplesSources(QMenu):
    """Dialogs never block the window; what is chosen is told as examples."""

    arrived = Signal(tuple)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._owner = parent
        self._source = context.services.examples
        self.setToolTipsVisible(True)
        file = self.addAction(context.icons.get("file"), self.tr("From a CSV file…"))
        file.setToolTip(
            self.tr("A table with the columns input and output, and steps if you like.")
        )
        file.triggered.connect(self.ask_file)
        liked = self.addAction(context.icons.get("thumb_up"), self.tr("From answers you liked…"))
        liked.setToolTip(self.tr("Answers in Chat with a thumbs up, and what you had asked."))
        liked.triggered.connect(self.ask_liked)

    def ask_file(self) -> QFileDialog:
        """Ask for a CSV file."""
        dialog = QFileDialog(self._owner, self.tr("Examples from a CSV file"))
        dialog.setNameFilters([self.tr("Tables (*.csv *.tsv *.txt)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.take_file(Path(chosen)))
        dialog.open()
        return dialog

    def take_file(self, path: Path) -> None:
        """Read a file; what is wrong with it becomes a notice."""
        self._source.read_file(path, while_alive(self, self.arrived.emit))

    def ask_liked(self) -> LikedDialog:
        """Show the liked answers to choose from."""
        dialog = LikedDialog(self._context, self._owner)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(self.arrived)
        self._source.liked(while_alive(dialog, dialog.show_answers))
        dialog.open()
        return dialog
