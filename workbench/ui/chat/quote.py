"""Finds the words of a question in a passage, to show why the passage was found. No Qt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workbench.core.language import is_hangul

_WORD: Final = re.compile(r"\w+")
_PLAIN: Final = frozenset(
    "a an and are as at be by can did do does for from has have how i in is it its me my of on or "
    "our please tell that the their there this to was we were what when where which who why will "
    "with you your".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; *hit* when the question has this word too."""

    text: str
    hit: bool


def question_stems(question: str) -> tuple[str, ...]:
    """Return the beginnings by which the question's words are known again."""
    return tuple(dict.fromkeys(_stems(question)))


def pieces(text: str, stems: tuple[str, ...]) -> tuple[Piece, ...]:
    """Cut *text* into runs, hits apart from the rest."""
    parts: list[Piece] = []
    last = 0
    for match in _WORD.finditer(text):
        if _is_hit(match.group().casefold(), stems):
            if match.start() > last:
                parts.append(Piece(text[last : match.start()], hit=False))
            parts.append(Piece(match.group(), hit=True))
            last = match.end()
    if last < len(text):
        parts.append(Piece(text[last:], hit=False))
    return tuple(parts)


def excerpt(text: str, stems: tuple[str, ...], limit: int) -> str:
    """Return about *limit* characters of *text* around where most hits stand, on one line."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    hits = [
        match.start() for match in _WORD.finditer(line) if _is_hit(match.group().casefold(), stems)
    ]
    start = _densest(hits, limit) if hits else 0
    start = max(0, min(start - limit // 4, len(line) - limit))
    if start:
        start = line.find(" ", start) + 1 or start
    end = start + limit
    if end < len(line):
        end = max(line.rfind(" ", start, end), start + limit // 2)
    return ("…" if start else "") + line[start:end].strip() + ("…" if end < len(line) else "")


def _densest(hits: list[int], limit: int) -> int:
    """Return the hit from which the most hits lie within *limit* characters."""
    return max(hits, key=lambda start: (sum(start <= hit < start + limit for hit in hits), -start))


def _stems(question: str) -> Iterator[str]:
    """Yield stems: Korean words without the last syllable or two, where particles sit."""
    for word in _WORD.findall(question.casefold()):
        if all(is_hangul(character) for character in word):
            if len(word) >= 2:
                yield word[: max(2, len(word) - 2)]
        elif word not in _PLAIN and (len(word) >= 3 or word.isdigit()):
            # Good enough to set words in bold: fees and fee, battery and batteries.
            yield word[:-1] if word.endswith(("s", "y")) and len(word) > 3 else word


def _is_hit(word: str, stems: tuple[str, ...]) -> bool:
    """Whether a word begins with a stem and is not much longer (numbers must be equal)."""
    for stem in stems:
        if stem.isdigit():
            if word == stem:
                return True
        elif word.startswith(stem) and len(word) <= len(stem) + 4:
            return True
    return False
