"""Citations: found where they are, known or not, never inside code."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from workbench.answering.citations import find_citations, unknown_count


def _found(answer: str, numbers: tuple[int, ...] = (1, 2, 3)) -> list[tuple[str, int, bool]]:
    return [
        (answer[item.start : item.end], item.number, item.known)
        for item in find_citations(answer, numbers)
    ]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("24 months [1].", [("[1]", 1, True)]),
        ("둘 다입니다 [1][3].", [("[1]", 1, True), ("[3]", 3, True)]),
        ("Both [1, 2].", [("1", 1, True), ("2", 2, True)]),
        ("Unsure [7] [ 2 ]", [("[7]", 7, False), ("[ 2 ]", 2, True)]),
        ("[0] and [01]", [("[0]", 0, False), ("[01]", 1, True)]),
        ("see [1](https://x) and [a] [1a] [] [1234]", []),
        ("array `a[1]` but [2]", [("[2]", 2, True)]),
        ("``x ` [1]`` [2]", [("[2]", 2, True)]),
        ("```py\na[1]\n```\nso [3]", [("[3]", 3, True)]),
        ("~~~\na[1]\n~~~\nso [3]", [("[3]", 3, True)]),
        ("still open\n```\na[1] [2]", []),
        ("a lone ` tick [1]", [("[1]", 1, True)]),
        ("", []),
    ],
)
def test_citations_are_found(answer: str, expected: list[tuple[str, int, bool]]) -> None:
    assert _found(answer) == expected


def test_unknown_ones_are_counted() -> None:
    assert unknown_count(find_citations("[1] [2, 9] [8]", (1, 2))) == 2
    assert unknown_count(find_citations("[1]", ())) == 1


def test_property_every_written_citation_comes_back() -> None:
    rng = random.Random(7)
    fillers = ["text ", "글 ", " (a) ", "\n\n", "* item ", "[x] ", "] ", "[ ", "a ", ", "]
    for _ in range(500):
        answer, expected = "", []
        for _ in range(rng.randint(0, 8)):
            if rng.random() < 0.5:
                numbers = [rng.randint(1, 12) for _ in range(rng.randint(1, 3))]
                answer += "[" + ", ".join(map(str, numbers)) + "]"
                expected += numbers
            answer += rng.choice(fillers)
        found = find_citations(answer, range(1, 7))
        assert [item.number for item in found] == expected
        assert [item.known for item in found] == [number <= 6 for number in expected]
        for item in found:
            assert answer[item.start : item.end].strip("[ ]") == str(item.number)
        assert all(one.end <= two.start for one, two in pairwise(found))
