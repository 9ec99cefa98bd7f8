"""The chat runner: each step stored, half answers kept, stopped, failed, regenerated, edited."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary, model_info, passage
from workbench.answering.conversation import (
    AnswerBegun,
    AnswerEnded,
    AnswerOptions,
    AnswerPrepared,
    ChatEvent,
    ChatRunner,
    NotSaved,
    auto_title,
)
from workbench.core.chat import Message, MessageState
from workbench.core.errors import BadInput, Cancelled, EngineLost, LibraryLost, Problem
from workbench.core.generation import (
    ModelLoading,
    Sampling,
    StopReason,
    TextArrived,
    TokenChance,
    TokenLogprobs,
)
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database

OPTIONS = AnswerOptions(Sampling(max_tokens=40))


class Desk:
    """A runner over a real database and a fake engine, with what it said."""

    def __init__(
        self, path: Path, engine: FakeEngine | None = None, library: FakeLibrary | None = None
    ) -> None:
        self.database = Database(path / "workbench.db")
        self.conversations = Conversations(self.database)
        self.engine = engine or FakeEngine()
        self.library = library or FakeLibrary()
        self.now_s = 0.0
        self.events: list[ChatEvent] = []
        self.runner = ChatRunner(
            self.engine, self.conversations, b"s" * 32, self.library, clock=lambda: self.now_s
        )
        self.key = self.conversations.create().conversation_id

    def hear(self, event: ChatEvent) -> None:
        """Keep an event."""
        self.events.append(event)

    def ask(self, text: str) -> Message:
        """Ask and return the answer as it was told at the end."""
        self.runner.ask(self.key, text, OPTIONS, self.hear)
        ended = self.events[-1]
        assert isinstance(ended, AnswerEnded)
        return ended.message

    def shown(self) -> list[str]:
        """Return the texts of the active branch."""
        return [message.text for message in self.conversations.transcript(self.key).messages]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.database.close()


def test_a_question_is_stored_answered_and_titled(desk: Desk) -> None:
    answer = desk.ask("How are you today?")

    assert [type(event) for event in desk.events] == [
        AnswerBegun, AnswerPrepared, TextArrived, TextArrived, AnswerEnded,
    ]  # fmt: skip
    begun = desk.events[0]
    assert isinstance(begun, AnswerBegun)
    assert begun.conversation.title == "How are you today?"
    assert begun.question.text == "How are you today?"
    assert begun.answer.state is MessageState.STREAMING
    assert (answer.text, answer.state, answer.reason) == (
        "fine thanks", MessageState.COMPLETE, StopReason.END,
    )  # fmt: skip
    assert answer.timing is not None and answer.timing.ttft_s == 0.6
    assert answer == desk.conversations.message(answer.message_id)
    assert not desk.runner.busy


def test_the_next_question_goes_with_the_history(desk: Desk) -> None:
    desk.ask("one")
    desk.ask("two")
    assert [turn.text for turn in desk.engine.requests[1].turns] == ["one", "fine thanks", "two"]
    assert desk.conversations.get(desk.key).title == "one"


def test_partial_text_is_written_every_quarter_of_a_second(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FakeEngine(lambda _request: "a b c d e f"))
    written: list[str] = []
    stored = desk.conversations.write_partial

    def write_partial(message_id: str, text: str) -> None:
        written.append(text)
        stored(message_id, text)

    desk.conversations.write_partial = write_partial  # type: ignore[method-assign]

    def hear(event: ChatEvent) -> None:
        if isinstance(event, TextArrived):
            desk.now_s += 0.1

    desk.runner.ask(desk.key, "q", OPTIONS, hear)

    assert written == ["a", "a b c d"]  # at 0.0 s, then at the first token 0.25 s later
    assert desk.shown() == ["q", "a b c d e f"]
    desk.database.close()


def test_stop_keeps_the_text_so_far(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FakeEngine(lambda _request: "one two three four"))

    def hear(event: ChatEvent) -> None:
        desk.hear(event)
        if isinstance(event, TextArrived) and event.text == " two":
            desk.runner.stop(event.request_id)

    desk.runner.ask(desk.key, "q", OPTIONS, hear)

    message = desk.conversations.transcript(desk.key).messages[1]
    assert (message.text, message.state) == ("one two", MessageState.STOPPED)
    assert message.reason is StopReason.CANCELLED
    desk.database.close()


def test_stop_while_the_prompt_is_prepared(desk: Desk) -> None:
    def hear(event: ChatEvent) -> None:
        desk.hear(event)
        if isinstance(event, AnswerPrepared):
            desk.runner.stop_all()

    desk.runner.ask(desk.key, "q", OPTIONS, hear)

    assert desk.engine.batches == []
    message = desk.conversations.transcript(desk.key).messages[1]
    assert (message.text, message.state) == ("", MessageState.STOPPED)


def test_a_lost_engine_keeps_the_text_and_says_why(tmp_path: Path) -> None:
    lost = Problem("The engine was ended by the system.", kind="EngineLost")
    desk = Desk(tmp_path, FakeEngine(lambda _request: lost, said_before_failing="half an"))
    message = desk.ask("q")
    assert (message.text, message.state, message.problem) == ("half an", MessageState.FAILED, lost)
    assert message == desk.conversations.message(message.message_id)
    desk.database.close()


@pytest.mark.parametrize("error", [EngineLost("It is gone."), RuntimeError("a bug")])
def test_whatever_fails_before_the_first_token_ends_the_answer(
    desk: Desk, error: Exception
) -> None:
    desk.engine.submit_error = error
    message = desk.ask("q")
    assert message.state is MessageState.FAILED
    assert message.problem is not None and message.problem.text
    assert not desk.runner.busy


def test_without_a_model_the_question_is_kept(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FakeEngine(loaded=False))
    message = desk.ask("remember me")
    assert message.problem is not None and "No model is loaded" in message.problem.text
    assert desk.shown() == ["remember me", ""]
    desk.database.close()


def test_an_empty_question_is_refused_and_nothing_stored(desk: Desk) -> None:
    with pytest.raises(BadInput):
        desk.runner.ask(desk.key, "  \n", OPTIONS, desk.hear)
    assert desk.shown() == []


def test_regenerating_makes_another_version_from_the_same_history(desk: Desk) -> None:
    desk.ask("one")
    answer = desk.ask("two")
    desk.runner.regenerate(answer.message_id, OPTIONS, desk.hear)

    again = desk.conversations.transcript(desk.key).messages[3]
    assert (again.version, again.versions) == (2, 2)
    assert desk.engine.requests[2].turns == desk.engine.requests[1].turns


def test_editing_asks_again_from_what_came_before(desk: Desk) -> None:
    desk.ask("one")
    desk.ask("two")
    question = desk.conversations.transcript(desk.key).messages[2]
    desk.runner.edit(question.message_id, "two, better", OPTIONS, desk.hear)

    assert desk.shown() == ["one", "fine thanks", "two, better", "fine thanks"]
    turns = desk.engine.requests[2].turns
    assert [turn.text for turn in turns] == ["one", "fine thanks", "two, better"]
    with pytest.raises(BadInput):
        desk.runner.edit(question.message_id, " ", OPTIONS, desk.hear)


def test_a_grounded_answer_keeps_its_passages(tmp_path: Path) -> None:
    library = FakeLibrary([passage(1, "24 months."), passage(2, "w " * 1000)])
    desk = Desk(tmp_path, FakeEngine(lambda _request: "24 months [1]"), library)
    desk.conversations.set_collection(desk.key, "c9")

    message = desk.ask("How long?")

    assert message.grounding is not None
    assert [use.number for use in message.grounding.uses] == [1, 0]
    assert "no room" in message.grounding.uses[1].dropped_because
    assert library.questions[0][1:] == (("c9",), library.questions[0][2])
    assert library.questions[0][2].limit == 4
    desk.ask("And then?")
    texts = [turn.text for turn in desk.engine.requests[1].turns]
    assert texts[1:3] == ["How long?", "24 months [1]"]  # without its passages
    desk.database.close()


def test_a_lost_library_ends_the_answer_with_its_reason(tmp_path: Path) -> None:
    library = FakeLibrary()
    library.search_error = LibraryLost("The library ended.", "Ask again.")
    desk = Desk(tmp_path, library=library)
    desk.conversations.set_collection(desk.key, "c1")
    message = desk.ask("q")
    assert message.problem is not None and message.problem.kind == "LibraryLost"
    desk.database.close()


def test_a_full_disk_while_streaming_is_told_once_and_the_answer_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FakeEngine(lambda _request: "long " * 6000 + "end"))

    def hear(event: ChatEvent) -> None:
        desk.hear(event)
        desk.now_s += 0.01
        if isinstance(event, AnswerPrepared):
            pages = desk.database.rows("PRAGMA page_count")[0][0]
            desk.database.rows(f"PRAGMA max_page_count = {pages}")

    desk.runner.ask(desk.key, "q", OPTIONS, hear)

    told = [event for event in desk.events if isinstance(event, NotSaved)]
    assert len(told) == 1 and "disk is full" in told[0].problem.sentence()
    ended = desk.events[-1]
    assert isinstance(ended, AnswerEnded)
    assert ended.message.text.endswith("end")
    assert ended.message.state is MessageState.COMPLETE
    assert desk.shown()[1].startswith("long long")  # what fitted is kept
    desk.database.close()


def test_the_prompt_of_a_stored_question_can_be_seen(desk: Desk) -> None:
    desk.ask("one")
    desk.ask("two")
    transcript = desk.conversations.transcript(desk.key)
    shown = desk.runner.preview(transcript.conversation, transcript.messages[2], OPTIONS)
    assert shown.text == "<user> one\n<assistant> fine thanks\n<user> two"
    assert len(desk.engine.batches) == 2


def test_answers_stream_from_the_engines_own_thread(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FakeEngine(threaded=True))
    ended = threading.Event()

    def hear(event: ChatEvent) -> None:
        if isinstance(event, AnswerEnded):
            ended.set()

    desk.runner.ask(desk.key, "q", OPTIONS, hear)

    assert ended.wait(10)
    assert desk.shown() == ["q", "fine thanks"]
    desk.database.close()


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Short one?", "Short one?"),
        ("  two\n lines ", "two lines"),
        (
            "How long is the warranty of the big blue boat, and who pays?",
            "How long is the warranty of the big blue…",
        ),
        (
            "배터리의 보증 기간은 몇 달이고, 그 뒤에 고장이 나면 누가 수리비를 내나요?",
            "배터리의 보증 기간은 몇 달이고, 그 뒤에 고장이 나면 누가 수리비를…",
        ),
        ("x" * 60, "x" * 40 + "…"),
    ],
)  # fmt: skip
def test_titles_come_from_the_question(question: str, title: str) -> None:
    assert auto_title(question) == title


def test_a_model_that_had_to_leave_is_waited_for_and_can_be_given_up(tmp_path: Path) -> None:
    back = model_info(name="fake")
    desk = Desk(tmp_path, FakeEngine(others={"": back}))
    assert desk.ask("Are you there?").text == "fine thanks"
    (loading,) = [event for event in desk.events if isinstance(event, ModelLoading)]
    assert (loading.name, loading.fraction) == ("fake", 0.5)
    assert loading.request_id == desk.conversations.transcript(desk.key).messages[1].message_id
    desk.database.close()

    gone = Desk(tmp_path / "other", FakeEngine(others={"": Cancelled()}))
    answer = gone.ask("Are you there?")
    assert (answer.state, answer.reason) == (MessageState.STOPPED, StopReason.CANCELLED)
    gone.database.close()


def test_an_ended_answer_carries_the_chances_of_its_tokens(desk: Desk) -> None:
    """They are told, not stored."""
    chances = (TokenLogprobs(TokenChance(5, "Yes", -0.1), ()),)
    desk.engine.logprobs = chances
    assert desk.ask("Is it?").logprobs == chances
    stored = desk.conversations.transcript(desk.key).messages[-1]
    assert stored.logprobs == ()
