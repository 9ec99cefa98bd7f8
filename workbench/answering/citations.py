"""Finds citations such as [2], [1][3] and [1, 2] in an answer, but not inside code."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from workbench.core.sources import Citation

_CODE: Final = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^(?P=fence)[`~]*[ \t]*$|\Z)"  # fenced block, maybe open
    r"|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)",  # inline code
    re.MULTILINE | re.DOTALL,
)
_BRACKET: Final = re.compile(r"\[[ \t]*\d{1,3}(?:[ \t]*,[ \t]*\d{1,3})*[ \t]*\](?!\()")
_NUMBER: Final = re.compile(r"\d+")


def find_citations(answer: str, numbers: Collection[int]) -> tuple[Citation, ...]:
    """Return every citation in order; *numbers* are those of the passages that were sent.

    A lone [n] covers its brackets; of several in one bracket each covers its digits. One whose
    number was not sent is not known: it stays plain text.
    """
    covered = [match.span() for match in _CODE.finditer(answer)]
    found: list[Citation] = []
    for bracket in _BRACKET.finditer(answer):
        if any(start <= bracket.start() < end for start, end in covered):
            continue
        digits = list(_NUMBER.finditer(answer, bracket.start(), bracket.end()))
        for match in digits:
            start, end = bracket.span() if len(digits) == 1 else match.span()
            number = int(match.group())
            found.append(Citation(start, end, number, number in numbers))
    return tuple(found)


def unknown_count(citations: Collection[Citation]) -> int:
    """Return how many citations name no passage that was sent."""
    return sum(not citation.known for citation in citations)
