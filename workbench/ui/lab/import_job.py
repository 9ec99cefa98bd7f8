"""Reads a file of inputs in the background, then shows what is in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from workbench.storage.imports import ENDINGS, read_inputs
from workbench.storage.imports_parts import Imported
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab.import_dialog import ImportDialog
from workbench.ui.lab.json_file import inputs_in


def holds_inputs(paths: list[Path]) -> bool:
    """Whether a drop is one file that inputs can be taken from."""
    return len(paths) == 1 and paths[0].suffix.lower() in ENDINGS


class ImportJob(QObject):
    """What cannot be read is told as a notice."""

    def __init__(self, context: UiContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def start(self, path: Path) -> None:
        """Read a file and ask how its rows are to be taken."""

        def show(imported: Imported) -> None:
            self.show_imported(imported, path.name)

        self._context.services.jobs.run(
            "files",
            lambda: read_inputs(path),
            done=while_alive(self, show),
            title="Reading inputs",
        )

    def start_json(self, path: Path) -> None:
        """Look into a file: open it as a sheet, or ask how its rows are to be taken."""

        def take(imported: Imported | None) -> None:
            if imported is None:
                self._context.services.lab.open_sheet(path)
            else:
                self.show_imported(imported, path.name)

        self._context.services.jobs.run(
            "files",
            lambda: inputs_in(path),
            done=while_alive(self, take),
            title="Reading inputs",
        )

    def show_imported(self, imported: Imported, file_name: str) -> ImportDialog:
        """Ask how rows are to be taken."""
        lab = self._context.services.lab
        dialog = ImportDialog(self._context, imported, lab.sheet, file_name, self._page)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.taken.connect(lambda sheet: lab.set_sheet(sheet, rebuild=True))
        dialog.open()
        return dialog
