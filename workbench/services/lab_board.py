"""The cells of the shown run: those on their way, live, and those that have ended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from workbench.answering.cells import CellKey, is_done, key_of
from workbench.core.generation import GenerationEvent, StopReason
from workbench.core.lab import CellResult
from workbench.services.live import Activity, LiveText

CellPhase = Literal[
    "waiting", "loading", "queued", "prompt", "writing", "done", "failed", "stopped"
]
_PHASES: Final[dict[str, CellPhase]] = {
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
    row_id: str = ""  # "": the shared input
    step: str = ""  # name of the technique's step under way


@dataclass(slots=True)
class _Live:
    """A cell on its way: what it says, and in which step."""

    text: LiveText
    step: str = ""


class CellBoard:
    """Knows every cell by its key. `hear` and `begin_step` may be called from any thread."""

    def __init__(self) -> None:
        self._awaited: set[CellKey] = set()
        self._live: dict[CellKey, _Live] = {}
        self._results: dict[CellKey, CellResult] = {}
        self._ended: set[CellKey] = set()  # since the last look
        self._repeats: dict[tuple[str, str], int] = {}  # of a column's row, those there are
        self.done_count = 0  # cells that came to their own end

    @property
    def results(self) -> tuple[CellResult, ...]:
        """Every cell that has ended."""
        return tuple(self._results.values())

    def show(self, results: Iterable[CellResult], awaited: Iterable[CellKey] = ()) -> None:
        """Have these results, and none but them, and wait for others."""
        self._results = {key_of(result): result for result in results}
        self._awaited = set(awaited)
        self._live, self._ended, self._repeats = {}, set(), {}
        for key in self._awaited & self._results.keys():
            del self._results[key]
        self.done_count = sum(map(is_done, self._results.values()))
        self._count(self._results)
        self._count(self._awaited)

    def hear(self, key: CellKey, event: GenerationEvent) -> bool:
        """Take an event of a cell that goes on; True when nothing else of it was unseen."""
        if key not in self._awaited:
            return False
        live = self._live.get(key) or self._live.setdefault(key, _Live(_waiting()))
        return live.text.add(event)

    def begin_step(self, key: CellKey, name: str) -> None:
        """Begin the text of a cell anew."""
        if key in self._awaited:
            self._live[key] = _Live(_waiting(), name)

    def end(self, result: CellResult) -> None:
        """Take the result of a cell."""
        key = key_of(result)
        before = self._results.get(key)
        self.done_count += is_done(result) - (before is not None and is_done(before))
        self._results[key] = result
        self._awaited.discard(key)
        self._live.pop(key, None)
        self._ended.add(key)
        self._count((key,))

    def take_changed(self) -> tuple[CellKey, ...]:
        """Return the cells in which something happened since the last call."""
        ended, self._ended = self._ended, set()
        # Copied at once: other threads add to it.
        moved = {key for key, live in list(self._live.items()) if live.text.take_unseen()}
        return tuple(sorted(ended | moved))

    def cell(self, key: CellKey) -> Cell | None:
        """Return one cell, None when the run has none there."""
        variant_id, row_id, repeat = key
        result = self._results.get(key)
        if result is not None:
            return Cell(
                variant_id, repeat, _end_phase(result), result.text, result=result, row_id=row_id
            )
        if key not in self._awaited:
            return None
        live = self._live.get(key)
        if live is None:
            return Cell(variant_id, repeat, "waiting", row_id=row_id)
        now = live.text.activity
        return Cell(
            variant_id,
            repeat,
            _PHASES.get(now.phase, "waiting"),
            live.text.text,
            now.done,
            now.total,
            now.tokens,
            now.rate,
            model_name=now.model_name,
            fraction=now.fraction,
            row_id=row_id,
            step=live.step,
        )

    def cells(self, variant_id: str, row_id: str) -> tuple[Cell, ...]:
        """Return the cells of a column in one row, by repeat."""
        count = self._repeats.get((variant_id, row_id), 0)
        found = (self.cell((variant_id, row_id, repeat)) for repeat in range(count))
        return tuple(cell for cell in found if cell is not None)

    def _count(self, keys: Iterable[CellKey]) -> None:
        """Remember up to which repeat each place has cells."""
        counts = self._repeats
        for variant_id, row_id, repeat in keys:
            place = (variant_id, row_id)
            if counts.get(place, 0) <= repeat:
                counts[place] = repeat + 1


def _waiting() -> LiveText:
    """Return the text of a cell that has said nothing."""
    return LiveText(Activity("waiting"))


def _end_phase(result: CellResult) -> CellPhase:
    """Return how a cell that has ended is shown."""
    if result.problem is not None:
        return "failed"
    return "stopped" if result.reason is StopReason.CANCELLED else "done"
