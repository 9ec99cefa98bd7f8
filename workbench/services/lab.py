"""The prompt lab as the window sees it: the sheet, the cells on their way, the saved runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from workbench.answering.compare import (
    CellDone,
    CellKey,
    CellProgress,
    ComparisonRunner,
    LabEvent,
    RunBegun,
    RunNotSaved,
    model_names,
)
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt, StopReason
from workbench.core.ids import new_id
from workbench.core.lab import CellResult, Comparison, Run, RunMode, Variant
from workbench.core.paths import RESOURCES
from workbench.prompts.sheet import differences, format_sheet, read_sheet
from workbench.services.files import write_text
from workbench.services.history import History
from workbench.services.jobs import Jobs
from workbench.services.live import FLUSH_MS, Activity, LiveText
from workbench.services.models import ModelService
from workbench.services.notices import Notices
from workbench.services.throttle import Throttle
from workbench.services.timers import once_after
from workbench.storage.exports import run_to_json
from workbench.storage.run_exports import run_to_csv, run_to_markdown
from workbench.storage.runs import Runs, RunSummary

CellPhase = Literal[
    "waiting", "loading", "queued", "prompt", "writing", "done", "failed", "stopped"
]
RunnerFactory = Callable[[Comparison], ComparisonRunner]

MOST_VARIANTS = 8
_SAVE_MS = 500
_PHASES: dict[str, CellPhase] = {
    "loading": "loading",
    "queued": "queued",
    "prompt": "prompt",
    "writing": "writing",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer of one column. *result* is there once it has ended."""

    variant_id: str
    repeat: int
    phase: CellPhase
    text: str = ""
    done: int = 0
    total: int = 0
    tokens: int = 0
    rate: float = 0.0
    result: CellResult | None = None
    model_name: str = ""  # of the model that is loading
    fraction: float = 0.0  # of it that is loaded, 0.0 to 1.0


class LabService(QObject):
    """Keeps the sheet and runs it.

    `sheet_changed()` when columns were added, removed or replaced as a whole;
    `cells_changed(list of variant ids)` at most every 33 ms; `run_changed()` when a run begins,
    ends or another one is shown; `runs_changed()`.
    """

    sheet_changed = Signal()
    cells_changed = Signal(list)
    run_changed = Signal()
    runs_changed = Signal()

    def __init__(
        self,
        make_runner: RunnerFactory,
        preview: Callable[[Comparison, str], RenderedPrompt],
        runs: Runs,
        models: ModelService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_runner = make_runner
        self._preview = preview
        self._store = runs
        self._models = models
        self._jobs = jobs
        self._notices = notices
        self._history = History(starting_sheet())
        self._live: dict[CellKey, LiveText] = {}
        self._results: dict[CellKey, CellResult] = {}
        self._runner: ComparisonRunner | None = None
        self._run_job = 0
        self._started_at = 0.0
        self._wall_s = 0.0
        self._other_wall_s: float | None = None
        self._runs: tuple[RunSummary, ...] = ()
        self._flush = Throttle(FLUSH_MS, self._on_flush, self)
        self._save = once_after(_SAVE_MS, self._save_now, self)
        jobs.run("store", runs.load_sheet, done=self._take_saved)
        self.refresh_runs()

    # The sheet

    @property
    def sheet(self) -> Comparison:
        """The sheet as it stands."""
        return self._history.value

    @property
    def can_undo(self) -> bool:
        """Whether an edit can be undone."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether an undone edit can be done again."""
        return self._history.can_redo

    def set_sheet(self, comparison: Comparison, rebuild: bool = False) -> None:
        """Take an edit; it is saved half a second later."""
        before = self.sheet
        self._history.edit(comparison, "" if rebuild else _place(before, comparison))
        self._save.start()
        self._look_up_other()
        if rebuild:
            self._changed_as_a_whole()

    def undo(self) -> None:
        """Go a step back."""
        if self._history.undo():
            self._changed_as_a_whole()

    def redo(self) -> None:
        """Go a step forward."""
        if self._history.redo():
            self._changed_as_a_whole()

    def add_variant(self, copy_of: str = "") -> None:
        """Add a column: a copy of one, or of the last."""
        variants = self.sheet.variants
        if len(variants) >= MOST_VARIANTS:
            self._notices.post(
                Problem(
                    "A comparison holds at most {count} columns.", values={"count": MOST_VARIANTS}
                ),
                "info",
            )
            return
        source = self._variant(copy_of) or (variants[-1] if variants else Variant("", ""))
        added = replace(source, variant_id=new_id())
        place = variants.index(source) + 1 if source in variants else 0
        self.set_sheet(
            replace(self.sheet, variants=(*variants[:place], added, *variants[place:])), True
        )

    def remove_variant(self, variant_id: str) -> None:
        """Take a column out; undo brings it back."""
        self.stop_variant(variant_id)
        kept = tuple(item for item in self.sheet.variants if item.variant_id != variant_id)
        self.set_sheet(replace(self.sheet, variants=kept), True)

    def differences(self, variant_id: str) -> tuple[str, ...]:
        """Return the names of the fields in which a column differs from the first."""
        variants = self.sheet.variants
        for variant, names in zip(variants, differences(variants), strict=True):
            if variant.variant_id == variant_id:
                return names
        return ()

    def _variant(self, variant_id: str) -> Variant | None:
        """Return one column."""
        found = (item for item in self.sheet.variants if item.variant_id == variant_id)
        return next(found, None)

    def _changed_as_a_whole(self) -> None:
        """Tell that the columns must be shown anew."""
        self._save.start()
        self._look_up_other()
        self.sheet_changed.emit()

    def _save_now(self) -> None:
        """Write the sheet."""
        sheet = self.sheet
        self._jobs.run("store", lambda: self._store.save_sheet(sheet))

    def _take_saved(self, sheet: Comparison | None) -> None:
        """Begin with the sheet of the last time."""
        if sheet is not None and sheet.variants:
            self._history = History(sheet)
            self._look_up_other()
            self.sheet_changed.emit()

    # Sheets in files

    def examples(self) -> tuple[Path, ...]:
        """Return the ready comparisons that come with the program."""
        return tuple(sorted((RESOURCES / "examples").glob("*.toml")))

    def open_sheet(self, path: Path) -> None:
        """Take the sheet in a file; undo brings the present one back."""
        self._jobs.run("files", lambda: read_sheet(path), done=self._take_opened)

    def _take_opened(self, sheet: Comparison) -> None:
        """Show a sheet that was read."""
        self._forget_cells()
        self.set_sheet(sheet, True)
        self.run_changed.emit()

    def save_sheet(self, path: Path) -> None:
        """Write the sheet to a file."""
        self._write(path, lambda: format_sheet(self.sheet))

    def export_run(self, path: Path) -> None:
        """Write the shown run to a file: .json, .csv or .md."""
        run = self._shown_run()
        formats = {".json": run_to_json, ".csv": run_to_csv}
        form = formats.get(path.suffix.lower(), run_to_markdown)
        self._write(path, lambda: form(run))

    def _write(self, path: Path, make: Callable[[], str]) -> None:
        """Write a file and tell where it went."""
        self._jobs.run(
            "files",
            lambda: write_text(path, make()),
            done=lambda _none: self._notices.post(
                Problem("Saved as {file}.", values={"file": str(path)}), "info"
            ),
        )

    # Running

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
        return self._wall_s

    @property
    def other_mode_wall_s(self) -> float | None:
        """Measured wall time of the same sheet in the other mode, None until measured."""
        return self._other_wall_s

    def cell(self, variant_id: str, repeat: int) -> Cell | None:
        """Return one cell of the shown run."""
        key = (variant_id, repeat)
        result, live = self._results.get(key), self._live.get(key)
        if result is not None:
            return Cell(variant_id, repeat, _end_phase(result), result.text, result=result)
        if live is None:
            return None
        now = live.activity
        return Cell(
            variant_id,
            repeat,
            _PHASES.get(now.phase, "waiting"),
            live.text,
            now.done,
            now.total,
            now.tokens,
            now.rate,
            model_name=now.model_name,
            fraction=now.fraction,
        )

    def cells(self, variant_id: str) -> tuple[Cell, ...]:
        """Return the cells of a column, by repeat."""
        keys = sorted({key for key in (*self._live, *self._results) if key[0] == variant_id})
        return tuple(cell for key in keys if (cell := self.cell(*key)) is not None)

    def run(self) -> None:
        """Run the sheet: each column on its model, those that name none on the loaded one."""
        if self.running:
            return
        needs_front = not all(variant.model_id for variant in self.sheet.variants)
        if needs_front and self._models.state != "ready":
            self._notices.post(
                Problem("No model is ready.", "Load a model, then run the comparison again."),
                "warning",
                "open_models",
            )
            return
        sheet = self.sheet
        self._forget_cells()
        for variant in sheet.variants:
            for repeat in range(sheet.repeats):
                self._live[variant.variant_id, repeat] = LiveText(Activity("waiting"))
        runner = self._make_runner(sheet)
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

    def stop(self) -> None:
        """Stop everything that has not ended."""
        if self._runner is not None:
            self._runner.cancel_all()

    def stop_variant(self, variant_id: str) -> None:
        """Stop one column; the others go on."""
        if self._runner is not None:
            self._runner.cancel_column(variant_id)

    def close(self) -> None:
        """Stop the run and keep the sheet; the program ends."""
        self._save.stop()
        self._save_now()
        self.stop()

    def _forget_cells(self) -> None:
        """Clear the cells for a new run."""
        self._live.clear()
        self._results.clear()
        self._wall_s = 0.0

    def _hear(self, event: LabEvent) -> None:
        """Take an event of the run, on any thread."""
        if isinstance(event, CellProgress):
            live = self._live.get((event.variant_id, event.repeat))
            if live is not None and live.add(event.event):
                self._jobs.post(self._flush.ask)
        elif isinstance(event, CellDone | RunNotSaved):
            self._jobs.post(lambda: self._on_step(event))
        elif isinstance(event, RunBegun):
            self._jobs.post(self.refresh_runs)

    def _on_step(self, event: CellDone | RunNotSaved) -> None:
        """Show the end of a cell."""
        if isinstance(event, RunNotSaved):
            self._notices.post(event.problem)
            return
        result = event.result
        self._results[result.variant_id, result.repeat] = result
        self.cells_changed.emit([result.variant_id])

    def _on_flush(self) -> None:
        """Show the columns that have something new."""
        changed = {key[0] for key, live in self._live.items() if live.take_unseen()}
        if changed:
            self.cells_changed.emit(sorted(changed))

    def _run_ended(self, run: Run) -> None:
        """Show that all cells have ended."""
        self._runner = None
        self._wall_s = run.wall_s
        self._look_up_other()
        self.refresh_runs()
        self.run_changed.emit()

    def _run_failed(self, problem: Problem) -> None:
        """Show that the run could not be run at all."""
        self._runner = None
        self._forget_cells()
        self._notices.post(problem)
        self.run_changed.emit()

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

    # What is sent

    def rendered_prompt(
        self, variant_id: str, done: Callable[[RenderedPrompt | Problem], None]
    ) -> None:
        """Return the prompt of a column exactly as the model receives it."""
        sheet = self.sheet
        self._jobs.run("search", lambda: self._preview(sheet, variant_id), done=done, failed=done)

    # Saved runs

    def runs(self) -> tuple[RunSummary, ...]:
        """Return the saved runs, newest first."""
        return self._runs

    def refresh_runs(self) -> None:
        """Read the list of saved runs."""
        self._jobs.run("store", self._store.list_runs, done=self._take_runs)

    def _take_runs(self, runs: tuple[RunSummary, ...]) -> None:
        """Show the list of saved runs."""
        self._runs = runs
        self.runs_changed.emit()

    def show_run(self, run_id: str) -> None:
        """Show a saved run with its sheet; undo brings the present sheet back."""
        self._jobs.run("store", lambda: self._store.load_run(run_id), done=self._take_run)

    def _take_run(self, run: Run) -> None:
        """Show a run that was read."""
        self.stop()
        self._forget_cells()
        self._results = {(cell.variant_id, cell.repeat): cell for cell in run.cells}
        self._wall_s = run.wall_s
        self.set_sheet(run.comparison, True)
        self.run_changed.emit()

    def delete_run(self, run_id: str) -> None:
        """Take a run off the list; a notice offers to bring it back."""
        self._jobs.run(
            "store", lambda: self._store.delete(run_id), done=lambda _none: self.refresh_runs()
        )
        self._notices.post(
            Problem("The run was deleted."), "info", "undo", lambda: self._restore(run_id)
        )

    def _restore(self, run_id: str) -> None:
        """Bring a deleted run back."""
        self._jobs.run(
            "store", lambda: self._store.restore(run_id), done=lambda _none: self.refresh_runs()
        )

    def _shown_run(self) -> Run:
        """Return what is shown as a run."""
        cells, names = tuple(self._results.values()), self._model_names(self.sheet)
        return Run("", "", self.sheet, cells, self._wall_s, names)

    def _model_names(self, sheet: Comparison) -> str:
        """Return the names of a sheet's models, "" while one of them is not known."""
        loaded = self._models.loaded
        front = loaded.name if loaded else ""
        return model_names(sheet, front, self._models.name_of)


def starting_sheet() -> Comparison:
    """Return the sheet of somebody who has none yet: two equal columns."""
    return Comparison(variants=(Variant(new_id(), "A"), Variant(new_id(), "B")))


def _end_phase(result: CellResult) -> CellPhase:
    """Return how a cell that has ended is shown."""
    if result.problem is not None:
        return "failed"
    return "stopped" if result.reason is StopReason.CANCELLED else "done"


def _place(before: Comparison, after: Comparison) -> str:
    """Name what an edit touched, so that typing in one field is one step of undo."""
    if len(before.variants) != len(after.variants):
        return ""
    for old, new in zip(before.variants, after.variants, strict=True):
        if old != new:
            names = (name for name in Variant.__slots__ if getattr(old, name) != getattr(new, name))
            return f"{new.variant_id}.{','.join(names)}"
    names = (
        name
        for name in ("title", "input", "expected", "variables", "repeats", "seed", "mode")
        if getattr(before, name) != getattr(after, name)
    )
    return ",".join(names)
