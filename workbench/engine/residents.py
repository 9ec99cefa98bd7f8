"""What the pool remembers: the models in memory or on their way there, and who waits for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from workbench.core.errors import Problem
from workbench.core.generation import Request
from workbench.core.models import ModelInfo, ModelSource
from workbench.core.ports import GenerationCallback, ProgressCallback
from workbench.engine.hosts import FIRST_SLOT, Host

NO_SOURCE: Final = ModelSource("", "")


class Stage(Enum):
    """Where a resident stands."""

    OUT = auto()  # not in memory; it comes back when it is asked for
    COMING = auto()  # it waits for room
    LOADING = auto()
    IN = auto()
    LEAVING = auto()
    GONE = auto()


@dataclass(slots=True, eq=False)
class Want:
    """Somebody who waits for a model: requests of one batch, or a call that blocks."""

    requests: dict[str, Request] = field(default_factory=dict)
    model_id: str = ""
    on_event: GenerationCallback = lambda _event: None
    on_progress: ProgressCallback = lambda _fraction: None
    resident: Resident | None = None
    is_call: bool = False
    granted: bool = False  # of a call: it may go on, and the model stays until it has
    over: bool = False  # nobody waits any more
    problem: Problem | None = None


@dataclass(slots=True)
class Flight:
    """A request that a host has, or is just being given."""

    on_event: GenerationCallback
    cancelled: bool = False


@dataclass(slots=True, eq=False)
class Resident:
    """A model with its host. *held_until* keeps it in memory between the steps of one question."""

    source: ModelSource
    host: Host
    slot: int = FIRST_SLOT
    takes_files: bool = True  # its host can load any file, or it is for servers
    is_front: bool = False
    stage: Stage = Stage.OUT
    info: ModelInfo | None = None
    wants: list[Want] = field(default_factory=list)
    flights: dict[str, Flight] = field(default_factory=dict)
    holds: int = 0
    held_until: float = 0.0
    used_at: float = 0.0
    raising: bool = False  # a thread is bringing it into memory
    claimed: bool = False  # the person is choosing a model for its host
    coming: ModelSource | None = None  # what was chosen for it, in the place of *source*

    @property
    def busy(self) -> bool:
        """Whether something runs on it or is about to."""
        return bool(self.flights or self.holds or self.wants or self.claimed)

    @property
    def model(self) -> ModelInfo | None:
        """What is loaded, under the name the person knows it by."""
        return self.info if self.host.engine.model is not None else None

    @property
    def takes_memory(self) -> bool:
        """Whether its model is, or may be, in this computer's memory."""
        present = self.stage in (Stage.LOADING, Stage.IN, Stage.LEAVING)
        return present and self.takes_files

    def runs(self, source: ModelSource) -> bool:
        """Whether this is, or will be, the model that *source* means, whatever its options."""
        own = self.coming or self.source
        return own is not NO_SOURCE and _identity(own) == _identity(source)


def _identity(source: ModelSource) -> object:
    """Return what makes a model another one; other options only change how it runs."""
    return source.path, source.options.adapters, source.endpoint, source.key


def free_slot(residents: Sequence[Resident]) -> int:
    """Return the smallest number that no resident has."""
    taken = {resident.slot for resident in residents}
    return next(slot for slot in range(FIRST_SLOT, len(taken) + 2) if slot not in taken)


def by_model(requests: Sequence[Request]) -> dict[str, list[Request]]:
    """Return requests by the model they name, in order."""
    groups: dict[str, list[Request]] = {}
    for request in requests:
        groups.setdefault(request.model_id, []).append(request)
    return groups
