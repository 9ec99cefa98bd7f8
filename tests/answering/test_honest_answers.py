"""What a chat answers where documents do not tell, and what is searched for a follow-up."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, FakeLibrary, model_info, passage
from tests.answering.test_conversation import Desk
from workbench.answering.conversation import AnswerEnded, AnswerOptions, AnswerPrepared
from workbench.answering.grounding import NEAREST, NO_ROOM, NOTHING_FOUND, NOTHING_READ
from workbench.answering.honesty import STILL_ABOUT
from workbench.core.chat import Grounding, Message, MessageState, RewriteChoice
from workbench.core.generation import Request, Sampling, StopReason
from workbench.core.sources import Document, DocumentState, SearchOptions, SearchResult

ABOUT = "What does the handbook tell of the ferry?"


class Seeker(FakeLibrary):
    """A library that finds nothing for questions with the word "unicorn"."""

    def search(self, question: str, collection_ids: object, options: SearchOptions) -> SearchResult:
        found = super().search(question, ("c1",), options)
        if "unicorn" not in question and self.passages:
            return dataclasses.replace(
                found, dense_weight=1.0, keyword_weight=1.3, passages_in_scope=7, copies=2
            )
        scope = 7 if self.passages else 0
        note = "Nothing relevant was found."
        return SearchResult(note=note, misses=self.passages[:1], passages_in_scope=scope)


class GroundedDesk(Desk):
    """A desk whose chat is answered from documents."""

    def __init__(self, path: Path, engine: FakeEngine, library: FakeLibrary) -> None:
        super().__init__(path, engine, library)
        self.options = AnswerOptions(Sampling(max_tokens=40))
        self.conversations.set_collection(self.key, "c1")

    def grounded(self, text: str) -> tuple[Message, Grounding]:
        """Ask; return the answer and what it was made from."""
        self.runner.ask(self.key, text, self.options, self.hear)
        ended = self.events[-1]
        assert isinstance(ended, AnswerEnded)
        stored = self.conversations.message(ended.message.message_id)
        assert stored.grounding is not None
        return stored, stored.grounding


def _script(request: Request) -> str:
    """Rewrite, or answer."""
    if "Last question" in request.turns[-1].text:
        return "When does the ferry of the island leave?"
    return "At nine [1]."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[GroundedDesk]:
    large = FakeEngine(_script)
    large.model = dataclasses.replace(model_info(), parameters=1_700_000_000)
    library = Seeker([passage(1, "The ferry of the island leaves at nine.")])
    made = GroundedDesk(tmp_path, large, library)
    yield made
    made.database.close()


def test_where_nothing_is_found_the_model_is_not_asked(desk: GroundedDesk) -> None:
    answer, grounding = desk.grounded("Which unicorn lives here?")
    assert not desk.engine.requests
    assert (answer.text, answer.state, answer.reason) == (
        f"{NOTHING_FOUND['en']} {NEAREST['en']}", MessageState.COMPLETE, StopReason.END,
    )  # fmt: skip
    assert answer.timing is None
    assert grounding.note == "Nothing relevant was found."
    assert [miss.text for miss in grounding.misses] == ["The ferry of the island leaves at nine."]
    assert not grounding.uses


def test_it_says_so_in_the_questions_language(desk: GroundedDesk) -> None:
    answer, _grounding = desk.grounded("유니콘 unicorn 은 어디에 사나요?")
    assert answer.text.startswith(NOTHING_FOUND["ko"])


def test_an_empty_collection_is_told_apart(tmp_path: Path) -> None:
    desk = GroundedDesk(tmp_path, FakeEngine(), Seeker())
    assert desk.grounded("Who is the captain of the ferry?")[0].text == NOTHING_READ["en"]
    desk.database.close()


def test_passages_without_room_are_told_apart(tmp_path: Path) -> None:
    library = Seeker([passage(1, "word " * 400)])
    desk = GroundedDesk(tmp_path, FakeEngine(context_size=200), library)
    answer, grounding = desk.grounded("Who is the captain of the ferry?")
    assert answer.text == NO_ROOM["en"]
    assert grounding.note == "No passage had room."
    assert [use.number for use in grounding.uses] == [0]
    assert not desk.engine.requests
    desk.database.close()


def test_what_the_search_did_is_kept_with_the_answer(desk: GroundedDesk) -> None:
    _answer, grounding = desk.grounded(ABOUT)
    assert grounding.facts is not None
    facts = grounding.facts
    assert (facts.dense_weight, facts.keyword_weight) == (1.0, 1.3)
    assert (facts.passages_in_scope, facts.copies) == (7, 2)


def test_a_follow_up_is_searched_for_in_other_words_and_asked_as_it_was(
    desk: GroundedDesk,
) -> None:
    desk.options = dataclasses.replace(desk.options, rewrite="auto")
    desk.grounded(ABOUT)
    answer, grounding = desk.grounded("And when does it leave?")
    assert answer.text == "At nine [1]."
    assert grounding.searched == "When does the ferry of the island leave?"
    assert desk.library.questions[-1][0] == grounding.searched
    assert desk.engine.requests[-1].turns[-1].text.endswith("\n\nAnd when does it leave?")


@pytest.mark.parametrize(
    ("choice", "parameters", "rewritten"),
    [("off", 10**9, False), ("auto", 2_300_000, False), ("on", 2_300_000, True)],
)
def test_the_person_decides_else_the_size_of_the_model(
    desk: GroundedDesk, choice: RewriteChoice, parameters: int, rewritten: bool
) -> None:
    desk.options = dataclasses.replace(desk.options, rewrite=choice)
    desk.engine.model = dataclasses.replace(model_info(), parameters=parameters)
    desk.grounded(ABOUT)
    _answer, grounding = desk.grounded("And when does it leave?")
    assert bool(grounding.searched) is rewritten


def test_a_question_about_the_answer_before_gets_its_passages_again(desk: GroundedDesk) -> None:
    desk.grounded(ABOUT)
    answer, grounding = desk.grounded("Say that to a unicorn")
    assert answer.text == "At nine [1]."
    assert grounding.note == STILL_ABOUT
    assert [use.number for use in grounding.uses] == [1]
    unlike, _grounding = desk.grounded("And the other unicorns there?")
    assert unlike.text.startswith(NOTHING_FOUND["en"])


def test_a_chat_may_be_about_some_files_only(desk: GroundedDesk) -> None:
    for number in (1, 2):
        key = f"d{number}"
        desk.library.documents[key] = Document(
            key, "c1", f"/x/{key}.md", f"{key}.md", 1, DocumentState.READY
        )
    desk.options = dataclasses.replace(desk.options, only_ids=("d2",))
    _answer, grounding = desk.grounded(ABOUT)
    assert desk.library.questions[-1][2].document_ids == ("d2",)
    assert grounding.only_ids == ("d2",)
    assert grounding.documents == 1


def test_a_preview_shows_what_was_sent(desk: GroundedDesk) -> None:
    _answer, _grounding = desk.grounded(ABOUT)
    question = desk.conversations.transcript(desk.key).messages[0]
    conversation = desk.conversations.get(desk.key)
    options = dataclasses.replace(desk.options, searched="the ferry of the island")
    sent = len(desk.engine.requests)
    preview = desk.runner.preview(conversation, question, options)
    assert "The ferry of the island leaves at nine." in preview.text
    assert desk.library.questions[-1][0] == "the ferry of the island"
    assert len(desk.engine.requests) == sent


def test_news_comes_in_order(desk: GroundedDesk) -> None:
    desk.grounded("Which unicorn lives here?")
    assert isinstance(desk.events[1], AnswerPrepared)
