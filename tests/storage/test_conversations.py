"""Conversations: the list, the tree of versions, and what is kept with an answer."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from workbench.core.chat import Grounding, Message, MessageState
from workbench.core.errors import Problem, StorageError
from workbench.core.generation import StopReason, Timing
from workbench.core.sources import LegScore, Passage, PassageUse, Span
from workbench.storage.conversations import Conversations, LikedAnswer
from workbench.storage.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "workbench.db")
    yield opened
    opened.close()


@pytest.fixture
def conversations(database: Database) -> Conversations:
    ticks = count()
    return Conversations(database, now=lambda: f"2026-01-01T00:00:{next(ticks):02d}")


def _texts(messages: tuple[Message, ...]) -> list[str]:
    return [message.text for message in messages]


def _exchange(
    conversations: Conversations, conversation_id: str, question: str, answer: str
) -> str:
    asked = conversations.add_user(conversation_id, question)
    begun = conversations.begin_answer(asked.message_id, "tour")
    conversations.finish_answer(begun.message_id, answer, MessageState.COMPLETE)
    return begun.message_id


def test_the_list_is_pinned_first_then_newest_first(conversations: Conversations) -> None:
    old, middle, new = (conversations.create(title) for title in ("old", "middle", "new"))
    conversations.pin(old.conversation_id, True)
    conversations.add_user(middle.conversation_id, "news")

    assert [item.title for item in conversations.find()] == ["old", "middle", "new"]
    assert conversations.find()[0].pinned
    conversations.pin(old.conversation_id, False)
    assert [item.title for item in conversations.find()] == ["middle", "new", "old"]
    assert new.conversation_id


def test_search_finds_words_in_titles_and_texts(conversations: Conversations) -> None:
    warranty = conversations.create("보증 기간")
    conversations.add_user(warranty.conversation_id, "배터리는 몇 달인가요? 100% sure_thing")
    conversations.create("Other")

    def found(query: str) -> list[str]:
        return [item.title for item in conversations.find(query)]

    assert found("보증") == found("배터리 기간") == found("SURE") == ["보증 기간"]
    assert found("100%") == found("sure_thing") == ["보증 기간"]
    assert found("sureXthing") == found("0%0") == found("배터리 Other") == []
    assert found("없는 말") == []


def test_settings_of_a_conversation_are_kept(conversations: Conversations) -> None:
    made = conversations.create("a", system_text="Be brief.", collection_id="c1")
    key = made.conversation_id
    conversations.rename(key, "b")
    conversations.set_draft(key, "half a thou")
    conversations.set_system_text(key, "짧게")
    conversations.set_collection(key, "")

    kept = conversations.get(key)
    assert (kept.title, kept.draft, kept.system_text, kept.collection_id) == (
        "b", "half a thou", "짧게", "",
    )  # fmt: skip


def test_asking_uses_up_the_draft_of_the_same_text(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    conversations.set_draft(key, "send me")
    conversations.add_user(key, "send me")
    assert conversations.get(key).draft == ""
    conversations.set_draft(key, "written meanwhile")
    conversations.add_user(key, "something else")
    assert conversations.get(key).draft == "written meanwhile"


def test_delete_can_be_undone_until_the_next_start(
    conversations: Conversations, database: Database
) -> None:
    kept, gone = conversations.create("kept"), conversations.create("gone")
    conversations.add_user(gone.conversation_id, "text")
    conversations.delete(gone.conversation_id)
    assert [item.title for item in conversations.find()] == ["kept"]

    conversations.restore(gone.conversation_id)
    assert len(conversations.find()) == 2
    assert _texts(conversations.transcript(gone.conversation_id).messages) == ["text"]

    conversations.delete(gone.conversation_id)
    reopened = Conversations(database)
    reopened.restore(gone.conversation_id)
    assert [item.conversation_id for item in reopened.find()] == [kept.conversation_id]
    assert database.rows("SELECT * FROM messages") == []


def test_a_conversation_that_is_gone_is_said(conversations: Conversations) -> None:
    with pytest.raises(StorageError, match="no longer there"):
        conversations.transcript("unknown")
    with pytest.raises(StorageError, match="no longer there"):
        conversations.message("unknown")


def test_regenerating_makes_versions_that_can_be_chosen(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    first = _exchange(conversations, key, "q", "one")
    question_id = conversations.message(first).parent_id
    assert question_id
    second = conversations.begin_answer(question_id, "tour")

    assert (second.version, second.versions) == (2, 2)
    assert _texts(conversations.transcript(key).messages) == ["q", ""]

    shown = conversations.choose_version(second.message_id, 1)
    assert (shown.message_id, shown.version, shown.versions) == (first, 1, 2)
    assert _texts(conversations.transcript(key).messages) == ["q", "one"]


def test_editing_keeps_the_old_branch(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    _exchange(conversations, key, "first", "1")
    _exchange(conversations, key, "second", "2")
    second = conversations.transcript(key).messages[2]

    edited = conversations.edit(second.message_id, "second, better")

    branch = conversations.transcript(key).messages
    assert _texts(branch) == ["first", "1", "second, better"]
    assert (branch[2].version, branch[2].versions) == (2, 2)
    conversations.choose_version(edited.message_id, 1)
    assert _texts(conversations.transcript(key).messages) == ["first", "1", "second", "2"]


def test_the_first_message_may_have_versions_too(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    _exchange(conversations, key, "first", "1")
    first = conversations.transcript(key).messages[0]
    conversations.edit(first.message_id, "first again")
    assert _texts(conversations.transcript(key).messages) == ["first again"]
    conversations.choose_version(first.message_id, 1)
    assert _texts(conversations.transcript(key).messages) == ["first", "1"]


def test_before_returns_the_branch_that_leads_to_a_message(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    _exchange(conversations, key, "first", "1")
    second = conversations.add_user(key, "second")
    conversations.edit(conversations.transcript(key).messages[0].message_id, "elsewhere")
    assert _texts(conversations.before(second.message_id)) == ["first", "1"]


def test_all_that_is_known_of_an_answer_comes_back(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    asked = conversations.add_user(key, "q")
    begun = conversations.begin_answer(asked.message_id, "tour")
    assert begun.state is MessageState.STREAMING
    passage = Passage(
        "c", "d", "안내.pdf", "/tmp/안내.pdf", 4, Span(3, 9), "글", dense=LegScore(1, 0.7)
    )
    grounding = Grounding(
        "k",
        (PassageUse(passage, 1, 30), PassageUse(passage, 0, 99, "no room: 99 of 12 tokens", 12)),
        0.25,
        "note",
        "a1b2c3",
    )
    timing = Timing(prompt_tokens=812, cached_tokens=640, ttft_s=0.42, generated_tokens=46)
    problem = Problem("It {what}.", "Again.", {"what": "broke", "times": 2}, kind="EngineLost")
    conversations.set_grounding(begun.message_id, grounding)
    conversations.finish_answer(
        begun.message_id,
        "글 [1]",
        MessageState.FAILED,
        reason=StopReason.FAILED,
        timing=timing,
        problem=problem,
    )
    conversations.rate(begun.message_id, -1)
    conversations.set_paint(begun.message_id, 0.5)

    kept = conversations.transcript(key).messages[1]

    assert kept.grounding == grounding
    assert kept.timing == timing
    assert kept.problem == problem
    assert (kept.text, kept.state, kept.reason) == (
        "글 [1]",
        MessageState.FAILED,
        StopReason.FAILED,
    )
    assert (kept.rating, kept.paint_s, kept.model_name) == (-1, 0.5, "tour")


def test_a_dead_programs_answer_becomes_interrupted(
    conversations: Conversations, database: Database
) -> None:
    key = conversations.create().conversation_id
    asked = conversations.add_user(key, "q")
    begun = conversations.begin_answer(asked.message_id, "tour")
    conversations.write_partial(begun.message_id, "half an ans")

    message = Conversations(database).transcript(key).messages[1]

    assert (message.state, message.text) == (MessageState.INTERRUPTED, "half an ans")


def test_timings_of_a_model_are_its_history(conversations: Conversations) -> None:
    key = conversations.create().conversation_id
    for number in range(5):
        asked = conversations.add_user(key, "q")
        begun = conversations.begin_answer(asked.message_id, "big" if number == 2 else "tour")
        conversations.finish_answer(
            begun.message_id, "a", MessageState.COMPLETE, timing=Timing(ttft_s=float(number))
        )

    assert [point.timing.ttft_s for point in conversations.timing_history("tour", 3)] == [1, 3, 4]
    assert [point.timing.ttft_s for point in conversations.timing_history("big")] == [2]


def test_liked_answers_come_with_their_question_newest_first(conversations: Conversations) -> None:
    first, second = (conversations.create(title) for title in ("labels", "sums"))
    liked = _exchange(conversations, first.conversation_id, "Lovely!", "positive")
    disliked = _exchange(conversations, first.conversation_id, "It broke.", "positive")
    newest = _exchange(conversations, second.conversation_id, "1 + 1", "2")
    _exchange(conversations, second.conversation_id, "2 + 2", "4")
    for message_id, rating in ((liked, 1), (disliked, -1), (newest, 1)):
        conversations.rate(message_id, rating)

    assert conversations.liked() == (
        LikedAnswer("1 + 1", "2", "sums"), LikedAnswer("Lovely!", "positive", "labels"),
    )  # fmt: skip
    assert [item.answer for item in conversations.liked(limit=1)] == ["2"]
    conversations.delete(second.conversation_id)
    assert [item.answer for item in conversations.liked()] == ["positive"]
