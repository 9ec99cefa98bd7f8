"""Answers a question: asks both legs, fuses them, and tells what it did."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from typing import Final

from workbench.core.sources import (
    Passage,
    SearchOptions,
    SearchResult,
    Span,
)
from workbench.documents import keywords
from workbench.documents.database import Database
from workbench.documents.embedding import Embedder, Vectors
from workbench.documents.search import Fused, Plan, fuse, legs, plan
from workbench.documents.upkeep import IndexState, IndexUpkeep

NOTHING_RELEVANT: Final = "Nothing relevant was found."
STILL_LOADING: Final = "The embedding model is still loading; only keywords were used."
NO_MODEL: Final = "The embedding model cannot be loaded; only keywords were used."
OPENING: Final = "The vector index is still being opened; only keywords were used."
REBUILDING: Final = "The vector index is being rebuilt; only keywords were used."
OTHER_MODEL: Final = (
    "A collection was indexed with another embedding model; only keywords were used for it."
)


class Finder:
    """Searches the library. For one thread at a time."""

    def __init__(
        self,
        database: Database,
        upkeep: IndexUpkeep,
        embedder: Callable[[], Embedder | None],
        embedder_failed: Callable[[], bool],
    ) -> None:
        self._database = database
        self._upkeep = upkeep
        self._embedder = embedder
        self._embedder_failed = embedder_failed

    def find(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        """Return the passages nearest to *question*. No collections named: all of them."""
        started = time.perf_counter()
        search = _Search(self._database, collection_ids, options)
        keyword_scores = search.by_keywords(question)
        after_keywords = time.perf_counter()
        embedder = self._embedder()
        asked = plan(question, embedder.card.languages) if embedder else Plan("", 0.0, 1.0)
        note = self._obstacle(embedder)
        dense_scores: list[tuple[int, float]] = []
        after_embedding = after_keywords
        if asked.dense_question and embedder and not note and search.has_vectors():
            vector = embedder.embed_question(asked.dense_question)
            after_embedding = time.perf_counter()
            found, note = search.by_vector(vector, self._upkeep, embedder.card.fingerprint)
            dense_scores = found
        dense_weight = asked.dense_weight if dense_scores else 0.0
        after_dense = time.perf_counter()
        fused = fuse(legs(dense_scores), legs(keyword_scores), dense_weight, asked.keyword_weight)
        passages = search.passages(fused[: options.limit])
        return SearchResult(
            passages,
            dense_weight,
            asked.keyword_weight,
            after_embedding - after_keywords,
            after_dense - after_embedding,
            after_keywords - started,
            time.perf_counter() - started,
            note or ("" if passages else NOTHING_RELEVANT),
            search.size(),
        )

    def _obstacle(self, embedder: Embedder | None) -> str:
        """Return why there is no dense leg now, "" when there is."""
        if embedder is None:
            return NO_MODEL if self._embedder_failed() else STILL_LOADING
        return {IndexState.USABLE: "", IndexState.OPENING: OPENING}.get(
            self._upkeep.state, REBUILDING
        )


class _Search:
    """One search: its scope, and the questions it puts to the database."""

    def __init__(
        self, database: Database, collection_ids: Sequence[str], options: SearchOptions
    ) -> None:
        self._connection = database.connection
        self._options = options
        self._fingerprints = {
            row["collection_id"]: row["fingerprint"]
            for row in self._connection.execute("SELECT * FROM collections")
            if not collection_ids or row["collection_id"] in collection_ids
        }
        self._ids = list(self._fingerprints)

    def by_keywords(self, question: str) -> list[tuple[int, float]]:
        """Return the keyword leg."""
        return keywords.search(
            self._connection,
            question,
            self._ids,
            self._options.document_ids,
            self._options.candidates,
        )

    def by_vector(
        self, vector: Vectors, upkeep: IndexUpkeep, fingerprint: str
    ) -> tuple[list[tuple[int, float]], str]:
        """Return the dense leg over all collections, and a note when one is left out."""
        scores: list[tuple[int, float]] = []
        note = ""
        for collection_id in self._ids:
            if self._fingerprints[collection_id] != fingerprint:
                note = OTHER_MODEL
                continue
            found = upkeep.query(
                collection_id, vector, self._options.candidates, self._options.document_ids
            )
            if found is None:
                return [], REBUILDING
            scores.extend(self._chunks_of(collection_id, found))
        scores.sort(key=lambda pair: -pair[1])
        return scores[: self._options.candidates], note

    def _chunks_of(
        self, collection_id: str, found: Sequence[tuple[str, float]]
    ) -> list[tuple[int, float]]:
        """Turn vector ids into chunks; one that is gone by now, or too far, is left out."""
        marks = ", ".join("?" * len(found))
        rows = self._connection.execute(
            "SELECT chunk, vector_id FROM chunks WHERE collection_id = ? "
            f"AND vector_id IN ({marks})",
            (collection_id, *(vector_id for vector_id, _ in found)),
        )
        chunks = {row["vector_id"]: row["chunk"] for row in rows}
        return [
            (chunks[vector_id], cosine)
            for vector_id, cosine in found
            if vector_id in chunks and cosine >= self._options.dense_threshold
        ]

    def has_vectors(self) -> bool:
        """Whether any chunk in scope has a vector."""
        scope, values = keywords.scope_of(self._ids, self._options.document_ids)
        row = self._connection.execute(
            f"SELECT 1 FROM chunks WHERE {scope} AND vector_state = 3 LIMIT 1", values
        ).fetchone()
        return row is not None

    def size(self) -> int:
        """Return how many passages were looked through."""
        scope, values = keywords.scope_of(self._ids, self._options.document_ids)
        row = self._connection.execute(f"SELECT count(*) FROM chunks WHERE {scope}", values)
        return int(row.fetchone()[0])

    def passages(self, fused: Sequence[Fused]) -> tuple[Passage, ...]:
        """Return the passages of fused chunks, in their order."""
        marks = ", ".join("?" * len(fused))
        rows = self._connection.execute(
            "SELECT chunks.*, name, path FROM chunks JOIN documents USING (document_id) "
            f"WHERE chunk IN ({marks})",
            [each.chunk for each in fused],
        )
        found = {row["chunk"]: row for row in rows}
        present = [each for each in fused if each.chunk in found]
        return tuple(
            _passage(found[each.chunk], each, rank) for rank, each in enumerate(present, start=1)
        )


def _passage(row: sqlite3.Row, fused: Fused, rank: int) -> Passage:
    """Build a passage."""
    return Passage(
        f"{row['document_id']}-{row['number']}",
        row["document_id"],
        row["name"],
        os.fsdecode(row["path"]),
        row["page"],
        Span(row["start"], row["end"]),
        row["text"],
        row["heading"],
        fused.dense,
        fused.keyword,
        fused.score,
        rank,
    )
