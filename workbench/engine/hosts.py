"""What runs one model for the pool: a child with a file, or one that talks to a server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from workbench.core.generation import RenderedPrompt, Request, Turn
from workbench.core.models import DeviceInfo, Endpoint, ModelInfo, ModelSource
from workbench.core.ports import GenerationCallback, ProgressCallback, StateCallback
from workbench.engine.client import LOG_NAME, ChildEngine
from workbench.engine.remote import RemoteEngine
from workbench.engine.state_files import clear_states

FIRST_SLOT: Final = 1


class HostEngine(Protocol):
    """What the pool asks of an engine with one model; each method as in `core.ports.Engine`."""

    @property
    def model(self) -> ModelInfo | None:
        """The loaded model, None when there is none."""

    @property
    def pid(self) -> int | None:
        """The child's process number, None when there is no child."""

    def cancel_load(self) -> None:
        """Give up the load that is under way, if any."""

    def unload(self) -> None:
        """Let the model go; blocks until its memory is free."""

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests as one batch."""

    def cancel(self, request_id: str) -> None:
        """Stop one request."""

    def render(self, turns: Sequence[Turn]) -> RenderedPrompt:
        """Return the prompt as the model would receive it; blocks."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text by itself; blocks."""

    def close(self) -> None:
        """End the child."""


class ServerEngine(HostEngine, Protocol):
    """A host's engine whose model is on a server."""

    def load_endpoint(
        self, endpoint: Endpoint, key: str, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Ask a server for its model and use it from now on; blocks."""


LoadSource = Callable[[ModelSource, ProgressCallback | None], ModelInfo]


@dataclass(frozen=True, slots=True)
class Host:
    """An engine of its own for one model at a time, and the way to load into it."""

    engine: HostEngine
    load: LoadSource
    clear_states: Callable[[], None] = lambda: None
    devices: Callable[[], Sequence[DeviceInfo]] = lambda: ()


class Hosts(Protocol):
    """Makes hosts."""

    def make(self, source: ModelSource, slot: int, on_state: StateCallback) -> Host:
        """Return a host that can load *source* and its like; *slot* tells living hosts apart."""

    def clear_states(self) -> None:
        """Delete the conversation states of all models."""


def file_host(engine: ChildEngine) -> Host:
    """Return a host for model files."""

    def load(source: ModelSource, on_progress: ProgressCallback | None) -> ModelInfo:
        assert source.path is not None
        return engine.load(source.path, source.options, on_progress)

    return Host(engine, load, engine.clear_states, engine.devices)


def server_host(engine: ServerEngine) -> Host:
    """Return a host for models on servers."""

    def load(source: ModelSource, on_progress: ProgressCallback | None) -> ModelInfo:
        assert source.endpoint is not None
        return engine.load_endpoint(source.endpoint, source.key, on_progress)

    return Host(engine, load)


class ChildHosts:
    """Makes the program's own hosts, each with a child process.

    All share the folder of conversation states: a file there belongs to one model. Without a
    folder nothing is kept.
    """

    def __init__(self, log_folder: Path, state_folder: Path | None = None) -> None:
        self._log_folder = log_folder
        self._state_folder = state_folder

    def make(self, source: ModelSource, slot: int, on_state: StateCallback) -> Host:
        """Return a host; its child is started by the first load."""
        if source.endpoint is not None:
            return server_host(RemoteEngine(self._log_folder, on_state))
        name = LOG_NAME if slot == FIRST_SLOT else f"engine-{slot}.log"
        engine = ChildEngine(
            self._log_folder, on_state, log_name=name, state_folder=self._state_folder
        )
        return file_host(engine)

    def clear_states(self) -> None:
        """Delete the conversation states of all models."""
        if self._state_folder is not None:
            clear_states(self._state_folder)
