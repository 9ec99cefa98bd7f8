"""What nearly repeats a better passage is left out."""

from __future__ import annotations

from workbench.documents.diversity import Distinct
from workbench.documents.neighbours import Place
from workbench.documents.search import Fused

TEXTS = {
    1: "The ferry leaves the harbour at nine and comes back at dusk on every day of the week.",
    2: "The ferry leaves the harbour at nine and comes back at dusk on every day of the week!",
    3: "The ferry leaves the harbour at noon.",
    4: "Opening hours of the museum.",
}


def in_one_file(chunk: int) -> Place:
    """Return where a chunk of a single document stands."""
    return Place(chunk, "d", 0, chunk, 100 * chunk, 100 * chunk + 90)


def in_its_own(chunk: int) -> Place:
    """Return where the only chunk of a document stands."""
    return Place(chunk, f"d{chunk}", 0, 0, 0, 90)


def fused(*chunks: int) -> list[Fused]:
    """Return chunks in fused order, all about as good."""
    return [Fused(chunk, 1.0 - 0.01 * rank, None, None) for rank, chunk in enumerate(chunks)]


def test_a_copy_in_another_file_is_left_out_and_counted() -> None:
    """The better ranked one stays, and so does what only begins alike."""
    distinct = Distinct(TEXTS.__getitem__, in_its_own)
    kept = [each.chunk for each in distinct.of(fused(2, 4, 1, 3))]
    assert (kept, distinct.copies) == ([2, 4, 3], 1)


def test_what_a_document_repeats_is_shown_where_it_stands_first() -> None:
    """Under the rank and the score of the copy that was found first, and counted once."""
    distinct = Distinct(TEXTS.__getitem__, in_one_file)
    kept = list(distinct.of(fused(4, 2, 3, 1)))
    assert [(each.chunk, each.score) for each in kept] == [(4, 1.0), (1, 0.99), (3, 0.98)]
    assert distinct.copies == 1


def test_a_near_copy_that_answers_worse_takes_no_place() -> None:
    """The same clause with another year comes first, but is not what was asked for."""
    distinct = Distinct(TEXTS.__getitem__, in_one_file)
    kept = distinct.of([Fused(2, 1.0, None, None), Fused(1, 0.8, None, None)])
    assert ([each.chunk for each in kept], distinct.copies) == ([2], 1)


def test_a_repeated_stretch_is_passed_on_in_one_piece() -> None:
    """Its chunks stand side by side, whichever copies the legs liked better."""
    texts = dict(enumerate([TEXTS[1], TEXTS[3], TEXTS[4], TEXTS[1], TEXTS[3]]))
    distinct = Distinct(texts.__getitem__, in_one_file)
    kept = [each.chunk for each in distinct.of(fused(3, 1, 0, 4))]
    assert (kept, distinct.copies) == ([0, 1], 2)


def test_nothing_more_is_read_than_is_asked_for() -> None:
    """Texts are compared lazily: a search of four passages does not compare forty."""
    read: list[int] = []

    def text_of(chunk: int) -> str:
        read.append(chunk)
        return TEXTS[chunk]

    kept = Distinct(text_of, in_its_own).of(fused(1, 2, 3, 4))
    assert next(kept).chunk == 1
    assert read == [1]
