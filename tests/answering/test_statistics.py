"""Differences, tests and sample sizes, held against scipy and published values."""

from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
from scipy import stats

from workbench.answering.statistics import (
    agreement,
    cases_needed,
    distinct_answers,
    holm,
    mcnemar,
    paired_difference,
)
from workbench.core.lab import AnswerCount


def _pairs(both: int, gained: int, lost: int, neither: int) -> tuple[list[bool], list[bool]]:
    """Return outcomes of two prompts with these counts."""
    cells = [(True, True)] * both + [(False, True)] * gained
    cells += [(True, False)] * lost + [(False, False)] * neither
    return [a for a, _ in cells], [b for _, b in cells]


@pytest.mark.parametrize(("gained", "lost"), [(0, 0), (1, 0), (9, 2), (2, 9), (15, 15), (700, 600)])
def test_mcnemar_is_the_binomial_test_of_those_that_disagree(gained: int, lost: int) -> None:
    first, second = _pairs(30, gained, lost, 20)
    expected = stats.binomtest(gained, gained + lost).pvalue if gained + lost else 1.0
    assert mcnemar(first, second) == pytest.approx(expected, rel=1e-9)


def test_mcnemar_needs_pairs() -> None:
    with pytest.raises(ValueError, match="zip"):
        mcnemar([True], [])


def test_the_interval_of_a_difference_is_that_of_scipy() -> None:
    dice = Random(3)
    first = [float(dice.random() < 0.5) for _ in range(200)]
    second = [max(value, float(dice.random() < 0.3)) for value in first]
    ours = paired_difference(first, second)
    gaps = np.array(second) - np.array(first)
    theirs = stats.bootstrap(
        (gaps,), np.mean, n_resamples=5_000, method="percentile", random_state=1
    ).confidence_interval
    assert ours.value == pytest.approx(gaps.mean())
    assert ours.low == pytest.approx(theirs.low, abs=0.01)
    assert ours.high == pytest.approx(theirs.high, abs=0.01)
    assert ours == paired_difference(first, second)
    assert paired_difference([], []).pairs == 0


def test_holm_as_in_the_usual_example() -> None:
    # 0.01, 0.04, 0.03 and 0.005: adjusted by hand as Holm 1979 says
    assert holm([0.01, 0.04, 0.03, 0.005]) == pytest.approx((0.03, 0.06, 0.06, 0.02))
    assert holm([0.9, 0.8]) == (1.0, 1.0)
    assert holm([]) == ()


def test_ten_points_take_about_235_cases() -> None:
    assert 230 <= cases_needed(0.10) <= 240
    assert cases_needed(0.05) > 4 * cases_needed(0.10) * 0.95
    with pytest.raises(ValueError, match="discordant"):
        cases_needed(0.4, discordant=0.3)


def test_that_many_cases_have_that_power() -> None:
    """The McNemar test with the normal approximation finds the difference in about 80 of 100."""
    dice, cases, found = np.random.default_rng(5), cases_needed(0.1), 0
    for gained, lost, _ in dice.multinomial(cases, [0.2, 0.1, 0.7], size=2_000):
        found += abs(gained - lost) / math.sqrt(gained + lost) > stats.norm.ppf(0.975)
    assert 0.77 <= found / 2_000 <= 0.84


def test_answers_are_counted_whatever_their_case_and_width() -> None:
    answers = ["Praise", "complaint", "ＰＲＡＩＳＥ", "praise "]
    assert distinct_answers(answers) == (AnswerCount("Praise", 3), AnswerCount("complaint", 1))
    assert agreement(answers) == 0.75
    assert agreement([]) == 0.0
