"""What every child with one model has in common: the load, its progress and cancel, and the end."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import Generic, TypeVar, assert_never, cast

from workbench.core.errors import Cancelled, Problem
from workbench.core.generation import Failed, RenderedPrompt, Request, Turn
from workbench.core.ids import new_id
from workbench.core.models import ModelInfo
from workbench.core.ports import ChildState, ProgressCallback, StateCallback
from workbench.engine.listeners import Listeners
from workbench.engine.protocol import (
    CancelLoad,
    ChildEvent,
    CountTokens,
    Happened,
    LoadProgress,
    Render,
    Submit,
    Unload,
    Unloaded,
)
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits, Supervisor

W = TypeVar("W")  # what is wanted: enough to load it again into a new child


class ModelChild(ABC, Generic[W]):
    """Base of the engines: one supervised child, and the model that is, or shall be, in it."""

    def __init__(
        self,
        entry: str,
        argument: object,
        words: ChildWords,
        log_path: Path,
        on_state: StateCallback | None,
        limits: Limits | None,
    ) -> None:
        self._tell_state = on_state or (lambda _state, _problem: None)
        self._words = words
        self._lock = threading.Lock()
        self._loading = threading.RLock()
        self._listeners = Listeners()
        self._restoring = False
        self._model: ModelInfo | None = None
        self._wanted: W | None = None
        self._load_id = ""
        self._cancelled_load = ""
        self._on_progress: ProgressCallback | None = None
        self._supervisor = Supervisor(
            entry,
            argument,
            words,
            log_path,
            on_event=self._on_event,
            on_state=self._on_state,
            limits=limits,
        )

    @property
    def model(self) -> ModelInfo | None:
        """What the loaded model says of itself, None when there is none."""
        return self._model

    @property
    def pid(self) -> int | None:
        """The child's process number, None when there is no child."""
        return self._supervisor.pid

    def cancel_load(self) -> None:
        """Give up the load that is under way, if any."""
        with self._lock:
            load_id = self._load_id
            self._cancelled_load = load_id
        if load_id:
            self._supervisor.notify(CancelLoad(load_id))

    def unload(self) -> None:
        """Let the model go; blocks until what it held is free."""
        with self._loading:
            self._wanted = None
            if self._supervisor.state is ChildState.READY:
                self._supervisor.call(Unload())
            self._model = None

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Return the prompt as the model receives it; blocks. Raises TemplateError."""
        return cast(RenderedPrompt, self._supervisor.call(Render(tuple(turns))))

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Return the number of tokens of each text by itself, estimated where need be; blocks."""
        return cast(list[int], self._supervisor.call(CountTokens(tuple(texts))))

    # For the engines

    @abstractmethod
    def _load_command(self, load_id: str, wanted: W) -> object:
        """Return what tells the child to load; it answers with ModelInfo."""

    @abstractmethod
    def _on_state(self, state: ChildState, problem: Problem | None) -> None:
        """Follow the child's life, on a thread of the supervisor."""

    def _load(self, wanted: W, on_progress: ProgressCallback | None) -> ModelInfo:
        """Load, and remember what is loaded."""
        load_id = new_id()
        with self._lock:
            self._load_id, self._on_progress = load_id, on_progress
        try:
            info = cast(ModelInfo, self._supervisor.call(self._load_command(load_id, wanted)))
        finally:
            with self._lock:
                self._load_id, self._on_progress = "", None
        if self._cancelled_load == load_id:  # asked for in the very last moment
            self._supervisor.call(Unload())
            self._model = None
            raise Cancelled
        self._model, self._wanted = info, wanted
        return info

    def _send(self, requests: Sequence[Request]) -> None:
        """Hand requests to the child; when it is gone they end here."""
        if not self._supervisor.notify(Submit(tuple(requests))):
            for request in requests:
                self._listeners.tell(Failed(request.request_id, self._words.closed()))

    def _on_event(self, event: ChildEvent) -> None:
        """Hand on what the child tells, on a thread of the supervisor."""
        match event:
            case Happened():
                for happened in event.events:
                    self._listeners.tell(happened)
            case LoadProgress():
                self._on_load_progress(event)
            case Unloaded():
                self._model, self._wanted = None, None
            case _:
                assert_never(event)

    def _on_load_progress(self, event: LoadProgress) -> None:
        """Tell progress; repeat a cancel that came before the child could hear it."""
        with self._lock:
            callback = self._on_progress if event.load_id == self._load_id else None
            cancelled = event.load_id == self._cancelled_load
        if cancelled:
            self._supervisor.notify(CancelLoad(event.load_id))
        elif callback is not None:
            callback(event.fraction)
