"""Runs a comparison: columns x rows x repeats, cells kept as they come, all cancellable.

Columns of one model are one batch. Models run at once where memory allows, else in turns.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from random import Random
from typing import Final

from workbench.answering.cells import (
    Cell,
    CellKey,
    cell_keys,
    combined,
    in_order,
    key_of,
    rows_of,
)
from workbench.answering.checks import outcomes
from workbench.answering.column_prompts import ColumnPrompts, asks_input, sampling_of
from workbench.answering.judge import is_right
from workbench.answering.lab_events import (
    CellDone,
    LabCallback,
    RunBegun,
    RunEnded,
    RunNotSaved,
)
from workbench.answering.lane import Lane
from workbench.answering.parts import PromptParts
from workbench.answering.run_facts import Marks, by_model, model_mark, model_names, versions
from workbench.core.errors import BadInput, Problem, PromptTooLong, StorageError
from workbench.core.generation import Finished, RenderedPrompt, StopReason
from workbench.core.ids import new_id
from workbench.core.lab import CellResult, Comparison, ModelMark, Row, Run, StepResult, Variant
from workbench.core.models import ModelInfo
from workbench.core.ports import Engine, Library
from workbench.prompts.steps import Outcome
from workbench.storage.clock import Now, utc_now
from workbench.storage.runs import Runs

_log = logging.getLogger(__name__)

Matches = Callable[[CellKey], bool]

_WAIT_S: Final = 0.2  # so that Ctrl+C is heard while waiting


class ComparisonRunner:
    """Runs one comparison once. `execute` blocks; the cancels may come from any thread.

    *continued* is an earlier run of the same sheet that goes on: its cells stay as they are but
    for those in *only*. *only* are the cells to run, all when None.
    """

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
        continued: Run | None = None,
        only: Collection[CellKey] | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Now = utc_now,
    ) -> None:
        self._engine = engine
        self._comparison = comparison
        self._secret = secret
        self._library = library
        self._runs = runs
        self._marks = marks or Marks()
        self._passages = continued.passages or passages if continued else passages
        self._continued = continued
        self._clock = clock
        self._now = now
        self._lock = threading.RLock()
        self._run_id = continued.run_id if continued else new_id()
        self._only = only
        self._results: dict[CellKey, CellResult] = {}
        self._models = {mark.model_id: mark for mark in continued.models} if continued else {}
        self._tell: LabCallback = lambda _event: None
        self._unsaved = False
        self._started_at: float | None = None
        self._ended_at = clock()
        self._lanes: list[Lane] | None = None  # until `execute`
        self._stopped_early: list[Matches] = []

    def execute(self, on_event: LabCallback) -> Run:
        """Run all cells and return the run. Raises BadInput when nothing can be run at all."""
        self._refuse_empty()
        self._tell = on_event
        run = self._begun()
        self._save(lambda runs: runs.start_run(run))
        keys, lanes = self._make_lanes()
        on_event(RunBegun(run, keys))
        self._run_lanes(lanes)
        started_at = self._ended_at if self._started_at is None else self._started_at
        run = self._finished(run, run.wall_s + self._ended_at - started_at)
        self._save(lambda runs: runs.finish_run(run.run_id, run.wall_s, run.complete))
        on_event(RunEnded(run))
        return run

    def preview(self, variant_id: str, row_id: str = "") -> RenderedPrompt:
        """Return the first prompt of a cell as the model receives it, without running it; blocks.

        Without a row the first one is shown.
        """
        variant, row = self._place(variant_id, row_id)
        prompts = self._prompts()
        step = prompts.first_step(prompts.script(variant, row, 0), variant, row)
        return prompts.prepare(variant, row, step).rendered

    def describe(self, variant_id: str, row_id: str = "") -> PromptParts:
        """Return the first prompt of a cell in its parts, be it too long or not; blocks."""
        variant, row = self._place(variant_id, row_id)
        prompts = self._prompts()
        step = prompts.first_step(prompts.script(variant, row, 0), variant, row)
        turns, mark = step.turns, ""
        try:
            prepared = prompts.prepare(variant, row, step)
        except PromptTooLong as error:  # said by the parts
            _log.info("prompt too long: %s", error.values)
        else:
            turns = prepared.request.turns
            mark = prepared.grounding.mark if prepared.grounding else ""
        sampling = sampling_of(variant, step)
        return prompts.parts(variant, row, turns, sampling, mark=mark, step=step.name)

    def describe_step(
        self,
        variant_id: str,
        steps: Sequence[StepResult],
        number: int,
        row_id: str = "",
        mark: str = "",
    ) -> PromptParts:
        """Return a prompt that was sent in a step, counted from 0, in its parts; blocks."""
        variant, row = self._place(variant_id, row_id)
        return self._prompts().parts(
            variant,
            row,
            steps[number].turns,
            variant.sampling,
            mark=mark,
            earlier=[text for step in steps[:number] for text in step.texts],
            step=steps[number].name,
        )

    def _place(self, variant_id: str, row_id: str) -> tuple[Variant, Row]:
        """Return a column and a row; without a row the first one."""
        (variant,) = (v for v in self._comparison.variants if v.variant_id == variant_id)
        rows = rows_of(self._comparison)
        return variant, next((item for item in rows if item.row_id == row_id), rows[0])

    def cancel_cell(self, variant_id: str, row_id: str, repeat: int) -> None:
        """Stop one cell; its text so far is kept."""
        self._cancel(lambda key: key == (variant_id, row_id, repeat))

    def cancel_column(self, variant_id: str) -> None:
        """Stop all cells of one column."""
        self._cancel(lambda key: key[0] == variant_id)

    def cancel_all(self) -> None:
        """Stop everything that has not ended."""
        self._cancel(lambda _key: True)

    # Preparing

    def _make_lanes(self) -> tuple[tuple[CellKey, ...], list[Lane]]:
        """Make the cells that are to be run, and what drives those of each model."""
        if self._continued is not None:
            self._results = {key_of(result): result for result in self._continued.cells}
        wanted = None if self._only is None else set(self._only)
        cells = [cell for cell in self._new_cells() if wanted is None or cell.key in wanted]
        models = by_model(self._comparison)
        lanes = [lane for lane in (self._lane(model_id, cells) for model_id in models) if lane]
        with self._lock:
            self._lanes = lanes
            early, self._stopped_early = self._stopped_early, []
        for matches in early:
            self._cancel(matches)
        return tuple(cell.key for cell in cells), lanes

    def _new_cells(self) -> Iterable[Cell]:
        """Give a cell for each key, nothing of it done."""
        variants: dict[str, Variant] = {v.variant_id: v for v in self._comparison.variants}
        rows: dict[str, Row] = {row.row_id: row for row in rows_of(self._comparison)}
        attempt = new_id()  # a cell that is run again must not meet its own old request
        for number, (variant_id, row_id, repeat) in enumerate(cell_keys(self._comparison)):
            yield Cell(variants[variant_id], rows[row_id], repeat, f"{attempt}:{number}")

    def _refuse_empty(self) -> None:
        """Raise BadInput when there is nothing to run."""
        sheet = self._comparison
        asked_for = all(asks_input(variant) for variant in sheet.variants)
        if asked_for and not sheet.rows and not sheet.input.strip():
            raise BadInput("There is no input.", "Type the input that all columns share.")
        if self._engine.model is None and not any(v.model_id for v in sheet.variants):
            raise BadInput("No model is loaded.", "Load one on the Models page, then try again.")

    def _begun(self) -> Run:
        """Return the run before its cells."""
        if self._continued is not None:
            return replace(self._continued, comparison=self._comparison, complete=False)
        front = self._engine.model
        models = by_model(self._comparison)
        return Run(
            self._run_id,
            self._now(),
            self._comparison,
            model_name=self._model_names(front.name if front else ""),
            model_sha256=self._marks.sha256_of(*models) if len(models) == 1 else "",
            versions=versions(),
            passages=self._passages,
        )

    def _model_names(self, front: str) -> str:
        """Return the names of all models of the sheet."""
        return model_names(self._comparison, front, self._marks.name_of)

    def _prompts(self) -> ColumnPrompts:
        """Return what makes the prompts, for one thread."""
        return ColumnPrompts(
            self._engine, self._comparison, self._secret, self._library, self._passages
        )

    # Running

    def _run_lanes(self, lanes: Sequence[Lane]) -> None:
        """Run each model's cells: one model after another, or as soon as the first have begun."""
        if self._comparison.mode == "sequential" or len(lanes) == 1:
            for lane in lanes:
                lane.run()
            return
        threads = []
        for lane in lanes:
            threads.append(threading.Thread(target=lane.run, name="lane", daemon=True))
            threads[-1].start()
            while not lane.all_begun.wait(_WAIT_S):
                pass
        for thread in threads:
            while thread.is_alive():
                thread.join(_WAIT_S)

    def _lane(self, model_id: str, all_cells: Sequence[Cell]) -> Lane | None:
        """Return what runs the cells of one model, None when it has none."""
        cells = [cell for cell in all_cells if cell.variant.model_id == model_id]
        if not cells:
            return None
        if self._comparison.mode == "sequential":
            cells = Random(self._comparison.seed).sample(cells, len(cells))
        front = self._engine.model
        name = self._marks.name_of(model_id) if model_id else front.name if front else ""
        for cell in cells:
            cell.model_name = name
        return Lane(
            model_id,
            name,
            cells,
            self._comparison.mode,
            self._engine,
            self._prompts(),
            self,
            lambda event: self._tell(event),
        )

    def _cancel(self, matches: Matches) -> None:
        """Stop cells: those under way by the engine, those still waiting at once."""
        with self._lock:
            if self._lanes is None:
                self._stopped_early.append(matches)
                return
        for lane in self._lanes:
            lane.cancel(matches)

    # What the lanes give

    def model_ready(self, model_id: str, info: ModelInfo) -> tuple[str, str]:
        """Note a model that will be used; return its name and hash."""
        name = self._marks.name_of(model_id) if model_id else info.name
        mark = model_mark(model_id, name or info.name, self._marks.sha256_of(model_id), info)
        with self._lock:
            self._models[model_id] = mark
            marks = self._marks_in_order()
        self._save(lambda runs: runs.set_models(self._run_id, marks))
        return mark.name, mark.sha256

    def submitting(self) -> None:
        """The wall time begins with the first batch."""
        with self._lock:
            if self._started_at is None:
                self._started_at = self._clock()

    def end_cell(self, cell: Cell, outcome: Outcome | None, problem: Problem | None) -> None:
        """Give a cell its result, store it and tell it."""
        result = self._judged(cell, outcome) if outcome else self._broken_off(cell, problem)
        cell.result = result
        with self._lock:
            self._results[cell.key] = result
        self._save(lambda runs: runs.add_cell(self._run_id, result))
        self._tell(CellDone(result))
        with self._lock:
            self._ended_at = self._clock()

    def _broken_off(self, cell: Cell, problem: Problem | None) -> CellResult:
        """Return the result of a cell that failed or was stopped, with its text so far."""
        return CellResult(
            cell.variant.variant_id,
            cell.repeat,
            cell.text,
            StopReason.FAILED if problem else StopReason.CANCELLED,
            combined(cell.steps),
            problem,
            grounding=cell.grounding,
            model_name=cell.model_name,
            model_sha256=cell.model_sha256,
            row_id=cell.row.row_id,
            steps=cell.shown_steps(),
        )

    def _judged(self, cell: Cell, outcome: Outcome) -> CellResult:
        """Return the result of a cell that came to its end, held against what was expected."""
        sheet, row, last = self._comparison, cell.row, cell.last
        answer = outcome.answer or outcome.text
        held = outcomes(outcome.text, outcome.answer, (*sheet.checks, *row.checks))
        verdicts = (is_right(answer, row.expected or sheet.expected), *(o.passed for o in held))
        known = [verdict for verdict in verdicts if verdict is not None]
        return CellResult(
            cell.variant.variant_id,
            cell.repeat,
            outcome.text,
            last.reason if last else StopReason.END,
            combined(cell.steps),
            right=all(known) if known else None,
            grounding=cell.grounding,
            model_name=cell.model_name,
            model_sha256=cell.model_sha256,
            row_id=cell.row.row_id,
            answer=outcome.answer,
            steps=cell.shown_steps(),
            outcomes=held,
            counts=outcome.counts,
            logprob=_logprob(last) if last else None,
        )

    # Keeping

    def _marks_in_order(self) -> tuple[ModelMark, ...]:
        """Return the models used so far, in the order of the columns."""
        models = by_model(self._comparison)
        return tuple(self._models[model_id] for model_id in models if model_id in self._models)

    def _finished(self, run: Run, wall_s: float) -> Run:
        """Return the run with its cells in order."""
        results = in_order(self._comparison, self._results.values())
        complete = len(results) == len(cell_keys(self._comparison)) and all(
            result.reason is not StopReason.CANCELLED for result in results
        )
        return replace(
            run, cells=results, wall_s=wall_s, complete=complete, models=self._marks_in_order()
        )

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


def _logprob(finished: Finished) -> float | None:
    """Return the log-probability of an answer, None when the engine did not tell it."""
    if not finished.logprobs:
        return None
    return sum(token.chosen.logprob for token in finished.logprobs)
