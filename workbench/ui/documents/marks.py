"""Says which characters of a page belong to which chunk, and where chunks overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from workbench.core.sources import Chunk, Span


class MarkKind(StrEnum):
    """How a stretch of text is coloured."""

    EVEN = "even"
    ODD = "odd"
    OVERLAP = "overlap"  # in two chunks or more


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of one page that lie in the same chunks."""

    span: Span
    kind: MarkKind
    chunks: tuple[int, ...]  # their numbers


def marks_of(chunks: Sequence[Chunk]) -> tuple[Mark, ...]:
    """Cut the spans of one page's chunks at every border, first to last."""
    borders = sorted({edge for chunk in chunks for edge in (chunk.span.start, chunk.span.end)})
    ordered = sorted(chunks, key=lambda chunk: chunk.span.start)
    marks: list[Mark] = []
    first = 0
    for start, end in pairwise(borders):
        while first < len(ordered) and ordered[first].span.end <= start:
            first += 1
        inside = []
        for chunk in ordered[first:]:
            if chunk.span.start >= end:
                break
            if chunk.span.end > start:
                inside.append(chunk.number)
        if inside:
            marks.append(Mark(Span(start, end), _kind(inside), tuple(inside)))
    return tuple(marks)


def _kind(numbers: Sequence[int]) -> MarkKind:
    """Colour neighbours differently."""
    if len(numbers) > 1:
        return MarkKind.OVERLAP
    return MarkKind.ODD if numbers[0] % 2 else MarkKind.EVEN
