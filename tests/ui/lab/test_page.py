"""The page as a whole: start, run, times, diff, runs, undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, named, one, texts
from tests.ui.lab.play import PlayLab
from workbench.core.errors import Problem
from workbench.core.generation import Turn
from workbench.core.lab import CellResult, Comparison, StepResult
from workbench.core.paths import RESOURCES
from workbench.services.lab import Cell
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.parts_view import PartsBar


def _shows(page: QWidget, words: str) -> bool:
    """Whether some visible label holds these words."""
    return any(words in text for text in texts(page))


def test_a_blank_sheet_shows_what_the_page_is_for(
    lab: PlayLab, lab_context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    lab.sheet, lab.all_cells = edits.two_columns(), {}
    lab.ready = tuple(sorted((RESOURCES / "examples").glob("*.toml")))
    page = shown(LabPage(lab_context))
    assert _shows(page, "Find out which prompt works better")
    assert not button(page, "Run all").isEnabled()
    qtbot.mouseClick(button(page, "Start with two prompts"), Qt.MouseButton.LeftButton)
    assert len(named(page, QTextEdit, "Prompt")) == 2
    field = one(page, QTextEdit, "Shared input")
    qtbot.keyClicks(field, "Hello")
    assert lab.sheet.input == "Hello"
    assert button(page, "Run all").isEnabled()


def test_a_ready_comparison_is_one_click_away(
    lab: PlayLab, lab_context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    lab.sheet = Comparison()
    lab.ready = (RESOURCES / "examples" / "sums.ko.toml", RESOURCES / "examples" / "sums.en.toml")
    page = shown(LabPage(lab_context))
    qtbot.mouseClick(button(page, "풀이를 적게 한 계산"), Qt.MouseButton.LeftButton)
    assert lab.asked("open_sheet") == [(lab.ready[0],)]


@pytest.mark.parametrize(
    ("name", "title"), [("Import inputs…", "Import inputs"), ("Open a sheet…", "Open a sheet")]
)
def test_a_blank_sheet_leads_to_files_by_the_keyboard(
    lab: PlayLab,
    lab_context: UiContext,
    shown: Callable[[QWidget], Any],
    qtbot: QtBot,
    name: str,
    title: str,
) -> None:
    lab.sheet = Comparison()
    page = shown(LabPage(lab_context))
    way = button(page, name)
    assert way.toolTip() and way.focusPolicy() & Qt.FocusPolicy.TabFocus
    way.setFocus()
    qtbot.keyClick(way, Qt.Key.Key_Space)
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.windowTitle() == title
    dialog.close()


def test_control_enter_runs_and_the_button_then_stops(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    field = one(page, QTextEdit, "Shared input")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(lab.asked("run")) == 1
    lab.begin()
    qtbot.mouseClick(button(page, "Stop"), Qt.MouseButton.LeftButton)
    assert len(lab.asked("stop")) == 1
    assert _shows(page, "0 of 9 answers")


def test_only_measured_times_are_shown(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    assert _shows(page, "One batch <b>0.90 s</b> · One after another <b>2.30 s</b>")
    assert _shows(page, "Times inside a batch are not those of a lone run.")
    lab.other_mode_wall_s = None
    lab.run_changed.emit()
    assert _shows(page, "One batch <b>0.90 s</b>")
    assert not _shows(page, "2.30 s")
    qtbot.mouseClick(button(page, "Measure one after another"), Qt.MouseButton.LeftButton)
    assert lab.sheet.mode == "sequential"
    assert len(lab.asked("run")) == 1


def test_a_time_keeps_its_name_when_the_mode_is_switched_after_the_run(
    page: LabPage, lab: PlayLab
) -> None:
    lab.set_sheet(dataclasses.replace(lab.sheet, mode="sequential"), rebuild=True)
    assert _shows(page, "One batch <b>0.90 s</b>")
    assert not _shows(page, "One after another <b>")


def test_words_that_differ_are_marked_by_colour_and_shape(page: LabPage, qtbot: QtBot) -> None:
    dialog = page.show_differences()
    dialog.choose(0, 1)
    text = one(dialog, QTextEdit, "Both answers with their differences")
    assert text.toPlainText() == "배송 불만"
    assert "underline" in text.toHtml()
    assert _shows(dialog, "Underlined: only in B")
    dialog.choose(1, 0)
    assert "line-through" in text.toHtml()
    assert _shows(dialog, "Struck out: only in B")
    dialog.choose(1, 1)
    assert _shows(dialog, "Both answers are the same.")


def test_the_prompt_is_shown_as_it_is_sent_with_its_parts(page: LabPage) -> None:
    dialog = page.show_prompt("a")
    text = one(dialog, QTextEdit, "The prompt as the model receives it")
    assert text.toPlainText().startswith("<|im_start|>user")
    assert _shows(dialog, "96 of 8,192 tokens of context · longest answer 256 · 7,840 left")
    assert "Input 90" in texts(dialog)
    assert "Marks of the model 6" in texts(dialog)
    assert not _shows(dialog, "Examples")
    values = [segment.value for segment in dialog.findChild(PartsBar).segments]
    assert values == [90, 6, 256, 7840]
    dialog.show_outcome(Problem("No model is ready.", "Load a model."))
    assert _shows(dialog, "No model is ready. Load a model.")


def test_the_prompts_of_later_steps_are_shown_after_a_run(page: LabPage, lab: PlayLab) -> None:
    steps = tuple(StepResult(name, (Turn("user", name),), ("…",)) for name in ("draft", "final"))
    lab.play(Cell("c", 0, "done", "x", result=CellResult("c", 0, "x", steps=steps)))
    dialog = page.show_prompt("c")
    choice = one(dialog, QComboBox, "Step of the technique")
    assert [choice.itemText(number) for number in range(2)] == ["1 · Draft", "2 · Final answer"]
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    text = one(dialog, QTextEdit, "The prompt as the model receives it")
    assert text.toPlainText() == "step 1"


def test_saved_runs_open_and_are_deleted(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    assert not _shows(page, "Nothing has been run yet")
    qtbot.mouseClick(button(page, "Saved runs"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(page, "Open"), Qt.MouseButton.LeftButton)
    assert lab.asked("show_run") == [("r2",)]
    qtbot.mouseClick(button(page, "Delete"), Qt.MouseButton.LeftButton)
    assert lab.asked("delete_run") == [("r2",)]


def test_undo_brings_the_title_back(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    title = one(page, QLineEdit, "Title of the comparison")
    title.selectAll()
    qtbot.keyClicks(title, "X")
    assert lab.sheet.title == "X"
    page.setFocus()
    lab.undo()
    assert title.text() == "Feedback, three labels"


def test_hiding_the_prompts_leaves_the_answers(page: LabPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Prompts"), Qt.MouseButton.LeftButton)
    assert not named(page, QTextEdit, "Prompt")
    assert _shows(page, "1 of 3 right")


def test_a_sheet_named_by_the_frame_is_opened(page: LabPage, lab: PlayLab) -> None:
    page.go_to({"path": "/sheets/sums.toml"})
    page.go_to({"run_id": "r1"})
    assert lab.asked("open_sheet") == [(Path("/sheets/sums.toml"),)]
    assert lab.asked("show_run") == [("r1",)]


def test_every_control_explains_itself(page: LabPage) -> None:
    silent = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QLabel)
        and not isinstance(widget.parent(), QAbstractSpinBox)  # the spin box speaks for it
        and not widget.toolTip()
        and not widget.accessibleName()
    ]
    assert [f"{type(item).__name__} in {type(item.parent()).__name__}" for item in silent] == []
