"""Numbers, prices, varied columns, and how answers are shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QTextBrowser,
    QTextEdit,
)
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, named, one, texts
from tests.ui.lab.play import PlayLab
from workbench.core.generation import StopReason, Timing
from workbench.core.lab import CellResult, ColumnSearch, Example, TechniqueOptions, Variant
from workbench.services.lab import Cell
from workbench.ui.lab.column_card import ColumnCard
from workbench.ui.lab.difference_words import phrases
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.plots import PointsPlot, SharePlot, StackPlot
from workbench.ui.lab.plots_panel import NumbersPanel


def _press(page: LabPage, text: str, qtbot: QtBot) -> None:
    """Press a button of the foot line."""
    qtbot.mouseClick(button(page, text), Qt.MouseButton.LeftButton)


def _switch(page: LabPage, entry: str) -> None:
    """Choose an entry of the View menu."""
    menu = button(page, "View").menu()  # type: ignore[attr-defined]
    next(action for action in menu.actions() if action.text() == entry).trigger()


def _numbers(page: LabPage, qtbot: QtBot) -> NumbersPanel:
    """Unfold the numbers."""
    _press(page, "Numbers", qtbot)
    (panel,) = page.findChildren(NumbersPanel)
    assert panel.isVisible()
    return panel


def test_numbers_unfold_with_a_line_for_each_column(page: LabPage, qtbot: QtBot) -> None:
    panel = _numbers(page, qtbot)
    times = [plot for plot in panel.findChildren(PointsPlot) if plot.isVisible()]
    assert [len(plot.values) for plot in times] == [3] * 6
    assert [round(plot.share or 0, 2) for plot in panel.findChildren(SharePlot)] == [0.33, 1, 1]
    assert panel.findChildren(StackPlot)[0].parts == (80, 16, 4)
    shown = texts(panel)
    assert shown.count("0.21 s") == 3
    assert "96 + 4" in shown
    assert "1 of 3 right" in shown
    assert any("most often right: B, C (may be chance)" in text for text in shown)
    assert "Cost" not in shown
    _press(page, "Numbers", qtbot)
    assert not panel.isVisible()


def test_a_price_that_is_entered_gives_each_column_a_cost(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    panel = _numbers(page, qtbot)
    one(panel, QDoubleSpinBox, "read").setValue(2.0)
    one(panel, QDoubleSpinBox, "written").setValue(10.0)
    assert lab.sheet.price.input_per_million == 2.0
    shown = texts(panel)
    assert "Cost" in shown
    assert shown.count("USD 0.0007") == 3  # 3 x (96 read, 4 written)
    assert any("This run: USD 0.0021, computed from the prices entered" in text for text in shown)


def test_numbers_say_what_they_are_for_before_a_run(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    lab.all_cells = {}
    lab.run_changed.emit()
    panel = _numbers(page, qtbot)
    assert any("Run the columns" in text for text in texts(panel))
    assert not any(plot.isVisible() for plot in panel.findChildren(PointsPlot))


def _counting(panel: NumbersPanel, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Note how many points are drawn at each look."""
    looks: list[int] = []
    refresh = panel.refresh

    def counted() -> None:
        refresh()
        looks.append(len(panel.findChildren(PointsPlot)[0].values))

    monkeypatch.setattr(panel, "refresh", counted)
    return looks


def test_numbers_follow_the_answers_as_they_come_in(
    page: LabPage, lab: PlayLab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = [cell for cell in lab.all_cells.values() if cell.variant_id == "a"]
    panel = _numbers(page, qtbot)
    lab.begin()
    assert any("Run the columns" in text for text in texts(panel))
    looks = _counting(panel, monkeypatch)
    for cell in ended:
        lab.play(replace(cell, phase="writing", result=None))
        lab.play(cell)
    assert looks == []
    qtbot.waitUntil(lambda: looks == [3])
    assert "0.21 s" in texts(panel)
    assert not any("may be chance" in text for text in texts(panel))


def test_numbers_leave_the_window_alone_while_nobody_looks_or_there_is_too_much(
    page: LabPage, lab: PlayLab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cell = next(iter(lab.all_cells.values()))
    panel = _numbers(page, qtbot)
    looks = _counting(panel, monkeypatch)
    due = panel.findChild(QTimer)
    lab.all_cells |= {("a", f"r{n}", 0): replace(cell, row_id=f"r{n}") for n in range(4_000)}
    lab.play(cell)
    with qtbot.waitSignal(due.timeout):
        assert due.isActive()
    assert looks == []
    _press(page, "Numbers", qtbot)
    lab.play(cell)
    assert not due.isActive()


def test_the_column_that_leads_says_so_and_when_it_may_be_chance(
    page: LabPage, lab: PlayLab
) -> None:
    cards = sorted(page.findChildren(ColumnCard), key=lambda card: card.x())
    assert not {"most often right", "may be chance"} & {*texts(cards[0])}
    assert {"most often right", "may be chance"} <= {*texts(cards[1])}
    slow = Timing(ttft_s=1.0, total_s=9.0, prompt_tokens=96, generated_tokens=4)
    for repeat in range(3):
        result = replace(lab.all_cells["a", "", repeat].result, timing=slow)
        lab.all_cells["a", "", repeat] = Cell("a", repeat, "done", result.text, result=result)
        quick = replace(result, variant_id="b", timing=replace(slow, total_s=0.1 + repeat / 100))
        lab.all_cells["b", "", repeat] = Cell("b", repeat, "done", quick.text, result=quick)
    lab.run_changed.emit()
    assert "fastest" in texts(page)


def test_answers_are_shown_as_they_came(page: LabPage, qtbot: QtBot) -> None:
    assert any("배송 불만" in view.toPlainText() for view in named(page, QTextBrowser, "Answer"))
    _switch(page, "Texts as they came")
    assert not named(page, QTextBrowser, "Answer")
    assert any("**배송 불만**" in label.text() for label in named(page, QLabel, "Answer"))


def test_answers_scroll_together_where_that_is_wanted(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    text = "\n\n".join(f"line {number}" for number in range(80))
    for key in ("a", "b"):
        result = CellResult(key, 0, text, StopReason.END)
        lab.play(Cell(key, 0, "done", text, result=result))
    bars = [area.verticalScrollBar() for area in named(page, QScrollArea, "Answer")][:2]
    qtbot.waitUntil(lambda: all(bar.maximum() > 100 for bar in bars))
    for bar in bars:
        bar.setValue(0)
    bars[0].setValue(bars[0].maximum())
    assert bars[1].value() == 0
    _switch(page, "Scroll answers together")
    bars[0].setValue(0)
    bars[0].setValue(bars[0].maximum())
    assert bars[1].value() == bars[1].maximum()


def test_any_two_repeats_can_be_held_against_each_other(page: LabPage) -> None:
    dialog = page.show_differences()
    dialog.choose(0, 0, 0, 1)
    text = one(dialog, QTextEdit, "Both answers with their differences")
    assert text.toPlainText() == "배송 불만"
    assert "underline" in text.toHtml()
    assert "Both answers are the same." not in texts(dialog)
    dialog.choose(0, 0, 0, 2)
    assert "Both answers are the same." in texts(dialog)
    assert one(dialog, QComboBox, "Repeat of the second answer").currentText() == "Repeat 3"


def test_an_answer_is_scored_where_the_column_asks_for_it(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    first = min(page.findChildren(ColumnCard), key=lambda card: card.x())
    qtbot.mouseClick(button(first, "Sampling"), Qt.MouseButton.LeftButton)
    (box,) = [box for box in page.findChildren(QCheckBox) if box.isVisible()]
    assert box.text() == "Score the answer"
    box.click()
    assert lab.sheet.variants[0].sampling.logprobs == 1
    box.click()
    assert lab.sheet.variants[0].sampling.logprobs == 0


# Varying


def test_columns_are_made_of_a_list_in_one_step(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    dialog = page.show_vary("a")
    values = one(dialog, QLineEdit, "Values")
    values.setText("0, 0.7")
    assert "Temperature 0.7" in texts(dialog)
    qtbot.mouseClick(button(dialog, "Make 1 column"), Qt.MouseButton.LeftButton)
    assert [item.name for item in lab.sheet.variants] == [
        "Zero-shot", "Temperature 0.7", "Few-shot", "Few-shot + think first",
    ]  # fmt: skip
    assert lab.sheet.variants[1].sampling.temperature == 0.7
    lab.undo()
    assert len(lab.sheet.variants) == 3


def test_a_range_fills_the_list_and_what_has_no_room_is_told(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    dialog = page.show_vary("a")
    dialog.choose_field("seed")
    one(dialog, QDoubleSpinBox, "To").setValue(8)
    qtbot.mouseClick(button(dialog, "Fill in"), Qt.MouseButton.LeftButton)
    assert one(dialog, QLineEdit, "Values").text() == "1, 2, 3, 4, 5, 6, 7, 8"
    assert any("3 would be left out" in text for text in texts(dialog))
    next(box for box in dialog.findChildren(QCheckBox)).click()
    assert not any("would be left out" in text for text in texts(dialog))
    qtbot.mouseClick(button(dialog, "Make 8 columns"), Qt.MouseButton.LeftButton)
    assert [item.sampling.seed for item in lab.sheet.variants] == list(range(1, 9))


def test_what_is_no_value_is_told_and_nothing_can_be_made(page: LabPage) -> None:
    dialog = page.show_vary("b")
    one(dialog, QLineEdit, "Values").setText("0, warm")
    assert any("“warm” is not a number." in text for text in texts(dialog))
    assert not button(dialog, "Make columns").isEnabled()


def test_techniques_are_ticked(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    dialog = page.show_vary("b")
    dialog.choose_field("technique")
    listed = one(dialog, QListWidget, "Values")
    assert listed.item(0).checkState() == Qt.CheckState.Checked  # what the column has
    listed.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(button(dialog, "Make 1 column"), Qt.MouseButton.LeftButton)
    assert lab.sheet.variants[2].technique == "think"
    assert lab.sheet.variants[2].name == "Think step by step"


# What differs

FIRST = Variant("a", "A")


@pytest.mark.parametrize(
    ("other", "names", "told"),
    [
        (replace(FIRST, system_text="Be brief."), ("system_text",), ("with system text",)),
        (replace(FIRST, template="x"), ("template",), ("other prompt",)),
        (
            replace(FIRST, template="x", prompt_id="p", version=3),
            ("template", "prompt_id", "version"),
            ("other prompt",),
        ),
        (
            replace(FIRST, examples=(Example("a", "b"),) * 2),
            ("examples",),
            ("2 examples",),
        ),
        (replace(FIRST, technique="structured"), ("technique",), ("JSON by schema",)),
        (
            replace(FIRST, technique="self_consistency", options=TechniqueOptions(samples=9)),
            ("technique", "options"),
            ("self-consistency", "9 samples"),
        ),
        (replace(FIRST, options=TechniqueOptions(samples=9)), ("options",), ()),
        (
            replace(FIRST, options=TechniqueOptions(order="nearest", marking="delimited")),
            ("options",),
            ("nearest examples", "input between marks"),
        ),
        (
            replace(FIRST, collection_id="c1", search=ColumnSearch(6, True)),
            ("collection_id", "search"),
            ("documents “Papers”", "6 passages", "with the text around passages"),
        ),
        (
            replace(FIRST, sampling=replace(FIRST.sampling, temperature=0.7, logprobs=1)),
            ("temperature", "logprobs"),
            ("temperature 0.7", "answer scored"),
        ),
        (replace(FIRST, model_id="m"), ("model_id",), ("model",)),
    ],
)
def test_what_differs_is_said_in_words(
    other: Variant, names: tuple[str, ...], told: tuple[str, ...]
) -> None:
    assert phrases(FIRST, other, names, lambda _id: "Papers") == told


def test_versions_of_one_prompt_are_told_by_their_number() -> None:
    first = replace(FIRST, prompt_id="p", version=1)
    other = replace(first, template="x", version=2)
    told = phrases(first, other, ("template", "version"), lambda _id: "")
    assert told == ("version 2 of the prompt",)
