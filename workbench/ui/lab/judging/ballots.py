"""What is put to the vote: the answers to one input, in an order that tells nothing."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from workbench.core.lab import CellResult, Run, Vote


@dataclass(frozen=True, slots=True)
class Ballot:
    """The answers of one row and repeat. *place* counts the rows from 0."""

    row_id: str
    repeat: int
    place: int
    question: str
    answers: tuple[CellResult, ...]

    @property
    def shown(self) -> tuple[str, ...]:
        """The columns in the order in which their answers are shown."""
        return tuple(item.variant_id for item in self.answers)


def ballots_of(run: Run, seed: int) -> tuple[Ballot, ...]:
    """Return everything that can be voted on, row by row; what is alike is left out.

    The order of the answers is drawn for each row and repeat from the seed, so that going back
    shows the same, and no column keeps a place.
    """
    sheet = run.comparison
    asked = [(row.row_id, _question(row.values, row.row_id)) for row in sheet.rows]
    cells: dict[tuple[str, int], list[CellResult]] = {}
    known = {item.variant_id for item in sheet.variants}
    for cell in run.cells:
        if cell.variant_id in known and cell.problem is None and cell.text.strip():
            cells.setdefault((cell.row_id, cell.repeat), []).append(cell)
    made = []
    for place, (row_id, question) in enumerate(asked or [("", sheet.input)]):
        for repeat in sorted(key[1] for key in cells if key[0] == row_id):
            answers = cells[row_id, repeat]
            if len({" ".join(item.text.split()) for item in answers}) < 2:
                continue  # there is nothing to choose
            drawn = _shuffled(answers, f"{seed}/{row_id}/{repeat}")
            made.append(Ballot(row_id, repeat, place, question, drawn))
    return tuple(made)


def any_ballot(run: Run) -> bool:
    """Whether there is anything to vote on; looks no further than the first difference."""
    first: dict[tuple[str, int], str] = {}
    for cell in run.cells:
        text = " ".join(cell.text.split())
        if cell.problem is not None or not text:
            continue
        if first.setdefault((cell.row_id, cell.repeat), text) != text:
            return True
    return False


def left(ballots: Sequence[Ballot], votes: Sequence[Vote]) -> tuple[Ballot, ...]:
    """Return what has not been voted on."""
    cast = {(vote.row_id, vote.repeat) for vote in votes}
    return tuple(item for item in ballots if (item.row_id, item.repeat) not in cast)


def _question(values: dict[str, str], row_id: str) -> str:
    """Return what a row asks."""
    return values.get("input") or "\n".join(value for value in values.values() if value) or row_id


def _shuffled(answers: list[CellResult], seed: str) -> tuple[CellResult, ...]:
    """Return answers in an order drawn from a seed."""
    drawn = sorted(answers, key=lambda item: item.variant_id)
    random.Random(seed).shuffle(drawn)
    return tuple(drawn)
