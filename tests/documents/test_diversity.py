"""What nearly repeats a better passage is left out."""

from __future__ import annotations

from workbench.documents.diversity import Distinct
from workbench.documents.search import Fused

TEXTS = {
    1: "The ferry leaves the harbour at nine and comes back at dusk on every day of the week.",
    2: "The ferry leaves the harbour at nine and comes back at dusk on every day of the week!",
    3: "The ferry leaves the harbour at noon.",
    4: "Opening hours of the museum.",
}


def test_a_copy_is_left_out_and_counted() -> None:
    """The better ranked one stays, and so does what only begins alike."""
    distinct = Distinct(TEXTS.__getitem__)
    kept = [each.chunk for each in distinct.of(Fused(n, 1.0, None, None) for n in (2, 4, 1, 3))]
    assert (kept, distinct.copies) == ([2, 4, 3], 1)


def test_nothing_more_is_read_than_is_asked_for() -> None:
    """Texts are compared lazily: a search of four passages does not compare forty."""
    read: list[int] = []

    def text_of(chunk: int) -> str:
        read.append(chunk)
        return TEXTS[chunk]

    kept = Distinct(text_of).of(Fused(n, 1.0, None, None) for n in TEXTS)
    assert next(kept).chunk == 1
    assert read == [1]
