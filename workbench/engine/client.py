"""The engine as the program sees it: a supervised child behind the port `core.ports.Engine`."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from workbench.core.errors import BadInput, EngineLost, Problem, WorkbenchError
from workbench.core.generation import (
    Failed,
    Finished,
    Request,
    StopReason,
    Timing,
)
from workbench.core.models import DeviceInfo, LoadOptions, ModelInfo
from workbench.core.ports import ChildState, GenerationCallback, ProgressCallback, StateCallback
from workbench.engine.model_child import ModelChild
from workbench.engine.protocol import (
    Cancel,
    ClearStates,
    ListDevices,
    Load,
    StateStore,
    Submit,
)
from workbench.engine.state_files import DEFAULT_LIMIT_BYTES, clear_states
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits

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


class ChildEngine(ModelChild[_Wanted]):
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
        store = StateStore(str(state_folder), state_limit_bytes) if state_folder else None
        super().__init__(ENTRY, store, WORDS, log_folder / log_name, on_state, limits)
        self._held: list[Request] = []  # submitted while the child is being restored
        self._state_folder = state_folder

    # Models

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Load a model in place of the present one; blocks.

        Raises ModelFileError, EngineLost or Cancelled (see `cancel_load`).
        """
        with self._loading:
            return self._load(_Wanted(path, options), on_progress)

    def _load_command(self, load_id: str, wanted: _Wanted) -> Load:
        """Return what tells the child to load a file."""
        return Load(load_id, str(wanted.path), wanted.options)

    # Requests

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests as one batch. Each ends in exactly one Finished or Failed event."""
        self._listeners.add((request.request_id for request in requests), on_event)
        with self._lock:
            if self._restoring:
                self._held.extend(requests)
                return
        self._send(requests)

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
