"""The services of the prompt lab, played."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal

from tests.ui import content
from tests.ui.fake_base import Fake
from workbench.answering.cells import CellKey, key_of
from workbench.answering.orders import sheet_of_orders
from workbench.answering.parts import Part, PromptParts
from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt
from workbench.core.lab import CellResult, Example, Judgement, Run, Vote
from workbench.services.lab import Cell
from workbench.storage.conversations import LikedAnswer
from workbench.storage.runs import RunSummary


class FakeLab(Fake):
    """A sheet of three columns that was run with three repeats."""

    sheet_changed = Signal()
    cells_changed = Signal(list)
    keys_changed = Signal(list)
    run_changed = Signal()
    runs_changed = Signal()
    judged = Signal()
    INTENTIONS = frozenset(
        {
            "set_sheet", "undo", "redo", "add_variant", "remove_variant", "run", "stop",
            "stop_variant", "stop_cell", "run_rows", "resume", "show_run", "delete_run",
            "save_sheet", "open_sheet", "export_run",
        }
    )  # fmt: skip

    def __init__(self) -> None:
        super().__init__()
        self.sheet = content.comparison()
        self.running = False
        self.wall_s, self.started_at = 0.9, 0.0
        self.other_mode_wall_s: float | None = 2.3
        self.can_undo, self.can_redo = True, False
        self.all_cells: dict[CellKey, Cell] = {
            key_of(item): Cell(
                item.variant_id,
                item.repeat,
                "done",
                item.text,
                tokens=4,
                result=item,
                row_id=item.row_id,
            )
            for item in content.results()
        }
        self.said: dict[CellKey, Judgement] = {}
        self.cast: tuple[Vote, ...] = ()
        self.can_resume = False
        self.kept_runs: dict[str, Run] = {}

    def differences(self, variant_id: str) -> tuple[str, ...]:
        """Return what differs from the first column."""
        return {"a": (), "b": ("examples",), "c": ("examples", "technique")}.get(variant_id, ())

    def cell(self, variant_id: str, repeat: int, row_id: str = "") -> Cell | None:
        """Return one cell."""
        return self.all_cells.get((variant_id, row_id, repeat))

    def cells(self, variant_id: str, row_id: str = "") -> tuple[Cell, ...]:
        """Return the cells of a column in one row."""
        return tuple(
            cell for key, cell in self.all_cells.items() if key[:2] == (variant_id, row_id)
        )

    def results(self) -> tuple[CellResult, ...]:
        """Return what has ended."""
        return tuple(cell.result for cell in self.all_cells.values() if cell.result)

    def shown_run(self) -> Run:
        """Return what is shown as a run."""
        judgements = tuple(self.said.values())
        return Run(
            "r2", "2026-11-20T09:00:00+00:00", self.sheet, self.results(), self.wall_s,
            "Qwen3 1.7B", complete=True, judgements=judgements, votes=self.cast,
        )  # fmt: skip

    def load_run(self, run_id: str, done: Callable[[Run], None]) -> None:
        """Tell a kept run at once; without one of that id, the shown one."""
        done(self.kept_runs.get(run_id, self.shown_run()))

    def judge(self, judgement: Judgement) -> None:
        """Take a judgement."""
        key = (judgement.variant_id, judgement.row_id, judgement.repeat)
        self.said.pop(key, None)
        if judgement.verdict or judgement.note:
            self.said[key] = judgement
        self.judged.emit()

    def judgement(self, variant_id: str, row_id: str, repeat: int) -> Judgement | None:
        """Return what was said of a cell."""
        return self.said.get((variant_id, row_id, repeat))

    def add_vote(self, vote: Vote) -> None:
        """Take a vote."""
        self.cast = (*self.cast, vote)
        self.judged.emit()

    def take_back_vote(self) -> None:
        """Forget the last vote."""
        self.cast = self.cast[:-1]
        self.judged.emit()

    def votes(self) -> tuple[Vote, ...]:
        """Return the votes."""
        return self.cast

    def describe_prompt(
        self, variant_id: str, done: Callable[[PromptParts | Problem], None], row_id: str = ""
    ) -> None:
        """Tell the parts of a prompt at once."""
        start, end = "<|im_start|>user\n", "<|im_end|>\n"
        parts = (
            Part("template", start), Part("input", self.sheet.input), Part("template", end),
        )  # fmt: skip
        rendered = RenderedPrompt(start + self.sheet.input + end, 96)
        done(PromptParts(rendered, parts, {"template": 6, "input": 90}, 8192, 256, 7936))

    def describe_step(
        self, result: CellResult, number: int, done: Callable[[PromptParts | Problem], None]
    ) -> None:
        """Tell the number of the step at once, as if it were its prompt."""
        text = f"step {number}"
        parts = (Part("prompt", text),)
        done(PromptParts(RenderedPrompt(text, 2), parts, {"prompt": 2}, 8192, 256, 7936, "x"))

    def rendered_prompt(
        self,
        variant_id: str,
        done: Callable[[RenderedPrompt | Problem], None],
        row_id: str = "",
    ) -> None:
        """Tell a prompt at once."""
        done(RenderedPrompt(f"<|im_start|>user\n{self.sheet.input}<|im_end|>\n", 96))

    def runs(self) -> tuple[RunSummary, ...]:
        """Return two kept runs."""
        return (
            _summary("r2", "2026-11-20T09:00:00+00:00", "Feedback, three labels"),
            _summary("r1", "2026-11-19T09:00:00+00:00", "말투 비교"),
        )

    def examples(self) -> tuple[Path, ...]:
        """Return no ready comparisons."""
        return ()


def _summary(run_id: str, created_at: str, name: str) -> RunSummary:
    """Return a kept run of three columns and three repeats."""
    return RunSummary(run_id, name, created_at, "Qwen3 1.7B", 3, 9, 7, 9, True)


class FakeLamp(Fake):
    """Runs nothing: what was asked lies in `asked_orders` and `asked_lean`, to be answered."""

    INTENTIONS = frozenset({"stop"})

    def __init__(self) -> None:
        super().__init__()
        self.asked_orders: tuple[Any, ...] = ()
        self.asked_lean: tuple[Any, ...] = ()

    def try_orders(
        self, sheet: Any, variant: Any, begun: Any, cell: Any, done: Any, failed: Any
    ) -> Callable[[], None]:
        """Begin with the real orders."""
        made, orders = sheet_of_orders(sheet, variant)
        begun(made, orders)
        self.asked_orders = (made, cell, done, failed)
        return self.stop

    def calibrate(self, sheet: Any, variant: Any, done: Any, failed: Any) -> Callable[[], None]:
        """Begin."""
        self.asked_lean = (done, failed)
        return self.stop


class FakeExamples(Fake):
    """Two liked answers; `file` is what any file holds."""

    def __init__(self) -> None:
        super().__init__()
        self.file: tuple[Example, ...] = (Example("Too loud.", "negative"),)
        self.answers = (
            LikedAnswer("Label: Lovely!", "positive", "Labels"),
            LikedAnswer("Label: It broke.", "negative", "Labels"),
        )

    def read_file(
        self,
        path: Path,
        done: Callable[[tuple[Example, ...]], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Tell at once what the file holds."""
        self.calls.append(("read_file", path))
        done(self.file)

    def liked(self, done: Callable[[tuple[LikedAnswer, ...]], None]) -> None:
        """Tell the answers at once."""
        done(self.answers)
