"""Strengths out of votes, held against published values."""

from __future__ import annotations

import pytest

from workbench.answering.statistics_votes import bradley_terry, strengths, win_rates, wins_of
from workbench.core.lab import Vote

TEAMS = ("Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore")
# Games of the American League's eastern division in 1987: the line won against the column.
# Agresti 1990, "Categorical Data Analysis", table 10.10; his estimates, Baltimore set to 0.
GAMES = (
    (0, 7, 9, 7, 7, 9, 11),
    (6, 0, 7, 5, 11, 9, 9),
    (4, 6, 0, 7, 7, 8, 12),
    (6, 8, 6, 0, 6, 7, 10),
    (6, 2, 6, 7, 0, 7, 12),
    (4, 4, 5, 6, 6, 0, 6),
    (2, 4, 1, 3, 1, 7, 0),
)
PUBLISHED = (1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0.0)


def _vote(*winners: str, shown: tuple[str, ...] = ("a", "b")) -> Vote:
    """Return a vote for these columns."""
    return Vote("", 0, shown, winners)


def test_strengths_are_those_of_the_textbook() -> None:
    wins = {(TEAMS[a], TEAMS[b]): float(GAMES[a][b]) for a in range(7) for b in range(7) if a != b}
    found = bradley_terry(TEAMS, wins, prior_wins=0.0)
    against_last = [found[team] - found["Baltimore"] for team in TEAMS]
    assert against_last == pytest.approx(PUBLISHED, abs=0.006)


def test_ties_and_all_bad_count_half() -> None:
    votes = [_vote("a"), _vote("a", "b"), _vote()]
    assert wins_of(votes) == {("a", "b"): 2.0, ("b", "a"): 1.0}
    best, worst = win_rates(votes)
    assert (best.variant_id, best.wins, best.duels) == ("a", 2.0, 3)
    assert worst.low < 1 / 3 < worst.high


def test_the_better_column_comes_first_with_an_interval() -> None:
    shown = ("a", "b", "c")
    votes = [_vote("b", shown=shown)] * 24 + [_vote("a", shown=shown)] * 6
    found = strengths(votes)
    assert [one.variant_id for one in found] == ["b", "a", "c"]
    for one in found:
        assert one.low <= one.value <= one.high
    assert found[0].low > found[2].high
    assert strengths(votes) == found


def test_no_vote_and_one_sided_votes_stay_finite() -> None:
    assert strengths([]) == ()
    assert win_rates([]) == ()
    best, worst = strengths([_vote("a")] * 3)
    assert best.variant_id == "a"
    assert best.high < 10
    assert worst.low > -10
