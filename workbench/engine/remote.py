"""A model on a server that speaks OpenAI's chat completions, behind the port `core.ports.Engine`.

The talking is done in a child: the `openai` package takes a second and a half to import.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn, cast

from workbench.core.errors import BadInput, Cancelled, EngineLost, Problem, WorkbenchError
from workbench.core.generation import (
    Failed,
    RenderedPrompt,
    Request,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.models import Endpoint, LoadOptions, ModelInfo
from workbench.core.ports import ChildState, GenerationCallback, ProgressCallback, StateCallback
from workbench.engine.listeners import Listeners
from workbench.engine.protocol import (
    Cancel,
    CancelLoad,
    CountTokens,
    Happened,
    LoadProgress,
    Render,
    Submit,
    Unload,
)
from workbench.engine.remote_protocol import Connect, Patience
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits, Supervisor

ENTRY: Final = "workbench.engine.remote_child:main"
LOG_NAME: Final = "remote.log"
WORDS: Final = ChildWords(
    name="remote",
    kind="EngineLost",
    killed="The part of the program that talks to the server was ended from outside.",
    crashed="The part of the program that talks to the server crashed.",
    hung="The part of the program that talks to the server stopped answering and was ended.",
    gone="The part of the program that talks to the server has ended.",
    hint="It starts again by itself; then try again.",
)
_ASKING_S: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The server that is, or shall be, used: for a child that is started again."""

    endpoint: Endpoint
    key: str = field(repr=False)


class RemoteEngine:
    """Implements `core.ports.Engine` with one model on one server.

    *on_state* is told where the child stands, from any thread: READY after a death only when the
    server has answered again, with a problem when it did not.
    """

    def __init__(
        self,
        log_folder: Path,
        on_state: StateCallback | None = None,
        *,
        limits: Limits | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._tell_state = on_state or (lambda _state, _problem: None)
        self._lock = threading.Lock()
        self._loading = threading.RLock()
        self._listeners = Listeners()
        self._restoring = False
        self._model: ModelInfo | None = None
        self._wanted: _Wanted | None = None
        self._load_id = ""
        self._cancelled_load = ""
        self._on_progress: ProgressCallback | None = None
        self._supervisor = Supervisor(
            ENTRY,
            patience or Patience(),
            WORDS,
            log_folder / LOG_NAME,
            on_event=self._on_event,
            on_state=self._on_state,
            limits=limits,
        )

    @property
    def model(self) -> ModelInfo | None:
        """What the server's model says of itself, None before it was asked."""
        return self._model

    @property
    def pid(self) -> int | None:
        """The child's process number, None when there is no child."""
        return self._supervisor.pid

    # The server

    def load_endpoint(
        self, endpoint: Endpoint, key: str, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Ask a server for its model and use it from now on; blocks.

        Raises EndpointError, BadInput, EngineLost or Cancelled (see `cancel_load`).
        """
        with self._loading:
            return self._load(_Wanted(endpoint, key), on_progress)

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> NoReturn:
        """Refuse: a server loads no file of this computer."""
        raise BadInput("A server cannot load a file of this computer.", "Choose a model in Models.")

    def cancel_load(self) -> None:
        """Give up the `load_endpoint` that is under way, if any."""
        with self._lock:
            load_id = self._load_id
            self._cancelled_load = load_id
        if load_id:
            self._supervisor.notify(CancelLoad(load_id))

    def unload(self) -> None:
        """Forget the server; blocks until what runs there is stopped."""
        with self._loading:
            self._wanted = None
            if self._supervisor.state is ChildState.READY:
                self._supervisor.call(Unload())
            self._model = None

    def _load(self, wanted: _Wanted, on_progress: ProgressCallback | None) -> ModelInfo:
        """Ask the server, and remember it when it has answered."""
        load_id = new_id()
        with self._lock:
            self._load_id, self._on_progress = load_id, on_progress
        try:
            command = Connect(load_id, wanted.endpoint, wanted.key)
            info = cast(ModelInfo, self._supervisor.call(command))
        finally:
            with self._lock:
                self._load_id, self._on_progress = "", None
        if self._cancelled_load == load_id:  # asked for in the very last moment
            self._supervisor.call(Unload())
            self._model = None
            raise Cancelled
        self._model, self._wanted = info, wanted
        return info

    # Requests

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests side by side. Each ends in exactly one Finished or Failed event."""
        self._listeners.add((request.request_id for request in requests), on_event)
        if not self._supervisor.notify(Submit(tuple(requests))):
            for request in requests:
                self._listeners.tell(Failed(request.request_id, WORDS.closed()))

    def cancel(self, request_id: str) -> None:
        """Stop one request; its Finished event says CANCELLED and keeps the text so far."""
        self._supervisor.notify(Cancel(request_id))

    def ready(
        self,
        model_id: str = "",
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> ModelInfo:
        """Return what the server said of its model, asking it again after a crash; blocks.

        Raises BadInput when no server was chosen, else as `load_endpoint`.
        """
        with self._watched(cancelled), self._loading:
            if self._model is not None:
                return self._model
            if self._wanted is None:
                raise BadInput("No model is loaded.", "Load one in Models.")
            return self._load(self._wanted, on_progress)

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Return the prompt as the server makes it, else the messages as they are sent; blocks."""
        return cast(RenderedPrompt, self._supervisor.call(Render(tuple(turns))))

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Return the number of tokens of each text by itself, estimated where need be; blocks."""
        return cast(list[int], self._supervisor.call(CountTokens(tuple(texts))))

    def close(self) -> None:
        """End the child. The object cannot be used afterwards."""
        self._supervisor.close()
        self._listeners.fail_all(WORDS.closed())

    @contextlib.contextmanager
    def _watched(self, cancelled: Callable[[], bool] | None) -> Iterator[None]:
        """Ask *cancelled* again and again meanwhile, and give up the load once it says so."""
        if cancelled is None:
            yield
            return
        over = threading.Event()

        def watch() -> None:
            while not over.wait(_ASKING_S):
                if cancelled():
                    self.cancel_load()

        threading.Thread(target=watch, name="remote-watch", daemon=True).start()
        try:
            yield
        finally:
            over.set()

    # What the child tells, on threads of the supervisor

    def _on_event(self, event: Happened | LoadProgress) -> None:
        """Hand on what the child tells."""
        if isinstance(event, Happened):
            for happened in event.events:
                self._listeners.tell(happened)
        else:
            self._on_load_progress(event)

    def _on_load_progress(self, event: LoadProgress) -> None:
        """Tell progress; repeat a cancel that came before the child could hear it."""
        with self._lock:
            callback = self._on_progress if event.load_id == self._load_id else None
            cancelled = event.load_id == self._cancelled_load
        if cancelled:
            self._supervisor.notify(CancelLoad(event.load_id))
        elif callback is not None:
            callback(event.fraction)

    # After a death

    def _on_state(self, state: ChildState, problem: Problem | None) -> None:
        """Follow the child's life; a child that is back is only READY with its server."""
        if state is ChildState.LOST:
            self._restoring = self._wanted is not None
            self._model = None
            self._listeners.fail_all(problem or WORDS.closed())
        elif state is ChildState.READY and self._restoring:
            threading.Thread(target=self._restore, name="remote-restore", daemon=True).start()
            return
        self._tell_state(state, problem)

    def _restore(self) -> None:
        """Ask the server anew for a new child."""
        problem: Problem | None = None
        try:
            with self._loading:
                if self._wanted is not None:
                    self.ready()
        except EngineLost:
            return  # it died again: that is told by itself
        except WorkbenchError as error:
            problem = error.problem()
        self._restoring = False
        self._tell_state(ChildState.READY, problem)
