"""Follow-ups: which questions are, and what the model may make of them."""

from __future__ import annotations

import dataclasses
import threading

import pytest

from tests.answering.fakes import FakeEngine, model_info
from workbench.answering.budget import Exchange
from workbench.answering.rewriting import (
    looks_like_follow_up,
    points_back,
    rewritten,
    wants_rewriting,
)
from workbench.core.errors import Cancelled, Problem
from workbench.core.generation import Request

SAID = [Exchange("How long is the warranty of the phone?", "It lasts 24 months [1].")]
SAID_KO = [Exchange("휴대폰 보증 기간은 얼마인가요?", "보증 기간은 24개월입니다 [1].")]


@pytest.mark.parametrize(
    "question",
    [
        "And the battery?",
        "What about the battery of the tablet?",
        "How long?",
        "Why is it so short?",
        "Can they be exchanged within the first month?",
        "Who wrote that?",
        "그럼 배터리는?",
        "그럼 배터리는요?",
        "배터리는요?",
        "그건 얼마나 걸리나요?",
        "왜 그런가요?",
        "그 회사는 어디에 있나요?",
        "가격은?",
        "언제까지인가요?",
    ],
)
def test_a_question_that_leans_on_the_chat_is_a_follow_up(question: str) -> None:
    assert looks_like_follow_up(question)


@pytest.mark.parametrize(
    "question",
    [
        "How long is the warranty of the phone?",
        "Which day does the ferry to Sandholm leave in winter?",
        "Who is the captain of the ferry?",
        "Thanks!",
        "",
        "…",
        "휴대폰 배터리 보증 기간은 얼마나 되나요?",
        "한빛도서관 어린이실은 몇 시에 문을 여나요?",
        "달빛 찻집의 주인은 누구인가요?",
    ],
)
def test_a_question_that_stands_alone_is_none(question: str) -> None:
    assert not looks_like_follow_up(question)


def test_only_words_that_stand_for_something_point_back() -> None:
    assert points_back("Say that in one sentence")
    assert points_back("그건 왜 그런가요?")
    assert not points_back("And unicorns?")
    assert not points_back("그럼 유니콘은?")


def _rewritten(answer: str | Problem, question: str = "And the battery?") -> str:
    """Let a model that says *answer* rewrite a question."""
    said = SAID_KO if question[0] >= "가" else SAID
    return rewritten(FakeEngine(lambda _request: answer), question, said)


def test_the_models_question_is_searched_for() -> None:
    wanted = "How long is the warranty of the battery?"
    assert _rewritten(wanted) == wanted
    assert _rewritten(f'<think>battery</think>\n\nQuestion: "{wanted}"\nIt is clear.') == wanted
    korean = "휴대폰 배터리 보증 기간은 얼마인가요?"
    assert _rewritten(f"다시 쓴 질문: {korean}", "그럼 배터리는요?") == korean


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   \n",
        "and the battery",
        "I'm sorry, I cannot help with the battery.",
        "warranty battery phone " * 20,
        "When does the café of the museum open?",
        "휴대폰 배터리 보증 기간은 얼마인가요?",
        Problem("The engine failed."),
    ],
)
def test_nonsense_and_failure_leave_the_question_as_it_was(answer: str | Problem) -> None:
    if isinstance(answer, str) and answer.startswith("휴대폰"):
        assert _rewritten("How long is the warranty of the battery?", "그럼 배터리는요?") == ""
        return
    assert _rewritten(answer) == ""


def test_without_history_or_need_the_model_is_not_asked() -> None:
    engine = FakeEngine()
    assert rewritten(engine, "And the battery?", []) == ""
    assert rewritten(engine, "How long is the warranty of the phone?", SAID) == ""
    assert not engine.requests


def test_it_is_one_short_greedy_generation_in_the_questions_language() -> None:
    engine = FakeEngine()
    rewritten(engine, "그럼 배터리는요?", SAID_KO)
    (request,) = engine.requests
    assert (request.sampling.temperature, request.sampling.thinking_tokens) == (0.0, 0)
    assert request.sampling.max_tokens <= 64
    assert "마지막 질문: 그럼 배터리는요?" in request.turns[-1].text
    assert "보증 기간은 24개월" in request.turns[-1].text


def test_it_can_be_stopped() -> None:
    class Silent(FakeEngine):
        """Never ends by itself."""

        def submit(self, requests, on_event):  # type: ignore[no-untyped-def]
            self.batches.append(tuple(requests))

    engine, stopped = Silent(), threading.Event()
    stopped.set()
    with pytest.raises(Cancelled):
        rewritten(engine, "And the battery?", SAID, stopped.is_set)
    assert engine.told.is_set()


def test_an_answer_that_was_cut_off_is_not_used() -> None:
    def script(_request: Request) -> str:
        return "How long is the warranty of the battery?"

    engine = FakeEngine(script)
    whole = engine.submit

    def submit(requests, on_event):  # type: ignore[no-untyped-def]
        for request in requests:
            engine.cancel(request.request_id)
        whole(requests, on_event)

    engine.submit = submit  # type: ignore[method-assign]
    assert rewritten(engine, "And the battery?", SAID) == ""


def test_small_models_rewrite_only_when_asked_to() -> None:
    small, large = (
        dataclasses.replace(model_info(), parameters=size) for size in (2_300_000, 10**9)
    )
    unknown = dataclasses.replace(small, parameters=0)
    assert [wants_rewriting("auto", each) for each in (None, small, large, unknown)] == [
        False, False, True, True,
    ]  # fmt: skip
    assert wants_rewriting("on", small)
    assert not wants_rewriting("off", large)
