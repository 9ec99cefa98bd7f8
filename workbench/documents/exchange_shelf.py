"""Takes collections out of the database into a file, and in from one, whole or not at all."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np

from workbench.core.errors import StorageError, WorkbenchError
from workbench.core.ids import new_id
from workbench.core.language import language_of
from workbench.core.sources import Collection
from workbench.documents import exchange, keywords
from workbench.documents.contents import VectorState
from workbench.documents.database import Database
from workbench.documents.embedding import EmbedderCard
from workbench.documents.exchange import Head, PortableChunk, PortableDocument
from workbench.documents.reader_process import unopened
from workbench.documents.store import Store


class ExchangeShelf:
    """Exports and imports. *folder* is where originals would lie that are not there."""

    def __init__(self, database: Database, store: Store, folder: Path) -> None:
        self._database = database
        self._store = store
        self._folder = folder

    # Out

    def export(self, collection_id: str, path: Path) -> int:
        """Write a collection to a file; return how many documents. Raises StorageError."""
        self._store.collection(collection_id)  # says so when it is gone
        connection = self._database.connection
        row = connection.execute(
            "SELECT * FROM collections WHERE collection_id = ?", (collection_id,)
        ).fetchone()
        head = Head(
            row["name"],
            row["embedder_id"],
            row["fingerprint"],
            self._dimension(collection_id),
            row["chunker"],
            row["chunk_tokens"],
            row["overlap_tokens"],
        )
        connection.execute("BEGIN")  # what is changed meanwhile is not seen
        try:
            return exchange.write(path, head, self._documents(collection_id, head.dimension))
        except OSError as error:
            raise _unwritten(error) from error
        finally:
            connection.execute("ROLLBACK")

    def _dimension(self, collection_id: str) -> int:
        """Return how long the vectors of a collection are, 0 when it has none."""
        row = self._database.connection.execute(
            "SELECT length(vector) FROM vectors JOIN chunks USING (chunk) "
            "WHERE collection_id = ? LIMIT 1",
            (collection_id,),
        ).fetchone()
        return int(row[0]) // 4 if row else 0

    def _documents(self, collection_id: str, dimension: int) -> Iterator[PortableDocument]:
        """Yield the documents that have been read, one at a time."""
        rows = self._database.connection.execute(
            "SELECT * FROM documents WHERE collection_id = ? AND chunks > 0 ORDER BY row",
            (collection_id,),
        ).fetchall()
        for row in rows:
            yield PortableDocument(
                row["name"],
                row["size_bytes"],
                row["sha256"],
                bool(row["recognise"]),
                row["removed"],
                self._pages(row["document_id"]),
                list(self._chunks(row["document_id"], dimension)),
            )

    def _pages(self, document_id: str) -> dict[int, str]:
        """Return the text of a document by page."""
        rows = self._database.connection.execute(
            "SELECT number, text FROM pages WHERE document_id = ? ORDER BY number", (document_id,)
        )
        return {row["number"]: row["text"] for row in rows}

    def _chunks(self, document_id: str, dimension: int) -> Iterator[PortableChunk]:
        """Yield the chunks of a document in order."""
        rows = self._database.connection.execute(
            "SELECT page, start, end, heading, vector FROM chunks LEFT JOIN vectors USING (chunk) "
            "WHERE document_id = ? ORDER BY number",
            (document_id,),
        )
        for row in rows:
            whole = row["vector"] is not None and len(row["vector"]) == 4 * dimension
            vector = np.frombuffer(row["vector"], dtype="<f4") if whole else None
            yield PortableChunk(row["page"], row["start"], row["end"], row["heading"], vector)

    # In

    def take_in(self, path: Path, card: EmbedderCard) -> Collection:
        """Make a collection of an exported file. Raises BadInput or StorageError.

        Vectors of another embedder, or none, are made anew by the present one.
        """
        try:
            archive, found = exchange.opened(path)
            with closing(archive), self._database.writing() as connection:
                head = found.head
                same = head.fingerprint == card.fingerprint and head.dimension == card.dimension
                collection_id = new_id()
                connection.execute(
                    "INSERT INTO collections (collection_id, name, embedder_id, fingerprint, "
                    "chunker, chunk_tokens, overlap_tokens) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (
                        collection_id,
                        head.name or path.stem,
                        card.embedder_id,
                        card.fingerprint,
                        head.chunker,
                        head.chunk_tokens,
                        head.overlap_tokens,
                    ),
                )
                for document in found.documents(with_vectors=same):
                    self._keep(connection, collection_id, document, card)
        except OSError as error:
            raise unopened(error) from error
        except exchange.BROKEN as error:
            raise exchange.broken(f"{type(error).__name__}: {error}") from error
        return self._store.collection(collection_id)

    def _keep(
        self,
        connection: sqlite3.Connection,
        collection_id: str,
        document: PortableDocument,
        card: EmbedderCard,
    ) -> None:
        """Keep one document, whose original counts as gone."""
        document_id = new_id()
        states = [_state(document, chunk, card) for chunk in document.chunks]
        connection.execute(
            "INSERT INTO documents (document_id, collection_id, path, name, size_bytes, state, "
            "sha256, pages, chunks, embedded, recognise, removed, missing) "
            "VALUES (?, ?, ?, ?, ?, 'embedding', ?, ?, ?, ?, ?, ?, 1)",
            (
                document_id,
                collection_id,
                os.fsencode(self._folder / document_id),  # never made: the name is only shown
                document.name,
                document.size_bytes,
                document.sha256,
                sum(number > 0 for number in document.pages),
                len(states),
                sum(state is not VectorState.PENDING for state in states),
                document.recognised,
                document.removed,
            ),
        )
        connection.executemany(
            "INSERT INTO pages VALUES (?, ?, ?)",
            ((document_id, number, text) for number, text in document.pages.items()),
        )
        words = [
            _keep_chunk(connection, collection_id, document_id, number, document, states[number])
            for number in range(len(states))
        ]
        keywords.add(connection, collection_id, words)


def _keep_chunk(
    connection: sqlite3.Connection,
    collection_id: str,
    document_id: str,
    number: int,
    document: PortableDocument,
    state: VectorState,
) -> keywords.Row:
    """Keep one chunk and its vector, and return it as its words are indexed."""
    chunk = document.chunks[number]
    text = document.pages[chunk.page][chunk.start : chunk.end]
    row = connection.execute(
        "INSERT INTO chunks VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document_id,
            collection_id,
            number,
            chunk.page,
            chunk.start,
            chunk.end,
            text,
            chunk.heading,
            f"{document_id}-{number}",
            state,
        ),
    ).lastrowid
    if chunk.vector is not None:
        blob = chunk.vector.astype("<f4").tobytes()
        connection.execute("INSERT INTO vectors VALUES (?, ?)", (row, blob))
    return row or 0, chunk.heading, text


def _state(document: PortableDocument, chunk: PortableChunk, card: EmbedderCard) -> VectorState:
    """Say how far the vector of a chunk has come."""
    if chunk.vector is not None:
        return VectorState.KEPT
    text = document.pages[chunk.page][chunk.start : chunk.end]
    known = language_of(text) in card.languages
    return VectorState.PENDING if known else VectorState.UNWANTED


def _unwritten(error: OSError) -> WorkbenchError:
    """Say why the file could not be written."""
    detail = f"{type(error).__name__}: errno {error.errno}"
    if error.errno == errno.ENOSPC:
        return StorageError("The disk is full.", "Free some space and try again.", detail=detail)
    return StorageError(
        "The file could not be written.",
        "Choose another folder, one that you may write to.",
        detail=detail,
    )
