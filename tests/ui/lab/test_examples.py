"""The table of worked examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, texts
from workbench.core.lab import Example, TechniqueOptions
from workbench.ui.context import UiContext
from workbench.ui.lab.examples_editor import ExamplesEditor
from workbench.ui.lab.examples_model import ExamplesModel

ROWS = (Example("one", "1"), Example("two", "2"), Example("three", "3", "one, two, three"))


@pytest.fixture
def editor(context: UiContext, shown: Callable[[QWidget], Any]) -> Iterator[ExamplesEditor]:
    """Give the editor with three examples, on screen."""
    holder = QWidget()
    made = ExamplesEditor(context, holder)
    made.show_examples(ROWS, with_steps=False)
    for widget in (holder, made):
        widget.resize(320, 300)
    shown(holder)
    yield made  # the holder must live as long


def _inputs(editor: ExamplesEditor) -> list[str]:
    """Return the first column as it is seen."""
    model = editor.view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ExamplesModel()
    model.show(ROWS, with_steps=True)
    qtmodeltester.check(model)
    model.move(0, 2)
    model.remove([1])
    model.insert(0, ROWS[:2])
    qtmodeltester.check(model)


def test_alt_and_arrows_move_the_row(editor: ExamplesEditor, qtbot: QtBot) -> None:
    editor.view.setCurrentIndex(editor.view.model().index(0, 0))
    with qtbot.waitSignal(editor.edited) as told:
        qtbot.keyClick(editor.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert _inputs(editor) == ["two", "one", "three"]
    assert told.args == [(ROWS[1], ROWS[0], ROWS[2])]
    assert editor.view.currentIndex().row() == 1
    qtbot.keyClick(editor.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert _inputs(editor) == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("row", "before", "expected"),
    [
        (0, 3, ["two", "three", "one"]),
        (2, 0, ["three", "one", "two"]),
        (0, 1, ["one", "two", "three"]),
    ],
)
def test_dropping_a_dragged_row_moves_it(
    editor: ExamplesEditor, row: int, before: int, expected: list[str]
) -> None:
    model = editor.view.model()
    dragged = model.mimeData([model.index(row, 0)])
    removed_by_view = model.dropMimeData(
        dragged, Qt.DropAction.MoveAction, before, 0, QModelIndex()
    )
    assert _inputs(editor) == expected
    assert not removed_by_view


def test_delete_removes_the_chosen_rows(editor: ExamplesEditor, qtbot: QtBot) -> None:
    editor.view.selectRow(1)
    qtbot.keyClick(editor.view, Qt.Key.Key_Delete)
    assert _inputs(editor) == ["one", "three"]


def test_rows_of_a_spreadsheet_are_pasted_below(editor: ExamplesEditor, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("하나\t1\n둘\t2\n")
    editor.view.setCurrentIndex(editor.view.model().index(0, 0))
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _inputs(editor) == ["one", "하나", "둘", "two", "three"]


def test_one_pasted_word_fills_one_cell(editor: ExamplesEditor, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("zwei")
    editor.view.setCurrentIndex(editor.view.model().index(1, 0))
    qtbot.keyClick(editor.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert _inputs(editor) == ["one", "zwei", "three"]


def test_the_first_example_brings_the_table(editor: ExamplesEditor, qtbot: QtBot) -> None:
    editor.show_examples((), with_steps=False)
    assert not editor.view.isVisible()
    assert "No examples" in texts(editor)
    qtbot.mouseClick(button(editor, "Add"), Qt.MouseButton.LeftButton)
    assert editor.view.isVisible()
    assert editor.view.model().rowCount() == 1


def test_steps_have_a_column_only_where_they_are_shown(editor: ExamplesEditor) -> None:
    assert editor.view.model().columnCount() == 2
    editor.show_examples(ROWS, with_steps=True)
    assert editor.view.model().columnCount() == 3
    assert editor.view.model().index(2, 2).data() == "one, two, three"


def test_a_file_brings_examples_below_the_others(editor: ExamplesEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(editor.edited) as told:
        editor.sources.take_file(Path("more.csv"))
    assert told.args == [(*ROWS, Example("Too loud.", "negative"))]
    assert _inputs(editor)[-1] == "Too loud."


def test_liked_answers_are_checked_and_added(editor: ExamplesEditor, qtbot: QtBot) -> None:
    dialog = editor.sources.ask_liked()
    assert not dialog.add.isEnabled()
    dialog.table.setCurrentCell(1, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.add.text().startswith("Add 1 example")
    with qtbot.waitSignal(editor.edited) as told:
        dialog.add.click()
    assert told.args[0][-1] == Example("Label: It broke.", "negative")


def test_no_liked_answer_says_where_to_give_one(editor: ExamplesEditor) -> None:
    dialog = editor.sources.ask_liked()
    dialog.show_answers(())
    assert "thumbs up yet" in dialog.note.text()
    assert not dialog.add.isEnabled()
    dialog.close()


def test_order_and_number_are_offered_with_two_examples(editor: ExamplesEditor) -> None:
    told: list[Any] = []
    editor.options_changed.connect(told.append)
    assert editor.order.isVisible()
    editor.order._most.setValue(2)
    editor.order._order.setCurrentIndex(2)
    editor.order._order.activated.emit(2)
    assert told == [{"most_examples": 2}, {"order": "nearest"}]
    editor.show_options(TechniqueOptions(order="shuffled"))
    assert editor.order._order.currentText() == "shuffled"
    assert editor.order._most.text() == "all"
    editor.show_examples(ROWS[:1], with_steps=False)
    assert not editor.order.isVisible()


def test_labels_that_pull_are_named_with_their_counts(editor: ExamplesEditor) -> None:
    assert not editor.order.balance.isVisible()
    labels = ("good", "good", "good", "bad")
    editor.show_examples([Example(str(place), text) for place, text in enumerate(labels)], False)
    assert editor.order.balance.isVisible()
    assert "good 3, bad 1" in editor.order.balance.text()
