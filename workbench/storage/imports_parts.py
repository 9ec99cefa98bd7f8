"""What an imported file of inputs comes to, and the limits it is read under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from workbench.core.errors import BadInput, Problem
from workbench.core.lab import Check, Row, Variant

ImportKind = Literal["table", "promptfoo", "openai_evals", "inspect", "squad", "lines"]

MOST_ROWS: Final = 10_000  # as many as a sheet holds
MOST_BYTES: Final = 50_000_000
MOST_COLUMNS: Final = 200
MOST_SKIPPED: Final = 200  # that are listed one by one


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something of a file that was not taken. *where* is a line, a test or a key, as in the file.

    Code is among it: nothing of a file is ever run.
    """

    where: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class Imported:
    """A file as rows with the names of the file; `mapped` gives them those of a sheet."""

    kind: ImportKind
    rows: tuple[Row, ...]
    variants: tuple[Variant, ...] = ()  # prompts that came with them
    checks: tuple[Check, ...] = ()  # kept by every row
    skipped: tuple[Skipped, ...] = ()
    skipped_more: int = 0  # beyond those listed
    title: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the file's columns, in order."""
        return tuple(dict.fromkeys(name for row in self.rows for name in row.values))


class SkippedList:
    """Gathers what is not taken, and counts what is too much to list."""

    def __init__(self) -> None:
        self.items: list[Skipped] = []
        self.more = 0

    def add(self, where: str, problem: Problem) -> None:
        """Note one thing, once."""
        skipped = Skipped(where, problem)
        if skipped in self.items:
            return
        if len(self.items) < MOST_SKIPPED:
            self.items.append(skipped)
        else:
            self.more += 1


def too_many_rows() -> BadInput:
    """Say that a file has more rows than a sheet holds."""
    return BadInput(
        "The file has more than {most} rows.",
        "Split it, or take a sample: 235 cases already show a difference of 10 points.",
        most=MOST_ROWS,
    )


def no_rows() -> BadInput:
    """Say that there is nothing in a file."""
    return BadInput(
        "The file has no rows.", "Choose a file with a line of names and at least one row below."
    )
