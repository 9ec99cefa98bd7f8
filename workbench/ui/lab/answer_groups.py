"""The repeats of a column by the answer they came to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.answering.judge import normalised
from workbench.core.lab import CellResult

if TYPE_CHECKING:
    from workbench.services.lab import Cell


@dataclass(frozen=True, slots=True)
class Group:
    """Cells with one answer: their places among the cells; *ended* when they have one at all."""

    places: tuple[int, ...]
    ended: bool = True

    @property
    def count(self) -> int:
        """How many cells."""
        return len(self.places)


def answer_text(result: CellResult) -> str:
    """Return what counts as the answer of a cell: what the technique took out, else all."""
    return result.answer or result.text


def has_answer(result: CellResult | None) -> bool:
    """Whether a cell came to an end with an answer."""
    return result is not None and result.problem is None and bool(result.text or result.answer)


def groups_of(cells: Sequence[Cell]) -> tuple[Group, ...]:
    """Return the distinct answers in the order they came up.

    A cell without an answer, be it on its way, stopped or failed, stands by itself.
    """
    places: dict[str, list[int]] = {}
    alone: list[int] = []
    for place, cell in enumerate(cells):
        if cell.result is not None and has_answer(cell.result):
            places.setdefault(normalised(answer_text(cell.result)), []).append(place)
        else:
            alone.append(place)
    groups = [Group(tuple(found)) for found in places.values()]
    groups += [Group((place,), ended=False) for place in alone]
    return tuple(sorted(groups, key=lambda group: group.places[0]))


def group_at(groups: Sequence[Group], place: int) -> int:
    """Return the index of the group that a cell is in, 0 when there is none."""
    return next((index for index, group in enumerate(groups) if place in group.places), 0)
