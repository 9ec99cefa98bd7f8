"""Finds paragraphs, sentences and words in text, as spans. Knows English and Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from workbench.core.sources import Span

_BLANK_LINE: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_CLOSERS: Final = "[\"'”’」』》〉)\\]]*+"
# A sentence ends at its mark and a space; in Korean also without one ("했다.그러나"), and at the
# full-width marks, which carry their own space. A run of marks is tried at its beginning only and
# never given back (++): a million dots in a row take no longer than a million letters.
_SENTENCE_END: Final = re.compile(
    rf"(?<![.!?…])[.!?…]++{_CLOSERS}(?=\s)"
    rf"|(?<=[다요죠까음임함])[.!?]++{_CLOSERS}(?=[가-힣])"
    rf"|[。！？]++{_CLOSERS}"
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|vs|etc|Fig|No|Nos|Vol|pp?|cf|al|approx|e\.g|i\.e)|\b[A-Z])\.$"
)
_WORD: Final = re.compile(r"\S+")
_LINE: Final = re.compile(r"[^\n]+")


def paragraphs(text: str, span: Span) -> Iterator[Span]:
    """Yield the parts between blank lines, without the space around them."""
    start = span.start
    for gap in _BLANK_LINE.finditer(text, span.start, span.end):
        yield from _stripped(text, start, gap.start())
        start = gap.end()
    yield from _stripped(text, start, span.end)


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph."""
    start = span.start
    for end in _SENTENCE_END.finditer(text, span.start, span.end):
        if _goes_on(text, start, end.end(), span.end):
            continue
        yield from _stripped(text, start, end.end())
        start = end.end()
    yield from _stripped(text, start, span.end)


def lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a span."""
    for line in _LINE.finditer(text, span.start, span.end):
        yield from _stripped(text, line.start(), line.end())


def words(text: str, span: Span) -> Iterator[Span]:
    """Yield what stands between spaces."""
    for word in _WORD.finditer(text, span.start, span.end):
        yield Span(word.start(), word.end())


def _goes_on(text: str, start: int, end: int, limit: int) -> bool:
    """Whether a mark at *end* ends no sentence: an abbreviation, or a small letter next."""
    following = text[end : min(limit, end + 8)].lstrip()
    if following[:1].islower():
        return True
    return bool(_ABBREVIATION.search(text, max(start, end - 8), end))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the span without space at its ends, nothing when it is all space."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
