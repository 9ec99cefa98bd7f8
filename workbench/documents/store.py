"""Collections and documents in SQLite, which is the truth; Chroma can be made again from it."""

from __future__ import annotations

import json
import os
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from workbench.core.errors import BadInput, Problem
from workbench.core.ids import new_id
from workbench.core.sources import (
    Collection,
    Document,
    DocumentState,
    LibrarySnapshot,
    WatchedFolder,
)
from workbench.documents import contents, keywords
from workbench.documents.chunking import CHUNKER
from workbench.documents.database import Database
from workbench.documents.embedding import EmbedderCard
from workbench.documents.folders import Folders
from workbench.documents.recognition import program

_COLLECTIONS = """
    SELECT collections.*, count(documents.row) AS documents, total(documents.chunks) AS chunks,
    CASE WHEN next_fingerprint = '' THEN 0 ELSE (
        SELECT count(*) FROM next_vectors JOIN chunks USING (chunk)
        WHERE chunks.collection_id = collections.collection_id
    ) END AS next_embedded
    FROM collections LEFT JOIN documents USING (collection_id)
    {where} GROUP BY collection_id ORDER BY collection_id
"""


class Store:
    """Keeps what the library knows. May be used from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._folders = Folders(database)

    # Collections

    def snapshot(self) -> LibrarySnapshot:
        """Return everything, as shown in lists."""
        connection = self._database.connection
        collections = connection.execute(_COLLECTIONS.format(where=""))
        documents = connection.execute("SELECT * FROM documents ORDER BY row")
        folders = self._folders.by_collection()
        return LibrarySnapshot(
            tuple(_collection(row, folders) for row in collections),
            tuple(_document(row) for row in documents),
            bool(program()),
            self._folders.paused,
        )

    def create_collection(self, name: str, card: EmbedderCard) -> Collection:
        """Make an empty collection, cut and embedded in the way that is now usual."""
        collection = Collection(new_id(), _name(name), card.embedder_id)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO collections (collection_id, name, embedder_id, fingerprint, chunker, "
                "chunk_tokens, overlap_tokens) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    collection.collection_id,
                    collection.name,
                    collection.embedder_id,
                    card.fingerprint,
                    CHUNKER,
                    collection.chunk_tokens,
                    collection.overlap_tokens,
                ),
            )
        return collection

    def collection(self, collection_id: str) -> Collection:
        """Return one collection. Raises BadInput when it is gone."""
        where = "WHERE collection_id = ?"
        row = self._database.connection.execute(
            _COLLECTIONS.format(where=where), (collection_id,)
        ).fetchone()
        if row is None:
            raise BadInput("This collection no longer exists.", "Choose another one.")
        return _collection(row, self._folders.by_collection())

    def collection_ids(self, card: EmbedderCard | None = None) -> list[str]:
        """Return all collections, or those whose vectors come from one embedder."""
        rows = self._database.connection.execute("SELECT * FROM collections")
        return [
            row["collection_id"]
            for row in rows
            if card is None or row["fingerprint"] == card.fingerprint
        ]

    def rename_collection(self, collection_id: str, name: str) -> None:
        """Give a collection another name."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE collections SET name = ? WHERE collection_id = ?",
                (_name(name), collection_id),
            )

    def change_thresholds(self, collection_id: str, dense: float, keyword: float) -> None:
        """Set what is too far off to be found."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE collections SET dense_threshold = ?, keyword_threshold = ? "
                "WHERE collection_id = ?",
                (dense, keyword, collection_id),
            )

    def change_cut(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> list[str]:
        """Set how a collection is cut; return its documents, which are put back in the queue."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE collections SET chunk_tokens = ?, overlap_tokens = ?, chunker = ? "
                "WHERE collection_id = ?",
                (chunk_tokens, overlap_tokens, CHUNKER, collection_id),
            )
            rows = connection.execute(
                "SELECT document_id FROM documents WHERE collection_id = ? "
                "AND state IN ('embedding', 'ready')",
                (collection_id,),
            ).fetchall()
            for row in rows:
                self.read_again(row["document_id"])
        return [row["document_id"] for row in rows]

    def remove_collection(self, collection_id: str) -> None:
        """Forget a collection and all that is in it."""
        with self._database.writing() as connection:
            keywords.forget_collection(connection, collection_id)
            connection.execute("DELETE FROM collections WHERE collection_id = ?", (collection_id,))
            connection.execute("DELETE FROM removals WHERE collection_id = ?", (collection_id,))
            connection.execute("INSERT INTO removals VALUES (?, '')", (collection_id,))

    # Documents

    def add_documents(self, collection_id: str, paths: Iterable[Path]) -> list[Document]:
        """Put files in the queue; one that is there already is looked at again."""
        self.collection(collection_id)
        ids: list[str] = []
        with self._database.writing() as connection:
            for path in paths:
                document = _waiting(collection_id, path)
                connection.execute(
                    "INSERT INTO documents "
                    "(document_id, collection_id, path, name, size_bytes, state) "
                    "VALUES (?, ?, ?, ?, ?, 'waiting') ON CONFLICT (collection_id, path) "
                    "DO UPDATE SET state = 'waiting', problem = NULL, size_bytes = ? "
                    "WHERE state NOT IN ('reading', 'embedding')",
                    (
                        document.document_id,
                        collection_id,
                        os.fsencode(document.path),
                        document.name,
                        document.size_bytes,
                        document.size_bytes,
                    ),
                )
                row = connection.execute(
                    "SELECT document_id FROM documents WHERE collection_id = ? AND path = ?",
                    (collection_id, os.fsencode(document.path)),
                ).fetchone()
                ids.append(row["document_id"])
        return self.documents(ids)

    def document(self, document_id: str) -> Document | None:
        """Return one document, None when it is gone."""
        row = self._database.connection.execute(
            "SELECT * FROM documents WHERE document_id = ?", (document_id,)
        ).fetchone()
        return _document(row) if row else None

    def documents(self, document_ids: Sequence[str]) -> list[Document]:
        """Return those of the documents that are there."""
        found = (self.document(document_id) for document_id in document_ids)
        return [document for document in found if document is not None]

    def next_waiting(self) -> Document | None:
        """Return the document that waits longest."""
        row = self._database.connection.execute(
            "SELECT * FROM documents WHERE state = 'waiting' ORDER BY row LIMIT 1"
        ).fetchone()
        return _document(row) if row else None

    def twin(self, document: Document, sha256: str) -> str:
        """Return the name of another document of the collection with the same bytes, or ""."""
        row = self._database.connection.execute(
            "SELECT name FROM documents WHERE collection_id = ? AND sha256 = ? "
            "AND document_id != ? AND state IN ('embedding', 'ready')",
            (document.collection_id, sha256, document.document_id),
        ).fetchone()
        return str(row["name"]) if row else ""

    def change_state(
        self,
        document_id: str,
        before: Sequence[DocumentState],
        after: DocumentState,
        problem: Problem | None = None,
    ) -> bool:
        """Move a document on; False when it is no longer in a state of *before*."""
        with self._database.writing() as connection:
            changed = connection.execute(
                "UPDATE documents SET state = ?, problem = ? WHERE document_id = ? "
                f"AND state IN ({', '.join('?' * len(before))})",
                (after, _as_json(problem), document_id, *before),
            ).rowcount
            if changed and after in (DocumentState.CANCELLED, DocumentState.FAILED):
                contents.forget(connection, document_id)
        return bool(changed)

    def read_again(self, document_id: str) -> None:
        """Put a document back in the queue and forget what it was."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE documents SET state = 'waiting', problem = NULL, sha256 = '' "
                "WHERE document_id = ? AND state NOT IN ('waiting', 'reading')",
                (document_id,),
            )

    def recognise(self, document_id: str) -> None:
        """Put a document back in the queue, to have the text in its pictures read."""
        self.read_again(document_id)
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE documents SET recognise = 1 WHERE document_id = ?", (document_id,)
            )

    def remove_documents(self, document_ids: Sequence[str]) -> None:
        """Forget documents."""
        with self._database.writing() as connection:
            for document_id in document_ids:
                contents.forget(connection, document_id)
                connection.execute("DELETE FROM documents WHERE document_id = ?", (document_id,))

    def requeue_unfinished(self) -> None:
        """Take up after a sudden end: what was being read is read from its beginning."""
        with self._database.writing() as connection:
            connection.execute("UPDATE documents SET state = 'waiting' WHERE state = 'reading'")


def _waiting(collection_id: str, path: Path) -> Document:
    """Describe a file that has just been added."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        size_bytes = absolute.stat().st_size
    except OSError:
        size_bytes = 0  # reading it will say what is wrong
    readable = os.fsencode(absolute.name).decode("utf-8", "replace")
    name = unicodedata.normalize("NFC", readable)
    return Document(new_id(), collection_id, str(absolute), name, size_bytes, DocumentState.WAITING)


def _name(name: str) -> str:
    """Return a usable name. Raises BadInput."""
    stripped = " ".join(name.split())
    if not stripped:
        raise BadInput("A collection needs a name.", "Type one.")
    return stripped


def _collection(row: sqlite3.Row, folders: Mapping[str, tuple[WatchedFolder, ...]]) -> Collection:
    """Build a collection from its row."""
    return Collection(
        row["collection_id"],
        row["name"],
        row["embedder_id"],
        row["chunk_tokens"],
        row["overlap_tokens"],
        row["documents"],
        int(row["chunks"]),
        folders.get(row["collection_id"], ()),
        row["next_embedder"],
        row["next_embedded"],
        row["dense_threshold"],
        row["keyword_threshold"],
    )


def _document(row: sqlite3.Row) -> Document:
    """Build a document from its row."""
    return Document(
        row["document_id"],
        row["collection_id"],
        os.fsdecode(row["path"]),
        row["name"],
        row["size_bytes"],
        DocumentState(row["state"]),
        row["pages"],
        row["chunks"],
        row["embedded"],
        _as_problem(row["problem"]),
        row["sha256"],
        bool(row["recognise"]),
        row["removed"],
        bool(row["missing"]),
    )


def _as_json(problem: Problem | None) -> str | None:
    """Return a problem as it is stored."""
    if problem is None:
        return None
    return json.dumps(
        {
            "text": problem.text,
            "hint": problem.hint,
            "values": dict(problem.values),
            "detail": problem.detail,
            "kind": problem.kind,
        },
        ensure_ascii=False,
    )


def _as_problem(stored: str | None) -> Problem | None:
    """Return a stored problem."""
    return Problem(**json.loads(stored)) if stored else None
