"""A run of 2,000 rows in four columns scrolls and filters without a pause a person would see."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable

import pytest

from tests.ui.lab.table.play_table import TableLab, result_of, table_sheet
from workbench.core.lab import CellResult, Row, Variant
from workbench.ui.lab.table.filters import Filter
from workbench.ui.lab.table.panel import TablePanel

ROWS, COLUMNS = 2_000, "abcd"
LIMIT_S = 0.1  # of the process's own time, which a busy computer does not lengthen


@pytest.fixture
def lab() -> TableLab:
    """Return a lab with a large run."""
    made = TableLab()
    rows = tuple(
        Row(f"r{number}", {"input": f"Message {number} about a parcel that came late."}, "late")
        for number in range(ROWS)
    )
    variants = tuple(Variant(key, key.upper(), template="{{input}}") for key in COLUMNS)
    made.sheet = dataclasses.replace(table_sheet(), variants=variants, rows=rows, repeats=1)
    made.fill([answer(key, row) for row in rows for key in COLUMNS])
    return made


def answer(variant_id: str, row: Row) -> CellResult:
    """Return an answer of some length; every seventh of the first column is wrong."""
    wrong = variant_id == "a" and int(row.row_id[1:]) % 7 == 0
    text = ("on time" if wrong else "late") + ", since the parcel is said to be late. " * 5
    return result_of(variant_id, row.row_id, 0, text, not wrong)


def slowest_s(works: list[Callable[[], object]]) -> float:
    """Return the process's own time for the slowest of some pieces of work."""
    times = []
    for work in works:
        begun = time.process_time()
        work()
        times.append(time.process_time() - begun)
    return max(times)


def test_scrolling_is_fast(panel: TablePanel) -> None:
    bar = panel.view.verticalScrollBar()
    assert bar.maximum() > 90_000

    def scroll_to(share: float) -> Callable[[], object]:
        def scroll() -> None:
            bar.setValue(round(share * bar.maximum()))
            panel.view.viewport().repaint()

        return scroll

    assert slowest_s([scroll_to(place / 9) for place in range(10)]) < LIMIT_S


def test_filtering_is_fast(panel: TablePanel) -> None:
    wanted = [
        Filter("failed"), Filter("differ"), Filter(text="message 1999"), Filter("failed", "time"),
        Filter(),
    ]  # fmt: skip
    shown: list[int] = []

    def use(choice: Filter) -> Callable[[], object]:
        def work() -> None:
            panel._on_filtered(choice)
            panel.view.viewport().repaint()
            shown.append(panel.model.shown_count)

        return work

    slowest = slowest_s([use(choice) for choice in wanted])
    assert shown == [286, 286, 1, 286, ROWS]
    assert slowest < LIMIT_S


def test_an_edit_and_a_judgement_are_fast(panel: TablePanel, lab: TableLab) -> None:
    model, view = panel.model, panel.view

    def edit() -> None:
        model.setData(model.index(1_000, 0), "Another message")

    def judge() -> None:
        view.go_to("b", "r1000")
        view.judged.emit("fail")
        view.viewport().repaint()

    assert slowest_s([edit, judge]) < LIMIT_S
    assert lab.sheet.rows[1_000].values["input"] == "Another message"
    assert lab.judgement("b", "r1000", 0) is not None


def test_an_answer_that_comes_in_is_fast(panel: TablePanel, lab: TableLab) -> None:
    lab.running = True
    row = lab.sheet.rows[5]

    def arrive() -> None:
        lab.play_end(answer("c", row))
        panel.view.refresh_head()
        panel.view.viewport().repaint()

    assert slowest_s([arrive] * 3) < LIMIT_S
