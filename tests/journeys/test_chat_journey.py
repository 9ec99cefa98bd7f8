"""Chat in the real window, with the real engine and the bundled model."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot, committed
from workbench.core.chat import MessageState
from workbench.core.generation import Sampling, StopReason
from workbench.core.paths import Paths

pytestmark = [pytest.mark.journey, pytest.mark.engine]

# So hot that every token is as likely as any other: the end of the answer hardly ever comes.
ENDLESS = Sampling(temperature=10.0, top_k=0, top_p=1.0, min_p=0.0, max_tokens=900, seed=3)


def test_type_send_and_read_a_streamed_answer_with_its_readout(pilot: Pilot) -> None:
    seen: list[str] = []
    pilot.services.chat.message_changed.connect(lambda _id: seen.append(pilot.seen_answer()))
    answer = pilot.ask("Hello! Who are you?")
    assert answer.state is MessageState.COMPLETE
    assert pilot.seen_answer().strip()
    assert answer.timing is not None
    assert answer.timing.prompt_tokens > 0
    readout = pilot.answer_row().footer.readout.text()
    assert f"{answer.timing.generated_tokens} out" in readout
    assert "tok/s" in readout or answer.timing.generated_tokens < 2
    pilot.wait(lambda: pilot.last().paint_s > 0)


def test_the_second_turn_reads_only_what_is_new(pilot: Pilot) -> None:
    pilot.services.chat.set_sampling(Sampling(max_tokens=32))
    pilot.ask("Hello there.")
    second = pilot.ask("Thank you.")
    assert second.timing is not None
    assert second.timing.cached_tokens > second.timing.prompt_tokens // 2


def test_stop_keeps_the_text_so_far(pilot: Pilot) -> None:
    pilot.services.chat.set_sampling(ENDLESS)
    pilot.type_and_send("Tell me a very long story about a harbour.")
    pilot.wait(lambda: pilot.services.chat.activity.tokens > 3)
    QTest.keyClick(pilot.chat_page.composer.field, Qt.Key.Key_Escape)
    answer = pilot.wait_for_answer()
    assert answer.state is MessageState.STOPPED
    assert answer.reason is StopReason.CANCELLED
    assert answer.text
    assert pilot.chat_page.composer.send_button.isVisible()


def test_the_syllable_still_being_composed_is_sent_once(pilot: Pilot) -> None:
    field = pilot.chat_page.composer.field
    field.setFocus()
    QApplication.sendEvent(field, committed("안녕하세"))
    QApplication.sendEvent(field, QInputMethodEvent("요", []))  # still being composed
    QTest.keyClick(field, Qt.Key.Key_Return)
    QApplication.sendEvent(field, committed("요"))  # what the input method answers to Enter
    pilot.wait(lambda: bool(pilot.services.chat.transcript.messages))
    pilot.wait_for_answer()
    questions = [m.text for m in pilot.services.chat.transcript.messages if m.role == "user"]
    assert questions == ["안녕하세요"]


def test_regenerating_and_editing_make_versions_and_erase_nothing(pilot: Pilot) -> None:
    first = pilot.ask("Hello.")
    pilot.answer_row().footer.regenerate.click()
    pilot.wait(lambda: pilot.last().version == 2 and pilot.services.chat.activity.phase == "idle")
    question = pilot.services.chat.transcript.messages[0]
    pilot.services.chat.edit(question.message_id, "Good morning.")
    pilot.wait(
        lambda: (
            pilot.services.chat.transcript.messages[0].text == "Good morning."
            and len(pilot.services.chat.transcript.messages) == 2
            and pilot.services.chat.activity.phase == "idle"
        )
    )
    edited = pilot.services.chat.transcript.messages[0]
    assert (edited.version, edited.versions) == (2, 2)
    pilot.services.chat.choose_version(edited.message_id, -1)
    pilot.wait(lambda: pilot.services.chat.transcript.messages[0].text == "Hello.")
    pilot.services.chat.choose_version(pilot.last().message_id, -1)
    pilot.wait(lambda: pilot.last().version == 1)
    assert pilot.seen_answer().split() == first.text.split()


def test_killing_the_engine_in_mid_answer_harms_nothing(pilot: Pilot) -> None:
    pilot.services.chat.set_sampling(ENDLESS)
    pilot.type_and_send("Tell me a very long story about a harbour.")
    pilot.wait(lambda: pilot.services.chat.activity.tokens > 3)
    pid = pilot.program.engine.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    answer = pilot.wait_for_answer()
    assert answer.state is MessageState.FAILED
    assert answer.text
    row = pilot.answer_row()
    assert row.problem is not None
    assert row.problem.isVisible()
    pilot.wait(lambda: pilot.services.models.state == "ready")
    assert pilot.program.engine.pid != pid
    pilot.services.chat.set_sampling(Sampling(max_tokens=32))
    again = pilot.ask("Hello again.")
    assert again.state is MessageState.COMPLETE


def test_a_question_asked_before_the_model_is_ready_is_kept_and_answered(pilot: Pilot) -> None:
    models = pilot.services.models
    models.unload()
    pilot.wait(lambda: models.state == "none")
    pilot.type_and_send("Hello!")
    pilot.wait(lambda: pilot.services.chat.activity.phase == "waiting")
    models.load("tour")
    pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 2)
    assert pilot.wait_for_answer().state is MessageState.COMPLETE


def test_a_prompt_longer_than_the_context_says_by_how_much(pilot: Pilot) -> None:
    pilot.services.chat.send("harbour " * 3000, 1.0)
    pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 2)
    answer = pilot.wait_for_answer()
    assert answer.problem is not None
    assert answer.problem.kind == "PromptTooLong"
    assert int(answer.problem.values["tokens"]) > 1000


def test_chats_are_there_again_after_a_restart(start_program: StartProgram, tmp_path: Path) -> None:
    first = start_program(tmp_path / "profile")
    answer = first.ask("Hello! Who are you?")
    first.program.close()
    second = start_program(tmp_path / "profile")
    second.wait(lambda: len(second.services.chat.conversations) == 1)
    conversation = second.services.chat.conversations[0]
    assert conversation.title == "Hello! Who are you?"
    second.services.chat.open(conversation.conversation_id)
    second.wait(lambda: len(second.services.chat.transcript.messages) == 2)
    assert second.last().text == answer.text
    assert second.seen_answer().split() == answer.text.split()


def test_what_the_engine_kept_of_a_deleted_chat_goes_with_it(
    start_program: StartProgram, tmp_path: Path
) -> None:
    first = start_program(tmp_path / "profile")
    first.ask("Hello! Who are you?")
    first.wait(lambda: len(first.services.chat.conversations) == 1)
    first.services.chat.delete(first.services.chat.conversations[0].conversation_id)
    first.wait(lambda: not first.services.chat.conversations)
    first.program.close()
    states = Paths(tmp_path / "profile").states
    states.mkdir(exist_ok=True)
    kept = states / "0123.state"
    kept.write_bytes(b"what was said")
    start_program(tmp_path / "profile")
    assert not kept.exists()
