"""Leaves out what says the same again: copies of a file, text that stands on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from workbench.documents.search import Fused
from workbench.documents.stems import runs

_SAME: Final = 0.85  # of the runs of two texts in common (Jaccard)
_LOOKED_AT: Final = 60  # best chunks; those after them are not shown anyway


def without_copies(fused: Sequence[Fused], text_of: Callable[[int], str]) -> tuple[Fused, ...]:
    """Return the chunks in their order, without any that nearly repeats a better one."""
    kept: list[Fused] = []
    seen: list[frozenset[str]] = []
    for each in fused[:_LOOKED_AT]:
        words = frozenset(runs(text_of(each.chunk)))
        if not any(_alike(words, other) for other in seen):
            kept.append(each)
            seen.append(words)
    return (*kept, *fused[_LOOKED_AT:])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts share nearly all their words."""
    least, most = sorted((len(one), len(other)))
    if least < _SAME * most:  # cannot share enough
        return False
    common = len(one & other)
    return common >= _SAME * (least + most - common)
