"""What a comparison tells while it runs. Events come from any thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from workbench.answering.cells import CellKey
from workbench.core.errors import Problem
from workbench.core.generation import GenerationEvent
from workbench.core.lab import CellResult, Run


@dataclass(frozen=True, slots=True)
class RunBegun:
    """The run is stored; its cells follow. *keys* are those that will be run."""

    run: Run
    keys: tuple[CellKey, ...] = ()


@dataclass(frozen=True, slots=True)
class StepBegun:
    """A cell goes on to another step of its technique; its text begins anew."""

    key: CellKey
    name: str


@dataclass(frozen=True, slots=True)
class CellProgress:
    """Something happened in a cell that goes on; of several samples the first is told."""

    key: CellKey
    event: GenerationEvent


@dataclass(frozen=True, slots=True)
class CellDone:
    """A cell has its result, and it is stored."""

    result: CellResult


@dataclass(frozen=True, slots=True)
class RunNotSaved:
    """The run goes on, but cannot be written to disk at present. Told once a run."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class RunEnded:
    """Every cell has its result."""

    run: Run


LabEvent = RunBegun | StepBegun | CellProgress | CellDone | RunNotSaved | RunEnded
LabCallback = Callable[[LabEvent], None]
