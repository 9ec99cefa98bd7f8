"""How a collection is cut: checks the sizes a person asks for, and shows what they would make."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.sources import Chunk, ChunkPreview, Collection, Span
from workbench.documents.chunking import Cut, TokenCounter, chunk_pages, rough_count
from workbench.documents.contents import Contents
from workbench.documents.embedding import Embedder
from workbench.documents.readers.base import ReadPage
from workbench.documents.readers.markdown import find_headings
from workbench.documents.store import Store

SPECIAL_TOKENS: Final = 2  # that a model adds to each text
LEAST_TOKENS: Final = 32
MOST_TOKENS: Final = 8_192
_HEADING_ROOM: Final = 64  # for headings, where no embedder sets a limit
_MARKDOWN: Final = (".md", ".markdown")


def limit_of(embedder: Embedder | None, chunk_tokens: int) -> int:
    """Return the tokens a chunk may have with its heading, prefix and special tokens left out."""
    if embedder is None:
        return chunk_tokens + _HEADING_ROOM
    prefix = embedder.card.passage_prefix
    own = embedder.count_tokens([prefix])[0] if prefix else 0
    return embedder.card.max_tokens - SPECIAL_TOKENS - own


def check(chunk_tokens: int, overlap_tokens: int, limit: int) -> None:
    """Refuse sizes that cannot be. Raises BadInput."""
    limit = min(limit, MOST_TOKENS)
    if not LEAST_TOKENS <= chunk_tokens <= limit:
        raise BadInput(
            "Chunks can have between {least} and {most} tokens with this embedding model.",
            "Choose a size between these.",
            least=str(LEAST_TOKENS),
            most=str(limit),
        )
    if not 0 <= overlap_tokens <= chunk_tokens // 2:
        raise BadInput(
            "Chunks can overlap by half of their size at most.",
            "Choose an overlap between 0 and {most} tokens.",
            most=str(chunk_tokens // 2),
        )


def previews(chunks: Sequence[Chunk], count: TokenCounter) -> list[ChunkPreview]:
    """Return chunks with their tokens, and what each has in common with the one before."""
    tokens = count([chunk.text for chunk in chunks])
    overlaps = [None, *(_overlap(before, chunk) for before, chunk in pairwise(chunks))]
    return [
        ChunkPreview(chunk, size, overlap)
        for chunk, size, overlap in zip(chunks, tokens, overlaps, strict=False)
    ]


class Cutting:
    """Changes and shows how documents are cut."""

    def __init__(
        self, store: Store, contents: Contents, embedder: Callable[[str], Embedder | None]
    ) -> None:
        self._store = store
        self._contents = contents
        self._embedder = embedder  # of a collection

    def change(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> list[str]:
        """Set the sizes of a collection; return the documents that are to be read again.

        Each is found by its old chunks until its new ones are there. Raises BadInput.
        """
        before = self._store.collection(collection_id)
        check(chunk_tokens, overlap_tokens, limit_of(self._embedder(collection_id), chunk_tokens))
        if (before.chunk_tokens, before.overlap_tokens) == (chunk_tokens, overlap_tokens):
            return []
        return self._store.change_cut(collection_id, chunk_tokens, overlap_tokens)

    def preview(
        self, document_id: str, chunk_tokens: int = 0, overlap_tokens: int = 0
    ) -> list[ChunkPreview]:
        """Return what a document is cut into, or would be with other sizes. Raises BadInput."""
        document = self._store.document(document_id)
        if document is None:
            raise BadInput("This document no longer exists.", "Choose another one.")
        embedder = self._embedder(document.collection_id)
        count = embedder.count_tokens if embedder else rough_count
        if not chunk_tokens:
            return previews(self._contents.chunks(document_id), count)
        limit = limit_of(embedder, chunk_tokens)
        check(chunk_tokens, overlap_tokens, limit)
        headed = document.name.lower().endswith(_MARKDOWN)
        pages = [
            ReadPage(page.number, page.text, tuple(find_headings(page.text)) if headed else ())
            for page in self._contents.pages(document_id)
        ]
        return previews(chunk_pages(pages, Cut(chunk_tokens, overlap_tokens, limit), count), count)


def usual(collection: Collection, embedder: Embedder | None) -> Cut:
    """Return how a collection is cut with the embedder that is loaded."""
    limit = limit_of(embedder, collection.chunk_tokens)
    return Cut(collection.chunk_tokens, collection.overlap_tokens, limit)


def _overlap(before: Chunk, chunk: Chunk) -> Span | None:
    """Return the characters that two neighbours share."""
    if before.page != chunk.page or before.span.end <= chunk.span.start:
        return None
    return Span(chunk.span.start, min(before.span.end, chunk.span.end))
