"""The bundled model in the real engine. Nothing here depends on what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.listener import Listener, ask
from workbench.core.generation import Turn
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine
from workbench.engine.estimate import estimate
from workbench.engine.header import read_header

pytestmark = pytest.mark.engine

PASSAGES = "[1] The Mira bridge is 240 metres long.\n[2] 톨렌 탑은 1931년에 열렸습니다.\n\n"
QUESTIONS = (
    "Hello! Who are you?",
    "안녕하세요? 무엇을 할 수 있나요?",
    PASSAGES + "How long is the Mira bridge?",
    PASSAGES + "톨렌 탑은 언제 열렸나요?",
)


@pytest.fixture(scope="module")
def tour(tour_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChildEngine]:
    """Return an engine with the bundled model, loaded as a person's first start loads it."""
    engine = ChildEngine(tmp_path_factory.mktemp("logs"))
    engine.load(tour_model, LoadOptions())
    yield engine
    engine.close()


def test_the_header_says_what_is_loaded(tour: ChildEngine, tour_model: Path) -> None:
    header, info = read_header(tour_model), tour.model
    assert info is not None
    assert (header.name, header.parameters) == (info.name, info.parameters)
    assert header.trained_context == info.trained_context == info.context_size
    assert info.has_chat_template
    assert estimate(header, info.context_size).fits


def test_greedy_text_of_a_batch_equals_each_text_alone(tour: ChildEngine, tour_model: Path) -> None:
    listener = Listener()
    alone = [ask(question, most=60) for question in QUESTIONS]
    for request in alone:
        tour.submit([request], listener)
        listener.finished(request)
    tour.load(tour_model, LoadOptions())  # with an empty cache
    together = [ask(question, most=60) for question in QUESTIONS]
    tour.submit(together, listener)
    for single, request in zip(alone, together, strict=True):
        assert listener.finished(request).text == listener.finished(single).text


def test_no_control_token_is_shown(tour: ChildEngine) -> None:
    listener = Listener()
    requests = [ask(question, most=200) for question in QUESTIONS]
    tour.submit(requests, listener)
    for request in requests:
        text = listener.finished(request).text
        assert "<|" not in text
        assert text == listener.text(request)


def test_the_next_turn_of_a_chat_reads_only_what_is_new(tour: ChildEngine) -> None:
    listener = Listener()
    first = replace(ask(""), turns=(Turn("system", "Be brief."), Turn("user", QUESTIONS[2])))
    tour.submit([first], listener)
    end = listener.finished(first)
    turns = (*first.turns, Turn("assistant", end.text), Turn("user", "Are you sure?"))
    second = replace(ask(""), turns=turns)
    tour.submit([second], listener)
    timing = listener.finished(second).timing
    assert timing.cached_tokens >= end.timing.prompt_tokens
    assert timing.evaluated_tokens < 40
