"""Whether an answer contains what was expected, whatever its case, spacing and width."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_BLANKS: Final = re.compile(r"\s+")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DIGITS: Final = "0123456789"


def normalised(text: str) -> str:
    """Return text in one width and case, with single blanks and figures without commas."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _THOUSANDS.sub("", _BLANKS.sub(" ", folded)).strip()


def is_right(answer: str, expected: str) -> bool | None:
    """Return whether *answer* contains *expected*, None when nothing is expected."""
    return stands_in(answer, expected) if normalised(expected) else None


def stands_in(answer: str, wanted: str, *, at_start: bool = False) -> bool:
    """Whether *answer* contains, or begins with, *wanted*.

    A figure must stand alone (42 is not in 142 or 42.5), and so must a Latin word; after a Hangul
    word a particle may follow.
    """
    folded = normalised(wanted)
    if not folded:
        return True
    pattern = re.compile(f"{_before(folded[0])}{re.escape(folded)}{_after(folded[-1])}")
    look = pattern.match if at_start else pattern.search
    return look(normalised(answer)) is not None


def _before(first: str) -> str:
    """Return what must not stand right before the match."""
    if first in _DIGITS:
        return r"(?<!\d)(?<!\d\.)"
    return r"(?<![a-z])" if _is_latin(first) else ""


def _after(last: str) -> str:
    """Return what must not stand right after the match."""
    if last in _DIGITS:
        return r"(?!\.?\d)"
    return r"(?![a-z])" if _is_latin(last) else ""


def _is_latin(character: str) -> bool:
    """Whether a folded character is a plain Latin letter."""
    return "a" <= character <= "z"
