"""Runs a comparison: every column on the same input, cells saved as they come, all cancellable.

Columns of one model are one batch. Models run at once where memory allows, else in turns.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib import metadata
from random import Random
from typing import Final

from workbench import __version__
from workbench.answering.judge import is_right
from workbench.answering.retrieval import Ground
from workbench.answering.turn import Draft, Prepared, fit
from workbench.core.errors import BadInput, Cancelled, Problem, StorageError, problem_from
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    ModelLoading,
    RenderedPrompt,
    Request,
    StopReason,
    TextArrived,
)
from workbench.core.ids import new_id
from workbench.core.lab import CellResult, Comparison, Run, Variant
from workbench.core.ports import Engine, Library
from workbench.core.sources import SearchOptions
from workbench.prompts.techniques import build_turns
from workbench.storage.clock import Now, utc_now
from workbench.storage.runs import Runs

_log = logging.getLogger(__name__)

_PACKAGES: Final = ("llama-cpp-python", "chromadb", "sentence-transformers")
_WAIT_S: Final = 0.2  # so that Ctrl+C is heard while waiting

CellKey = tuple[str, int]  # variant id, repeat from 0


@dataclass(frozen=True, slots=True)
class RunBegun:
    """The run is stored; its cells follow."""

    run: Run


@dataclass(frozen=True, slots=True)
class CellProgress:
    """Something happened in a cell that goes on."""

    variant_id: str
    repeat: int
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


LabEvent = RunBegun | CellProgress | CellDone | RunNotSaved | RunEnded
LabCallback = Callable[[LabEvent], None]


@dataclass(frozen=True, slots=True)
class Marks:
    """How a run remembers the models of its columns, by id; *sha256_of* may take its time."""

    name_of: Callable[[str], str] = lambda model_id: model_id
    sha256_of: Callable[[str], str] = lambda _model_id: ""


@dataclass(slots=True)
class _Cell:
    """A cell on its way."""

    variant_id: str
    repeat: int
    request_id: str
    model_name: str = ""
    model_sha256: str = ""
    request: Request | None = None
    prepared: Prepared | None = None
    parts: list[str] = field(default_factory=list)
    submitted: bool = False
    result: CellResult | None = None


class ComparisonRunner:
    """Runs one comparison once. `execute` blocks; the cancels may come from any thread."""

    def __init__(
        self,
        engine: Engine,
        comparison: Comparison,
        secret: bytes,
        *,
        library: Library | None = None,
        runs: Runs | None = None,
        marks: Marks | None = None,
        passages: int = 4,
        clock: Callable[[], float] = time.monotonic,
        now: Now = utc_now,
    ) -> None:
        self._engine = engine
        self._comparison = comparison
        self._secret = secret
        self._library = library
        self._runs = runs
        self._marks = marks or Marks()
        self._passages = passages
        self._clock = clock
        self._now = now
        self._changed = threading.Condition(threading.RLock())
        self._run_id = new_id()
        self._cells = {
            (variant.variant_id, repeat): self._new_cell(variant.variant_id, repeat)
            for variant in comparison.variants
            for repeat in range(comparison.repeats)
        }
        self._by_request = {cell.request_id: cell for cell in self._cells.values()}
        self._tell: LabCallback = lambda _event: None
        self._unsaved = False
        self._started_at: float | None = None
        self._ended_at = 0.0

    def _new_cell(self, variant_id: str, repeat: int) -> _Cell:
        """Return a cell nothing of which is done."""
        return _Cell(variant_id, repeat, f"{self._run_id}:{variant_id}:{repeat}")

    def execute(self, on_event: LabCallback) -> Run:
        """Run all cells and return the run. Raises BadInput when nothing can be run at all."""
        if not self._comparison.input.strip():
            raise BadInput("There is no input.", "Type the input that all columns share.")
        self._tell = on_event
        run = self._begun()
        self._save(lambda runs: runs.start_run(run))
        on_event(RunBegun(run))
        for model_id, variants in by_model(self._comparison).items():
            self._run_model(model_id, variants)
        self._wait(list(self._cells.values()))
        started_at = self._ended_at if self._started_at is None else self._started_at
        run = self._finished(run, self._ended_at - started_at)
        self._save(lambda runs: runs.finish_run(run.run_id, run.wall_s, run.complete))
        on_event(RunEnded(run))
        return run

    def _begun(self) -> Run:
        """Return the run before its cells. Raises BadInput when no column has a model."""
        front = self._engine.model
        if front is None and not any(variant.model_id for variant in self._comparison.variants):
            raise BadInput("No model is loaded.", "Load one on the Models page, then try again.")
        name = front.name if front else ""
        models = by_model(self._comparison)
        return Run(
            self._run_id,
            self._now(),
            self._comparison,
            model_name=model_names(self._comparison, name, self._marks.name_of),
            model_sha256=self._marks.sha256_of(*models) if len(models) == 1 else "",
            versions=versions(),
        )

    def preview(self, variant_id: str) -> RenderedPrompt:
        """Return the prompt of one column as the model receives it, without running it; blocks."""
        (variant,) = (v for v in self._comparison.variants if v.variant_id == variant_id)
        return self._fit(variant).rendered

    def cancel_cell(self, variant_id: str, repeat: int) -> None:
        """Stop one cell; its text so far is kept."""
        self._cancel([(variant_id, repeat)])

    def cancel_column(self, variant_id: str) -> None:
        """Stop all repeats of one column."""
        self._cancel([key for key in self._cells if key[0] == variant_id])

    def cancel_all(self) -> None:
        """Stop everything that has not ended."""
        self._cancel(list(self._cells))

    # Preparing

    def _run_model(self, model_id: str, variants: Sequence[Variant]) -> None:
        """Prepare the columns of one model and begin them, or run them one after another."""
        cells = [
            cell
            for variant in variants
            for cell in self._cells.values()
            if cell.variant_id == variant.variant_id
        ]
        try:
            self._await_model(model_id, cells)
        except Cancelled:
            for cell in cells:
                self._end(cell, "", cancelled=True)
            return
        except Exception as error:  # phrased and shown in its columns; the others go on
            self._fail(cells, error)
            return
        for variant in variants:
            self._prepare(variant, [c for c in cells if c.variant_id == variant.variant_id])
        ready = [cell for cell in cells if cell.request and not cell.result]
        if self._started_at is None:
            self._started_at = self._clock()
        if self._comparison.mode == "batch":
            self._submit(ready)
            return
        for cell in Random(self._comparison.seed).sample(ready, len(ready)):
            self._submit([cell])
            self._wait([cell])

    def _await_model(self, model_id: str, cells: Sequence[_Cell]) -> None:
        """Wait until a model is there. Raises what is in the way, or Cancelled."""
        front = self._engine.model
        name = self._marks.name_of(model_id) if model_id else front.name if front else ""
        for cell in cells:
            cell.model_name = name

        def tell(fraction: float) -> None:
            for cell in cells:
                if cell.result is None:
                    event = ModelLoading(cell.request_id, name, fraction)
                    self._tell(CellProgress(cell.variant_id, cell.repeat, event))

        info = self._engine.ready(
            model_id, lambda: all(cell.result is not None for cell in cells), tell
        )
        sha256 = self._marks.sha256_of(model_id)
        for cell in cells:
            cell.model_name, cell.model_sha256 = name or info.name, sha256

    def _fail(self, cells: Sequence[_Cell], error: Exception) -> None:
        """End cells that cannot be run, with the reason."""
        _log.warning("column not run: %s", type(error).__name__)
        for cell in cells:
            self._end(cell, "", problem=problem_from(error))

    def _prepare(self, variant: Variant, cells: Sequence[_Cell]) -> None:
        """Build the prompt of a column; a column that cannot be built fails by itself."""
        try:
            prepared = self._fit(variant)
        except Exception as error:  # phrased and shown in the column; the others go on
            self._fail(cells, error)
            return
        for cell in cells:
            seed = self._comparison.seed + cell.repeat
            sampling = replace(variant.sampling, seed=seed)
            cell.prepared = prepared
            cell.request = replace(prepared.request, request_id=cell.request_id, sampling=sampling)

    def _fit(self, variant: Variant) -> Prepared:
        """Return the prompt of a column, with passages when it looks into documents."""
        turns = build_turns(variant, self._comparison.input, self._comparison.variables)
        system = turns[0].text if turns[0].role == "system" else ""
        draft = Draft(
            question=turns[-1].text,
            system_text=system,
            examples=turns[1 if system else 0 : -1],
            search_text=self._comparison.input,
        )
        ground = None
        if variant.collection_id and self._library is not None:
            search = SearchOptions(limit=self._passages)
            ground = Ground(self._library, variant.collection_id, self._secret, search)
        return fit(self._engine, draft, variant.sampling, ground, model_id=variant.model_id)

    # Generating

    def _submit(self, cells: Sequence[_Cell]) -> None:
        """Hand cells to the engine as one batch."""
        with self._changed:
            waiting = [cell for cell in cells if not cell.result]
            for cell in waiting:
                cell.submitted = True
        requests = [cell.request for cell in waiting if cell.request]
        if not requests:
            return
        try:
            self._engine.submit(requests, self._on_event)
        except Exception as error:  # the engine is lost: each cell says so
            self._fail(waiting, error)

    def _wait(self, cells: Sequence[_Cell]) -> None:
        """Wait until each cell has ended."""
        with self._changed:
            while any(cell.result is None for cell in cells):
                self._changed.wait(_WAIT_S)

    def _on_event(self, event: GenerationEvent) -> None:
        """Deal with what the engine says; on a thread of the engine."""
        cell = self._by_request[event.request_id]
        if isinstance(event, Finished):
            self._end(cell, event.text, finished=event)
        elif isinstance(event, Failed):
            self._end(cell, "".join(cell.parts), problem=event.problem)
        else:
            if isinstance(event, TextArrived):
                cell.parts.append(event.text)
            self._tell(CellProgress(cell.variant_id, cell.repeat, event))

    def _cancel(self, keys: Sequence[CellKey]) -> None:
        """Stop cells: those under way by the engine, those still waiting at once."""
        for key in keys:
            cell = self._cells[key]
            if not cell.submitted:
                self._end(cell, "", cancelled=True)
            if cell.submitted and cell.request:  # looked at again: it may just have been submitted
                self._engine.cancel(cell.request.request_id)

    def _end(
        self,
        cell: _Cell,
        text: str,
        *,
        finished: Finished | None = None,
        problem: Problem | None = None,
        cancelled: bool = False,
    ) -> None:
        """Give a cell its result, once, store it and tell it."""
        reason = StopReason.CANCELLED if cancelled else StopReason.FAILED
        if finished:
            reason = finished.reason
        judged = reason not in (StopReason.CANCELLED, StopReason.FAILED)
        result = CellResult(
            cell.variant_id,
            cell.repeat,
            text,
            reason,
            finished.timing if finished else None,
            problem,
            is_right(text, self._comparison.expected) if judged else None,
            cell.prepared.grounding if cell.prepared else None,
            cell.model_name,
            cell.model_sha256,
        )
        with self._changed:
            if cell.result is not None:
                return
            cell.result = result
        self._save(lambda runs: runs.add_cell(self._run_id, result))
        self._tell(CellDone(result))
        with self._changed:
            self._ended_at = self._clock()
            self._changed.notify_all()

    # Keeping

    def _finished(self, run: Run, wall_s: float) -> Run:
        """Return the run with its cells, columns in order and repeats within them."""
        results = tuple(cell.result for cell in self._cells.values() if cell.result)
        complete = all(result.reason is not StopReason.CANCELLED for result in results)
        return replace(run, cells=results, wall_s=wall_s, complete=complete)

    def _save(self, write: Callable[[Runs], None]) -> None:
        """Write to storage if there is one; a failure is told once and stops nothing."""
        if self._runs is None:
            return
        try:
            write(self._runs)
        except StorageError as error:
            if not self._unsaved:
                self._unsaved = True
                self._tell(RunNotSaved(error.problem()))


def by_model(comparison: Comparison) -> dict[str, list[Variant]]:
    """Return the columns by the model they name, in order."""
    groups: dict[str, list[Variant]] = {}
    for variant in comparison.variants:
        groups.setdefault(variant.model_id, []).append(variant)
    return groups


def model_names(comparison: Comparison, front: str, name_of: Callable[[str], str]) -> str:
    """Return the names of a comparison's models as one, "" while one of them is not known.

    *front* is the name of the model that is meant by columns which name none.
    """
    names = [name_of(model_id) if model_id else front for model_id in by_model(comparison)]
    return ", ".join(dict.fromkeys(names)) if all(names) else ""


def versions() -> dict[str, str]:
    """Return the versions that a run depends on."""
    found = {"workbench": __version__}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "unknown"
    return found
