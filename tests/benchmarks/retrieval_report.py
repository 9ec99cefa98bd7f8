"""What the retrieval benchmarks report: rows with a value and, where there is one, a goal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement."""

    what: str
    value: str
    goal: str = ""
    met: bool | None = None


def as_markdown(row: Row) -> str:
    """Return a row of the table."""
    verdict = {True: "met", False: "missed", None: ""}[row.met]
    return f"| {row.what} | {row.value} | {row.goal} | {verdict} |"


def heading() -> Iterable[str]:
    """Return the head of the table."""
    return ("| what | measured | goal | |", "|---|---|---|---|")
