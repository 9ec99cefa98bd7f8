"""Few-shot under the lamp: the map of orders, the lean of the labels, and what is said of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.answering.calibration import CalibratedInput, Calibration
from workbench.core.errors import Problem
from workbench.core.lab import CellResult, Check, Comparison, Example, Row, Run, Variant
from workbench.ui.context import UiContext
from workbench.ui.lab.lamp import LampDialog
from workbench.ui.lab.lamp_squares import SQUARE_ROLE, Square

SHOTS = (Example("a", "good"), Example("b", "bad"), Example("c", "good"))
ROWS = (Row("r", {"input": "Too late."}, "bad"), Row("s", {"input": "Thanks!"}, "good"))
COLUMN = Variant("v", "Few-shot", examples=SHOTS)
SHEET = Comparison(variants=(COLUMN,), rows=ROWS)


@pytest.fixture
def dialog(context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot) -> LampDialog:
    """Return the dialog of a column with three examples and two inputs."""
    made: LampDialog = shown(LampDialog(context, SHEET, COLUMN, "A  Few-shot", None))  # type: ignore[arg-type]
    return made


def _asked(context: UiContext) -> tuple[Any, ...]:
    """Return the sheet of orders, and whom to tell of cells, the end and a failure."""
    lamp: Any = context.services.lamp
    asked: tuple[Any, ...] = lamp.asked_orders
    return asked


def _squares(dialog: LampDialog) -> list[list[Square]]:
    table = dialog.orders.table
    return [
        [table.item(line, column).data(SQUARE_ROLE) for column in (1, 2)]
        for line in range(table.rowCount())
    ]


def test_the_balance_of_the_labels_is_said(context: UiContext, dialog: LampDialog) -> None:
    assert dialog.balance.text().startswith("Labels are not balanced: good 2, bad 1.")
    even = replace(COLUMN, examples=(*SHOTS, Example("d", "bad")))
    other = LampDialog(context, SHEET, even, "A", dialog)
    assert other.balance.text() == "Labels are balanced: good 2, bad 2."
    once = LampDialog(context, SHEET, replace(COLUMN, examples=SHOTS[:2]), "A", dialog)
    assert once.balance.text() == "Labels are balanced: good 1, bad 1."


def test_squares_fill_in_as_answers_come(context: UiContext, dialog: LampDialog) -> None:
    dialog.orders.start.click()
    sheet, cell, done, _failed = _asked(context)
    assert _squares(dialog) == [[Square("waiting")] * 2] * 6
    assert dialog.orders.table.item(1, 0).text() == "1  3  2"
    assert dialog.orders.halt.isVisible()
    results = []
    for number, variant in enumerate(sheet.variants):
        for row in ROWS:
            right = number < 3 or row.row_id == "r"
            results.append(
                CellResult(variant.variant_id, 0, "bad" if right else "worse", right=right,
                           row_id=row.row_id)
            )  # fmt: skip
            cell(results[-1])
    assert _squares(dialog)[5] == [Square("right"), Square("wrong")]
    assert dialog.orders.table.item(5, 3).text() == "1 / 2"
    assert dialog.orders.table.item(5, 2).toolTip() == "worse"
    assert dialog.orders.state.text() == "12 of 12 answers"
    done(Run("x", "", sheet, tuple(results), complete=True))
    assert "right between 50 % and 100 %; on average 75 %" in dialog.orders.state.text()
    assert dialog.orders.start.isVisible()


def test_without_an_expectation_answers_are_told_apart(
    context: UiContext, dialog: LampDialog
) -> None:
    dialog.orders.start.click()
    sheet, cell, done, _failed = _asked(context)
    texts = ["x", "y", "X ", "x", "x", "x"]
    results = [
        CellResult(variant.variant_id, 0, text, row_id="r")
        for variant, text in zip(sheet.variants, texts, strict=True)
    ]
    for result in results:
        cell(result)
    assert [line[0].number for line in _squares(dialog)] == [0, 1, 0, 0, 0, 0]
    done(Run("x", "", sheet, tuple(results), complete=True))
    assert "0 of 1 inputs get the same answer" in dialog.orders.state.text()


@pytest.mark.parametrize(
    ("sheet", "heads"),
    [
        (SHEET, ["Order", "1", "2", "Right"]),
        (replace(SHEET, rows=(Row("r", {"input": "Late."}),)), ["Order", "1"]),
        (Comparison(variants=(COLUMN,), input="Late."), ["Order", "1"]),
        (Comparison(variants=(COLUMN,), input="Late.", expected="bad"), ["Order", "1", "Right"]),
        (
            replace(SHEET, rows=(Row("r", {"input": "x"}, checks=(Check("refusal"),)),)),
            ["Order", "1", "Right"],
        ),
    ],
)
def test_right_ones_are_counted_only_where_something_is_expected(
    context: UiContext, shown: Callable[[QWidget], Any], sheet: Comparison, heads: list[str]
) -> None:
    dialog: LampDialog = shown(LampDialog(context, sheet, COLUMN, "A", None))  # type: ignore[arg-type]
    dialog.orders.start.click()
    table = dialog.orders.table
    seen = [place for place in range(table.columnCount()) if not table.isColumnHidden(place)]
    assert [table.horizontalHeaderItem(place).text() for place in seen] == heads


def test_a_failure_stands_where_it_happened(context: UiContext, dialog: LampDialog) -> None:
    dialog.orders.start.click()
    sheet, cell, _done, failed = _asked(context)
    cell(CellResult(sheet.variants[0].variant_id, 0, "", problem=Problem("No room."), row_id="r"))
    assert _squares(dialog)[0][0] == Square("failed")
    assert dialog.orders.table.item(0, 1).toolTip() == "No room."
    failed(Problem("No model is loaded.", "Load one."))
    assert dialog.orders.state.text() == "No model is loaded. Load one."
    assert dialog.orders.start.isVisible()


@pytest.mark.parametrize("way", ["close", "escape"])
def test_closing_stops_what_is_under_way(
    context: UiContext, dialog: LampDialog, qtbot: QtBot, way: str
) -> None:
    dialog.orders.start.click()
    if way == "close":
        dialog.close()
    else:
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    lamp: Any = context.services.lamp
    assert lamp.asked("stop")
    assert not dialog.isVisible()


def test_the_lean_is_shown_before_and_after(context: UiContext, dialog: LampDialog) -> None:
    dialog.tabs.setCurrentIndex(1)
    assert not dialog.lean.inputs.isVisible()
    dialog.lean.start.click()
    lamp: Any = context.services.lamp
    done, _failed = lamp.asked_lean
    done(
        Calibration(
            ("good", "bad"),
            ((0.9, 0.1), (0.8, 0.2), (0.7, 0.3)),
            (0.8, 0.2),
            (CalibratedInput("Too late.", "bad", (0.7, 0.3), (0.37, 0.63)),),
        )
    )
    texts = [dialog.lean.lean.item(0, column).text() for column in range(5)]
    assert texts == ["good", "90 %", "80 %", "70 %", "80 %"]
    line = [dialog.lean.inputs.item(0, column).text() for column in range(4)]
    assert line == ["Too late.", "bad", "good  70 %", "bad  63 %"]
    assert dialog.lean.state.text() == (
        "Without content it leans to good with 80 %. Right before 0 of 1, after calibration 1 of 1."
    )


def test_outputs_that_are_no_labels_are_said_and_stopping_is_quiet(
    context: UiContext, dialog: LampDialog
) -> None:
    dialog.tabs.setCurrentIndex(1)
    dialog.lean.start.click()
    lamp: Any = context.services.lamp
    _done, failed = lamp.asked_lean
    failed(Problem("The outputs of this column's examples are no labels."))
    assert "no labels" in dialog.lean.state.text()
    assert dialog.lean.state.property("role") == "warn"
    failed(Problem("Stopped.", kind="Cancelled"))
    assert dialog.lean.state.property("role") == "small"
