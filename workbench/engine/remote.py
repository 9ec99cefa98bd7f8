"""A model on a server that speaks OpenAI's chat completions, behind the port `core.ports.Engine`.

The talking is done in a child: the `openai` package takes a second and a half to import.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NoReturn

from workbench.core.errors import BadInput, EngineLost, Problem, WorkbenchError
from workbench.core.generation import (
    Request,
)
from workbench.core.models import Endpoint, LoadOptions, ModelInfo
from workbench.core.ports import ChildState, GenerationCallback, ProgressCallback, StateCallback
from workbench.engine.model_child import ModelChild
from workbench.engine.protocol import (
    Cancel,
)
from workbench.engine.remote_protocol import Connect, Patience
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits

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


class RemoteEngine(ModelChild[_Wanted]):
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
        argument = patience or Patience()
        super().__init__(ENTRY, argument, WORDS, log_folder / LOG_NAME, on_state, limits)

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

    def _load_command(self, load_id: str, wanted: _Wanted) -> Connect:
        """Return what tells the child to ask a server for its model."""
        return Connect(load_id, wanted.endpoint, wanted.key)

    # Requests

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests side by side. Each ends in exactly one Finished or Failed event."""
        self._listeners.add((request.request_id for request in requests), on_event)
        self._send(requests)

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
