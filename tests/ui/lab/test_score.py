"""How many answers were right, and between which shares the truth lies."""

from __future__ import annotations

from workbench.core.lab import CellResult
from workbench.ui.lab.score import score_of


def test_only_judged_answers_count() -> None:
    results = [CellResult("a", n, "", right=right) for n, right in enumerate((True, None, False))]
    score = score_of(results)
    assert (score.right, score.judged, score.share) == (1, 2, 0.5)
    assert 0.0 < score.low < 0.5 < score.high < 1.0
