"""Stand-ins for services that have not landed; goes away when they have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Services:
    """See workbench.services.bundle."""

    settings: Any
    notices: Any
    jobs: Any
    models: Any
    chat: Any
    library: Any
    lab: Any


@dataclass(frozen=True, slots=True)
class Activity:
    """See workbench.services.chat."""

    phase: str
    message_id: str = ""
    done: int = 0
    total: int = 0
    place: int = 0
    started_at: float = 0.0
    tokens: int = 0
    rate: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """See workbench.services.lab."""

    variant_id: str
    repeat: int
    phase: str
    text: str = ""
    done: int = 0
    total: int = 0
    tokens: int = 0
    rate: float = 0.0
    result: Any = None
