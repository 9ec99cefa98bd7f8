"""What the program asks of the child that talks to a server, besides `engine.protocol`."""

from __future__ import annotations

from dataclasses import dataclass, field

from workbench.core.models import Endpoint
from workbench.engine.protocol import Cancel, CancelLoad, CountTokens, Render, Submit, Unload


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server may take, in seconds."""

    connect_s: float = 10.0
    silence_s: float = 120.0  # without a byte; a long prompt is read in silence


@dataclass(frozen=True, slots=True)
class Connect:
    """Use a server from now on. Answered by ModelInfo."""

    load_id: str
    endpoint: Endpoint
    key: str = field(repr=False)  # crosses the pipe and is written nowhere


RemoteCommand = Connect | CancelLoad | Unload | Submit | Cancel | Render | CountTokens
