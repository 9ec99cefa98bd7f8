"""Tells Korean text from other text, by its letters alone."""

from __future__ import annotations

from typing import Final, Literal

Language = Literal["en", "ko"]

_HANGUL_RANGES: Final = ((0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3130, 0x318F))


def is_hangul(character: str) -> bool:
    """Whether one character is a Hangul syllable or letter."""
    point = ord(character)
    return any(low <= point <= high for low, high in _HANGUL_RANGES)


def hangul_share(text: str) -> float:
    """Return the share of Hangul among the letters of *text*, 0.0 when it has no letter."""
    letters = [character for character in text if character.isalpha()]
    if not letters:
        return 0.0
    return sum(is_hangul(character) for character in letters) / len(letters)


def language_of(text: str) -> Language:
    """Return "ko" when at least a third of the letters are Hangul, else "en".

    A third, not a half: Korean technical text is full of Latin names.
    """
    return "ko" if hangul_share(text) >= 1 / 3 else "en"
