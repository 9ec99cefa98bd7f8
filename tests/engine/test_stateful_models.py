"""Recurrent and sliding-window models: their memory only goes on, their text is always right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engine.conftest import OPTIONS
from tests.engine.listener import Listener, ask
from tests.engine.make_gguf import write_recurrent, write_sliding
from workbench.engine.client import ChildEngine

pytestmark = pytest.mark.engine

LONG = "The ferry leaves at seven. " * 8
QUESTIONS = (LONG + "One", LONG + "Two, longer", "Three", "네 번째 " * 12)


@pytest.fixture(params=[write_recurrent, write_sliding], ids=["recurrent", "sliding"])
def model(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a model of each kind."""
    write: Callable[[Path], Path] = request.param
    return write(tmp_path / "model.gguf")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[ChildEngine]:
    """Return an engine without a model."""
    engine = ChildEngine(tmp_path)
    yield engine
    engine.close()


def test_text_is_the_same_alone_together_and_again(engine: ChildEngine, model: Path) -> None:
    listener = Listener()
    texts: list[list[str]] = []
    for batches in ([[q] for q in QUESTIONS], [list(QUESTIONS)], [list(QUESTIONS[:2])] * 2):
        engine.load(model, OPTIONS)
        answers = []
        for batch in batches:
            requests = [ask(question, most=24) for question in batch]
            engine.submit(requests, listener)
            answers += [listener.finished(request).text for request in requests]
        texts.append(answers)
    alone, together, twice = texts
    assert together == alone
    assert twice == alone[:2] * 2
    assert len(set(alone)) >= 3


def test_an_answer_that_is_stopped_leaves_the_others_right(
    engine: ChildEngine, model: Path
) -> None:
    listener = Listener()
    engine.load(model, OPTIONS)
    alone = ask(QUESTIONS[3], most=60)
    engine.submit([alone], listener)
    expected = listener.finished(alone).text
    beside, stopped = ask(QUESTIONS[3], most=60), ask(LONG * 3, most=0)
    engine.submit([beside, stopped], listener)
    engine.cancel(stopped.request_id)
    assert listener.finished(beside).text == expected
