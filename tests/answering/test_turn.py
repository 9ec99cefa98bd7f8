"""Preparing a turn: what is sent, what is left out and why, and when it cannot be sent at all."""

from __future__ import annotations

import pytest

from tests.answering.fakes import TURN_COST, FakeEngine, FakeLibrary, passage
from workbench.answering.budget import exchanges_from
from workbench.answering.grounding import GROUNDED_INSTRUCTION, passage_mark
from workbench.answering.retrieval import Ground
from workbench.answering.turn import Prepared, prepare
from workbench.core.chat import Message
from workbench.core.errors import BadInput, PromptTooLong
from workbench.core.generation import Role, Sampling, Turn
from workbench.core.sources import SearchOptions

SAMPLING = Sampling(max_tokens=40)
SECRET = b"s" * 32


def _history(*pairs: tuple[str, str]) -> list[Message]:
    messages = []
    for pair in pairs:
        roles: tuple[Role, Role] = ("user", "assistant")
        messages += [
            Message(f"m{len(messages)}", "k", None, role, text)
            for role, text in zip(roles, pair, strict=True)
        ]
    return messages


def _grounded(
    engine: FakeEngine, library: FakeLibrary, question: str, history: list[Message] | None = None
) -> Prepared:
    ground = Ground(library, "c1", SECRET, SearchOptions(limit=6))
    return prepare(engine, question, history or [], sampling=SAMPLING, ground=ground)


def test_a_plain_question_goes_with_system_text_and_history() -> None:
    prepared = prepare(
        FakeEngine(), "and now?", _history(("one", "1"), ("two", "2")),
        system_text="Be brief.", sampling=SAMPLING, request_id="r1",
    )  # fmt: skip
    assert prepared.request.request_id == "r1"
    assert prepared.request.sampling == SAMPLING
    assert prepared.request.turns == (
        Turn("system", "Be brief."),
        Turn("user", "one"),
        Turn("assistant", "1"),
        Turn("user", "two"),
        Turn("assistant", "2"),
        Turn("user", "and now?"),
    )
    assert (prepared.left_out, prepared.grounding) == (0, None)


def test_questions_without_an_answer_are_not_sent_again() -> None:
    history = _history(("lost", "  "), ("kept", "yes"))
    history.insert(2, Message("x", "k", None, "user", "never answered"))
    assert [item.question for item in exchanges_from(history)] == ["kept"]


def test_the_oldest_exchanges_are_left_out_when_there_is_no_room() -> None:
    engine = FakeEngine(context_size=120)  # 40 kept for the answer: a third, but at most a quarter
    pairs = [(f"question {number} " + "w " * 10, "a " * 10) for number in range(6)]
    prepared = prepare(engine, "last " * 5, _history(*pairs), sampling=SAMPLING)

    sent = [turn.text for turn in prepared.request.turns if turn.role == "user"]
    assert prepared.left_out == 6 - (len(sent) - 1) > 0
    assert [text.split()[1] for text in sent[:-1]] == [str(n) for n in range(prepared.left_out, 6)]
    assert prepared.rendered.tokens <= 90


def test_a_long_old_exchange_does_not_cost_the_short_new_ones_their_place() -> None:
    history = _history(("old", "w " * 500), ("one", "1"), ("two", "2"))
    prepared = prepare(FakeEngine(context_size=200), "last", history, sampling=SAMPLING)
    sent = [turn.text for turn in prepared.request.turns if turn.role == "user"]
    assert (sent, prepared.left_out) == (["one", "two", "last"], 1)


def test_a_very_long_history_is_not_counted_in_full() -> None:
    counted: list[int] = []

    class Counting(FakeEngine):
        """Notes how much it is asked to count."""

        def count_tokens(self, texts, model_id=""):  # type: ignore[no-untyped-def]
            counted.append(sum(map(len, texts)))
            return super().count_tokens(texts)

    history = _history(*[(f"question {number}", "x" * 1000) for number in range(500)])
    engine = Counting(context_size=400)
    prepared = prepare(engine, "last", history, sampling=SAMPLING)

    assert sum(counted) < 400 * 12 + 100
    sent = [turn.text for turn in prepared.request.turns if turn.role == "user"]
    assert sent[-2:] == ["question 499", "last"]
    assert prepared.left_out == 500 - (len(sent) - 1)


def test_a_question_that_alone_is_too_long_says_by_how_much() -> None:
    engine = FakeEngine(context_size=100)  # 75 may be used, 25 are kept for the answer
    with pytest.raises(PromptTooLong) as caught:
        prepare(engine, "w " * 80, _history(("old", "text")), sampling=SAMPLING)
    assert caught.value.values["tokens"] == 80 + TURN_COST - 75
    assert "too long for the model's context by 8 tokens" in str(caught.value)


def test_the_answers_room_is_what_it_asks_for_when_that_is_little() -> None:
    engine = FakeEngine(context_size=100)
    prepared = prepare(engine, "w " * 85, (), sampling=Sampling(max_tokens=5))
    assert prepared.rendered.tokens == 85 + TURN_COST


def test_without_a_model_it_says_so() -> None:
    with pytest.raises(BadInput, match="No model is loaded"):
        prepare(FakeEngine(loaded=False), "hi", (), sampling=SAMPLING)


def test_passages_are_numbered_marked_and_kept() -> None:
    library = FakeLibrary([passage(1, "The warranty is 24 months."), passage(2, "Batteries: 12.")])
    prepared = _grounded(FakeEngine(), library, "How long is the warranty?")

    mark = passage_mark(["The warranty is 24 months.", "Batteries: 12."], SECRET)
    assert prepared.request.turns == (
        Turn("system", GROUNDED_INSTRUCTION["en"]),
        Turn(
            "user",
            f"<passages {mark}>\n[1] The warranty is 24 months.\n[2] Batteries: 12.\n"
            f"</passages {mark}>\n\nHow long is the warranty?",
        ),
    )
    grounding = prepared.grounding
    assert grounding is not None
    assert [use.number for use in grounding.uses] == [1, 2]
    assert (grounding.collection_id, grounding.retrieval_s, grounding.mark) == ("c1", 0.125, mark)
    assert library.questions[0][:2] == ("How long is the warranty?", ("c1",))


def test_the_instruction_is_in_the_questions_language_after_the_own_system_text() -> None:
    ground = Ground(FakeLibrary([passage(1, "English text")]), "c1", SECRET)
    prepared = prepare(
        FakeEngine(), "보증은 몇 달인가요?", (), system_text="Be kind.",
        sampling=SAMPLING, ground=ground,
    )  # fmt: skip
    assert prepared.request.turns[0].text == "Be kind.\n\n" + GROUNDED_INSTRUCTION["ko"]


def test_passages_that_do_not_fit_are_kept_with_the_reason() -> None:
    library = FakeLibrary(
        [
            passage(1, "a " * 20),
            passage(2, "b " * 200),
            passage(3, "c " * 10),
            passage(4, "d " * 90),
        ]
    )
    prepared = _grounded(FakeEngine(context_size=160), library, "what?")

    assert prepared.grounding is not None
    uses = prepared.grounding.uses
    assert [use.number for use in uses] == [1, 0, 2, 0]
    assert uses[1].tokens == 201  # the words and its number
    assert uses[1].dropped_because == f"no room: 201 of {uses[1].room_tokens} tokens"
    assert uses[0].dropped_because == uses[2].dropped_because == ""
    text = prepared.request.turns[-1].text
    assert "[2] c c" in text and "b b" not in text
    assert prepared.rendered.tokens <= 120


def test_earlier_exchanges_keep_at_most_half_the_room_when_there_are_passages() -> None:
    pairs = [("q " * 20, "a " * 20) for _ in range(10)]
    library = FakeLibrary([passage(number, "p " * 30) for number in range(1, 7)])
    prepared = _grounded(FakeEngine(context_size=400), library, "what?", _history(*pairs))

    assert prepared.grounding is not None
    sent = [use for use in prepared.grounding.uses if use.number]
    assert 3 <= len(sent) < 6
    assert 0 < prepared.left_out < 10
    assert prepared.rendered.tokens <= 360


def test_the_rendered_prompt_has_the_last_word() -> None:
    class Wordy(FakeEngine):
        """A template that adds far more than was reckoned with."""

        def render(self, turns, model_id=""):  # type: ignore[no-untyped-def]
            rendered = super().render(turns)
            return type(rendered)(rendered.text, rendered.tokens + 50 * len(turns))

    library = FakeLibrary([passage(1, "a " * 20), passage(2, "b " * 20)])
    engine = Wordy(context_size=200)
    prepared = _grounded(engine, library, "what?", _history(("one", "1")))

    assert prepared.rendered.tokens <= 160
    assert prepared.left_out == 1
    assert prepared.grounding is not None
    assert [use.number for use in prepared.grounding.uses] == [1, 0]
    assert "no room" in prepared.grounding.uses[1].dropped_because


def test_nothing_found_is_said_and_still_asked() -> None:
    prepared = _grounded(FakeEngine(), FakeLibrary(), "what?")
    assert prepared.grounding is not None
    assert prepared.grounding.note == "No passage was found for this question."
    assert prepared.request.turns[-1].text.endswith("\n\nwhat?")
    library = FakeLibrary(note="The collection is empty.")
    noted = _grounded(FakeEngine(), library, "what?").grounding
    assert noted is not None and noted.note == "The collection is empty."
