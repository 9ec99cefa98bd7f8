"""Importing inputs in the window: preview, mapping, what is skipped, where the rows go."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QPlainTextEdit, QRadioButton, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, one
from tests.ui.lab.play import PlayLab
from workbench.core.errors import BadInput
from workbench.core.lab import Check, Row
from workbench.storage.exports import run_to_json
from workbench.storage.imports import read_inputs
from workbench.storage.imports_parts import Imported
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.import_dialog import ImportDialog
from workbench.ui.lab.import_job import ImportJob
from workbench.ui.lab.json_file import inputs_in
from workbench.ui.lab.page import LabPage
from workbench.ui.widgets import ChoiceField

CSV = (
    "question,shop,__expected,__expected2\n"
    "Late?,Kim,contains: sorry,javascript: true\n"
    "Good?,Lee,praise,\n"
)


@pytest.fixture
def imported(tmp_path: Path) -> Imported:
    """Return what a file of promptfoo holds."""
    path = tmp_path / "tests.csv"
    path.write_text(CSV, encoding="utf-8")
    return read_inputs(path)


@pytest.fixture
def dialog(lab_context: UiContext, page: LabPage, imported: Imported) -> ImportDialog:
    """Return the dialog of that file over the lab's page."""
    return ImportJob(lab_context, page).show_imported(imported, "tests.csv")


def cells(dialog: QWidget) -> list[list[str]]:
    """Return the preview as a person reads it, its heads first."""
    table = dialog.findChild(QTableWidget)
    heads = [table.horizontalHeaderItem(place).text() for place in range(table.columnCount())]
    lines = [
        [table.item(line, place).text() for place in range(table.columnCount())]
        for line in range(table.rowCount())
    ]
    return [heads, *lines]


def pick(dialog: QWidget, name: str, choice: str) -> None:
    """Choose in one of the fields, as the keyboard does."""
    field = one(dialog, ChoiceField, name)
    field.setCurrentIndex(field.findText(choice))


def test_the_preview_shows_the_rows_as_they_will_stand(dialog: ImportDialog) -> None:
    assert cells(dialog) == [
        ["{{input}}", "{{shop}}", "Checks"],
        ["Late?", "Kim", "1"],
        ["Good?", "Lee", "1"],
    ]
    pick(dialog, "{{input}}", "shop")
    pick(dialog, "Expected answer", "question")
    one_box = next(box for box in dialog.findChildren(QCheckBox) if box.text() == "shop")
    one_box.setChecked(False)
    assert cells(dialog)[0] == ["{{input}}", "Expected answer", "Checks"]
    assert cells(dialog)[1] == ["Kim", "Late?", "1"]


def test_what_is_not_taken_is_told_with_its_reason(dialog: ImportDialog) -> None:
    text = one(dialog, QPlainTextEdit, "What is not taken, and why").toPlainText()
    assert text.startswith("#1: “javascript: true” is code")
    shown = [each.text() for each in dialog.findChildren(QLabel)]
    assert any("Tests of promptfoo" in each for each in shown)


def test_rows_become_a_new_table_that_undo_takes_back(
    dialog: ImportDialog, lab: PlayLab, qtbot: QtBot
) -> None:
    before = lab.sheet
    take = next(each for each in dialog.findChildren(QWidget) if each.toolTip().startswith("Undo"))
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert [row.values for row in lab.sheet.rows] == [
        {"input": "Late?", "shop": "Kim"},
        {"input": "Good?", "shop": "Lee"},
    ]
    assert lab.sheet.rows[0].checks == (Check("contains", "sorry"),)
    assert lab.sheet.variants == before.variants
    lab.undo()
    assert lab.sheet == before


def test_rows_go_below_those_of_the_table(
    lab_context: UiContext, page: LabPage, lab: PlayLab, imported: Imported, qtbot: QtBot
) -> None:
    lab.set_sheet(dataclasses.replace(lab.sheet, rows=(Row("r", {"input": "x"}),)), rebuild=True)
    for_all = dataclasses.replace(imported, checks=(Check("refusal"),))
    dialog = ImportJob(lab_context, page).show_imported(for_all, "tests.csv")
    choice = next(e for e in dialog.findChildren(QRadioButton) if e.text().startswith("Below"))
    assert choice.isEnabled()
    choice.setChecked(True)
    take = next(each for each in dialog.findChildren(QWidget) if each.toolTip().startswith("Undo"))
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert [row.values["input"] for row in lab.sheet.rows] == ["x", "Late?", "Good?"]
    assert lab.sheet.checks == ()
    assert lab.sheet.rows[1].checks == (Check("contains", "sorry"), Check("refusal"))


def test_nothing_changes_until_the_rows_are_taken(
    dialog: ImportDialog, lab: PlayLab, qtbot: QtBot
) -> None:
    before = lab.sheet
    qtbot.mouseClick(button(dialog, "Cancel"), Qt.MouseButton.LeftButton)
    assert lab.sheet == before


def test_prompts_of_the_file_become_columns(
    lab_context: UiContext, page: LabPage, lab: PlayLab, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "promptfooconfig.yaml"
    path.write_text("prompts: ['A {{q}}', 'B {{q}}']\ntests: [{vars: {q: hi}}]\n", encoding="utf-8")
    lab.set_sheet(edits.two_columns(), rebuild=True)
    dialog = ImportJob(lab_context, page).show_imported(read_inputs(path), path.name)
    take = next(each for each in dialog.findChildren(QWidget) if each.toolTip().startswith("Undo"))
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    assert [each.template for each in lab.sheet.variants] == ["A {{q}}", "B {{q}}"]
    assert lab.sheet.rows[0].values == {"input": "hi", "q": "hi"}
    assert lab.sheet.title == "promptfooconfig"


def test_a_dropped_table_is_read_in_the_background(
    page: LabPage, lab_context: UiContext, tmp_path: Path
) -> None:
    assert page.drop_words([tmp_path / "a.csv"]) == "Take inputs out of this file"
    assert page.drop_words([tmp_path / "a.pdf"]) == ""
    assert page.drop_words([tmp_path / "a.csv", tmp_path / "b.csv"]) == ""
    page.take_documents([tmp_path / "a.csv"])
    assert lab_context.services.jobs.asked("run")[0][0] == "files"


def look_into(page: LabPage, context: UiContext, path: Path) -> None:
    """Drop a JSON file on the lab, and let the background work be done at once."""
    page.go_to({"json": path})
    _lane, work, named = context.services.jobs.asked("run")[-1]
    named["done"](work())


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ([{"input": "1+1?", "ideal": "2"}, {"input": "2+2?", "ideal": "4"}], "2 rows"),
        ({"data": [{"paragraphs": [{"context": "c", "qas": [{"question": "q"}]}]}]}, "SQuAD"),
        ({"tests": [{"vars": {"q": "hi"}}], "prompts": ["{{q}}"]}, "Tests of promptfoo"),
    ],
)
def test_json_with_inputs_is_imported(
    page: LabPage, lab: PlayLab, lab_context: UiContext, tmp_path: Path, content: Any, rows: str
) -> None:
    path = tmp_path / "자료.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    look_into(page, lab_context, path)
    (dialog,) = page.findChildren(ImportDialog)
    assert any(rows in each.text() for each in dialog.findChildren(QLabel))
    assert lab.asked("open_sheet") == []


def test_json_with_a_sheet_is_opened(
    page: LabPage, lab: PlayLab, lab_context: UiContext, tmp_path: Path
) -> None:
    path = tmp_path / "run.json"
    path.write_text(run_to_json(lab.shown_run()), encoding="utf-8")
    look_into(page, lab_context, path)
    assert lab.asked("open_sheet") == [(path,)]
    assert page.findChildren(ImportDialog) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"colour": "red"}', "notes.json holds neither a comparison nor inputs of one."),
        ("42", "notes.json holds neither a comparison nor inputs of one."),
        ('{"variants"', "The file is no JSON."),
        ("[" * 100_000, "The file is no JSON."),
    ],
)
def test_other_json_is_refused_in_one_sentence(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "notes.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadInput) as refused:
        inputs_in(path)
    assert str(refused.value).startswith(said)


def test_every_control_of_the_dialog_explains_itself(
    dialog: ImportDialog, shown: Callable[[QWidget], Any]
) -> None:
    silent = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QLabel)
        and not widget.toolTip()
        and not widget.accessibleName()
        and type(widget).__name__ in ("QCheckBox", "QRadioButton", "ChoiceField", "QPlainTextEdit")
    ]
    assert silent == []
