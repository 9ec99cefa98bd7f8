"""The lab's menu for files: new, ready comparisons, open, save, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from workbench.core.errors import Problem
from workbench.core.language import Language
from workbench.storage.imports import ENDINGS
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.import_job import ImportJob
from workbench.ui.lab.ready import ready_comparisons
from workbench.ui.words import translate_problem

_NATIVE = QKeySequence.SequenceFormat.NativeText


class FileMenu(QMenu):
    """Every entry asks the lab service; dialogs never block the window. `library_wanted()`."""

    library_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = context.icons
        self._lab = context.services.lab
        self._folder = context.services.settings.paths.exports
        self._add("plus", self.tr("New comparison"), self.start_new)
        self._ready = self.addMenu(self._icons.get("spark"), self.tr("Ready comparisons"))
        for title, path in ready_comparisons(context):
            action = self._ready.addAction(title)
            action.triggered.connect(
                lambda _checked=False, chosen=path: self._lab.open_sheet(chosen)
            )
        self._ready.menuAction().setVisible(bool(self._ready.actions()))
        library = self._add("collection", self.tr("Prompt library…"), self.library_wanted.emit)
        library.setText(f"{library.text()}\t{QKeySequence('Ctrl+L').toString(_NATIVE)}")
        self.addSeparator()
        self._add("open", self.tr("Open a sheet…"), self.ask_open)
        self._add("save", self.tr("Save the sheet…"), self.ask_save)
        self.addSeparator()
        self._imports = ImportJob(context, parent)
        self._add("import", self.tr("Import inputs…"), self.ask_import)
        self._export = self._add("export", self.tr("Export the answers…"), self.ask_export)
        self.aboutToShow.connect(self._refresh)

    def start_new(self) -> None:
        """Begin with two empty columns; undo brings the old sheet back."""
        self._lab.set_sheet(edits.two_columns(), rebuild=True)

    def ask_open(self) -> QFileDialog:
        """Ask which sheet to open."""
        dialog = self._dialog(self.tr("Open a sheet"), self.tr("Comparison sheets (*.toml)"))
        return self._start(dialog, self._lab.open_sheet)

    def ask_save(self) -> QFileDialog:
        """Ask where to save the sheet."""
        dialog = self._dialog(self.tr("Save the sheet"), self.tr("Comparison sheets (*.toml)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("toml")
        dialog.selectFile(f"{self._file_name()}.toml")
        return self._start(dialog, self._lab.save_sheet)

    def ask_import(self) -> QFileDialog:
        """Ask which file to take inputs from."""
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        forms = self.tr("Tables, promptfoo, JSONL, SQuAD ({endings})").format(endings=endings)
        return self._start(self._dialog(self.tr("Import inputs"), forms), self.import_inputs)

    def import_inputs(self, path: Path) -> None:
        """Read a file of inputs and show what is in it."""
        self._imports.start(path)

    def take_json(self, path: Path) -> None:
        """Take a JSON file for what is in it: a sheet, or inputs."""
        self._imports.start_json(path)

    def ask_export(self) -> QFileDialog:
        """Ask where to write the answers; the ending of the name chooses the form."""
        forms = ";;".join(
            (
                self.tr("Page with plots, for any browser (*.html)"),
                self.tr("Table for spreadsheets (*.csv)"),
                self.tr("Everything, for programs (*.json)"),
                self.tr("Text to read (*.md)"),
            )
        )
        dialog = self._dialog(self.tr("Export the answers"), forms)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(lambda chosen: _take_ending(dialog, chosen))
        dialog.selectFile(f"{self._file_name()}.html")
        return self._start(dialog, self.export)

    def export(self, path: Path) -> None:
        """Write the answers to a file, in the language of the window."""
        korean = QLocale().language() == QLocale.Language.Korean
        language: Language = "ko" if korean else "en"
        self._lab.export_run(path, language, _said)

    def _add(self, icon: str, text: str, work: Callable[[], object]) -> QAction:
        """Add one entry."""
        action = self.addAction(self._icons.get(icon), text)
        action.triggered.connect(lambda _checked=False: work())
        return action

    def _refresh(self) -> None:
        """Offer the export only when there is something to export."""
        self._export.setEnabled(bool(self._lab.results()) and not self._lab.running)

    def _file_name(self) -> str:
        """Return a name for a file from the sheet's title."""
        kept = "".join(c if c.isalnum() or c in " -_" else " " for c in self._lab.sheet.title)
        return " ".join(kept.split()) or self.tr("comparison")

    def _dialog(self, title: str, forms: str) -> QFileDialog:
        """Return a file dialog that has not been opened yet."""
        folder = str(self._folder if self._folder.is_dir() else Path.home())
        return QFileDialog(self.parentWidget(), title, folder, forms)

    @staticmethod
    def _start(dialog: QFileDialog, work: Callable[[Path], None]) -> QFileDialog:
        """Open a dialog and do the work with the file that is chosen."""
        dialog.fileSelected.connect(lambda name: work(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _take_ending(dialog: QFileDialog, form: str) -> None:
    """Give the name in a dialog the ending of the form that was chosen."""
    ending = form.rpartition("*.")[2].rstrip(")")
    dialog.setDefaultSuffix(ending)
    for name in dialog.selectedFiles():
        dialog.selectFile(f"{Path(name).stem}.{ending}")


def _said(problem: Problem) -> str:
    """Phrase a problem in the language of the window."""
    return " ".join(part for part in translate_problem(problem) if part)
