"""Runs a comparison: every column on the same input, cells saved as they come, all cancellable."""

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
from workbench.answering.budget import loaded_model
from workbench.answering.judge import is_right
from workbench.answering.retrieval import Ground
from workbench.answering.turn import Draft, Prepared, fit
from workbench.core.errors import BadInput, Problem, StorageError, problem_from
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
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


@dataclass(slots=True)
class _Cell:
    """A cell on its way."""

    variant_id: str
    repeat: int
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
        model_sha256: str = "",
        passages: int = 4,
        clock: Callable[[], float] = time.monotonic,
        now: Now = utc_now,
    ) -> None:
        self._engine = engine
        self._comparison = comparison
        self._secret = secret
        self._library = library
        self._runs = runs
        self._model_sha256 = model_sha256
        self._passages = passages
        self._clock = clock
        self._now = now
        self._changed = threading.Condition(threading.RLock())
        self._cells = {
            (variant.variant_id, repeat): _Cell(variant.variant_id, repeat)
            for variant in comparison.variants
            for repeat in range(comparison.repeats)
        }
        self._by_request: dict[str, _Cell] = {}
        self._tell: LabCallback = lambda _event: None
        self._unsaved = False
        self._run_id = new_id()
        self._ended_at = 0.0

    def execute(self, on_event: LabCallback) -> Run:
        """Run all cells and return the run. Raises BadInput when nothing can be run at all."""
        if not self._comparison.input.strip():
            raise BadInput("There is no input.", "Type the input that all columns share.")
        model = loaded_model(self._engine)
        self._tell = on_event
        run = Run(
            self._run_id,
            self._now(),
            self._comparison,
            model_name=model.name,
            model_sha256=self._model_sha256,
            versions=versions(),
        )
        self._save(lambda runs: runs.start_run(run))
        on_event(RunBegun(run))
        for variant in self._comparison.variants:
            self._prepare(variant)
        started_at = self._ended_at = self._clock()
        self._generate()
        run = self._finished(run, self._ended_at - started_at)
        self._save(lambda runs: runs.finish_run(run.run_id, run.wall_s, run.complete))
        on_event(RunEnded(run))
        return run

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

    def _prepare(self, variant: Variant) -> None:
        """Build the prompt of a column; a column that cannot be built fails by itself."""
        cells = [cell for cell in self._cells.values() if cell.variant_id == variant.variant_id]
        try:
            prepared = self._fit(variant)
        except Exception as error:  # phrased and shown in the column; the others go on
            _log.warning("column not prepared: %s", type(error).__name__)
            for cell in cells:
                self._end(cell, "", problem=problem_from(error))
            return
        for cell in cells:
            seed = self._comparison.seed + cell.repeat
            sampling = replace(variant.sampling, seed=seed)
            request_id = f"{self._run_id}:{variant.variant_id}:{cell.repeat}"
            cell.prepared = prepared
            cell.request = replace(prepared.request, request_id=request_id, sampling=sampling)
            self._by_request[request_id] = cell

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
        return fit(self._engine, draft, variant.sampling, ground)

    # Generating

    def _generate(self) -> None:
        """Run the prepared cells: in one batch, or one after another in a random order."""
        cells = [cell for cell in self._cells.values() if cell.request and not cell.result]
        if self._comparison.mode == "batch":
            self._submit(cells)
            return
        for cell in Random(self._comparison.seed).sample(cells, len(cells)):
            self._submit([cell])

    def _submit(self, cells: Sequence[_Cell]) -> None:
        """Hand cells to the engine as one batch and wait until each has ended."""
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
            _log.warning("batch not submitted: %s", type(error).__name__)
            for cell in waiting:
                self._end(cell, "", problem=problem_from(error))
        with self._changed:
            while any(cell.result is None for cell in waiting):
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


def versions() -> dict[str, str]:
    """Return the versions that a run depends on."""
    found = {"workbench": __version__}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "unknown"
    return found
