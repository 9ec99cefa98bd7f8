"""Strengths of columns out of blind votes, with intervals."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import Final

from workbench.answering.numbers import percentile, wilson
from workbench.core.lab import Vote

FEWEST_VOTES: Final = 10
"""Below this many votes strengths say more about chance than about the columns."""

_RESAMPLES: Final = 200
_PRIOR_WINS: Final = 0.1  # each way, between any two: a column that never lost stays finite
_TOLERANCE: Final = 1e-6
_MOST_ROUNDS: Final = 500

_Ballot = tuple[tuple[str, ...], tuple[str, ...]]  # who was shown, who won
Wins = Mapping[tuple[str, str], float]  # how often the first was preferred to the second


@dataclass(frozen=True, slots=True)
class Strength:
    """How a column does against the others: *value* is the logarithm of its strength, 0 on average.

    The chance that A is preferred to B is 1 / (1 + exp(B's value - A's value)).
    """

    variant_id: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class WinRate:
    """How often a column was preferred to another one, a tie counted as half."""

    variant_id: str
    wins: float
    duels: int
    low: float  # 95 % Wilson interval of the share
    high: float


def wins_of(votes: Sequence[Vote]) -> dict[tuple[str, str], float]:
    """Return how often each column was preferred to each other one.

    Several winners tie among themselves, and so do all columns where none was good.
    """
    return _wins_of(Counter(map(_ballot, votes)))


def _ballot(vote: Vote) -> _Ballot:
    """Return who stood for choice and who won, in an order of its own."""
    return tuple(sorted(vote.shown)), tuple(sorted(vote.winners))


def _wins_of(ballots: Counter[_Ballot]) -> dict[tuple[str, str], float]:
    """Return the wins of votes of which equal ones are counted."""
    wins: dict[tuple[str, str], float] = {}
    for (shown, winners), count in ballots.items():
        for first, second in combinations(shown, 2):
            share = 0.5 + ((first in winners) - (second in winners)) / 2
            wins[first, second] = wins.get((first, second), 0.0) + count * share
            wins[second, first] = wins.get((second, first), 0.0) + count * (1 - share)
    return wins


def win_rates(votes: Sequence[Vote]) -> tuple[WinRate, ...]:
    """Return the win rate of each column that was voted on, best first."""
    wins = wins_of(votes)
    rates = []
    for name in _names(votes):
        won = math.fsum(count for (first, _), count in wins.items() if first == name)
        lost = math.fsum(count for (_, second), count in wins.items() if second == name)
        duels = round(won + lost)
        low, high = wilson(math.floor(won), duels)[0], wilson(math.ceil(won), duels)[1]
        rates.append(WinRate(name, won, duels, low, high))
    return tuple(sorted(rates, key=lambda rate: -(rate.wins / rate.duels if rate.duels else 0.0)))


def strengths(
    votes: Sequence[Vote], seed: int = 7, resamples: int = _RESAMPLES
) -> tuple[Strength, ...]:
    """Return the strength of each column, strongest first, with 95 % bootstrap intervals.

    Bradley and Terry 1952, Biometrika 39. The votes are resampled, not the single duels, since
    the duels of one vote hang together.
    """
    names = _names(votes)
    values = bradley_terry(names, wins_of(votes))
    dice = Random(seed)
    draws: dict[str, list[float]] = {name: [] for name in names}
    ballots = [_ballot(vote) for vote in votes]
    for _ in range(resamples if len(names) > 1 else 0):
        drawn = bradley_terry(names, _wins_of(Counter(dice.choices(ballots, k=len(ballots)))))
        for name, value in drawn.items():
            draws[name].append(value)
    found = (
        Strength(
            name,
            value,
            percentile(draws[name], 0.025) if draws[name] else value,
            percentile(draws[name], 0.975) if draws[name] else value,
        )
        for name, value in values.items()
    )
    return tuple(sorted(found, key=lambda strength: -strength.value))


def bradley_terry(
    names: Sequence[str], wins: Wins, prior_wins: float = _PRIOR_WINS
) -> dict[str, float]:
    """Return the logarithms of the strengths, 0 on average.

    MM algorithm: Hunter 2004, "MM algorithms for generalized Bradley-Terry models", Annals of
    Statistics 32, equation 3.
    """
    places = range(len(names))
    won = [[prior_wins + wins.get((a, b), 0.0) if a != b else 0.0 for b in names] for a in names]
    met = [[won[a][b] + won[b][a] for b in places] for a in places]
    totals = [math.fsum(line) for line in won]
    power = [1.0] * len(names)
    for _ in range(_MOST_ROUNDS):
        raised = [
            totals[a] / sum(met[a][b] / (power[a] + power[b]) for b in places if met[a][b] > 0)
            if totals[a] > 0
            else _TOLERANCE
            for a in places
        ]
        mean = math.exp(math.fsum(map(math.log, raised)) / len(raised)) if raised else 1.0
        raised = [value / mean for value in raised]
        moved = max((abs(a - b) / a for a, b in zip(raised, power, strict=True)), default=0.0)
        power = raised
        if moved < _TOLERANCE:
            break
    return {name: math.log(value) for name, value in zip(names, power, strict=True)}


def _names(votes: Sequence[Vote]) -> tuple[str, ...]:
    """Return the columns that were voted on, each once."""
    return tuple(dict.fromkeys(name for vote in votes for name in vote.shown))
