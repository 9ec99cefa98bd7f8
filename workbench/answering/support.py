"""Checks each sentence of an answer against the passages it cites, by words and numbers alone.

A sentence whose numbers are missing from its passages, or few of whose words are there, is marked
for the person to look at. This finds what was made up or cited wrongly, not what was reversed
("is covered" against "is not covered"): it is a reason to look, never a verdict.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from workbench.answering.citations import find_citations
from workbench.core.language import Language, is_hangul, language_of
from workbench.core.sources import Citation, Span
from workbench.documents.sentences import paragraphs, sentences

FOUND_SHARES: Final[dict[Language, float]] = {"en": 0.4, "ko": 0.25}
"""Least share of a sentence's words in its passages. Chosen on questions with their answers: they
are found in their own passage in 97 % (XQuAD, English) and 96 % (KoBEST BoolQ, Korean) of cases,
in another one in 5 % and 1 %."""

_MARKS: Final = re.compile(r"\s*(?:\[[ \t]*\d{1,3}(?:[ \t]*,[ \t]*\d{1,3})*[ \t]*\]\s*)+")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDINGS: Final = ("ations", "ation", "ingly", "edly", "ings", "ing", "ies", "ied", "ers", "ed",
                   "er", "es", "ly", "s")  # fmt: skip
_STEM_LETTERS: Final = 4
_COMMON: Final = frozenset(
    "a an the of to in on at by for with from as and or but not no is are was were be been it its "
    "this that these those there here has have had do does did will would can could may might "
    "he she they them his her their you your we our i me my what which who when where why how "
    "than then so if also about into over under only any all some more most such per yes".split()
)


class Support(StrEnum):
    """What was found of a sentence in the passages it cites."""

    FOUND = "found"
    NUMBER_MISSING = "number_missing"
    WORDS_MISSING = "words_missing"
    UNCHECKED = "unchecked"  # nothing in it can be compared


@dataclass(frozen=True, slots=True)
class SentenceSupport:
    """A citing sentence of an answer, without its marks, and what was found of it."""

    span: Span
    numbers: tuple[int, ...]  # passages it cites
    support: Support
    missing: tuple[str, ...] = ()  # the words or numbers not found, as written


def check_support(answer: str, passages: Mapping[int, str]) -> tuple[SentenceSupport, ...]:
    """Check every sentence that cites; *passages* are the texts that were sent, by number."""
    citations = [each for each in find_citations(answer, passages) if each.known]
    return tuple(
        _check(answer, span, numbers, [passages[number] for number in numbers])
        for span, numbers in _claims(answer, citations)
    )


def _claims(answer: str, citations: Sequence[Citation]) -> Iterator[tuple[Span, tuple[int, ...]]]:
    """Yield sentences and the passages they cite; marks behind a full stop belong before it."""
    for paragraph in paragraphs(answer, Span(0, len(answer))):
        for line in _lines(answer, paragraph):
            pending: list[tuple[Span, list[int]]] = []
            for span in sentences(answer, line):
                numbers = [c.number for c in citations if span.start <= c.start < span.end]
                lead = _MARKS.match(answer, span.start, span.end)
                if lead and pending:
                    before = [c.number for c in citations if span.start <= c.start < lead.end()]
                    pending[-1][1].extend(before)
                    numbers = numbers[len(before) :]
                    span = Span(lead.end(), span.end)
                if span.start < span.end:
                    pending.append((span, numbers))
            for span, cited in pending:
                if cited:
                    yield span, tuple(dict.fromkeys(cited))


def _lines(text: str, span: Span) -> Iterator[Span]:
    """Yield the lines of a paragraph: points of a list are claims of their own."""
    start = span.start
    while start < span.end:
        end = text.find("\n", start, span.end)
        end = span.end if end < 0 else end
        if text[start:end].strip():
            yield Span(start, end)
        start = end + 1


def _check(
    answer: str, span: Span, numbers: tuple[int, ...], passages: Sequence[str]
) -> SentenceSupport:
    """Look for a sentence's numbers and words in its passages."""
    claim = _MARKS.sub(" ", answer[span.start : span.end])
    told = "\n".join(passages)
    known_numbers = set(_numbers(told))
    absent = tuple(
        written for number, written in _numbers(claim).items() if number not in known_numbers
    )
    if absent:
        return SentenceSupport(span, numbers, Support.NUMBER_MISSING, absent)
    language = language_of(claim)
    # Words of another language cannot be found; numbers can.
    terms = terms_of(claim) if language == language_of(told) else {}
    if not terms:
        found = Support.FOUND if _numbers(claim) else Support.UNCHECKED
        return SentenceSupport(span, numbers, found)
    known = terms_of(told)
    missing = [word for term, word in terms.items() if term not in known]
    if len(missing) > (1 - FOUND_SHARES[language]) * len(terms):
        words = tuple(dict.fromkeys(missing))
        return SentenceSupport(span, numbers, Support.WORDS_MISSING, words)
    return SentenceSupport(span, numbers, Support.FOUND)


def _numbers(text: str) -> dict[str, str]:
    """Return the numbers, those that mean the same alike, with how they are written."""
    numbers: dict[str, str] = {}
    for found in _NUMBER.finditer(text):
        plain = found.group().replace(",", "")
        numbers[plain.rstrip("0").rstrip(".") if "." in plain else plain] = found.group()
    return numbers


def terms_of(text: str) -> dict[str, str]:
    """Return what can be compared: stems of words, pairs of Hangul syllables; with the words."""
    terms: dict[str, str] = {}
    for found in _WORD.finditer(text):
        word = found.group().casefold()
        if is_hangul(word[0]):
            terms |= {word[at : at + 2]: found.group() for at in range(len(word) - 1)}
        elif word not in _COMMON:
            terms[_stem(word)] = found.group()
    return terms


def _stem(word: str) -> str:
    """Return a word without its ending: enough to find "covers" in "covered"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LETTERS:
            return word[: -len(ending)]
    return word
