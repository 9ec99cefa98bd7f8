"""Sentences of an answer against the passages they cite."""

from __future__ import annotations

import pytest

from workbench.answering.support import Support, check_support

PASSAGES = {
    1: "This device covers faults for 24 months from purchase. Batteries last 1,000 charges.",
    2: "무상 보증 기간은 구입일부터 12개월입니다. 배터리는 소모품이라 보증하지 않습니다.",
}


def _only(answer: str) -> tuple[Support, tuple[str, ...]]:
    (checked,) = check_support(answer, PASSAGES)
    return checked.support, checked.missing


@pytest.mark.parametrize(
    ("answer", "support", "missing"),
    [
        ("Faults are covered for 24 months [1].", Support.FOUND, ()),
        ("A fault is covered for 24 months after purchasing [1].", Support.FOUND, ()),
        ("It covers faults for 36 months [1].", Support.NUMBER_MISSING, ("36",)),
        ("Batteries last 1000 charges [1].", Support.FOUND, ()),
        ("보증 기간은 12개월입니다 [2].", Support.FOUND, ()),
        ("보증 기간은 24개월입니다 [2].", Support.NUMBER_MISSING, ("24",)),
        (
            "제주도에는 오름이 많습니다 [2].",
            Support.WORDS_MISSING,
            ("제주도에는", "오름이", "많습니다"),
        ),
        ("The hotel serves breakfast daily [1].", Support.WORDS_MISSING, None),
        ("Batteries are not covered [2].", Support.UNCHECKED, ()),
        ("보증 기간은 24개월입니다 [1].", Support.FOUND, ()),
    ],
)
def test_a_sentence_is_compared_with_what_it_cites(
    answer: str, support: Support, missing: tuple[str, ...] | None
) -> None:
    found, words = _only(answer)
    assert found is support
    if missing is not None:
        assert words == missing


def test_a_mark_behind_the_full_stop_belongs_to_the_sentence_before() -> None:
    answer = "Faults are covered for 24 months. [1] The hotel serves breakfast [1]."
    first, second = check_support(answer, PASSAGES)
    assert answer[first.span.start : first.span.end] == "Faults are covered for 24 months."
    assert first.support is Support.FOUND
    assert answer[second.span.start : second.span.end].startswith("The hotel")
    assert second.support is Support.WORDS_MISSING


def test_points_of_a_list_are_checked_one_by_one() -> None:
    answer = "- faults for 24 months [1]\n- breakfast for everybody [1]\n- nothing cited here"
    assert [each.support for each in check_support(answer, PASSAGES)] == [
        Support.FOUND,
        Support.WORDS_MISSING,
    ]


def test_two_citations_support_together() -> None:
    (checked,) = check_support("Faults for 24 months, batteries 12 [1][2].", PASSAGES)
    assert checked.numbers == (1, 2)
    assert checked.support is Support.FOUND


def test_sentences_without_a_known_citation_are_left_alone() -> None:
    """What names nothing is counted elsewhere."""
    assert check_support("Faults are covered. So it says [7].", PASSAGES) == ()
    assert check_support("", PASSAGES) == ()


def test_citations_in_code_are_code() -> None:
    assert check_support("`numbers[1]` is fine.", PASSAGES) == ()
