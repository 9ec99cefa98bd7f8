"""What two prompts differ by, and how sure that is: paired tests, intervals, sample sizes.

All are pure functions of outcomes. Pairs are outcomes on the same case (row and repeat).
"""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Final

from workbench.answering.judge import normalised
from workbench.answering.numbers import percentile
from workbench.core.lab import AnswerCount

_RESAMPLES: Final = 2_000
_FEWEST_RESAMPLES: Final = 400
_MOST_DRAWS: Final = 1_000_000  # a second or so; thousands of cases need fewer resamples
_NORMAL: Final = statistics.NormalDist()


@dataclass(frozen=True, slots=True)
class Difference:
    """How much higher the second mean is than the first, with its 95 % interval."""

    value: float
    low: float
    high: float
    pairs: int


def paired_difference(
    first: Sequence[float],
    second: Sequence[float],
    seed: int = 7,
    resamples: int = 0,
) -> Difference:
    """Return the difference of the means over the same cases, by resampling the cases.

    Percentile interval of the paired bootstrap: Efron and Tibshirani 1993, "An Introduction to
    the Bootstrap", chapter 13. The same seed gives the same interval. No cases give (-1, 1).
    """
    gaps = [b - a for a, b in zip(first, second, strict=True)]
    if not gaps:
        return Difference(0.0, -1.0, 1.0, 0)
    dice, count = Random(seed), len(gaps)
    if not resamples:
        resamples = min(_RESAMPLES, max(_FEWEST_RESAMPLES, _MOST_DRAWS // count))
    means = [math.fsum(dice.choices(gaps, k=count)) / count for _ in range(resamples)]
    value = math.fsum(gaps) / count
    return Difference(value, percentile(means, 0.025), percentile(means, 0.975), count)


def mcnemar(first: Sequence[bool], second: Sequence[bool]) -> float:
    """Return the exact two-sided p-value that pass and fail changed sides by chance.

    McNemar 1947, Psychometrika 12; the binomial form over the pairs that disagree. 1.0 when none
    does.
    """
    pairs = list(zip(first, second, strict=True))
    gained = sum(b and not a for a, b in pairs)
    lost = sum(a and not b for a, b in pairs)
    count, fewer = gained + lost, min(gained, lost)
    tail = sum(math.comb(count, k) for k in range(fewer + 1))
    # Whole numbers until the last division: floats overflow at a thousand cases.
    return min(1.0, float(Fraction(2 * tail, 2**count)))


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Return p-values adjusted for their number, in the order given.

    Holm 1979, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of
    Statistics 6.
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__)
    adjusted, highest = [0.0] * len(p_values), 0.0
    for done, place in enumerate(order):
        highest = max(highest, min(1.0, (len(p_values) - done) * p_values[place]))
        adjusted[place] = highest
    return tuple(adjusted)


def cases_needed(
    difference: float, discordant: float = 0.3, power: float = 0.8, alpha: float = 0.05
) -> int:
    """Return how many paired cases show a *difference* of two pass rates with this power.

    *discordant* is the share of cases on which both prompts disagree; where it is not known, 0.3
    gives about 235 cases for 10 points. Connor 1987, "Sample size for testing differences in
    proportions for the paired-sample design", Biometrics 43. Raises ValueError for shares that
    cannot be.
    """
    if not 0 < difference <= discordant <= 1:
        raise ValueError("0 < difference <= discordant <= 1")
    z_alpha, z_power = _NORMAL.inv_cdf(1 - alpha / 2), _NORMAL.inv_cdf(power)
    spread = z_alpha * math.sqrt(discordant)
    spread += z_power * math.sqrt(discordant - difference * difference)
    return math.ceil((spread / difference) ** 2)


def distinct_answers(answers: Sequence[str]) -> tuple[AnswerCount, ...]:
    """Return the different answers, most frequent first, whatever their case, width and spacing.

    Each is shown as it was written first.
    """
    counts = Counter(normalised(answer) for answer in answers)
    shown: dict[str, str] = {}
    for answer in answers:
        shown.setdefault(normalised(answer), answer)
    return tuple(AnswerCount(shown[key], count) for key, count in counts.most_common())


def agreement(answers: Sequence[str]) -> float:
    """Return the share of the most frequent answer, 0.0 for none."""
    counts = distinct_answers(answers)
    return counts[0].count / len(answers) if counts else 0.0
