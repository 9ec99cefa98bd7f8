"""The word diff: both texts can be read back from it."""

from __future__ import annotations

import random

from workbench.prompts.diff import DiffSpan, diff_words


def test_changed_words_stand_between_equal_ones() -> None:
    assert diff_words("배송이 늦은 불만", "배송이 빠른 불만") == [
        DiffSpan("same", "배송이 "),
        DiffSpan("removed", "늦은"),
        DiffSpan("added", "빠른"),
        DiffSpan("same", " 불만"),
    ]


def test_equal_and_empty_texts() -> None:
    assert diff_words("a b", "a b") == [DiffSpan("same", "a b")]
    assert diff_words("", "a") == [DiffSpan("added", "a")]
    assert diff_words("", "") == []


def test_property_both_texts_come_back() -> None:
    rng = random.Random(7)
    words = ["가", "나", "the", "a", " ", "  ", "\n", "끝."]
    for _ in range(300):
        first, second = ("".join(rng.choices(words, k=rng.randint(0, 300))) for _ in "ab")
        spans = diff_words(first, second)
        assert "".join(span.text for span in spans if span.kind != "added") == first
        assert "".join(span.text for span in spans if span.kind != "removed") == second
