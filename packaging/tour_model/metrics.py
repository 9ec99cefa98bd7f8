"""Shares with their Wilson 95 % intervals, and the table of the model card."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_Z: Final = 1.959964


@dataclass(frozen=True, slots=True)
class Measure:
    """One share of right cases; *goal* is "" where none was set."""

    name: str
    right: int
    total: int
    goal: str = ""

    @property
    def share(self) -> float:
        """Return the share of right cases."""
        return self.right / self.total if self.total else 0.0


def wilson(right: int, total: int) -> tuple[float, float]:
    """Return the 95 % interval of a share (Wilson 1927)."""
    if total == 0:
        return 0.0, 1.0
    share, squared = right / total, _Z * _Z
    middle = share + squared / (2 * total)
    reach = _Z * math.sqrt(share * (1 - share) / total + squared / (4 * total * total))
    below = 1 + squared / total
    return max(0.0, (middle - reach) / below), min(1.0, (middle + reach) / below)


def table(measures: Sequence[Measure]) -> str:
    """Return *measures* as a Markdown table."""
    lines = ["| measure | reached | 95 % interval | cases | goal |", "|---|---|---|---|---|"]
    for one in measures:
        low, high = wilson(one.right, one.total)
        lines.append(
            f"| {one.name} | {one.share:.1%} | {low:.1%} to {high:.1%} | {one.total} | "
            f"{one.goal or '-'} |"
        )
    return "\n".join(lines)
