"""Messages on screen: streaming, scrolling, versions, citations, failures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.chat import play
from workbench.core.chat import Message, MessageState
from workbench.core.errors import Problem
from workbench.core.generation import StopReason
from workbench.ui.chat.answer import AnswerMessage
from workbench.ui.chat.answer_text import AnswerText
from workbench.ui.chat.own_message import OwnMessage
from workbench.ui.chat.page import ChatPage


def last_answer(page: ChatPage) -> AnswerMessage:
    """Return the row of the last answer."""
    row = page.transcript.rows[-1]
    assert isinstance(row, AnswerMessage)
    return row


def first_question(page: ChatPage) -> OwnMessage:
    """Return the row of the first question."""
    row = page.transcript.rows[0]
    assert isinstance(row, OwnMessage)
    return row


# Streaming


def test_streaming_draws_the_live_row_only(
    page: ChatPage, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []
    draw = AnswerText.show_text

    def note(self: AnswerText, text: str, **named: Any) -> None:
        drawn.append(self)
        draw(self, text, **named)

    monkeypatch.setattr(AnswerText, "show_text", note)
    for text in ("Yes.", "Yes. Ask", "Yes. Ask within"):
        play.stream(services, text)
    live = last_answer(page).text
    assert drawn == [live, live, live]
    assert live.source() == "Yes. Ask within"


def test_the_first_painted_token_is_told_once(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    answer = dataclasses.replace(
        services.chat.transcript.messages[-1],
        message_id="m9",
        text="",
        state=MessageState.STREAMING,
        timing=None,
    )
    play.add(services, answer)
    play.be_busy(services, "prompt", done=1, total=2)
    assert not services.chat.asked("painted")
    for text in ("Yes", "Yes. Ask", "Yes. Ask within"):
        services.chat.replace(dataclasses.replace(answer, text=text))
        row = page.transcript.row_of("m9")
        assert isinstance(row, AnswerMessage)
        row.text.viewport().repaint()
    qtbot.waitUntil(lambda: services.chat.asked("painted") == [("m9",)])


def test_old_answers_are_not_told_as_painted(page: ChatPage, services: Any) -> None:
    last_answer(page).text.viewport().repaint()
    assert not services.chat.asked("painted")


@pytest.mark.parametrize(
    ("phase", "fields", "words"),
    [
        ("retrieving", {}, "looking in your documents… · 2.1 s"),
        ("queued", {"place": 2}, "waiting: place 2"),
        ("prompt", {"done": 38, "total": 100}, "reading the prompt 38 % · 2.1 s"),
        ("writing", {"rate": 33.0}, "writing · 33.0 tok/s · 2.1 s"),
    ],
)
def test_the_phase_is_told_in_words(
    page: ChatPage, services: Any, phase: str, fields: dict[str, Any], words: str
) -> None:
    play.change_last(services, text="", state=MessageState.STREAMING, timing=None)
    play.be_busy(services, phase, **fields)
    row = last_answer(page)
    assert row.phase is not None
    assert row.phase.text == words
    assert not row.footer.isVisible()


def test_a_question_waits_for_the_model(page: ChatPage, services: Any) -> None:
    services.models.choose(content.QWEN, "loading", 0.43)
    play.add(services, _question("m9"))
    play.be_busy(services, "waiting")
    tail = page.transcript.tail
    assert tail.isVisible()
    assert tail.phase.text == "the model is still loading, your question is kept"
    assert not tail.choose.isVisible()


def test_without_a_model_the_way_to_one_is_shown(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    services.models.choose(content.QWEN, "none")
    play.add(services, _question("m9"))
    play.be_busy(services, "waiting")
    with qtbot.waitSignal(page.navigate) as asked:
        page.transcript.tail.choose.click()
    assert asked.args == ["models", None]


def test_a_question_left_without_an_answer_can_be_answered(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    play.add(services, _question("m9"))
    qtbot.waitUntil(page.transcript.tail.answer.isVisible)
    page.transcript.tail.answer.click()
    assert services.chat.asked("regenerate") == [("m9",)]


# How an answer ended


def test_the_readout_tells_the_numbers_and_explains_them(page: ChatPage) -> None:
    readout = last_answer(page).footer.readout
    assert readout.text() == (
        "first token 0.42 s · 30.6 tok/s · 812 in, 640 cached · 46 out · ended by itself"
    )
    assert "640 cached: of these" in readout.toolTip()


def test_a_stopped_answer_keeps_its_text(page: ChatPage, services: Any) -> None:
    play.change_last(
        services, text="Yes. Ask", state=MessageState.STOPPED, reason=StopReason.CANCELLED
    )
    row = last_answer(page)
    assert row.text.source() == "Yes. Ask"
    assert row.footer.readout.text().endswith("stopped by you")


def test_an_interrupted_answer_says_that_its_text_was_kept(page: ChatPage, services: Any) -> None:
    play.change_last(services, text="Yes. Ask", state=MessageState.INTERRUPTED, timing=None)
    row = last_answer(page)
    assert row.text.source() == "Yes. Ask"
    assert row.footer.readout.text() == "the program ended here; the text was kept"


def test_a_failed_answer_says_why_and_can_be_tried_again(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    problem = Problem("This is too long by {tokens} tokens.", "Shorten it.", {"tokens": 1204})
    play.change_last(services, text="", state=MessageState.FAILED, timing=None, problem=problem)
    card = last_answer(page).problem
    assert card is not None
    assert card.isVisible()
    assert card.text == "This is too long by 1,204 tokens. Shorten it."
    qtbot.mouseClick(card.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: services.chat.asked("regenerate") == [("m3",)])


# Versions, edits, opinions


def test_the_arrows_step_through_versions(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    row = page.transcript.rows[1]
    assert isinstance(row, AnswerMessage)
    assert row.footer.versions.text == "2 / 3"
    qtbot.mouseClick(row.footer.versions.back, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.footer.versions.forth, Qt.MouseButton.LeftButton)
    assert services.chat.asked("choose_version") == [("m1", -1), ("m1", 1)]
    assert not last_answer(page).footer.versions.isVisible()


def test_editing_in_place_asks_again(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    row = first_question(page)
    qtbot.mouseClick(row.edit_button, Qt.MouseButton.LeftButton)
    assert row.editor is not None
    assert not row.bubble.isVisible()
    row.editor.field.setPlainText("How long is it?")
    qtbot.keyClick(row.editor.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.chat.asked("edit") == [("m0", "How long is it?")])
    assert row.bubble.isVisible()


def test_escape_leaves_an_edit(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    row = first_question(page)
    row.begin_edit()
    assert row.editor is not None
    row.editor.field.setPlainText("something else")
    qtbot.keyClick(row.editor.field, Qt.Key.Key_Escape)
    assert row.editor is None
    assert row.bubble.text == services.chat.transcript.messages[0].text
    assert not services.chat.asked("edit")


def test_nothing_is_asked_anew_while_an_answer_is_made(page: ChatPage, services: Any) -> None:
    play.stream(services, "Yes.")
    assert not first_question(page).edit_button.isEnabled()
    assert not page.transcript.rows[1].footer.regenerate.isEnabled()  # type: ignore[attr-defined]
    play.finish(services, "Yes.")
    assert first_question(page).edit_button.isEnabled()


def test_copy_leaves_the_reasoning_out(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    play.finish(services, "<think>Passage 2 says so.</think>Yes.")
    row = last_answer(page)
    qtbot.mouseClick(row.footer.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "Yes."


def test_an_opinion_can_be_given_and_taken_back(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    row = last_answer(page)
    qtbot.mouseClick(row.footer.good, Qt.MouseButton.LeftButton)
    play.change_last(services, rating=1)
    qtbot.mouseClick(row.footer.good, Qt.MouseButton.LeftButton)
    assert services.chat.asked("rate") == [("m3", 1), ("m3", 0)]


# Reasoning, citations


def test_reasoning_is_folded(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    play.stream(services, "<think>Passage 2")
    row = last_answer(page)
    assert row.reasoning is not None
    assert row.reasoning.button.text() == "Reasoning, still going on…"
    assert not row.text.isVisible()
    play.finish(services, "<think>Passage 2 says so.</think>Yes.")
    assert row.text.source() == "Yes."
    assert not row.reasoning.reasoning_text.isVisible()
    qtbot.mouseClick(row.reasoning.button, Qt.MouseButton.LeftButton)
    assert row.reasoning.reasoning_text.isVisible()
    assert row.reasoning.reasoning_text.source() == "Passage 2 says so."


def test_only_citations_of_sent_passages_are_links(page: ChatPage, services: Any) -> None:
    play.finish(services, "Two years [1], one year [2], see [3] and [7].")
    row = last_answer(page)
    html = row.text.toHtml()
    assert 'href="cite:1"' in html
    assert 'href="cite:2"' in html
    assert "cite:3" not in html, "passage 3 was left out"
    assert "cite:7" not in html
    assert row.unknown.isVisible()
    assert row.unknown.text().startswith("2 citation")


def test_a_citation_leads_to_the_passage(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.navigate) as asked:
        last_answer(page).text.citation_pressed.emit(2)
    second = services.chat.transcript.messages[-1].grounding.uses[1].passage
    assert asked.args == [
        "documents",
        {"document_id": "d1", "page": 5, "span": second.span},
    ]


# Scrolling


def test_the_end_stays_in_view_while_an_answer_grows(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    bar = page.transcript.verticalScrollBar()
    play.stream(services, "line\n\n" * 60)
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    assert bar.value() == bar.maximum()
    assert not page.transcript.jump.isVisible()


def test_who_scrolled_up_is_left_there_and_can_jump_back(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    bar = page.transcript.verticalScrollBar()
    play.stream(services, "line\n\n" * 60)
    qtbot.waitUntil(lambda: bar.maximum() > 400)
    bar.setValue(100)
    play.finish(services, "line\n\n" * 90)
    qtbot.waitUntil(lambda: bar.maximum() > 1500)
    assert bar.value() == 100
    jump = page.transcript.jump
    assert jump.isVisible()
    qtbot.mouseClick(jump, Qt.MouseButton.LeftButton)
    assert bar.value() == bar.maximum()
    assert not jump.isVisible()


def test_a_long_chat_is_built_from_its_end(
    services: Any, show: Callable[[Any], ChatPage], qtbot: QtBot
) -> None:
    play.lengthen(services, 100)
    page = show(services)
    transcript = page.transcript
    bar = transcript.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    made = len(transcript.rows)
    assert made < 60
    assert transcript.rows[-1].message.message_id == "m3-99"
    top = transcript.rows[0]
    bar.setValue(50)
    before = top.mapTo(transcript.viewport(), top.rect().topLeft()).y()
    qtbot.waitUntil(lambda: len(transcript.rows) > made)
    qtbot.waitUntil(
        lambda: abs(top.mapTo(transcript.viewport(), top.rect().topLeft()).y() - before) <= 2
    )


def test_another_branch_keeps_the_rows_before_it(page: ChatPage, services: Any) -> None:
    rows = page.transcript.rows
    chat = services.chat
    other = dataclasses.replace(play.last(services), message_id="m3b", text="No.", version=2)
    chat.transcript = dataclasses.replace(
        chat.transcript, messages=(*chat.transcript.messages[:-1], other)
    )
    chat.opened.emit()
    assert page.transcript.rows[:-1] == rows[:-1]
    assert last_answer(page).text.source() == "No."


def _question(message_id: str) -> Message:
    """Return one more question of the open chat."""
    return Message(message_id, "chat0", "m3", "user", "And the ferry?")
