"""Marks text as material that is not to be obeyed.

Delimiting puts marks around the input; datamarking puts a marker in place of every blank, so that
no stretch of it reads like an instruction (Hines et al. 2024, arXiv 2403.14720, "spotlighting").
Marks come from the seed, so that a run can be repeated, and never occur in the text itself. Who
writes a hostile text does not know them while the seed is not a usual one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Final

from workbench.core.lab import Marking
from workbench.core.language import Language
from workbench.prompts.techniques.wording import DATAMARKED, DELIMITED

_MARKERS: Final = ("ˆ", "¦", "¬", "¤", "§", "¶", "†", "‡")
_BLANKS: Final = re.compile(r"\s+")


class Marker:
    """Marks the inputs of one prompt. *texts* are all of them, so that the mark is in none."""

    def __init__(self, marking: Marking, seed: int, texts: Sequence[str]) -> None:
        self._marking = marking
        self._mark = _mark(seed, texts)
        self._character = _character(seed, texts)

    def mark(self, text: str) -> str:
        """Return a text with its marks."""
        if self._marking == "delimited":
            begin, end = self._tags()
            return f"{begin}\n{text}\n{end}"
        if self._marking == "datamarked":
            return _BLANKS.sub(self._character, text.strip())
        return text

    def instruction(self, language: Language) -> str:
        """Return what the system text says of the marks, "" where there are none."""
        if self._marking == "delimited":
            begin, end = self._tags()
            return DELIMITED[language].format(begin=begin, end=end)
        if self._marking == "datamarked":
            return DATAMARKED[language].format(marker=self._character)
        return ""

    def _tags(self) -> tuple[str, str]:
        """Return what stands before and after a text."""
        return f"<input {self._mark}>", f"</input {self._mark}>"


def _mark(seed: int, texts: Sequence[str]) -> str:
    """Return six hexadecimal digits that are in none of the texts."""
    number = 0
    while True:
        digest = hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()[:6]
        if not any(digest in text for text in texts):
            return digest
        number += 1


def _character(seed: int, texts: Sequence[str]) -> str:
    """Return a marker that is in none of the texts; the rarest where they have all of them."""
    start = seed % len(_MARKERS)
    ordered = _MARKERS[start:] + _MARKERS[:start]
    return min(ordered, key=lambda marker: sum(text.count(marker) for text in texts))
