"""What a column's answers come to: accuracy with its interval, medians, what the person said."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.answering.numbers import median, wilson
from workbench.ui.lab.table.answers import Answers


@dataclass(frozen=True, slots=True)
class ColumnScore:
    """One column in numbers; times in seconds, speeds in tokens per second."""

    ended: int = 0
    right: int = 0
    judged: int = 0
    low: float = 0.0
    high: float = 1.0
    ttft_s: float = 0.0
    rate: float = 0.0
    passed: int = 0  # by the person
    failed: int = 0

    @property
    def share(self) -> float:
        """The share of right answers, 0.0 when none was judged."""
        return self.right / self.judged if self.judged else 0.0


def score_column(answers: Answers, variant_id: str) -> ColumnScore:
    """Count a column. Where nothing was expected, accuracy is what the person said."""
    results = list(answers.of_column(variant_id))
    timings = [item.timing for item in results if item.timing is not None]
    verdicts = [item.verdict for item in answers.judgements_of(variant_id)]
    passed, failed = verdicts.count("pass"), verdicts.count("fail")
    rights = [item.right for item in results if item.right is not None]
    right, judged = (sum(rights), len(rights)) if rights else (passed, passed + failed)
    low, high = wilson(right, judged)
    return ColumnScore(
        ended=len(results),
        right=right,
        judged=judged,
        low=low,
        high=high,
        ttft_s=median([timing.ttft_s for timing in timings]),
        rate=median([timing.generation_rate for timing in timings if timing.generation_rate > 0]),
        passed=passed,
        failed=failed,
    )
