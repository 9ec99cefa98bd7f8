"""Several models at once on the real engine: two children, swaps, deaths, cancels, the end."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.listener import Listener, StateLog, ask
from tests.engine.make_adapter import stir, write_adapter
from tests.engine.make_gguf import write_random
from workbench.core.errors import BadInput, EngineLost, ModelFileError
from workbench.core.generation import ModelLoading, Request, StopReason, Turn
from workbench.core.models import AdapterUse, LoadOptions, ModelSource
from workbench.core.ports import ChildState
from workbench.engine.hosts import ChildHosts
from workbench.engine.mover import Memory
from workbench.engine.pool import EnginePool

pytestmark = pytest.mark.engine

CONTEXT = 32_768  # room for an answer that outlasts every test
OPTIONS = LoadOptions(threads=1, context_tokens=CONTEXT)
HELLO = (Turn("user", "Hello!"),)


class Shelf:
    """Copies of a model by id, and a memory that holds so many of them."""

    def __init__(self, folder: Path, model: Path) -> None:
        self.sources: dict[str, ModelSource] = {}
        self.places = 9
        for name in ("a", "b", "c"):
            path = folder / f"모델 {name}.gguf"
            shutil.copyfile(model, path)
            self.sources[name] = ModelSource(name, f"Model {name}", path, OPTIONS)

    def resolve(self, model_id: str) -> ModelSource:
        """Return a copy. Raises BadInput."""
        if model_id not in self.sources:
            raise BadInput("There is no such model.")
        return self.sources[model_id]

    def memory(self) -> Memory:
        """Return what stands for this computer's memory."""
        return Memory(lambda _source: 1, lambda loaded: self.places - len(loaded))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Return three copies of a model that never ends by itself."""
    return Shelf(tmp_path, write_random(tmp_path / "random.gguf", context=CONTEXT))


@pytest.fixture
def states() -> StateLog:
    """Return what the front model's host tells."""
    return StateLog()


@pytest.fixture
def pool(shelf: Shelf, states: StateLog, tmp_path: Path) -> Iterator[EnginePool]:
    """Return a pool with the first model in front."""
    hosts = ChildHosts(tmp_path / "logs", tmp_path / "states")
    pool = EnginePool(hosts, shelf.resolve, states, memory=shelf.memory())
    pool.choose(shelf.sources["a"])
    yield pool
    pool.close()


def to(model_id: str, text: str = "Hello!", most: int = 12) -> Request:
    """Return a request to one model."""
    return replace(ask(text, most), model_id=model_id)


def loading_of(listener: Listener, request: Request) -> list[ModelLoading]:
    """Return what was said of the load a request waited for."""
    return [
        event
        for event in listener.events
        if isinstance(event, ModelLoading) and event.request_id == request.request_id
    ]


def names(pool: EnginePool) -> list[str]:
    """Return the ids of the models in memory."""
    return sorted(source.model_id for source in pool.loaded)


def test_two_models_answer_side_by_side(pool: EnginePool) -> None:
    listener = Listener()
    requests = [to("a"), to("b"), to(""), to("b", "Who are you?")]
    pool.submit(requests, listener)
    texts = [listener.finished(request).text for request in requests]
    assert texts[0] == texts[1] == texts[2] != ""
    assert names(pool) == ["a", "b"]
    assert not loading_of(listener, requests[0])
    (first, *_rest, last) = loading_of(listener, requests[1])
    assert (first.name, first.fraction, last.fraction) == ("Model b", 0.0, 1.0)
    assert listener.finished(requests[1]).timing.batch_size == 2


def test_without_room_models_take_turns_and_the_front_one_comes_back(
    pool: EnginePool, shelf: Shelf
) -> None:
    shelf.places = 1
    listener = Listener()
    requests = [to("b"), to("c"), to("a"), to("")]
    pool.submit(requests, listener)
    for request in requests:
        assert listener.finished(request).text
        assert len(listener.ends(request)) == 1
    assert len(names(pool)) == 1
    assert pool.model is not None
    again = to("")
    pool.submit([again], listener)
    assert listener.finished(again).text
    assert names(pool) == ["a"]


def test_a_busy_model_is_not_taken_away(pool: EnginePool, shelf: Shelf) -> None:
    shelf.places = 1
    listener = Listener()
    endless, other = to("a", most=0), to("b")
    pool.submit([endless], listener)
    listener.wait_for(lambda: bool(listener.text(endless)))
    pool.submit([other], listener)
    listener.wait_for(lambda: bool(loading_of(listener, other)))
    assert names(pool) == ["a"]
    pool.cancel(endless.request_id)
    assert listener.finished(other).text
    assert listener.finished(endless).text


def test_the_death_of_one_ends_its_own_requests_only(pool: EnginePool, states: StateLog) -> None:
    listener = Listener()
    mine, other = to("a", most=0), to("b", most=0)
    pool.submit([mine, other], listener)
    listener.wait_for(lambda: bool(listener.text(mine) and listener.text(other)))
    told = len(states.seen)
    os.kill(pid_of(pool, "b"), signal.SIGKILL)
    assert listener.failed(other).kind == "EngineLost"
    assert not listener.ends(mine)
    again = to("b")
    pool.submit([again], listener)
    assert listener.finished(again).text
    assert len(states.seen) == told
    pool.cancel(mine.request_id)
    assert listener.finished(mine).reason is StopReason.CANCELLED


def test_the_front_model_that_died_comes_back(pool: EnginePool, states: StateLog) -> None:
    listener = Listener()
    mine, other = to("a", most=0), to("b", most=0)
    pool.submit([mine, other], listener)
    listener.wait_for(lambda: bool(listener.text(mine) and listener.text(other)))
    os.kill(pid_of(pool, "a"), signal.SIGKILL)
    assert listener.failed(mine).kind == "EngineLost"
    states.wait_for(ChildState.READY, times=2)
    assert not listener.ends(other)
    assert pool.model is not None
    assert pool.render(HELLO).tokens > 0
    pool.cancel(other.request_id)
    listener.finished(other)


def pid_of(pool: EnginePool, model_id: str) -> int:
    """Return the process number of a model's child."""
    (pid,) = [item.host.engine.pid for item in pool._residents if item.source.model_id == model_id]
    assert pid is not None
    return pid


def test_what_cannot_be_loaded_fails_alone(pool: EnginePool, shelf: Shelf, tmp_path: Path) -> None:
    bad = tmp_path / "bad.gguf"
    bad.write_bytes(b"no model" * 99)
    shelf.sources["bad"] = ModelSource("bad", "Bad", bad, OPTIONS)
    listener = Listener()
    requests = [to("bad"), to("a"), to("unknown")]
    pool.submit(requests, listener)
    assert listener.failed(requests[0]).kind == "ModelFileError"
    assert listener.finished(requests[1]).text
    assert listener.failed(requests[2]).text == "There is no such model."
    with pytest.raises(ModelFileError):
        pool.ready("bad")
    assert names(pool) == ["a"]


def test_a_base_and_its_adapter_are_compared_side_by_side(
    pool: EnginePool, shelf: Shelf, tmp_path: Path
) -> None:
    base = shelf.sources["a"]
    assert base.path is not None
    pairs = stir(base.path)
    use = AdapterUse(str(write_adapter(tmp_path / "style.gguf", pairs)), 4.0)
    options = replace(OPTIONS, adapters=(use,))
    shelf.sources["tuned"] = replace(base, model_id="tuned", name="Tuned", options=options)
    listener = Listener()
    requests = [to("a"), to("tuned")]
    pool.submit(requests, listener)
    plain, tuned = (listener.finished(request).text for request in requests)
    assert plain != tuned
    assert names(pool) == ["a", "tuned"]
    assert pool.ready("tuned").name == "Tuned"


def test_choosing_a_model_that_is_there_already_takes_it_as_it_is(
    pool: EnginePool, shelf: Shelf
) -> None:
    pool.ready("b")
    pid = pid_of(pool, "b")
    info = pool.choose(shelf.sources["b"])
    assert pool.model == info
    assert pool.pid == pid
    assert names(pool) == ["b"]


def test_a_bad_choice_leaves_the_present_model(
    pool: EnginePool, shelf: Shelf, tmp_path: Path
) -> None:
    before = pool.model
    pool.ready("b")
    with pytest.raises(ModelFileError):
        pool.load(tmp_path / "nothing.gguf", OPTIONS)
    assert pool.model == before
    assert pool.count_tokens(["abc"])[0] > 0


def test_unloading_leaves_no_model(pool: EnginePool, shelf: Shelf) -> None:
    pool.unload()
    assert pool.model is None
    listener = Listener()
    request = to("")
    pool.submit([request], listener)
    assert listener.failed(request).text == "No model is loaded."
    with pytest.raises(BadInput):
        pool.ready()
    assert pool.ready("b").path == str(shelf.sources["b"].path)
    assert pool.choose(shelf.sources["a"]) == pool.model


def test_the_end_while_models_load_and_answer(pool: EnginePool) -> None:
    listener = Listener()
    requests = [to("a", most=0), to("b", most=0), to("c", most=0)]
    pool.submit(requests, listener)
    listener.wait_for(lambda: bool(listener.text(requests[0])))
    pool.close()
    for request in requests:
        assert listener.failed(request).kind == "EngineLost"
    with pytest.raises(EngineLost):
        pool.ready("b")
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("engine-load")]
