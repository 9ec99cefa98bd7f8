"""The table on the page: what it shows, and what keys and mouse do in it."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, one, texts
from tests.ui.lab.table.play_table import TableLab, result_of
from workbench.ui.lab.library.save_dialog import SaveDialog
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.table.panel import TablePanel
from workbench.ui.widgets import AutoTextEdit, ChoiceField, SearchField

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


def shown_inputs(panel: TablePanel) -> list[str]:
    """Return the first column as a person reads it."""
    model = panel.model
    return [str(model.index(line, 0).data()) for line in range(model.rowCount())]


def said(panel: TablePanel, variant_id: str, row_id: str) -> str:
    """Return what a screen reader says of a cell."""
    model = panel.model
    index = model.index(model.line_of(row_id), model.column_of(variant_id))
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def key(panel: TablePanel, pressed: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key in the grid."""
    QTest.keyClick(panel.view, pressed, *modifiers)


def go(panel: TablePanel, variant_id: str, row_id: str) -> None:
    """Make a cell the current one."""
    panel.view.go_to(variant_id, row_id)


def write(panel: TablePanel, text: str) -> None:
    """Begin to write into the current cell, and end with Enter."""
    key(panel, ENTER)
    (editor,) = (item for item in panel.view.findChildren(AutoTextEdit) if item.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, ENTER)
    QApplication.sendPostedEvents()


def test_a_sheet_with_rows_shows_the_table_in_place_of_the_one_input(page: LabPage) -> None:
    (panel,) = page.findChildren(TablePanel)
    assert panel.isVisible()
    assert len(shown_inputs(panel)) == 6
    assert shown_inputs(panel)[-1] == "Type or paste here to add rows"
    assert not page.findChildren(AutoTextEdit)[0].isVisible()


def test_a_cell_says_how_many_repeats_are_right(panel: TablePanel) -> None:
    assert "1 of 2 right" in said(panel, "c", "r4")
    assert "C  Think first" in said(panel, "c", "r4")


def test_the_head_of_a_column_tells_accuracy_interval_and_medians(panel: TablePanel) -> None:
    tip = panel.view.head.tip(panel.model.variants[0])
    assert "6 of 10 answers right: 60 %" in tip
    assert "between 31 % and 83 %" in tip
    assert "first token after 0.21 s, then 40.0 tok/s" in tip


def test_typing_into_a_cell_changes_the_row_and_enter_goes_below(
    panel: TablePanel, lab: TableLab
) -> None:
    go(panel, "", "r1")
    write(panel, "Where is my order?")
    assert lab.sheet.rows[0].values["input"] == "Where is my order?"
    assert panel.view.currentIndex().row() == 1


def test_enter_after_the_last_row_makes_a_new_one(panel: TablePanel, lab: TableLab) -> None:
    go(panel, "", "r5")
    key(panel, Qt.Key.Key_Down)
    write(panel, "A new one")
    write(panel, "Another")
    assert [row.values.get("input") for row in lab.sheet.rows[5:]] == ["A new one", "Another"]
    assert panel.view.currentIndex().row() == 7


def test_a_row_of_a_spreadsheet_is_pasted_with_what_is_expected(
    panel: TablePanel, lab: TableLab
) -> None:
    QGuiApplication.clipboard().setText("First\tone\nSecond\ttwo\n")
    go(panel, "", "r5")
    key(panel, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row.expected for row in lab.sheet.rows[4:]] == ["one", "two"]
    assert shown_inputs(panel)[4:6] == ["First", "Second"]


def test_rows_move_and_go_by_keyboard_and_come_back_by_undo(
    panel: TablePanel, lab: TableLab
) -> None:
    go(panel, "", "r2")
    key(panel, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [row.row_id for row in lab.sheet.rows][:2] == ["r2", "r1"]
    key(panel, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert [row.row_id for row in lab.sheet.rows] == ["r1", "r3", "r4", "r5"]
    lab.undo()
    assert len(shown_inputs(panel)) == 6


def test_delete_empties_an_input_but_not_an_answer(panel: TablePanel, lab: TableLab) -> None:
    go(panel, "", "r1")
    key(panel, Qt.Key.Key_Delete)
    assert lab.sheet.rows[0].values["input"] == ""
    go(panel, "a", "r2")
    key(panel, Qt.Key.Key_Delete)
    assert lab.sheet.rows[1].values["input"]
    assert "other" in said(panel, "a", "r2")


def test_filters_show_some_rows(panel: TablePanel, qtbot: QtBot) -> None:
    choice = one(panel, ChoiceField, "Which rows are shown")
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    assert len(shown_inputs(panel)) == 2
    assert "2 of 5 rows" in [text.replace("row(s)", "rows") for text in texts(panel)]
    search = panel.findChild(SearchField)
    with qtbot.waitSignal(search.searched):
        QTest.keyClicks(search, "cup")
    assert shown_inputs(panel) == ["Please send my money back, the cup is broken."]
    button(panel, "Add row").click()
    assert len(shown_inputs(panel)) == 6


def test_enter_opens_an_answer_in_full_and_escape_closes_it(panel: TablePanel) -> None:
    go(panel, "c", "r4")
    key(panel, ENTER)
    assert panel.detail.isVisible()
    seen = texts(panel.detail)
    assert "Answer: refund" in seen
    assert "contains “refund”" in seen
    assert any("Row 4" in text for text in seen)
    key(panel, ESCAPE)
    assert not panel.detail.isVisible()


def test_escape_is_left_to_the_window_where_nothing_is_open(page: LabPage) -> None:
    (panel,) = page.findChildren(TablePanel)
    escape = QKeyEvent(QKeyEvent.Type.KeyPress, ESCAPE, Qt.KeyboardModifier.NoModifier)
    panel.view.keyPressEvent(escape)
    panel.keyPressEvent(escape)
    assert not escape.isAccepted()


def test_search_and_work_begin_in_the_table(page: LabPage, panel: TablePanel) -> None:
    page.focus_search()
    assert panel.bar.search.hasFocus()
    page.focus_main()
    assert panel.view.hasFocus()


def test_a_prompt_is_kept_in_the_library(page: LabPage, panel: TablePanel) -> None:
    go(panel, "b", "r1")
    panel._menu.version_wanted.emit()
    assert page.findChildren(SaveDialog)


def test_the_full_answer_follows_the_grid_and_steps_through_the_repeats(panel: TablePanel) -> None:
    go(panel, "c", "r4")
    key(panel, ENTER)
    key(panel, Qt.Key.Key_BracketRight)
    assert "Answer: nothing" in texts(panel.detail)
    assert "2 / 2" in texts(panel.detail)
    key(panel, Qt.Key.Key_Up)
    assert "Answer: question" in texts(panel.detail)


def test_keys_judge_and_the_same_key_takes_it_back(panel: TablePanel, lab: TableLab) -> None:
    go(panel, "b", "r1")
    key(panel, Qt.Key.Key_F)
    judgement = lab.judgement("b", "r1", 0)
    assert judgement is not None and judgement.verdict == "fail"
    assert "You: fail" in said(panel, "b", "r1")
    key(panel, Qt.Key.Key_F)
    assert lab.judgement("b", "r1", 0) is None


def test_a_note_is_kept_with_the_answer_it_was_written_for(
    panel: TablePanel, lab: TableLab
) -> None:
    go(panel, "b", "r1")
    key(panel, Qt.Key.Key_N)
    QTest.keyClicks(QApplication.focusWidget(), "short and right")
    go(panel, "b", "r2")
    judgement = lab.judgement("b", "r1", 0)
    assert judgement is not None and judgement.note == "short and right"
    assert lab.judgement("b", "r2", 0) is None


def test_an_answer_is_stopped_alone(panel: TablePanel, lab: TableLab) -> None:
    lab.begin()
    running = dataclasses.replace(lab.all_cells["b", "r2", 0], phase="writing", text="It was")
    lab.play(running)
    go(panel, "b", "r2")
    key(panel, ENTER)
    assert "It was" in said(panel, "b", "r2")
    panel.detail.stop_pressed.emit()
    assert lab.asked("stop_cell") == [("b", "r2", 0)]


def test_answers_appear_as_they_come(panel: TablePanel, lab: TableLab) -> None:
    lab.begin()
    assert "Waiting" in said(panel, "a", "r1")
    lab.play_end(result_of("a", "r1", 0, "complaint", True))
    assert "1 of 1 right" in said(panel, "a", "r1")


def test_what_was_sent_is_asked_for_the_row(panel: TablePanel, qtbot: QtBot) -> None:
    go(panel, "b", "r3")
    key(panel, ENTER)
    with qtbot.waitSignal(panel.prompt_wanted) as caught:
        button(panel.detail, "What is sent").click()
    assert caught.args == ["b", "r3"]


def test_an_answer_becomes_an_example_of_a_column(panel: TablePanel, lab: TableLab) -> None:
    go(panel, "c", "r1")
    key(panel, ENTER)
    panel._menu.example_wanted.emit("a")
    (example,) = lab.sheet.variants[0].examples
    assert example.input.startswith("The parcel came")
    assert (example.output, example.steps) == ("complaint", "It says so. complaint")


def test_an_answer_goes_on_in_a_chat(panel: TablePanel, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[tuple[object, ...]] = []
    chat = panel._context.services.chat
    monkeypatch.setattr(chat, "begin_with", lambda *given: begun.append(given), raising=False)
    go(panel, "a", "r1")
    panel._menu.chat_wanted.emit()
    ((turns, answer, _model),) = begun
    assert [turn.role for turn in turns] == ["system", "user"]
    assert answer == "complaint"


def test_rows_are_run_again_alone(panel: TablePanel, lab: TableLab) -> None:
    go(panel, "a", "r3")
    panel._menu.rerun_wanted.emit()
    assert lab.asked("run_rows") == [(["r3"],)]


def test_back_to_one_input_takes_the_chosen_row(page: LabPage, panel: TablePanel) -> None:
    go(panel, "", "r3")
    button(panel, "Back to one input").click()
    assert not panel.isVisible()
    assert page._lab.sheet.input == "When do you open on Saturdays?"
    button(page, "Use a table of inputs").click()
    assert panel.isVisible()
    assert shown_inputs(panel)[0] == "When do you open on Saturdays?"


def test_prompts_fold_away_and_leave_the_table(page: LabPage, panel: TablePanel) -> None:
    before = panel.height()
    button(page, "Prompts").click()
    QApplication.sendPostedEvents()
    assert panel.height() > before
    assert not page._columns.isVisible()


def test_an_earlier_run_is_marked_and_let_go(panel: TablePanel, lab: TableLab) -> None:
    run = lab.shown_run()
    cells = tuple(
        dataclasses.replace(cell, text="?") if cell.row_id == "r1" else cell for cell in run.cells
    )
    panel.hold_against(dataclasses.replace(run, cells=cells))
    assert "The earlier run answered otherwise." in said(panel, "a", "r1")
    assert "otherwise" not in said(panel, "a", "r2")
    assert any("2 of 15 cells answer otherwise" in text for text in texts(panel))
    panel.earlier.close_comparison()
    assert "otherwise" not in said(panel, "a", "r1")


def test_renaming_a_column_keeps_the_place(panel: TablePanel, lab: TableLab) -> None:
    go(panel, "b", "r3")
    first = dataclasses.replace(lab.sheet.variants[0], name="Plain")
    lab.set_sheet(
        dataclasses.replace(lab.sheet, variants=(first, *lab.sheet.variants[1:])), rebuild=True
    )
    assert (panel.view.current_variant_id(), panel.view.current_row_id()) == ("b", "r3")
    assert "Plain" in said(panel, "a", "r1")


def test_an_unfinished_run_can_go_on(page: LabPage, lab: TableLab) -> None:
    lab.can_resume = True
    lab.run_changed.emit()
    assert any("30 of 30 answers are there" in text for text in texts(page))
    button(page, "Go on").click()
    assert lab.asked("resume") == [()]
    assert page.findChildren(QLabel)
