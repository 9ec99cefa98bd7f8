"""Answers a question: asks both legs, fuses them, and tells what it did."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from workbench.core.sources import Passage, SearchOptions, SearchResult, Span
from workbench.documents import keywords
from workbench.documents.database import Database
from workbench.documents.embedding import Embedder, Vectors
from workbench.documents.search import Fused, Plan, fuse, is_irrelevant, legs, plan
from workbench.documents.upkeep import IndexState, IndexUpkeep

NOTHING_RELEVANT: Final = "Nothing relevant was found."
STILL_LOADING: Final = "The embedding model is still loading; only keywords were used."
NO_MODEL: Final = "The embedding model cannot be loaded; only keywords were used."
OPENING: Final = "The vector index is still being opened; only keywords were used."
REBUILDING: Final = "The vector index is being rebuilt; only keywords were used."
OTHER_MODEL: Final = (
    "A collection was indexed with another embedding model; only keywords were used for it."
)
_JUDGED: Final = 3  # best passages that are looked at to say whether any is relevant

Scores = list[tuple[int, float]]  # chunk and score, best first


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
        scope = _Scope(self._database.connection, collection_ids, options)
        by_words = scope.by_words(question)
        words_s = time.perf_counter() - started
        asked, by_vectors, note, embed_s, dense_s = self._dense_leg(question, scope)
        dense_weight = asked.dense_weight if by_vectors else 0.0
        fused = fuse(legs(by_vectors), legs(by_words), dense_weight, asked.keyword_weight)
        best = [each.chunk for each in fused[:_JUDGED]]
        cosine = by_vectors[0][1] if by_vectors else None
        if not note and is_irrelevant(cosine, scope.coverage(question, best)):
            note = NOTHING_RELEVANT
        return SearchResult(
            scope.passages(fused[: options.limit]),
            dense_weight,
            asked.keyword_weight,
            embed_s,
            dense_s,
            words_s,
            time.perf_counter() - started,
            note,
            scope.size(),
        )

    def _dense_leg(self, question: str, scope: _Scope) -> tuple[Plan, Scores, str, float, float]:
        """Return what was asked, what was found, a note, and the seconds of both steps."""
        embedder = self._embedder()
        if embedder is None:
            note = NO_MODEL if self._embedder_failed() else STILL_LOADING
            return plan(question, ()), [], note, 0.0, 0.0
        asked = plan(question, embedder.card.languages)
        if self._upkeep.state is not IndexState.USABLE:
            note = OPENING if self._upkeep.state is IndexState.OPENING else REBUILDING
            return asked, [], note, 0.0, 0.0
        if not asked.dense_question or not scope.has_vectors():
            return asked, [], "", 0.0, 0.0
        started = time.perf_counter()
        vector = embedder.embed_question(asked.dense_question)
        embedded = time.perf_counter()
        scores, note = scope.by_vectors(vector, self._upkeep, embedder.card.fingerprint)
        return asked, scores, note, embedded - started, time.perf_counter() - embedded


class _Scope:
    """The collections and documents that are searched, and what is asked of them."""

    def __init__(
        self, connection: sqlite3.Connection, collection_ids: Sequence[str], options: SearchOptions
    ) -> None:
        self._connection = connection
        self._options = replace(options, candidates=max(options.candidates, options.limit))
        self._fingerprints = {
            row["collection_id"]: row["fingerprint"]
            for row in connection.execute("SELECT * FROM collections")
            if not collection_ids or row["collection_id"] in collection_ids
        }
        self._ids = list(self._fingerprints)
        self._where, self._values = keywords.scope_of(self._ids, options.document_ids)

    def by_words(self, question: str) -> Scores:
        """Return the keyword leg."""
        return keywords.search(
            self._connection,
            question,
            self._ids,
            self._options.document_ids,
            self._options.candidates,
        )

    def by_vectors(
        self, vector: Vectors, upkeep: IndexUpkeep, fingerprint: str
    ) -> tuple[Scores, str]:
        """Return the dense leg over all collections, and a note when one is left out."""
        scores: Scores = []
        note = ""
        for collection_id, own_fingerprint in self._fingerprints.items():
            if own_fingerprint != fingerprint:
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

    def _chunks_of(self, collection_id: str, found: Sequence[tuple[str, float]]) -> Scores:
        """Turn vector ids into chunks; one that is gone by now, or too far, is left out."""
        rows = self._connection.execute(
            "SELECT chunk, vector_id FROM chunks WHERE collection_id = ? "
            f"AND vector_id IN ({keywords.marks(found)})",
            (collection_id, *(vector_id for vector_id, _ in found)),
        )
        chunks = {row["vector_id"]: row["chunk"] for row in rows}
        return [
            (chunks[vector_id], cosine)
            for vector_id, cosine in found
            if vector_id in chunks and cosine >= self._options.dense_threshold
        ]

    def coverage(self, question: str, chunks: Sequence[int]) -> float:
        """Return the share of the question's words that the best of *chunks* holds."""
        return keywords.coverage(self._connection, question, chunks)

    def has_vectors(self) -> bool:
        """Whether any chunk in scope has a vector."""
        row = self._connection.execute(
            f"SELECT 1 FROM chunks WHERE {self._where} AND vector_state = 3 LIMIT 1", self._values
        ).fetchone()
        return row is not None

    def size(self) -> int:
        """Return how many passages were looked through."""
        where = self._where.replace("chunks.", "documents.")
        row = self._connection.execute(
            f"SELECT total(chunks) FROM documents WHERE {where}", self._values
        ).fetchone()
        return int(row[0])

    def passages(self, fused: Sequence[Fused]) -> tuple[Passage, ...]:
        """Return the passages of fused chunks, in their order."""
        rows = self._connection.execute(
            "SELECT chunks.*, name, path FROM chunks JOIN documents USING (document_id) "
            f"WHERE chunk IN ({keywords.marks(fused)})",
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
