"""Median, 95th percentile and the interval of a proportion."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from typing import Final

_Z_95: Final = 1.959963984540054  # two-sided 95 % of the normal distribution


def median(values: Sequence[float]) -> float:
    """Return the middle value, 0.0 for none."""
    return statistics.median(values) if values else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which *share* of them lie, linear between neighbours, 0.0 for none.

    Definition 7 of Hyndman and Fan 1996 (The American Statistician 50), numpy's default.
    """
    if not values:
        return 0.0
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def p95(values: Sequence[float]) -> float:
    """Return the 95th percentile, 0.0 for none."""
    return percentile(values, 0.95)


def wilson(right: int, total: int, z: float = _Z_95) -> tuple[float, float]:
    """Return the score interval of a proportion, (0.0, 1.0) for no cases.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference", Journal
    of the American Statistical Association 22.
    """
    if total == 0:
        return 0.0, 1.0
    share, square = right / total, z * z
    middle = share + square / (2 * total)
    spread = z * math.sqrt(share * (1 - share) / total + square / (4 * total * total))
    scale = 1 + square / total
    low = 0.0 if right == 0 else (middle - spread) / scale
    high = 1.0 if right == total else (middle + spread) / scale
    return low, high
