"""What the program asks of the engine child, and what the child tells unasked."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.core.generation import GenerationEvent, Request, Turn
from workbench.core.models import LoadOptions


@dataclass(frozen=True, slots=True)
class StateStore:
    """Where a child keeps conversation states, and how much of them."""

    folder: str
    limit_bytes: int


@dataclass(frozen=True, slots=True)
class Load:
    """Load a model in place of the present one. Answered by ModelInfo."""

    load_id: str
    path: str
    options: LoadOptions


@dataclass(frozen=True, slots=True)
class CancelLoad:
    """Give up a load that is under way or still waits."""

    load_id: str


@dataclass(frozen=True, slots=True)
class Unload:
    """Let the model go. Answered by None once its memory is free."""


@dataclass(frozen=True, slots=True)
class Submit:
    """Start requests as one batch; they share their common prefix."""

    requests: tuple[Request, ...]


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop one request."""

    request_id: str


@dataclass(frozen=True, slots=True)
class Render:
    """Answered by RenderedPrompt: the prompt as the model would receive it."""

    turns: tuple[Turn, ...]


@dataclass(frozen=True, slots=True)
class CountTokens:
    """Answered by a list with the number of tokens of each text by itself."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearStates:
    """Delete all saved conversation states. Answered by None."""


@dataclass(frozen=True, slots=True)
class ListDevices:
    """Answered by a list of DeviceInfo, with or without a model."""


Command = (
    Load | CancelLoad | Unload | Submit | Cancel | Render | CountTokens | ClearStates | ListDevices
)


@dataclass(frozen=True, slots=True)
class LoadProgress:
    """*fraction* (0.0 to 1.0) of a model is loaded."""

    load_id: str
    fraction: float


@dataclass(frozen=True, slots=True)
class Unloaded:
    """The model has been let go; until the next one is loaded there is none."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What one step brought, in order: one message for all sequences of a batch."""

    events: tuple[GenerationEvent, ...]


ChildEvent = LoadProgress | Unloaded | Happened
