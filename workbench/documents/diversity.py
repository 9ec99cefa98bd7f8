"""Leaves out what says the same again: copies of a file, text that stands on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from workbench.documents.neighbours import Place
from workbench.documents.search import Fused

_SAME: Final = 0.85  # of the words of two texts in common (Jaccard)
# Least share of the best copy's score, of one that takes its place: where two near copies differ
# in just what is asked for, the other scores less.
_AS_GOOD: Final = 0.9

Words = frozenset[str]


class Distinct:
    """Passes on chunks that do not nearly repeat one before them, and counts the others.

    Of what a document says more than once in as good words, the first place is passed on, with the
    best one's score. Such copies score the same but for chance: taken as they come, a long passage
    that is repeated falls apart into pieces from here and there, which cannot be joined.
    """

    def __init__(self, text_of: Callable[[int], str], place_of: Callable[[int], Place]) -> None:
        self._text_of = text_of
        self._place_of = place_of
        self._words: dict[int, Words] = {}
        self.copies = 0

    def of(self, fused: Iterable[Fused]) -> Iterator[Fused]:
        """Yield chunks in their order; only as many are compared as are asked for."""
        waiting = list(fused)
        seen: list[Words] = []
        for rank, each in enumerate(waiting, start=1):
            words = self._words_of(each)
            if any(_alike(words, other) for other in seen):
                self.copies += 1
                continue
            first = self._first(each, waiting[rank:], seen)
            seen.extend({words, self._words_of(first)})
            yield replace(first, score=each.score)

    def _first(self, best: Fused, others: Sequence[Fused], seen: Sequence[Words]) -> Fused:
        """Return which of *best* and its equals comes first in the document of *best*."""
        words, first, place = self._words_of(best), best, self._place_of(best.chunk)
        for other in others:
            if other.score < _AS_GOOD * best.score:
                break
            there = self._place_of(other.chunk)
            if there.document_id != place.document_id or there.number >= place.number:
                continue
            its_words = self._words_of(other)
            if _alike(words, its_words) and not any(_alike(its_words, one) for one in seen):
                first, place = other, there
        return first

    def _words_of(self, each: Fused) -> Words:
        """Return the words of a chunk."""
        if each.chunk not in self._words:
            self._words[each.chunk] = frozenset(self._text_of(each.chunk).lower().split())
        return self._words[each.chunk]


def _alike(one: Words, other: Words) -> bool:
    """Whether two texts share nearly all their words."""
    least, most = sorted((len(one), len(other)))
    if least < _SAME * most:  # cannot share enough
        return False
    common = len(one & other)
    return common >= _SAME * (least + most - common)
