"""A model on a real server: the one that comes with llama-cpp-python, on this computer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from tests.engine.listener import Listener, StateLog, ask
from tests.engine.remote_servers import (
    KEY,
    LETTERS,
    RealServer,
    endpoint,
    real_server,
    write_endless,
)
from workbench.core.errors import BadInput, EndpointError
from workbench.core.generation import Queued, StopReason, TextArrived
from workbench.core.models import LoadOptions
from workbench.core.ports import ChildState
from workbench.engine.client import ChildEngine
from workbench.engine.remote import LOG_NAME, RemoteEngine

pytestmark = pytest.mark.engine

QUESTIONS = ("Hello! Who are you?", "안녕하세요? 무엇을 할 수 있나요?")


@pytest.fixture(scope="module")
def endless_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model that never ends by itself."""
    return write_endless(tmp_path_factory.mktemp("models") / "endless.gguf")


@pytest.fixture(scope="module")
def server(
    tour_model: Path, endless_model: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RealServer]:
    """Return a server with the tour model, and with one that never ends by itself."""
    models = {"tour": tour_model, "endless": endless_model}
    with real_server(tmp_path_factory.mktemp("server"), models) as server:
        yield server


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the child's log."""
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="module")
def states() -> StateLog:
    """Return the log of the engine's states."""
    return StateLog()


@pytest.fixture(scope="module")
def engine(logs: Path, states: StateLog) -> Iterator[RemoteEngine]:
    """Return an engine of this module, without a server yet."""
    engine = RemoteEngine(logs, states)
    yield engine
    engine.close()


@pytest.fixture
def tour(engine: RemoteEngine, server: RealServer) -> RemoteEngine:
    """Return the engine with the tour model on the server."""
    engine.load_endpoint(endpoint(server.address, "tour"), KEY)
    return engine


@pytest.fixture
def endless(engine: RemoteEngine, server: RealServer) -> RemoteEngine:
    """Return the engine with the model that never ends by itself."""
    engine.load_endpoint(endpoint(server.address, "endless"), KEY)
    return engine


def test_greedy_text_and_counts_equal_those_of_the_local_engine(
    tour: RemoteEngine, tour_model: Path, tmp_path: Path
) -> None:
    local = ChildEngine(tmp_path)
    try:
        local.load(tour_model, LoadOptions(threads=1))
        for question in QUESTIONS:
            listener, here, there = Listener(), ask(question, 40), ask(question, 40)
            local.submit([here], listener)
            tour.submit([there], listener)
            assert listener.finished(there).text == listener.finished(here).text
        assert tour.count_tokens([*QUESTIONS, ""]) == local.count_tokens([*QUESTIONS, ""])
    finally:
        local.close()


def test_text_streams_and_times_are_measured_here(tour: RemoteEngine) -> None:
    listener, request = Listener(), ask(QUESTIONS[0], 40)
    tour.submit([request], listener)
    end = listener.finished(request)
    assert end.reason is StopReason.END
    assert end.text == listener.text(request)
    assert len([event for event in listener.events if isinstance(event, TextArrived)]) > 5
    timing = end.timing
    assert timing.measured_by == "client"
    assert 0 < timing.ttft_s <= timing.total_s
    assert timing.generated_tokens > 5
    assert timing.prompt_tokens > 0


def test_most_tokens_end_an_answer(endless: RemoteEngine) -> None:
    listener, request = Listener(), ask("Count", 7)
    endless.submit([request], listener)
    end = listener.finished(request)
    assert (end.text, end.reason) == (LETTERS[:7], StopReason.LENGTH)


def test_stop_closes_the_stream_and_keeps_the_text(endless: RemoteEngine) -> None:
    listener, request, after = Listener(), ask("Go on", 6000), ask("And now?", 3)
    endless.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    endless.cancel(request.request_id)
    end = listener.finished(request)
    assert end.reason is StopReason.CANCELLED
    assert end.text == listener.text(request)
    endless.submit([after], listener)
    assert listener.finished(after).text
    assert end.timing.generated_tokens < 6000


def test_two_at_once_both_come_to_their_end(tour: RemoteEngine) -> None:
    listener, requests = Listener(), [ask(question, 40) for question in QUESTIONS]
    tour.submit(requests, listener)
    first, second = (listener.finished(request) for request in requests)
    assert first.reason is second.reason is StopReason.END
    # This server ends an answer when it is asked for another, so the second one has waited.
    assert Queued(requests[1].request_id, 1) in listener.events


def test_one_that_waits_can_be_stopped(endless: RemoteEngine) -> None:
    listener, running, waiting = Listener(), ask("Go on", 6000), ask("Wait", 5)
    endless.submit([running, waiting], listener)
    endless.cancel(waiting.request_id)
    assert listener.finished(waiting).reason is StopReason.CANCELLED
    endless.cancel(running.request_id)
    assert listener.finished(running).reason is StopReason.CANCELLED


def test_a_wrong_key_is_told_without_naming_it(engine: RemoteEngine, server: RealServer) -> None:
    with pytest.raises(EndpointError, match="does not accept the key") as told:
        engine.load_endpoint(endpoint(server.address, "tour"), "wrong-Quillfeather")
    assert "Quillfeather" not in repr(told.value.problem())
    with pytest.raises(EndpointError, match="asks for a key"):
        engine.load_endpoint(endpoint(server.address, "tour"), "")


def test_models_that_can_be_chosen_are_named(engine: RemoteEngine, server: RealServer) -> None:
    with pytest.raises(EndpointError, match="several models: tour, endless"):
        engine.load_endpoint(endpoint(server.address), KEY)
    with pytest.raises(EndpointError, match=r"no model gpt\. It offers tour, endless"):
        engine.load_endpoint(endpoint(server.address, "gpt"), KEY)


def test_what_the_server_says_of_its_model(engine: RemoteEngine, server: RealServer) -> None:
    fractions: list[float] = []
    info = engine.load_endpoint(
        endpoint(server.address.removesuffix("/v1"), "tour", context_tokens=2048),
        KEY,
        fractions.append,
    )
    assert (info.backend, info.context_size, info.device_note) == ("llama-cpp-python", 2048, "")
    assert info.path == server.address  # "/v1" was found
    assert fractions[-1] == 1.0
    assert engine.ready() == engine.model == info


def test_the_prompt_is_shown_as_it_is_sent(tour: RemoteEngine) -> None:
    prompt = tour.render(ask(QUESTIONS[1]).turns)
    assert '"role": "user"' in prompt.text
    assert QUESTIONS[1] in prompt.text
    assert prompt.tokens == tour.count_tokens(QUESTIONS[1:])[0]


def test_a_schema_is_followed(tour: RemoteEngine) -> None:
    listener = Listener()
    request = ask("Yes?", 20, json_schema='{"type": "boolean"}')
    tour.submit([request], listener)
    assert listener.finished(request).text.strip() in ("true", "false")


def test_an_answer_that_the_server_drops_for_another_request_is_told(
    endless: RemoteEngine, server: RealServer
) -> None:
    listener, request = Listener(), ask("Go on", 6000)
    endless.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    other = Request(f"{server.address}/models", headers={"Authorization": f"Bearer {KEY}"})
    with build_opener(ProxyHandler({})).open(other) as reply:
        assert reply.status == 200
    problem = listener.failed(request)
    assert "to see to another request" in problem.text
    assert listener.text(request)


def test_a_server_that_dies_in_mid_answer_is_told_and_the_text_kept(
    engine: RemoteEngine, endless_model: Path, tmp_path: Path
) -> None:
    listener, request, after = Listener(), ask("Go on", 6000), ask("Still there?")
    with real_server(tmp_path, {"endless": endless_model}) as server:
        engine.load_endpoint(endpoint(server.address), KEY)
        engine.submit([request], listener)
        listener.wait_for(lambda: bool(listener.text(request)))
        server.process.kill()
        problem = listener.failed(request)
    assert "broke off" in problem.text
    assert listener.text(request)
    engine.submit([after], listener)
    assert "Nothing answers" in listener.failed(after).text


def test_a_child_that_is_killed_comes_back_with_its_server(
    endless: RemoteEngine, states: StateLog
) -> None:
    listener, request, after = Listener(), ask("Go on", 6000), ask("Still there?", 3)
    endless.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    ready = sum(state is ChildState.READY for state, _problem in states.seen)
    assert endless.pid is not None
    os.kill(endless.pid, signal.SIGKILL)
    assert listener.failed(request).kind == "EngineLost"
    assert states.wait_for(ChildState.READY, ready + 1) is None
    endless.submit([after], listener)
    assert listener.finished(after).text


def test_without_a_server_everything_says_so(engine: RemoteEngine, tmp_path: Path) -> None:
    engine.unload()
    assert engine.model is None
    with pytest.raises(BadInput, match="No model is loaded"):
        engine.ready()
    with pytest.raises(BadInput, match="No model is loaded"):
        engine.count_tokens(["a"])
    with pytest.raises(BadInput, match="cannot load a file"):
        engine.load(tmp_path / "model.gguf", LoadOptions())
    listener, request = Listener(), ask("hi")
    engine.submit([request], listener)
    assert "No model is loaded" in listener.failed(request).text


def test_neither_key_nor_text_is_in_the_log(tour: RemoteEngine, logs: Path) -> None:
    listener, request = Listener(), ask("What does the zebra say?", 5)
    tour.submit([request], listener)
    listener.finished(request)
    log = (logs / LOG_NAME).read_text(encoding="utf-8")
    assert "Quillfeather" not in log
    assert "zebra" not in log


def test_the_window_never_imports_openai() -> None:
    heavy = ("openai", "httpx2", "asyncio", "pydantic")
    program = (
        "import sys, workbench.engine.remote; "
        f"print([name for name in {heavy!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"
