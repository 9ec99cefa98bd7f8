"""Chats: kept questions, streaming, stopping, deleting with undo, drafts, limits."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.services.conftest import Desk
from workbench.core.chat import Grounding, MessageState
from workbench.core.errors import Problem
from workbench.services.chat_parts import last_only_ids, searched_for


def ask(desk: Desk, qtbot: QtBot, question: str, answer: str | Problem) -> None:
    """Ask, let the engine answer, and wait for the end."""
    before = len(desk.engine.requests)
    count = len(desk.chat.transcript.messages)
    desk.engine.enqueue([answer])
    desk.chat.send(question, 1.0)
    qtbot.waitUntil(lambda: len(desk.engine.requests) > before)
    qtbot.waitUntil(lambda: len(desk.chat.transcript.messages) == count + 2)
    desk.engine.release(desk.engine.requests[-1].request_id)
    qtbot.waitUntil(lambda: desk.chat.activity.phase == "idle")


def test_an_answer_is_added_and_stored(ready: Desk, qtbot: QtBot) -> None:
    ask(ready, qtbot, "What is red?", "A colour.")
    question, answer = ready.chat.transcript.messages
    assert (question.text, answer.text) == ("What is red?", "A colour.")
    assert answer.state is MessageState.COMPLETE
    qtbot.waitUntil(lambda: len(ready.chat.conversations) == 1)
    kept = ready.conversations.transcript(ready.chat.conversations[0].conversation_id)
    assert [message.text for message in kept.messages] == ["What is red?", "A colour."]


def test_a_question_waits_for_the_model_and_goes_on_by_itself(desk: Desk, qtbot: QtBot) -> None:
    desk.engine.enqueue(["Here."])
    desk.chat.send("Are you there?", 1.0)
    qtbot.waitUntil(lambda: desk.chat.activity.phase == "waiting")
    (notice,) = desk.notices.take_pending()
    assert notice.action == "open_models"
    desk.models.load("tour")
    qtbot.waitUntil(lambda: len(desk.engine.requests) == 1)
    desk.engine.release(desk.engine.requests[0].request_id)
    qtbot.waitUntil(lambda: desk.chat.activity.phase == "idle")
    assert desk.chat.transcript.messages[-1].text == "Here."


def test_a_question_that_waits_can_be_taken_back(desk: Desk, qtbot: QtBot) -> None:
    desk.chat.send("Are you there?", 1.0)
    qtbot.waitUntil(lambda: desk.chat.activity.phase == "waiting")
    desk.chat.stop()
    assert desk.chat.activity.phase == "idle"
    desk.models.load("tour")
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert desk.engine.requests == []


def test_stop_ends_the_answer(ready: Desk, qtbot: QtBot) -> None:
    ready.engine.enqueue(["never"])
    ready.chat.send("Tell me all.", 1.0)
    qtbot.waitUntil(lambda: len(ready.engine.requests) == 1)
    qtbot.waitUntil(lambda: ready.chat.activity.phase == "queued")
    ready.chat.stop()
    qtbot.waitUntil(lambda: ready.chat.activity.phase == "idle")
    assert ready.chat.transcript.messages[-1].state is MessageState.STOPPED


def test_a_failure_keeps_the_question_and_says_why(ready: Desk, qtbot: QtBot) -> None:
    ask(ready, qtbot, "What?", Problem("The engine crashed.", "Try again."))
    question, answer = ready.chat.transcript.messages
    assert question.text == "What?"
    assert answer.state is MessageState.FAILED
    assert answer.problem is not None
    assert answer.problem.text == "The engine crashed."


def test_the_time_to_the_first_painted_token_outlives_the_answer(ready: Desk, qtbot: QtBot) -> None:
    ask(ready, qtbot, "What is red?", "A colour.")
    answer = ready.chat.transcript.messages[-1]
    ready.chat.painted(answer.message_id)
    ready.chat.painted(answer.message_id)
    assert ready.chat.message(answer.message_id).paint_s > 0


def test_a_deleted_chat_comes_back_by_undo(ready: Desk, qtbot: QtBot) -> None:
    ask(ready, qtbot, "What is red?", "A colour.")
    qtbot.waitUntil(lambda: len(ready.chat.conversations) == 1)
    conversation_id = ready.chat.conversations[0].conversation_id
    ready.chat.delete(conversation_id)
    qtbot.waitUntil(lambda: ready.chat.conversations == ())
    assert ready.chat.transcript.messages == ()
    (notice,) = ready.notices.take_pending()
    ready.notices.act(notice)
    qtbot.waitUntil(lambda: len(ready.chat.conversations) == 1)
    qtbot.waitUntil(lambda: len(ready.chat.transcript.messages) == 2)


def test_each_chat_keeps_its_draft(ready: Desk, qtbot: QtBot) -> None:
    ask(ready, qtbot, "What is red?", "A colour.")
    first = ready.chat.transcript.conversation.conversation_id
    ready.chat.set_draft("and what is")
    ready.chat.new()
    assert ready.chat.transcript.conversation.draft == ""
    ready.chat.open(first)
    qtbot.waitUntil(lambda: bool(ready.chat.transcript.messages))
    assert ready.chat.transcript.conversation.draft == "and what is"


def test_nothing_is_sent_for_blank_text(ready: Desk, qtbot: QtBot) -> None:
    ready.chat.send("  \n", 1.0)
    done: list[object] = []
    ready.jobs.run("store", lambda: 1, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert ready.chat.transcript.messages == ()


def test_settings_are_saved_and_told(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.settings.changed) as told:
        desk.settings.update(theme="dark")
    old, new = told.args
    assert (old.theme, new.theme) == ("system", "dark")
    qtbot.waitUntil(lambda: bool(desk.saved))
    assert desk.saved[-1].theme == "dark"


def test_a_chat_is_limited_to_files_until_another_collection_is_chosen(
    ready: Desk, qtbot: QtBot
) -> None:
    ready.chat.new("c1")
    with qtbot.waitSignal(ready.chat.activity_changed):
        ready.chat.set_only(("d2",))
    ask(ready, qtbot, "What is red?", "A colour.")
    assert ready.chat.only_ids == ("d2",)  # the chat has its id now
    first = ready.chat.transcript.conversation.conversation_id
    ready.chat.new("c1")
    assert ready.chat.only_ids == ()
    with qtbot.waitSignal(ready.chat.opened):
        ready.chat.open(first)
    assert ready.chat.only_ids == ("d2",)
    ready.chat.set_collection("c2")
    assert ready.chat.only_ids == ()


def test_the_limit_of_the_last_answer_outlives_the_program(ready: Desk, qtbot: QtBot) -> None:
    ask(ready, qtbot, "What is red?", "A colour.")
    kept = ready.chat.transcript.conversation.conversation_id
    answer = ready.chat.transcript.messages[-1]
    limited = Grounding("c1", searched="the colour red", only_ids=("d2",))
    ready.conversations.set_grounding(answer.message_id, limited)
    ready.conversations.set_collection(kept, "c1")
    transcript = ready.conversations.transcript(kept)
    assert last_only_ids(transcript) == ("d2",)
    assert searched_for(transcript, transcript.messages[0].message_id) == "the colour red"
    ready.conversations.set_collection(kept, "c2")
    assert last_only_ids(ready.conversations.transcript(kept)) == ()
