"""How many answers were right, and between which shares the truth lies."""

from __future__ import annotations

import pytest

from workbench.core.lab import CellResult
from workbench.ui.lab.score import score_of, wilson


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(1, 3, 0.0615, 0.7923), (3, 3, 0.4385, 1.0), (0, 10, 0.0, 0.2775), (80, 100, 0.7112, 0.8666)],
)
def test_wilson_interval(right: int, judged: int, low: float, high: float) -> None:
    assert wilson(right, judged) == pytest.approx((low, high), abs=2e-4)


def test_nothing_judged_means_nothing_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_only_judged_answers_count() -> None:
    results = [CellResult("a", n, "", right=right) for n, right in enumerate((True, None, False))]
    score = score_of(results)
    assert (score.right, score.judged, score.share) == (1, 2, 0.5)
