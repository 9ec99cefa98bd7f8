"""Hosts that load and answer by hand, for tests of the pool's order of things."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.engine.listener import PATIENCE_S
from workbench.core.errors import BadInput, Cancelled, EngineLost, WorkbenchError
from workbench.core.generation import (
    Failed,
    Finished,
    RenderedPrompt,
    Request,
    StopReason,
    Timing,
    Turn,
)
from workbench.core.models import DeviceInfo, Endpoint, LoadOptions, ModelInfo, ModelSource
from workbench.core.ports import (
    ChildState,
    GenerationCallback,
    ProgressCallback,
    StateCallback,
)
from workbench.engine.hosts import Host
from workbench.engine.mover import Memory
from workbench.engine.pool import EnginePool


def info_of(source: ModelSource) -> ModelInfo:
    """Return a model as its host would describe it."""
    return ModelInfo(
        str(source.path), source.model_id, "fake", "", 1, 1, 1024, 1024, "CPU", "CPU", 1, 0.0, True
    )


class HandHost:
    """An engine that loads and answers when a test says so. *doors* hold back loads by id."""

    def __init__(self, stage: Stage, on_state: StateCallback) -> None:
        self.model: ModelInfo | None = None
        self.pid = 1
        self.closed = False
        self.requests: dict[str, GenerationCallback] = {}
        self.tell_state = on_state
        self._stage = stage
        self._cancelled = threading.Event()

    def load(self, source: ModelSource, on_progress: ProgressCallback | None) -> ModelInfo:
        """Load once the door is open. Raises what the stage wants, or Cancelled."""
        self._stage.note(f"load {source.model_id}")
        self._cancelled.clear()
        if on_progress is not None:
            on_progress(0.5)
        door = self._stage.doors.get(source.model_id)
        while door is not None and not door.wait(0.01):
            if self._cancelled.is_set():
                raise Cancelled
            if self.closed:
                raise EngineLost("The engine has ended.")
        if source.model_id in self._stage.faults:
            raise self._stage.faults[source.model_id]
        self._end_all()
        self.model = info_of(source)
        self._stage.count()
        return self.model

    def cancel_load(self) -> None:
        """Give up the load."""
        self._cancelled.set()

    def unload(self) -> None:
        """Let the model go."""
        self._stage.note(f"unload {self.model.name if self.model else ''}")
        self._end_all()
        self.model = None

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Keep requests until they are answered."""
        assert self.model is not None
        names = "+".join(request.request_id for request in requests)
        self._stage.note(f"submit {names} to {self.model.name}")
        for request in requests:
            self.requests[request.request_id] = on_event
        self._stage.note_change()
        if self._stage.answers_by_itself:
            for request in requests:
                self.answer(request.request_id)

    def answer(self, request_id: str, text: str = "fine") -> None:
        """End a request well."""
        on_event = self.requests.pop(request_id, None)
        if on_event is not None:
            on_event(Finished(request_id, text, StopReason.END, Timing()))

    def cancel(self, request_id: str) -> None:
        """End a request if it is here."""
        on_event = self.requests.pop(request_id, None)
        if on_event is not None:
            on_event(Finished(request_id, "", StopReason.CANCELLED, Timing()))

    def die(self) -> None:
        """End as a child that crashed."""
        problem = EngineLost("The engine crashed.").problem()
        self.model = None
        for request_id in list(self.requests):
            self.requests.pop(request_id)(Failed(request_id, problem))
        self.tell_state(ChildState.LOST, problem)

    def render(self, turns: Sequence[Turn]) -> RenderedPrompt:
        """Return the name of the model and the turns."""
        assert self.model is not None
        return RenderedPrompt(f"{self.model.name}: {turns[-1].text}", len(turns))

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count words."""
        return [len(text.split()) for text in texts]

    def close(self) -> None:
        """End; what runs fails."""
        if not self.closed:
            self._stage.note(f"close {self.model.name if self.model else ''}")
        self.closed = True
        problem = EngineLost("The engine has ended.").problem()
        for request_id in list(self.requests):
            self.requests.pop(request_id)(Failed(request_id, problem))

    def _end_all(self) -> None:
        """Stop what runs."""
        for request_id in list(self.requests):
            self.cancel(request_id)


class Stage:
    """Makes hosts, keeps what they did, and holds *places* models of files in its memory."""

    def __init__(self) -> None:
        self.places = 9
        self.notes: list[str] = []
        self.doors: dict[str, threading.Event] = {}
        self.faults: dict[str, WorkbenchError] = {}
        self.hosts: list[HandHost] = []
        self.now_s = 100.0
        self.answers_by_itself = False
        self.most = 0  # models of files that were in memory at once
        self._changed = threading.Condition()

    def pool(self, on_state: StateCallback | None = None, rest_s: float = 300.0) -> EnginePool:
        """Return a pool on this stage."""
        memory = Memory(lambda _source: 1, lambda loaded: self.places - len(loaded), rest_s)
        return EnginePool(self, self.resolve, on_state, memory=memory, clock=self._clock)

    def _clock(self) -> float:
        """Return the time; it goes by when it is asked for, where nobody else moves it."""
        self.now_s += 5 * self.answers_by_itself
        return self.now_s

    def resolve(self, model_id: str) -> ModelSource:
        """Return a file for a letter, a server for a name in capitals. Raises BadInput."""
        if model_id.isupper():
            return ModelSource(model_id, model_id, endpoint=Endpoint(model_id, model_id, "x"))
        if len(model_id) != 1:
            raise BadInput("There is no such model.")
        return ModelSource(model_id, f"Model {model_id}", Path(f"{model_id}.gguf"), LoadOptions())

    def make(self, source: ModelSource, slot: int, on_state: StateCallback) -> Host:
        """Return a host for a file or a server."""
        self.hosts.append(HandHost(self, on_state))
        self.note_change()
        devices = (DeviceInfo("CPU", "", "cpu", 1, 1),)
        return Host(self.hosts[-1], self.hosts[-1].load, devices=lambda: devices)

    def clear_states(self) -> None:
        """Note it."""
        self.note("clear states")

    def count(self) -> None:
        """Note how many models of files are in memory now."""
        files = [
            host
            for host in self.hosts
            if host.model is not None and not host.closed and host.model.name.islower()
        ]
        self.most = max(self.most, len(files))

    def host_of(self, model_id: str) -> HandHost:
        """Return the host that has a model."""
        (host,) = [
            host
            for host in self.hosts
            if host.model is not None and host.model.name == model_id and not host.closed
        ]
        return host

    def close_door(self, model_id: str) -> threading.Event:
        """Hold back loads of a model until the event is set."""
        self.doors[model_id] = threading.Event()
        return self.doors[model_id]

    def note(self, what: str) -> None:
        """Keep what a host did."""
        with self._changed:
            self.notes.append(what)
            self._changed.notify_all()

    def note_change(self) -> None:
        """Wake those who wait."""
        with self._changed:
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S), self.notes

    def wait_note(self, what: str, times: int = 1) -> None:
        """Wait until a host has done something so often."""
        self.wait_for(lambda: self.notes.count(what) >= times)
