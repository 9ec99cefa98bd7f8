"""Which characters belong to which chunk."""

from __future__ import annotations

from workbench.core.sources import Chunk, Span
from workbench.ui.documents.marks import MarkKind, marks_of


def _chunk(number: int, start: int, end: int) -> Chunk:
    """Return a chunk of page 1."""
    return Chunk(number, 1, Span(start, end), "")


def test_neighbours_alternate_and_their_overlap_stands_out() -> None:
    marks = marks_of([_chunk(0, 0, 10), _chunk(1, 8, 20), _chunk(2, 20, 30)])
    assert [(mark.span.start, mark.span.end, mark.kind, mark.chunks) for mark in marks] == [
        (0, 8, MarkKind.EVEN, (0,)),
        (8, 10, MarkKind.OVERLAP, (0, 1)),
        (10, 20, MarkKind.ODD, (1,)),
        (20, 30, MarkKind.EVEN, (2,)),
    ]


def test_text_between_chunks_stays_plain() -> None:
    marks = marks_of([_chunk(0, 0, 5), _chunk(1, 9, 12)])
    assert [(mark.span.start, mark.span.end) for mark in marks] == [(0, 5), (9, 12)]


def test_a_chunk_inside_another_is_an_overlap() -> None:
    kinds = [mark.kind for mark in marks_of([_chunk(0, 0, 20), _chunk(1, 5, 10)])]
    assert kinds == [MarkKind.EVEN, MarkKind.OVERLAP, MarkKind.EVEN]


def test_no_chunks_no_marks() -> None:
    assert marks_of([]) == ()
