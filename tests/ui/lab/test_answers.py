"""Answers as they stream, fail, repeat and are counted."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QTextBrowser, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import named, one, texts
from tests.ui.lab.play import PlayLab
from workbench.core.errors import Problem
from workbench.core.generation import StopReason, Timing, Turn
from workbench.core.lab import CellResult, Check, CheckOutcome, StepResult
from workbench.services.lab import Cell
from workbench.ui.lab.column_card import ColumnCard
from workbench.ui.lab.page import LabPage

LOST = Problem(
    "The prompt has {tokens} tokens, {over} more than the context holds.",
    "Shorten it.",
    {"tokens": 1204, "over": 180},
)


def _card(page: LabPage, variant_id: str) -> ColumnCard:
    """Return one column."""
    (found,) = (card for card in page.findChildren(ColumnCard) if card.variant_id == variant_id)
    return found


def _answer(page: LabPage, variant_id: str) -> str:
    """Return the answer that is seen in a column."""
    seen = named(_card(page, variant_id), QTextBrowser, "Answer")
    return seen[0].toPlainText().strip("▍ \n") if seen else ""


def test_answers_stream_side_by_side(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    lab.begin()
    lab.play(Cell("a", 0, "writing", "배송 **불", tokens=3, rate=44.0))
    lab.play(Cell("b", 0, "prompt", done=30, total=60))
    qtbot.waitUntil(lambda: "배송" in _answer(page, "a"))
    qtbot.waitUntil(lambda: any("Reading the prompt, 50 %" in t for t in texts(_card(page, "b"))))
    assert any("44.0 tok/s" in text for text in texts(_card(page, "a")))
    lab.play(Cell("a", 0, "writing", "배송 **불만**", tokens=5, rate=44.0))
    qtbot.waitUntil(lambda: _answer(page, "a") == "배송 불만")


def test_one_column_fails_in_place_and_the_others_go_on(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    lab.begin()
    lab.fail("b", LOST)
    lab.play(Cell("c", 0, "writing", "still here"))
    qtbot.waitUntil(lambda: _answer(page, "c") == "still here")
    shown = texts(_card(page, "b"))
    assert "The prompt has 1,204 tokens, 180 more than the context holds." in shown
    assert "Shorten it." in shown
    assert LOST.hint not in texts(_card(page, "c"))


def test_arrows_go_through_the_distinct_answers(page: LabPage, qtbot: QtBot) -> None:
    card = _card(page, "a")
    assert _answer(page, "a") == "불만"
    place = one(card, QToolButton, "Choose one of the repeats")
    assert place.text() == "1 / 2 · 2×"
    qtbot.mouseClick(one(card, QToolButton, "The next answer"), Qt.MouseButton.LeftButton)
    assert _answer(page, "a") == "배송 불만"
    assert place.text() == "2 / 2"
    assert place.toolTip() == "Answer 2 of 2, given in 1 of 3 repeats"
    qtbot.mouseClick(
        one(card, QToolButton, "The answer before this one"), Qt.MouseButton.LeftButton
    )
    assert not one(card, QToolButton, "The answer before this one").isEnabled()


def test_right_answers_are_counted_with_their_interval(page: LabPage) -> None:
    card = _card(page, "a")
    assert "1 of 3 right · 2 of 3 agree" in texts(card)
    tips = [widget.toolTip() for widget in card.findChildren(QWidget)]
    assert any("between 6 % and 79 %" in tip for tip in tips)


def test_the_readout_has_all_numbers(page: LabPage) -> None:
    (line,) = (text for text in texts(_card(page, "b")) if "first token" in text)
    for part in (
        "0.21 s", "total 0.30 s", "42.9 tok/s", "prompt 160 tok/s", "96 in, 80 cached", "4 out",
        "ended by itself",
    ):  # fmt: skip
        assert part in line


def test_every_repeat_is_in_the_list(page: LabPage) -> None:
    card = _card(page, "a")
    menu = one(card, QToolButton, "Choose one of the repeats").menu()
    menu.aboutToShow.emit()
    entries = [action for action in menu.actions() if not action.isSeparator()]
    assert [action.text() for action in entries] == ["Repeat 1", "Repeat 3", "Repeat 2"]
    entries[1].trigger()
    assert card.answer.place == 2


def test_an_answer_or_its_column_can_be_stopped(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    lab.begin()
    lab.play(Cell("b", 0, "writing", "and on and on"))
    qtbot.waitUntil(lambda: _answer(page, "b") == "and on and on")
    this, column = one(_card(page, "b"), QToolButton, "Stop this answer").menu().actions()
    this.trigger()
    assert lab.asked("stop_cell") == [("b", "", 0)]
    column.trigger()
    assert lab.asked("stop_variant") == [("b",)]


def test_a_single_answer_is_stopped_by_one_press(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    lab.sheet = dataclasses.replace(lab.sheet, repeats=1)
    lab.begin()
    lab.play(Cell("b", 0, "writing", "on"))
    qtbot.waitUntil(lambda: _answer(page, "b") == "on")
    stop = one(_card(page, "b"), QToolButton, "Stop this answer")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert lab.asked("stop_cell") == [("b", "", 0)]


def test_steps_checks_and_the_answer_taken_out_are_shown(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    draft = StepResult("draft", (Turn("user", "Q"),), ("A first try.",), (Timing(total_s=1.0),))
    final = StepResult("final", (Turn("user", "Q2"),), ("So: negative.",), (Timing(total_s=2.0),))
    result = CellResult(
        "b", 0, "So: negative.", StopReason.END, answer="negative", steps=(draft, final),
        outcomes=(
            CheckOutcome(Check("contains", "negative"), True),
            CheckOutcome(Check("equals", "bad"), False),
        ),
        logprob=-0.5,
        timing=Timing(ttft_s=0.1, total_s=3.0),
    )  # fmt: skip
    lab.play(Cell("b", 0, "done", result.text, result=result))
    card = _card(page, "b")
    qtbot.waitUntil(lambda: {"Answer: negative", "contains “negative”"} <= {*texts(card)})
    shown = texts(card)
    assert "is “bad”" in shown
    assert any("log-probability −0.50 (61 %)" in text for text in shown)
    steps = [part.text() for part in card.findChildren(QToolButton) if part.isVisible()]
    assert any("Draft" in text for text in steps)
    assert any("Final answer" in text for text in steps)


def test_a_long_answer_scrolls_along_and_a_short_one_takes_little_room(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    lab.begin()
    lab.play(Cell("a", 0, "writing", "short"))
    lab.play(Cell("b", 0, "writing", "\n\n".join(f"line {number}" for number in range(60))))
    qtbot.waitUntil(lambda: "line 59" in _answer(page, "b"))
    scrolls = [one(_card(page, key), QScrollArea, "Answer") for key in ("a", "b")]
    qtbot.waitUntil(lambda: scrolls[1].verticalScrollBar().value() > 0)
    bar = scrolls[1].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert scrolls[0].height() < scrolls[1].height() / 2
    bar.setValue(0)
    lab.play(Cell("b", 0, "writing", "\n\n".join(f"line {number}" for number in range(90))))
    qtbot.waitUntil(lambda: "line 89" in _answer(page, "b"))
    assert bar.value() == 0, "who scrolled up to read stays there"
