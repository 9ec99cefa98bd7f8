"""A lab service that keeps its sheet and plays runs, for the tests of the lab's page."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

from tests.ui.fakes_lab import FakeLab
from workbench.answering.cells import cell_keys
from workbench.core.errors import Problem
from workbench.core.ids import new_id
from workbench.core.lab import CellResult, Comparison, Variant
from workbench.services.lab import Cell


class PlayLab(FakeLab):
    """Edits change the sheet at once; `play` puts cells in place."""

    INTENTIONS = FakeLab.INTENTIONS - {"set_sheet", "add_variant", "remove_variant", "undo"}

    def __init__(self) -> None:
        super().__init__()
        self.can_undo = False
        self.ready: tuple[Path, ...] = ()
        self._before: list[Comparison] = []

    def set_sheet(self, comparison: Comparison, rebuild: bool = False) -> None:
        """Keep the sheet."""
        self._before.append(self.sheet)
        self.sheet, self.can_undo = comparison, True
        if rebuild:
            self.sheet_changed.emit()

    def undo(self) -> None:
        """Go back to the sheet before."""
        self.sheet = self._before.pop()
        self.can_undo = bool(self._before)
        self.sheet_changed.emit()

    def add_variant(self, copy_of: str = "") -> None:
        """Add a copy of a column, or an empty one."""
        source = next((v for v in self.sheet.variants if v.variant_id == copy_of), Variant("", ""))
        copy = dataclasses.replace(source, variant_id=new_id())
        self.set_sheet(
            dataclasses.replace(self.sheet, variants=(*self.sheet.variants, copy)), rebuild=True
        )

    def remove_variant(self, variant_id: str) -> None:
        """Take a column out."""
        kept = tuple(v for v in self.sheet.variants if v.variant_id != variant_id)
        self.set_sheet(dataclasses.replace(self.sheet, variants=kept), rebuild=True)

    def examples(self) -> tuple[Path, ...]:
        """Return the ready comparisons."""
        return self.ready

    def widen(self, columns: int) -> None:
        """Have a sheet of this many columns."""
        variants = [
            dataclasses.replace(
                self.sheet.variants[number % len(self.sheet.variants)], variant_id=f"v{number}"
            )
            for number in range(columns)
        ]
        self.sheet = dataclasses.replace(self.sheet, variants=tuple(variants))
        self.sheet_changed.emit()

    def begin(self) -> None:
        """Play that a run began."""
        self.running, self.wall_s, self.started_at = True, 0.0, time.monotonic()
        self.all_cells = {
            key: Cell(key[0], key[2], "waiting", row_id=key[1]) for key in cell_keys(self.sheet)
        }
        self.run_changed.emit()

    def play(self, cell: Cell) -> None:
        """Play that one cell moved on."""
        key = (cell.variant_id, cell.row_id, cell.repeat)
        self.all_cells[key] = cell
        self.cells_changed.emit([cell.variant_id])
        self.keys_changed.emit([key])

    def fail(self, variant_id: str, problem: Problem) -> None:
        """Play that one cell failed."""
        result = CellResult(variant_id, 0, "", problem=problem)
        self.play(Cell(variant_id, 0, "failed", result=result))

    def end(self, wall_s: float = 0.9) -> None:
        """Play that the run ended."""
        self.running, self.wall_s = False, wall_s
        self.run_changed.emit()
