"""Fusion: what two ranked lists become, and when a leg has nothing to say."""

from __future__ import annotations

import pytest

from workbench.documents.search import (
    DENSE_WEIGHT,
    KEYWORD_WEIGHT,
    Plan,
    fuse,
    is_irrelevant,
    legs,
    plan,
)


def test_what_both_legs_find_comes_first() -> None:
    """Second in both beats first in either."""
    dense = legs([(1, 0.9), (2, 0.8), (4, 0.1)])
    keyword = legs([(3, 12.0), (2, 7.0)])
    fused = fuse(dense, keyword, 1.0, 1.0)
    assert [each.chunk for each in fused] == [2, 1, 3, 4]
    assert fused[0].score == pytest.approx(0.7 / 0.8 + 7 / 12)
    assert (fused[0].dense, fused[0].keyword) == (dense[2], keyword[2])
    assert fused[1].keyword is None


def test_a_weight_of_nothing_leaves_the_order_to_the_other_leg() -> None:
    """The dense leg's order is as if it were not there."""
    fused = fuse(legs([(9, 0.9), (8, 0.8)]), legs([(1, 3.0), (2, 2.0)]), 0.0, 1.0)
    assert [each.chunk for each in fused][:2] == [1, 2]


def test_how_much_better_the_first_is_counts() -> None:
    """Not only that it is the first."""
    keyword = legs([(1, 12.0), (2, 9.0)])
    assert fuse(legs([(2, 0.9), (1, 0.2), (3, 0.1)]), keyword, 0.4, 0.6)[0].chunk == 2
    assert fuse(legs([(2, 0.9), (1, 0.89), (3, 0.1)]), keyword, 0.4, 0.6)[0].chunk == 1
    (alone, like) = fuse(legs([(5, 0.32), (6, 0.3)]), {}, 0.4, 0.6)
    assert alone.score == pytest.approx(0.4)
    assert like.score == pytest.approx(0.36)


def test_nothing_found_is_nothing_fused() -> None:
    """Two empty legs."""
    assert fuse({}, {}, 1.0, 1.0) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("When does it open?", Plan("When does it open?", DENSE_WEIGHT, KEYWORD_WEIGHT)),
        ("몇 시에 여나요?", Plan("", 0.0, KEYWORD_WEIGHT)),
        (
            "Copper Kettle은 무엇으로 유명한가요?",
            Plan("Copper Kettle", DENSE_WEIGHT / 2, KEYWORD_WEIGHT),
        ),
    ],
)
def test_an_english_embedder_is_asked_what_it_knows(question: str, expected: Plan) -> None:
    """Korean never reaches it; the names in a Korean question do."""
    assert plan(question, ("en",)) == expected


def test_a_bilingual_embedder_is_asked_everything() -> None:
    """The rule follows the model, not the language."""
    assert plan("몇 시에 여나요?", ("en", "ko")).dense_question == "몇 시에 여나요?"


@pytest.mark.parametrize(
    ("cosine", "coverage", "expected"),
    [(0.1, 0.1, True), (0.6, 0.0, False), (0.1, 0.8, False), (None, 0.1, True), (None, 0.5, False)],
)
def test_irrelevant_only_when_both_legs_say_so(
    cosine: float | None, coverage: float, expected: bool
) -> None:
    """One threshold over both legs would be wrong for either."""
    assert is_irrelevant(cosine, coverage) is expected
