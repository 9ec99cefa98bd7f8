"""How many answers were right, and how sure that makes us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.answering.numbers import wilson
from workbench.core.lab import CellResult


@dataclass(frozen=True, slots=True)
class Score:
    """*right* of *judged* answers, with the 95 % Wilson interval of the share."""

    right: int
    judged: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share of right answers, 0.0 when none was judged."""
        return self.right / self.judged if self.judged else 0.0


def score_of(results: Iterable[CellResult]) -> Score:
    """Count the right ones among the answers that were held against an expected answer."""
    judged = [result.right for result in results if result.right is not None]
    right = sum(judged)
    low, high = wilson(right, len(judged))
    return Score(right, len(judged), low, high)
