"""The lab's menu for files: importing and exporting."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from pytestqt.qtbot import QtBot

from tests.ui.lab.play import PlayLab
from workbench.core.errors import Problem
from workbench.ui.context import UiContext
from workbench.ui.lab.file_menu import FileMenu
from workbench.ui.lab.page import LabPage


@pytest.fixture
def menu(page: LabPage) -> FileMenu:
    """The menu of the page."""
    found = page.findChild(FileMenu)
    assert isinstance(found, FileMenu)
    return found


def test_inputs_are_read_from_the_chosen_file(
    menu: FileMenu, lab_context: UiContext, tmp_path: Path
) -> None:
    dialog = menu.ask_import()
    assert "*.csv" in dialog.nameFilters()[0]
    assert "*.jsonl" in dialog.nameFilters()[0]
    dialog.fileSelected.emit(str(tmp_path / "a.csv"))
    dialog.close()
    assert lab_context.services.jobs.asked("run")[-1][0] == "files"
    assert any(action.text() == "Import inputs…" for action in menu.actions())


def test_answers_are_exported_as_a_page_unless_another_form_is_chosen(
    menu: FileMenu, qtbot: QtBot
) -> None:
    dialog = menu.ask_export()
    assert [Path(name).suffix for name in dialog.selectedFiles()] == [".html"]
    for form, ending in zip(dialog.nameFilters(), (".html", ".csv", ".json", ".md"), strict=True):
        dialog.filterSelected.emit(form)
        assert [Path(name).suffix for name in dialog.selectedFiles()] == [ending]
        assert dialog.defaultSuffix() == ending[1:]
    dialog.close()


def test_the_page_is_written_in_the_language_of_the_window(
    menu: FileMenu, lab: PlayLab, tmp_path: Path
) -> None:
    menu.export(tmp_path / "a.html")
    path, language, say = lab.asked("export_run")[-1]
    assert (path, language) == (tmp_path / "a.html", "en")
    assert say(Problem("It broke.", "Mend {it}.", {"it": "it"})) == "It broke. Mend it."
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.Korean))
    try:
        menu.export(tmp_path / "a.html")
    finally:
        QLocale.setDefault(before)
    assert lab.asked("export_run")[-1][1] == "ko"
