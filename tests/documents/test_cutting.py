"""Sizes of chunks: what is refused, what is shown, and what a change does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents.conftest import Shelf
from tests.documents.stub_child import StubEmbedder
from workbench.core.errors import BadInput
from workbench.core.sources import Chunk, SearchOptions, Span
from workbench.documents.cutting import check, limit_of, previews

TEXT = "\n\n".join(
    " ".join(f"Sentence {number} of part {part} tells of a thing." for number in range(12))
    for part in range(6)
)


@pytest.mark.parametrize(
    ("size", "overlap", "said"),
    [(31, 0, "between 32 and 254"), (255, 0, "between"), (100, 51, "half"), (100, -1, "half")],
)
def test_sizes_that_cannot_be_are_refused(size: int, overlap: int, said: str) -> None:
    """With the sizes that can."""
    with pytest.raises(BadInput, match=said):
        check(size, overlap, limit_of(StubEmbedder(), size))


def test_overlaps_are_what_two_neighbours_share() -> None:
    """Never across pages."""
    chunks = [
        Chunk(0, 1, Span(0, 50), "a b"),
        Chunk(1, 1, Span(40, 90), "b c"),
        Chunk(2, 1, Span(90, 99), "d"),
        Chunk(3, 2, Span(0, 20), "e"),
    ]
    found = previews(chunks, lambda texts: [len(text.split()) for text in texts])
    assert [each.overlap for each in found] == [None, Span(40, 50), None, None]
    assert [each.tokens for each in found] == [2, 2, 1, 1]


def test_a_collection_is_cut_anew(shelf: Shelf, tmp_path: Path) -> None:
    """A preview first, then the change; what is found is the new chunks."""
    path = tmp_path / "things.txt"
    path.write_text(TEXT, encoding="utf-8")
    collection_id, (document,) = shelf.take_in("c", [path])
    library = shelf.library
    before = library.preview(document.document_id)
    assert [each.chunk for each in before] == library.chunks(document.document_id)
    small = library.preview(document.document_id, 40, 12)
    assert len(small) > len(before)
    assert any(each.overlap for each in small)
    shelf.events.clear()
    library.change_cut(collection_id, 40, 12)
    shelf.finished([document.document_id])
    assert [each.chunk for each in small] == library.chunks(document.document_id)
    (collection,) = library.snapshot().collections
    assert (collection.chunk_tokens, collection.overlap_tokens) == (40, 12)
    passages = library.search("sentence 7 of part 5", [], SearchOptions(neighbours=False)).passages
    assert passages
    assert all(len(passage.text.split()) <= 40 for passage in passages)


def test_a_size_beyond_the_model_is_refused_by_the_library(shelf: Shelf) -> None:
    """Nothing is changed then."""
    collection_id = shelf.library.create_collection("c").collection_id
    with pytest.raises(BadInput, match="between"):
        shelf.library.change_cut(collection_id, 100_000, 0)
    (collection,) = shelf.library.snapshot().collections
    assert collection.chunk_tokens < 100_000
