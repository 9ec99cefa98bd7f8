"""Pages, chunks and vectors of documents in SQLite, and what Chroma has yet to hear of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

import numpy as np

from workbench.core.sources import Chunk, Document, Page, Span
from workbench.documents import keywords
from workbench.documents.database import Database
from workbench.documents.embedding import Vectors
from workbench.documents.readers.base import ReadPage


class VectorState(IntEnum):
    """How far the vector of a chunk has come."""

    UNWANTED = 0  # the embedder does not know the chunk's language: keywords only
    PENDING = 1  # to be embedded
    KEPT = 2  # in SQLite, not yet in Chroma
    INDEXED = 3  # in Chroma too


@dataclass(frozen=True, slots=True)
class PendingChunk:
    """A chunk that waits for its vector."""

    chunk: int
    document_id: str
    text: str


@dataclass(frozen=True, slots=True)
class VectorRow:
    """A vector as Chroma is told it."""

    chunk: int
    vector_id: str
    document_id: str
    vector: Vectors


_CHUNK: Final = "SELECT number, page, start, end, text, heading FROM chunks"


class Contents:
    """What is in the documents. May be used from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    # Written once a document is read

    def keep(
        self,
        document: Document,
        sha256: str,
        pages: Sequence[ReadPage],
        chunks: Sequence[tuple[Chunk, VectorState]],
        removed: int = 0,
    ) -> bool:
        """Keep what was read in place of what was there; False when it is no longer wanted."""
        with self._database.writing() as connection:
            numbered = sum(page.number > 0 for page in pages)
            done = sum(state != VectorState.PENDING for _, state in chunks)
            changed = connection.execute(
                "UPDATE documents SET state = 'embedding', sha256 = ?, pages = ?, chunks = ?, "
                "embedded = ?, removed = ? WHERE document_id = ? AND state = 'reading'",
                (sha256, numbered, len(chunks), done, removed, document.document_id),
            ).rowcount
            if not changed:
                return False
            _drop(connection, document.document_id)
            connection.executemany(
                "INSERT INTO pages VALUES (?, ?, ?)",
                ((document.document_id, page.number, page.text) for page in pages),
            )
            rows = [
                self._keep_chunk(connection, document, sha256, chunk, state)
                for chunk, state in chunks
            ]
            keywords.add(connection, document.collection_id, rows)
        return True

    @staticmethod
    def _keep_chunk(
        connection: sqlite3.Connection,
        document: Document,
        sha256: str,
        chunk: Chunk,
        state: VectorState,
    ) -> keywords.Row:
        """Keep one chunk, and return it as its words are indexed."""
        row = connection.execute(
            "INSERT INTO chunks VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.document_id,
                document.collection_id,
                chunk.number,
                chunk.page,
                chunk.span.start,
                chunk.span.end,
                chunk.text,
                chunk.heading,
                f"{sha256[:32]}-{chunk.number}",
                state,
            ),
        ).lastrowid
        return row or 0, chunk.heading, chunk.text

    # Vectors

    def pending(self, fingerprint: str, limit: int) -> list[PendingChunk]:
        """Return the next chunks to be embedded by the embedder of that fingerprint."""
        rows = self._database.connection.execute(
            "SELECT chunk, document_id, text, heading FROM chunks "
            "JOIN collections USING (collection_id) "
            "WHERE vector_state = 1 AND fingerprint = ? ORDER BY chunk LIMIT ?",
            (fingerprint, limit),
        )
        return [
            PendingChunk(
                row["chunk"],
                row["document_id"],
                f"{row['heading']}\n{row['text']}" if row["heading"] else row["text"],
            )
            for row in rows
        ]

    def keep_vectors(self, chunks: Sequence[PendingChunk], vectors: Vectors) -> None:
        """Keep the vectors of those chunks that are still there."""
        with self._database.writing() as connection:
            for chunk, vector in zip(chunks, vectors, strict=True):
                changed = connection.execute(
                    "UPDATE chunks SET vector_state = 2 WHERE chunk = ? AND document_id = ? "
                    "AND vector_state = 1",
                    (chunk.chunk, chunk.document_id),
                ).rowcount
                if changed:
                    blob = vector.astype("<f4").tobytes()
                    connection.execute("INSERT INTO vectors VALUES (?, ?)", (chunk.chunk, blob))
                    connection.execute(
                        "UPDATE documents SET embedded = embedded + 1 WHERE document_id = ?",
                        (chunk.document_id,),
                    )

    def finished(self, fingerprints: Sequence[str]) -> list[str]:
        """Return the documents that have all vectors that the embedders of these can give.

        Those of another embedder's collections, and all when there is none, stay without.
        """
        rows = self._database.connection.execute(
            "SELECT document_id FROM documents JOIN collections USING (collection_id) "
            "WHERE state = 'embedding' AND (embedded >= chunks OR fingerprint NOT IN "
            f"({keywords.marks(fingerprints)}))",
            list(fingerprints),
        )
        return [row["document_id"] for row in rows]

    # What Chroma has yet to hear

    def removals(self) -> list[tuple[str, str]]:
        """Return collection and vector ids that Chroma must forget; "" means all of them."""
        rows = self._database.connection.execute("SELECT * FROM removals")
        return [(row["collection_id"], row["vector_id"]) for row in rows]

    def removed(self, removals: Sequence[tuple[str, str]]) -> None:
        """Note that Chroma has forgotten them."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM removals WHERE collection_id = ? AND vector_id = ?", removals
            )

    def unindexed(self, limit: int) -> dict[str, list[VectorRow]]:
        """Return vectors that Chroma lacks, by collection."""
        rows = self._database.connection.execute(
            "SELECT chunk, collection_id, vector_id, document_id, vector FROM chunks "
            "JOIN vectors USING (chunk) WHERE vector_state = 2 ORDER BY chunk LIMIT ?",
            (limit,),
        )
        found: dict[str, list[VectorRow]] = {}
        for row in rows:
            found.setdefault(row["collection_id"], []).append(_vector_row(row))
        return found

    def indexed(self, chunks: Sequence[int]) -> None:
        """Note that Chroma has the vectors of these chunks."""
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE chunks SET vector_state = 3 WHERE chunk = ? AND vector_state = 2",
                ((chunk,) for chunk in chunks),
            )

    def told(self) -> None:
        """Note that Chroma has the vectors of every collection."""
        with self._database.writing() as connection:
            connection.execute("UPDATE collections SET told = 1 WHERE told = 0")

    def index_lost(self) -> None:
        """Note that Chroma has nothing any more."""
        with self._database.writing() as connection:
            connection.execute("UPDATE chunks SET vector_state = 2 WHERE vector_state = 3")
            connection.execute("DELETE FROM removals")

    def vector_ids(self, collection_id: str, state: VectorState) -> set[str]:
        """Return the ids of the vectors of a collection that have come so far."""
        rows = self._database.connection.execute(
            "SELECT vector_id FROM chunks WHERE collection_id = ? AND vector_state = ?",
            (collection_id, state),
        )
        return {row["vector_id"] for row in rows}

    def sample(self, collection_id: str, size: int) -> list[VectorRow]:
        """Return some vectors that Chroma should have, spread over the collection."""
        rows = self._database.connection.execute(
            "SELECT chunk, vector_id, document_id, vector FROM vectors JOIN "
            "(SELECT chunk, vector_id, document_id FROM chunks WHERE collection_id = ? "
            "AND vector_state = 3 ORDER BY random() LIMIT ?) USING (chunk)",
            (collection_id, size),
        )
        return [_vector_row(row) for row in rows]

    # Read by a person

    def pages(self, document_id: str) -> list[Page]:
        """Return the text of a document."""
        rows = self._database.connection.execute(
            "SELECT number, text FROM pages WHERE document_id = ? ORDER BY number", (document_id,)
        )
        return [Page(row["number"], row["text"]) for row in rows]

    def chunks(self, document_id: str) -> list[Chunk]:
        """Return the chunks of a document in order."""
        rows = self._database.connection.execute(
            f"{_CHUNK} WHERE document_id = ? ORDER BY number", (document_id,)
        )
        return [
            Chunk(
                row["number"],
                row["page"],
                Span(row["start"], row["end"]),
                row["text"],
                row["heading"],
            )
            for row in rows
        ]


def forget(connection: sqlite3.Connection, document_id: str) -> None:
    """Drop all content of a document, and put its counts back to nothing."""
    _drop(connection, document_id)
    connection.execute(
        "UPDATE documents SET pages = 0, chunks = 0, embedded = 0, sha256 = '' "
        "WHERE document_id = ?",
        (document_id,),
    )


def _drop(connection: sqlite3.Connection, document_id: str) -> None:
    """Drop pages, chunks, words and vectors; Chroma hears of it later."""
    row = connection.execute(
        "SELECT collection_id FROM documents WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row:
        keywords.forget_document(connection, row["collection_id"], document_id)
    connection.execute(
        "INSERT OR IGNORE INTO removals SELECT collection_id, vector_id FROM chunks "
        "WHERE document_id = ? AND vector_state IN (2, 3)",
        (document_id,),
    )
    connection.execute("DELETE FROM chunks WHERE document_id = ?", (document_id,))
    connection.execute("DELETE FROM pages WHERE document_id = ?", (document_id,))


def _vector_row(row: sqlite3.Row) -> VectorRow:
    """Build a vector row."""
    vector: Vectors = np.frombuffer(row["vector"], dtype="<f4")
    return VectorRow(row["chunk"], row["vector_id"], row["document_id"], vector)
