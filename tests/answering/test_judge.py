"""Right and wrong: the expected words count whatever their case and spacing."""

from __future__ import annotations

import pytest

from workbench.answering.judge import is_right


@pytest.mark.parametrize(
    ("answer", "expected", "right"),
    [
        ("Negative.", "negative", True),
        ("It is  NOT\npositive", "not positive", True),
        ("nonnegative", "negative", False),
        ("negatives", "negative", False),
        ("부정입니다.", "부정", True),
        ("The answer is 42.", "42", True),
        ("142", "42", False),
        ("42.5", "42", False),
        ("3.42", "42", False),
        ("1,042 won", "1042", True),
        ("1042", "1,042", True),
        ("10,4 apples", "104", False),
        ("４２", "42", True),
        ("(a|b)*", "(A|B)*", True),
        ("", "x", False),
        ("anything", "", None),
        ("anything", "  ", None),
    ],
)
def test_an_answer_is_judged(answer: str, expected: str, right: bool | None) -> None:
    assert is_right(answer, expected) is right
