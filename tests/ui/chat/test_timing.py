"""The Timing tab."""

from __future__ import annotations

import dataclasses
from typing import Any

from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.chat import play
from workbench.ui.chat.footer import AnswerFooter
from workbench.ui.chat.history_plot import HistoryPlot
from workbench.ui.chat.page import ChatPage


def test_the_bar_has_four_parts_in_the_order_they_came(page: ChatPage) -> None:
    parts = page.dock.timing.bar.segments
    assert [part.tooltip for part in parts] == [
        "queue 10 ms",
        "retrieval 60 ms",
        "prompt 0.35 s",
        "answer 1.47 s",
    ]
    assert [part.value for part in parts] == [0.01, 0.06, 0.35, 1.47]


def test_the_table_has_the_numbers(page: ChatPage) -> None:
    facts = page.dock.timing.facts
    assert facts["Key press to text on screen"] == "0.45 s"
    assert facts["First token"] == "0.42 s"
    assert facts["Per token, typical"] == "31 ms"
    assert facts["Per token, slowest 5 %"] == "44 ms"
    assert facts["Reading speed"] == "491 tok/s"
    assert facts["Tokens in"] == "812"
    assert facts["of these cached"] == "640"
    assert facts["Context used"] == "1,204 / 8,192"


def test_thinking_guesses_and_other_clocks_are_told(page: ChatPage, services: Any) -> None:
    timing = dataclasses.replace(
        content.TIMING,
        thinking_s=1.2,
        thinking_tokens=31,
        drafted_tokens=24,
        accepted_tokens=18,
        measured_by="server",
    )
    play.change_last(services, timing=timing)
    facts = page.dock.timing.facts
    assert facts["Thinking"] == "1.20 s · 31 tokens"
    assert facts["Right guesses"] == "18 of 24 (75 %)"
    assert facts["Measured"] == "by the server"
    parts = [part.tooltip for part in page.dock.timing.bar.segments]
    assert parts[-2:] == ["thinking 1.20 s", "answer 0.27 s"]
    footer = page.transcript.findChildren(AnswerFooter)[-1]
    assert "18 of 24 guessed tokens were right" in footer.readout.toolTip()


def test_usual_answers_have_no_special_rows(page: ChatPage, services: Any) -> None:
    facts = page.dock.timing.facts
    assert not {"Thinking", "Right guesses", "Measured"} & set(facts)
    play.change_last(services, timing=dataclasses.replace(content.TIMING, measured_by="client"))
    assert page.dock.timing.facts["Measured"] == "here, with the network"


def test_while_an_answer_is_written_there_are_no_numbers(page: ChatPage, services: Any) -> None:
    play.stream(services, "Yes.")
    assert page.dock.timing.facts == {}
    play.finish(services, "Yes.")
    assert page.dock.timing.facts["First token"] == "0.42 s"


def test_the_past_of_this_model_is_drawn(page: ChatPage, qtbot: QtBot) -> None:
    page.dock.show_tab("timing")
    qtbot.waitUntil(lambda: len(page.dock.timing.history.rates) == 12)


def test_the_plot_draws_what_it_was_given(qtbot: Any, context: Any) -> None:
    plot = HistoryPlot(context.theme)
    qtbot.addWidget(plot)
    plot.resize(240, 80)
    empty = _picture(plot)
    slow = dataclasses.replace(content.TIMING, generation_s=3.0)
    no_rate = dataclasses.replace(content.TIMING, generated_tokens=1)
    plot.show_timings([slow, no_rate, content.TIMING])
    assert len(plot.rates) == 2
    rising = _picture(plot)
    plot.show_timings([content.TIMING, slow])
    assert len({empty, rising, _picture(plot)}) == 3


def _picture(plot: HistoryPlot) -> bytes:
    """Return the pixels of the plot."""
    image = plot.grab().toImage()  # named: the bits live only as long as their image
    return bytes(image.constBits())
