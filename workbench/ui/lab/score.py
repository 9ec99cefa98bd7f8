"""How many answers were right, and how sure that makes us."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

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


def wilson(right: int, judged: int, z: float = 1.96) -> tuple[float, float]:
    """Return the interval of a proportion after E. B. Wilson (1927), (0, 1) when nothing is known.

    Unlike the textbook interval it stays inside 0 to 1 and is not empty at k = 0 or k = n.
    """
    if judged == 0:
        return 0.0, 1.0
    share = right / judged
    spread = 1 + z * z / judged
    middle = (share + z * z / (2 * judged)) / spread
    half = z / spread * sqrt(share * (1 - share) / judged + z * z / (4 * judged * judged))
    return max(0.0, middle - half), min(1.0, middle + half)
