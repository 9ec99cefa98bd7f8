"""Statistics, against published values."""

from __future__ import annotations

import numpy
import pytest

from workbench.answering.numbers import median, p95, percentile, wilson


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [  # Newcombe 1998, Statistics in Medicine 17, table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_gives_the_published_intervals(
    right: int, total: int, low: float, high: float
) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=5e-5)


def test_wilson_at_the_ends() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(20, 20)[1] == 1.0
    assert wilson(20, 20)[0] == pytest.approx(1 - 0.1611, abs=5e-5)


def test_percentiles_are_numpys() -> None:
    values = [0.3, 0.1, 2.5, 0.7, 0.9, 1.1, 0.2]
    assert p95(values) == pytest.approx(float(numpy.percentile(values, 95)))
    assert percentile(values, 0.0) == 0.1
    assert percentile(values, 1.0) == 2.5
    assert median(values) == 0.7
    assert p95([4.0]) == 4.0
    assert (median([]), p95([])) == (0.0, 0.0)
