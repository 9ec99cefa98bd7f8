"""Leaves out what says the same again: copies of a file, text that stands on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from workbench.documents.search import Fused

_SAME: Final = 0.85  # of the words of two texts in common (Jaccard)


class Distinct:
    """Passes on chunks that do not nearly repeat one before them, and counts the others."""

    def __init__(self, text_of: Callable[[int], str]) -> None:
        self._text_of = text_of
        self.copies = 0

    def of(self, fused: Iterable[Fused]) -> Iterator[Fused]:
        """Yield chunks in their order; only as many are compared as are asked for."""
        seen: list[frozenset[str]] = []
        for each in fused:
            words = frozenset(self._text_of(each.chunk).lower().split())
            if any(_alike(words, other) for other in seen):
                self.copies += 1
            else:
                seen.append(words)
                yield each


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts share nearly all their words."""
    least, most = sorted((len(one), len(other)))
    if least < _SAME * most:  # cannot share enough
        return False
    common = len(one & other)
    return common >= _SAME * (least + most - common)
