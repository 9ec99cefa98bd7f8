"""Which examples are sent, in which order; labels that pull."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from workbench.core.errors import BadInput
from workbench.core.lab import AnswerCount, Example, TechniqueOptions, Variant
from workbench.prompts.techniques import chosen_examples, label_counts, label_imbalance

SHOTS = tuple(Example(name, name.upper()) for name in ("one", "two", "three", "four"))


def _alike(text: str, others: Sequence[str]) -> list[float]:
    """Likeness by shared letters."""
    return [len(set(text) & set(other)) / 10 for other in others]


def _names(variant: Variant, text: str = "x", seed: int = 0) -> list[str]:
    return [example.input for example in chosen_examples(variant, text, seed, _alike)]


def _column(**options: object) -> Variant:
    return Variant("a", "A", examples=SHOTS, options=TechniqueOptions(**options))  # type: ignore[arg-type]


def test_examples_come_as_given_and_as_many_as_wanted() -> None:
    assert _names(_column()) == ["one", "two", "three", "four"]
    assert _names(_column(most_examples=2)) == ["one", "two"]
    assert _names(_column(most_examples=9)) == ["one", "two", "three", "four"]


def test_the_seed_shuffles_and_repeats() -> None:
    column = _column(order="shuffled")
    orders = {tuple(_names(column, seed=seed)) for seed in range(20)}
    assert len(orders) > 5
    assert all(sorted(order) == sorted(("one", "two", "three", "four")) for order in orders)
    assert _names(column, seed=3) == _names(column, seed=3)


def test_the_nearest_examples_are_sent_with_the_nearest_last() -> None:
    assert _names(_column(order="nearest", most_examples=2), "three!") == ["one", "three"]


def test_nearest_without_a_library_says_so() -> None:
    with pytest.raises(BadInput, match="document library"):
        chosen_examples(_column(order="nearest"), "x")
    single = Variant("a", "A", examples=SHOTS[:1], options=TechniqueOptions(order="nearest"))
    assert chosen_examples(single, "x") == SHOTS[:1]


def test_labels_are_short_outputs_that_repeat() -> None:
    shots = tuple(Example("x", label) for label in ("good", "good", "bad", "good", " "))
    assert label_counts(shots) == (AnswerCount("good", 3), AnswerCount("bad", 1))
    assert label_imbalance(shots) == label_counts(shots)
    assert label_imbalance((*shots, Example("y", "bad"))) == ()
    assert label_counts(SHOTS) == ()
    assert label_counts(tuple(Example("x", "same") for _ in range(3))) == ()
    assert (
        label_counts(tuple(Example("x", text) for text in ("long " * 20, "long " * 20, "b"))) == ()
    )
