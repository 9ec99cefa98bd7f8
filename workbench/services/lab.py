"""The prompt lab as the window sees it: the sheet, the cells on their way, the saved runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from workbench.answering.cells import CellKey, cell_count, cell_keys, in_order, keys_left
from workbench.answering.compare import ComparisonRunner
from workbench.answering.lab_events import (
    CellDone,
    CellProgress,
    LabEvent,
    RunBegun,
    RunNotSaved,
    StepBegun,
)
from workbench.answering.parts import PromptParts
from workbench.answering.run_facts import model_names
from workbench.answering.run_files import run_form
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt
from workbench.core.lab import CellResult, Comparison, Judgement, Price, Run, RunMode, Vote
from workbench.core.language import Language
from workbench.services.jobs import Jobs
from workbench.services.lab_board import Cell, CellBoard, CellPhase
from workbench.services.lab_judging import Judging
from workbench.services.lab_sheet import LabSheet, starting_sheet
from workbench.services.live import FLUSH_MS
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.throttle import Throttle
from workbench.storage.runs import Runs, RunSummary

__all__ = ["Cell", "CellKey", "CellPhase", "LabService", "starting_sheet"]

_NO_RUN = Run("", "", Comparison())


class RunnerFactory(Protocol):
    """Makes what runs a sheet: anew, or *continued*; all of it, or *only* some cells."""

    def __call__(
        self,
        sheet: Comparison,
        continued: Run | None = None,
        only: Collection[CellKey] | None = None,
    ) -> ComparisonRunner:
        """Return a runner."""


class LabService(LabSheet):
    """Keeps the sheet and runs it.

    `sheet_changed()` when columns or rows were added, removed or replaced as a whole;
    `cells_changed(list of variant ids)` and `keys_changed(list of CellKey)` at most every 33 ms;
    `run_changed()` when a run begins, ends or another one is shown; `runs_changed()`;
    `judged()` when a judgement or a vote was given or taken back, or those of a run are shown.
    """

    cells_changed = Signal(list)
    keys_changed = Signal(list)
    run_changed = Signal()
    runs_changed = Signal()
    judged = Signal()

    def __init__(
        self,
        make_runner: RunnerFactory,
        runs: Runs,
        models: ModelService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(runs, jobs, notices, parent)
        self._models = models
        self._make_runner = make_runner
        self._board = CellBoard()
        self._shown = _NO_RUN  # without its cells and what was said of them
        self._runner: ComparisonRunner | None = None
        self._started_at = 0.0
        self._other_wall_s: float | None = None
        self._runs: tuple[RunSummary, ...] = ()
        self._judging = Judging(runs, jobs, self.judged.emit)
        self._flush = Throttle(FLUSH_MS, self._on_flush, self)
        self.refresh_runs()

    def remove_variant(self, variant_id: str) -> None:
        """Take a column out and stop it; undo brings it back."""
        self.stop_variant(variant_id)
        super().remove_variant(variant_id)

    def close(self) -> None:
        """Stop the run and keep the sheet; the program ends."""
        self._save.stop()
        self._save_now()
        self.stop()

    # The shown run

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._runner is not None

    @property
    def started_at(self) -> float:
        """When the run under way began, monotonic."""
        return self._started_at

    @property
    def wall_s(self) -> float:
        """Wall time of the shown run."""
        return self._shown.wall_s

    @property
    def other_mode_wall_s(self) -> float | None:
        """Measured wall time of the same sheet in the other mode, None until measured."""
        return self._other_wall_s

    def cell(self, variant_id: str, repeat: int, row_id: str = "") -> Cell | None:
        """Return one cell of the shown run."""
        return self._board.cell((variant_id, row_id, repeat))

    def cells(self, variant_id: str, row_id: str = "") -> tuple[Cell, ...]:
        """Return the cells of a column in one row, by repeat."""
        return self._board.cells(variant_id, row_id)

    def shown_run(self) -> Run:
        """Return what is shown as a run, with what was said of it."""
        sheet = self._shown.comparison if self._shown.run_id else self.sheet
        return replace(
            self._shown,
            comparison=sheet,
            cells=in_order(sheet, self._board.results),
            model_name=self._shown.model_name or self._model_names(sheet),
            judgements=self._judging.judgements,
            votes=self._judging.votes,
        )

    def results(self) -> tuple[CellResult, ...]:
        """Return the cells of the shown run that have ended."""
        return self._board.results

    # Running

    @property
    def can_resume(self) -> bool:
        """Whether the shown run lacks cells and the sheet is still the run's."""
        return (
            not self.running
            and self._is_of_sheet()
            and self._board.done_count < cell_count(self.sheet)
        )

    def run(self) -> None:
        """Run the sheet: each column on its model, those that name none on the loaded one."""
        self._begin(None, cell_keys(self.sheet))

    def run_rows(self, row_ids: Collection[str]) -> None:
        """Run some rows, again if need be; the other rows of the sheet's run stay."""
        wanted = frozenset(row_ids)
        keys = tuple(key for key in cell_keys(self.sheet) if key[1] in wanted)
        self._begin(self.shown_run() if self._is_of_sheet() else None, keys)

    def resume(self) -> None:
        """Run the cells of the shown run that are missing, were stopped or failed."""
        if self.can_resume:
            self._begin(self.shown_run(), self._left())

    def stop(self) -> None:
        """Stop everything that has not ended."""
        if self._runner is not None:
            self._runner.cancel_all()

    def stop_variant(self, variant_id: str) -> None:
        """Stop one column; the others go on."""
        if self._runner is not None:
            self._runner.cancel_column(variant_id)

    def stop_cell(self, variant_id: str, row_id: str, repeat: int) -> None:
        """Stop one cell; the others go on."""
        if self._runner is not None:
            self._runner.cancel_cell(variant_id, row_id, repeat)

    def _begin(self, continued: Run | None, keys: tuple[CellKey, ...]) -> None:
        """Run cells, anew or as part of a run that goes on."""
        if self.running or not keys or not self._has_model():
            return
        sheet = self.sheet
        runner = self._make_runner(sheet, continued, keys)
        self._show_base(continued or replace(_NO_RUN, comparison=sheet), keys)
        self._runner = runner
        self._started_at = time.monotonic()
        self._jobs.run(
            "lab",
            lambda: runner.execute(self._hear),
            done=self._run_ended,
            failed=self._run_failed,
            title="Comparing prompts",
            cancel=self.stop,
        )
        self.run_changed.emit()

    def _has_model(self) -> bool:
        """Whether there is a model for the columns that name none; else tell where to get one."""
        needs_front = not all(variant.model_id for variant in self.sheet.variants)
        if not needs_front or self._models.state == "ready":
            return True
        self._notices.post(
            Problem("No model is ready.", "Load a model, then run the comparison again."),
            "warning",
            "open_models",
        )
        return False

    def _is_of_sheet(self) -> bool:
        """Whether the shown run is one of the sheet as it stands."""
        return bool(self._shown.run_id) and _asked(self._shown.comparison) == _asked(self.sheet)

    def _left(self) -> tuple[CellKey, ...]:
        """Return the cells that the shown run lacks."""
        return keys_left(self.sheet, self._board.results)

    def _show_base(self, run: Run, awaited: tuple[CellKey, ...] = ()) -> None:
        """Show a run and wait for some of its cells."""
        self._shown = replace(run, cells=(), judgements=(), votes=())
        self._board.show(run.cells, awaited)
        self._judging.show(run)

    def _hear(self, event: LabEvent) -> None:
        """Take an event of the run, on any thread."""
        if isinstance(event, CellProgress):
            if self._board.hear(event.key, event.event):
                self._jobs.post(self._flush.ask)
        elif isinstance(event, StepBegun):
            self._board.begin_step(event.key, event.name)
        elif isinstance(event, CellDone | RunNotSaved | RunBegun):
            self._jobs.post(lambda: self._on_step(event))

    def _on_step(self, event: CellDone | RunNotSaved | RunBegun) -> None:
        """Show the beginning of a run or the end of a cell."""
        if isinstance(event, RunNotSaved):
            self._notices.post(event.problem)
        elif isinstance(event, CellDone):
            self._board.end(event.result)
            self._flush.ask()
        elif self._runner is not None:
            self._shown = replace(event.run, cells=(), judgements=(), votes=())
            self._judging.show(replace(event.run, cells=()))
            self.refresh_runs()

    def _on_flush(self) -> None:
        """Show the cells that have something new."""
        keys = self._board.take_changed()
        if keys:
            self.cells_changed.emit(sorted({key[0] for key in keys}))
            self.keys_changed.emit(list(keys))

    def _run_ended(self, run: Run) -> None:
        """Show that all cells have ended."""
        self._runner = None
        self._on_flush()
        self._shown = replace(run, cells=(), judgements=(), votes=())
        self._look_up_other()
        self.refresh_runs()
        self.run_changed.emit()

    def _run_failed(self, problem: Problem) -> None:
        """Show that the run could not be run at all."""
        self._runner = None
        self._board.show(self._board.results)
        self._notices.post(problem)
        self.run_changed.emit()

    # What the person says of a run

    def judge(self, judgement: Judgement) -> None:
        """Take a judgement of a cell; an empty one takes an earlier one back."""
        self._judging.judge(judgement)

    def judgement(self, variant_id: str, row_id: str, repeat: int) -> Judgement | None:
        """Return what was said of a cell."""
        return self._judging.judgement((variant_id, row_id, repeat))

    def add_vote(self, vote: Vote) -> None:
        """Take a blind vote."""
        self._judging.add_vote(vote)

    def take_back_vote(self) -> None:
        """Forget the vote that was cast last."""
        self._judging.take_back_vote()

    def votes(self) -> tuple[Vote, ...]:
        """Return the blind votes of the shown run, oldest first."""
        return self._judging.votes

    # What is sent

    def rendered_prompt(
        self,
        variant_id: str,
        done: Callable[[RenderedPrompt | Problem], None],
        row_id: str = "",
    ) -> None:
        """Return the first prompt of a column exactly as the model receives it."""
        runner = self._make_runner(self.sheet)
        self._jobs.run("search", lambda: runner.preview(variant_id, row_id), done=done, failed=done)

    def describe_prompt(
        self, variant_id: str, done: Callable[[PromptParts | Problem], None], row_id: str = ""
    ) -> None:
        """Return the first prompt of a column in its parts, with the tokens of each."""
        runner = self._make_runner(self.sheet)
        self._jobs.run(
            "search", lambda: runner.describe(variant_id, row_id), done=done, failed=done
        )

    def describe_step(
        self, result: CellResult, number: int, done: Callable[[PromptParts | Problem], None]
    ) -> None:
        """Return what was sent in one step of a cell, counted from 0, in its parts."""
        runner = self._make_runner(self.sheet)
        mark = result.grounding.mark if result.grounding else ""
        self._jobs.run(
            "search",
            lambda: runner.describe_step(
                result.variant_id, result.steps, number, result.row_id, mark
            ),
            done=done,
            failed=done,
        )

    # Saved runs

    def runs(self) -> tuple[RunSummary, ...]:
        """Return the saved runs, newest first."""
        return self._runs

    def refresh_runs(self) -> None:
        """Read the list of saved runs."""
        self._jobs.run("store", self._store.list_runs, done=self._take_runs)

    def show_run(self, run_id: str) -> None:
        """Show a saved run with its sheet; undo brings the present sheet back."""
        self.load_run(run_id, self._take_run)

    def load_run(self, run_id: str, done: Callable[[Run], None]) -> None:
        """Read a saved run without showing it."""
        self._jobs.run("store", lambda: self._store.load_run(run_id), done=done)

    def delete_run(self, run_id: str) -> None:
        """Take a run off the list; a notice offers to bring it back."""
        self._jobs.run(
            "store", lambda: self._store.delete(run_id), done=lambda _none: self.refresh_runs()
        )
        self._notices.post(
            Problem("The run was deleted."), "info", "undo", lambda: self._restore(run_id)
        )

    def export_run(
        self, path: Path, language: Language = "en", say: Callable[[Problem], str] | None = None
    ) -> None:
        """Write the shown run to a file, in the form that its name ends with.

        *say* phrases the problems of cells in the language of the page.
        """
        run = self.shown_run()
        phrase = say or Problem.sentence
        self._write(path, lambda: run_form(path, language, phrase)(run), "open_file")

    def _take_runs(self, runs: tuple[RunSummary, ...]) -> None:
        """Show the list of saved runs."""
        self._runs = runs
        self.runs_changed.emit()

    def _take_run(self, run: Run) -> None:
        """Show a run that was read."""
        if self.running:
            self._notices.post(
                Problem("A comparison is running.", "Stop it, then open the other run."), "info"
            )
            return
        self._show_base(run)
        self.set_sheet(run.comparison, True)
        self.run_changed.emit()

    def _take_opened(self, sheet: Comparison) -> None:
        """Show a sheet that was read, without answers."""
        if not self.running:
            self._show_base(_NO_RUN)
        super()._take_opened(sheet)
        self.run_changed.emit()

    def _restore(self, run_id: str) -> None:
        """Bring a deleted run back."""
        self._jobs.run(
            "store", lambda: self._store.restore(run_id), done=lambda _none: self.refresh_runs()
        )

    # The other mode

    def _after_edit(self) -> None:
        """Look for what the sheet took in the other mode, too."""
        super()._after_edit()
        self._look_up_other()

    def _look_up_other(self) -> None:
        """Find what the same sheet took in the other mode, if that was ever run."""
        sheet = self.sheet
        names = self._model_names(sheet)
        if not names:
            return
        other: RunMode = "sequential" if sheet.mode == "batch" else "batch"
        self._jobs.run(
            "store",
            lambda: self._store.measured_wall_s(sheet, other, names),
            done=self._take_other,
        )

    def _take_other(self, wall_s: float | None) -> None:
        """Show the wall time of the other mode."""
        if wall_s != self._other_wall_s:
            self._other_wall_s = wall_s
            self.run_changed.emit()

    def _model_names(self, sheet: Comparison) -> str:
        """Return the names of a sheet's models, "" while one of them is not known."""
        loaded = self._models.loaded
        front = loaded.name if loaded else ""
        return model_names(sheet, front, self._models.name_of)


def _asked(sheet: Comparison) -> Comparison:
    """Return a sheet without what no answer depends on."""
    return replace(sheet, title="", price=Price())
