"""The engine as the program sees it: a supervised child behind the port `core.ports.Engine`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, assert_never, cast

from workbench.core.errors import BadInput, Cancelled, EngineLost, Problem, WorkbenchError
from workbench.core.generation import (
    Failed,
    Finished,
    RenderedPrompt,
    Request,
    StopReason,
    Timing,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.models import DeviceInfo, LoadOptions, ModelInfo
from workbench.core.ports import ChildState, GenerationCallback, ProgressCallback, StateCallback
from workbench.engine.listeners import Listeners
from workbench.engine.protocol import (
    Cancel,
    CancelLoad,
    ChildEvent,
    ClearStates,
    CountTokens,
    Happened,
    ListDevices,
    Load,
    LoadProgress,
    Render,
    StateStore,
    Submit,
    Unload,
    Unloaded,
)
from workbench.engine.state_files import DEFAULT_LIMIT_BYTES, clear_states
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits, Supervisor

ENTRY: Final = "workbench.engine.child:main"
LOG_NAME: Final = "engine.log"
WORDS: Final = ChildWords(
    name="engine",
    kind="EngineLost",
    killed="The engine was ended from outside.",
    crashed="The engine crashed.",
    no_memory="The memory ran out, and the engine was ended.",
    violated="The engine crashed: it reached into memory that is not its own.",
    asserted="The engine gave up: {reason}",
    hung="The engine stopped answering and was ended.",
    gone="The engine has ended.",
    hint="It starts again by itself; then try again. If it comes back, choose a smaller context "
    "or another model.",
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The model that is, or shall be, loaded: for a child that is started again."""

    path: Path
    options: LoadOptions


class ChildEngine:
    """Implements `core.ports.Engine` with a child process that may die at any time.

    *on_state* is told where the engine stands, from any thread: READY after a death only when the
    model is loaded again, with a problem when that failed. Conversation states are kept in
    *state_folder*, so that reopened chats start at once; without it there are none.
    """

    def __init__(
        self,
        log_folder: Path,
        on_state: StateCallback | None = None,
        *,
        limits: Limits | None = None,
        log_name: str = LOG_NAME,
        state_folder: Path | None = None,
        state_limit_bytes: int = DEFAULT_LIMIT_BYTES,
    ) -> None:
        self._tell_state = on_state or (lambda _state, _problem: None)
        self._lock = threading.Lock()
        self._loading = threading.Lock()
        self._listeners = Listeners()
        self._held: list[Request] = []  # submitted while the child is being restored
        self._restoring = False
        self._model: ModelInfo | None = None
        self._wanted: _Wanted | None = None
        self._load_id = ""
        self._cancelled_load = ""
        self._on_progress: ProgressCallback | None = None
        self._state_folder = state_folder
        store = StateStore(str(state_folder), state_limit_bytes) if state_folder else None
        self._supervisor = Supervisor(
            ENTRY,
            store,
            WORDS,
            log_folder / log_name,
            on_event=self._on_event,
            on_state=self._on_state,
            limits=limits,
        )

    @property
    def model(self) -> ModelInfo | None:
        """The loaded model, None when there is none."""
        return self._model

    @property
    def pid(self) -> int | None:
        """The child's process number, None when there is no child."""
        return self._supervisor.pid

    # Models

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Load a model in place of the present one; blocks.

        Raises ModelFileError, EngineLost or Cancelled (see `cancel_load`).
        """
        with self._loading:
            return self._load(_Wanted(path, options), on_progress)

    def cancel_load(self) -> None:
        """Give up the load that is under way, if any."""
        with self._lock:
            load_id = self._load_id
            self._cancelled_load = load_id
        if load_id:
            self._supervisor.notify(CancelLoad(load_id))

    def unload(self) -> None:
        """Let the model go; blocks until its memory is free."""
        with self._loading:
            self._wanted = None
            if self._supervisor.state is ChildState.READY:
                self._supervisor.call(Unload())
            self._model = None

    def _load(self, wanted: _Wanted, on_progress: ProgressCallback | None) -> ModelInfo:
        """Load, and remember what is loaded."""
        load_id = new_id()
        with self._lock:
            self._load_id, self._on_progress = load_id, on_progress
        try:
            command = Load(load_id, str(wanted.path), wanted.options)
            info = cast(ModelInfo, self._supervisor.call(command))
        finally:
            with self._lock:
                self._load_id, self._on_progress = "", None
        if self._cancelled_load == load_id:  # asked for in the very last moment
            self._supervisor.call(Unload())
            raise Cancelled
        self._model, self._wanted = info, wanted
        return info

    # Requests

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests as one batch. Each ends in exactly one Finished or Failed event."""
        self._listeners.add((request.request_id for request in requests), on_event)
        with self._lock:
            if self._restoring:
                self._held.extend(requests)
                return
        if not self._supervisor.notify(Submit(tuple(requests))):
            for request in requests:
                self._listeners.tell(Failed(request.request_id, WORDS.closed()))

    def cancel(self, request_id: str) -> None:
        """Stop one request; its Finished event says CANCELLED and keeps the text so far."""
        with self._lock:
            held = [request for request in self._held if request.request_id == request_id]
            self._held = [request for request in self._held if request.request_id != request_id]
        if held:
            self._listeners.tell(Finished(request_id, "", StopReason.CANCELLED, Timing()))
        else:
            self._supervisor.notify(Cancel(request_id))

    def ready(
        self,
        model_id: str = "",
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> ModelInfo:
        """Return the loaded model. Raises BadInput when there is none."""
        if self._model is None:
            raise BadInput("No model is loaded.", "Load one in Models.")
        return self._model

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Return the prompt as the model would receive it; blocks. Raises TemplateError."""
        return cast(RenderedPrompt, self._supervisor.call(Render(tuple(turns))))

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Return the number of tokens of each text by itself; blocks."""
        return cast(list[int], self._supervisor.call(CountTokens(tuple(texts))))

    def devices(self) -> list[DeviceInfo]:
        """Return what llama.cpp can compute on here; blocks. No model need be loaded."""
        return cast(list[DeviceInfo], self._supervisor.call(ListDevices()))

    def clear_states(self) -> None:
        """Delete the conversation states on disk, of all models; blocks."""
        if self._supervisor.state is ChildState.READY:
            self._supervisor.call(ClearStates())
        elif self._state_folder is not None:
            clear_states(self._state_folder)

    def close(self) -> None:
        """End the child. The object cannot be used afterwards."""
        self._supervisor.close()
        self._fail_live(WORDS.closed())

    # What the child tells, on threads of the supervisor

    def _on_event(self, event: ChildEvent) -> None:
        """Hand on what the child tells."""
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

    def _fail_live(self, problem: Problem) -> None:
        """End every request with *problem*."""
        with self._lock:
            self._held.clear()
        self._listeners.fail_all(problem)

    # After a death

    def _on_state(self, state: ChildState, problem: Problem | None) -> None:
        """Follow the child's life; a child that is back is only READY with its model."""
        if state is ChildState.LOST:
            with self._lock:
                self._restoring = self._wanted is not None
                self._model = None
            self._fail_live(problem or WORDS.closed())
        elif state is ChildState.READY and self._restoring:
            threading.Thread(target=self._restore, name="engine-restore", daemon=True).start()
            return
        elif state is ChildState.STOPPED and self._restoring:
            self._restoring = False
            self._fail_live(problem or WORDS.closed())
        self._tell_state(state, problem)

    def _restore(self) -> None:
        """Load the last model into the new child, then let waiting requests go on."""
        problem: Problem | None = None
        try:
            with self._loading:
                wanted = self._wanted
                if wanted is not None and self._model is None:
                    self._load(wanted, None)
        except EngineLost:
            return  # it died again: that is told by itself
        except WorkbenchError as error:
            problem = error.problem()
            self._wanted = None
        with self._lock:  # until they are sent a cancel must still find them held
            held, self._held = self._held, []
            self._restoring = False
            sent = problem is None and self._supervisor.notify(Submit(tuple(held)))
        if not sent:
            for request in held:
                self._listeners.tell(Failed(request.request_id, problem or WORDS.closed()))
        self._tell_state(ChildState.READY, problem)
