"""The table of the engine benchmark: what was measured, how it stands to its goal, on what machine.

It is written anew after each measurement, so that a run that is cut short has told what it knew.
"""

from __future__ import annotations

import os
import platform
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

import llama_cpp

_CPU_INFO: Final = Path("/proc/cpuinfo")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. *judged* says which value has to reach the goal."""

    key: str
    what: str
    against: str
    sense: Literal[">=", "<="]
    goal: float
    unit: str = ""
    judged: Literal["median", "worst", "95 %"] = "median"
    note: str = ""  # how it is measured, where that is not plain


@dataclass(slots=True)
class Table:
    """The rows with what has been measured so far."""

    rows: Sequence[Row]
    heading: str
    path: Path
    values: dict[str, list[float]] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    def add(self, key: str, values: Sequence[float]) -> None:
        """Take in values of a row and write the file."""
        self.values.setdefault(key, []).extend(values)
        self.write()

    def fail(self, key: str, problem: str) -> None:
        """Take in why a row has no value and write the file."""
        self.problems[key] = problem
        self.write()

    def write(self) -> None:
        """Write what is known."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.markdown(), encoding="utf-8")

    def markdown(self) -> str:
        """Return the whole report."""
        lines = [
            self.heading,
            "",
            "| row | against | measured | spread | runs | goal | |",
            "|---|---|---|---|---|---|---|",
            *(self._line(number, row) for number, row in enumerate(self.rows, start=1)),
            "",
        ]
        lines += [
            f"{number}. {row.note}" for number, row in enumerate(self.rows, start=1) if row.note
        ]
        return "\n".join(lines) + "\n"

    def _line(self, number: int, row: Row) -> str:
        """Return one line of the table."""
        values = sorted(self.values.get(row.key, []))
        goal = f"{'≥' if row.sense == '>=' else '≤'} {row.goal:g}{row.unit}"
        if row.judged != "median":
            goal += f" ({row.judged})"
        begin = f"| {number}. {row.what} | {row.against} |"
        problem = self.problems.get(row.key)
        if not values:
            return f"{begin} — | — | 0 | {goal} | {problem or 'not measured'} |"
        judged = judge(row, values)
        met = judged >= row.goal if row.sense == ">=" else judged <= row.goal
        verdict = "met" if met else "**missed**"
        if problem:
            verdict += f"; once {problem}"
        spread = f"{values[0]:.3g} to {values[-1]:.3g}"
        return f"{begin} {judged:.3g}{row.unit} | {spread} | {len(values)} | {goal} | {verdict} |"


def judge(row: Row, ordered: Sequence[float]) -> float:
    """Return the value of sorted ones that is held against the goal."""
    if row.judged == "worst":
        return ordered[0] if row.sense == ">=" else ordered[-1]
    if row.judged == "95 %":  # nearest rank
        return ordered[min(len(ordered) - 1, -(-len(ordered) * 95 // 100) - 1)]
    return statistics.median(ordered)


def heading(path: Path, shape: str, threads: int) -> str:
    """Name the machine, the versions and the file."""
    system = f"{platform.system()} {platform.machine()}, {processor()}, {os.cpu_count()} cores"
    size = f"{path.stat().st_size / 1e6:.0f} MB"
    return (
        f"{system}; CPython {platform.python_version()}, "
        f"llama-cpp-python {llama_cpp.__version__}; {threads} threads on the CPU.  \n"
        f"File: {path.name}, {size} ({shape})."
    )


def processor() -> str:
    """Return the processor's name, as far as the system tells."""
    if _CPU_INFO.exists():
        for line in _CPU_INFO.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"
