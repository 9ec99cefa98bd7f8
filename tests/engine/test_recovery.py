"""The child may die at any moment: answers keep their text, a new child brings the model back."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.engine.conftest import OPTIONS, MakeEngine
from tests.engine.damage import U32, number, take_apart
from tests.engine.listener import Listener, ask
from workbench.core.errors import EngineLost
from workbench.core.generation import StopReason
from workbench.core.ports import ChildState
from workbench.engine.client import ChildEngine
from workbench.workers.reasons import Cause, cause_of
from workbench.workers.supervisor import Limits

pytestmark = pytest.mark.engine


def kill(engine: ChildEngine, how: signal.Signals) -> None:
    """Send a signal to the child."""
    assert engine.pid is not None
    os.kill(engine.pid, how)


@pytest.mark.parametrize(
    ("how", "words"),
    [
        (signal.SIGKILL, "ended from outside"),
        (signal.SIGABRT, "The engine crashed"),
        (signal.SIGSEGV, "reached into memory that is not its own"),
    ],
)
def test_a_death_in_the_middle_of_answers(
    make_engine: MakeEngine, random_model: Path, how: signal.Signals, words: str
) -> None:
    engine, states = make_engine()
    engine.load(random_model, OPTIONS)
    listener = Listener()
    requests = [ask(f"Go on for ever {number}", most=0) for number in range(3)]
    engine.submit(requests, listener)
    listener.wait_for(lambda: all(listener.text(request) for request in requests))
    kill(engine, how)
    for request in requests:
        problem = listener.failed(request)
        assert problem.kind == "EngineLost"
        assert words in problem.sentence()
        assert listener.text(request)
    lost = states.wait_for(ChildState.LOST)
    assert lost is not None
    assert words in lost.text
    assert states.wait_for(ChildState.READY, times=2) is None
    assert engine.model is not None
    again = ask("And now?")
    engine.submit([again], listener)
    assert listener.finished(again).text
    assert all(len(listener.ends(request)) == 1 for request in requests)


def test_a_child_that_does_not_beat_is_ended_and_comes_back(
    make_engine: MakeEngine, random_model: Path
) -> None:
    engine, states = make_engine(Limits(silence_s=3.0, backoff_s=(0.0,)))
    engine.load(random_model, OPTIONS)
    listener = Listener()
    request = ask("Go on for ever", most=0)
    engine.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    kill(engine, signal.SIGSTOP)
    problem = listener.failed(request)
    assert "stopped answering" in problem.text
    assert cause_of(problem) is Cause.HUNG
    states.wait_for(ChildState.READY, times=2)
    assert engine.model is not None


def test_an_assertion_is_told_in_llama_cpps_own_words(
    make_engine: MakeEngine, tmp_path: Path, random_model: Path
) -> None:
    parts = take_apart(random_model)
    parts.put("llama.expert_count", U32, number(1_000_000))
    path = tmp_path / "experts.gguf"
    path.write_bytes(parts.written())
    engine, _states = make_engine()
    with pytest.raises(EngineLost) as caught:
        engine.load(path, OPTIONS)
    assert "The engine gave up: GGML_ASSERT(" in str(caught.value)
    assert "EXPERTS" in str(caught.value)
    assert cause_of(caught.value.problem()) is Cause.ASSERTION
    assert engine.load(random_model, OPTIONS).name == "Tiny"


def test_three_restarts_in_five_minutes_are_the_most(
    make_engine: MakeEngine, random_model: Path
) -> None:
    engine, states = make_engine()
    engine.load(random_model, OPTIONS)
    for life in range(2, 5):
        kill(engine, signal.SIGKILL)
        states.wait_for(ChildState.READY, times=life)
    kill(engine, signal.SIGKILL)
    assert states.wait_for(ChildState.STOPPED) is not None
    assert [state for state, _problem in states.seen].count(ChildState.STARTING) == 4


def test_what_is_asked_while_the_model_comes_back_is_answered(
    make_engine: MakeEngine, random_model: Path
) -> None:
    engine, states = make_engine()
    engine.load(random_model, OPTIONS)
    kill(engine, signal.SIGKILL)
    states.wait_for(ChildState.LOST)
    listener = Listener()
    kept, stopped = ask("Kept"), ask("Stopped")
    engine.submit([kept, stopped], listener)
    engine.cancel(stopped.request_id)
    assert listener.finished(kept).text
    assert listener.finished(stopped).reason is StopReason.CANCELLED


def test_a_child_that_dies_too_often_is_given_up(
    make_engine: MakeEngine, random_model: Path
) -> None:
    engine, states = make_engine(Limits(restarts=1, backoff_s=(0.0,)))
    engine.load(random_model, OPTIONS)
    kill(engine, signal.SIGKILL)
    states.wait_for(ChildState.READY, times=2)
    kill(engine, signal.SIGKILL)
    problem = states.wait_for(ChildState.STOPPED)
    assert problem is not None
    listener = Listener()
    request = ask("Anybody there?")
    engine.submit([request], listener)
    assert listener.failed(request).kind == "EngineLost"


def test_a_load_whose_child_dies_says_so(make_engine: MakeEngine, random_model: Path) -> None:
    engine, states = make_engine()

    def die(_fraction: float) -> None:
        if len([state for state, _problem in states.seen if state is ChildState.LOST]) == 0:
            kill(engine, signal.SIGSTOP)
            kill(engine, signal.SIGKILL)

    with pytest.raises(EngineLost):
        engine.load(random_model, OPTIONS, die)
    assert engine.model is None
    assert engine.load(random_model, OPTIONS).name == "Tiny"


def test_closing_ends_what_runs(make_engine: MakeEngine, random_model: Path) -> None:
    engine, _states = make_engine()
    engine.load(random_model, OPTIONS)
    listener = Listener()
    request = ask("Go on for ever", most=0)
    engine.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    engine.close()
    assert listener.failed(request).kind == "EngineLost"
