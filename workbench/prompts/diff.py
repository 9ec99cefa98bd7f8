"""What differs between two texts, word by word (Korean: eojeol by eojeol)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal

SpanKind = Literal["same", "removed", "added"]

_WORDS: Final = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class DiffSpan:
    """A stretch of text: in both, only in the first, or only in the second."""

    kind: SpanKind
    text: str


def diff_words(first: str, second: str) -> list[DiffSpan]:
    """Return spans: "same" and "removed" give the first text, "same" and "added" the second."""
    old, new = _WORDS.findall(first), _WORDS.findall(second)
    spans: list[DiffSpan] = []
    # autojunk would ignore words that are frequent in a long text: blanks, particles.
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if tag == "equal":
            spans.append(DiffSpan("same", removed))
            continue
        if removed:
            spans.append(DiffSpan("removed", removed))
        if added:
            spans.append(DiffSpan("added", added))
    return spans
