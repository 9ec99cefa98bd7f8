"""Embeds a collection with another model, beside the vectors that answer until all are there."""

from __future__ import annotations

import logging
import sqlite3
import threading
from typing import Final

from workbench.core.language import language_of
from workbench.documents.cutting import check, limit_of
from workbench.documents.database import Database
from workbench.documents.embedder_shelf import EmbedderShelf
from workbench.documents.embedding import Embedder, Vectors
from workbench.documents.store import Store

_log = logging.getLogger(__name__)

_WINDOW: Final = 64  # chunks embedded and kept at a time
_MISSING: Final = """
    SELECT chunk, text, heading FROM chunks LEFT JOIN next_vectors USING (chunk)
    WHERE collection_id = ? AND vector IS NULL ORDER BY chunk LIMIT ?
"""


class Renewal:
    """All state lies in the database, so that the work goes on after a sudden end.

    *swapping* is held while the old vectors give way to the new ones; who asks for the model of a
    collection and then for its vectors holds it too.
    """

    def __init__(self, database: Database, store: Store, shelf: EmbedderShelf) -> None:
        self._database = database
        self._store = store
        self._shelf = shelf
        self.swapping = threading.Lock()

    def begin(self, collection_id: str, folder: str) -> None:
        """Begin to embed a collection with the model in *folder*, "" for the bundled one.

        The model it has ends what was begun. Raises BadInput or StorageError.
        """
        collection = self._store.collection(collection_id)
        card = self._shelf.card(folder)
        check(
            collection.chunk_tokens,
            collection.overlap_tokens,
            limit_of(self._shelf.get(card.fingerprint), collection.chunk_tokens),
        )
        same = card.fingerprint == self._shelf.fingerprint_of(collection_id)
        with self._database.writing() as connection:
            _forget(connection, collection_id)
            connection.execute(
                "UPDATE collections SET next_embedder = ?, next_fingerprint = ? "
                "WHERE collection_id = ?",
                ("" if same else card.embedder_id, "" if same else card.fingerprint, collection_id),
            )

    def step(self) -> str:
        """Do one part of the work; return the collection it was done for, "" for none."""
        rows = self._database.connection.execute(
            "SELECT collection_id, next_fingerprint FROM collections WHERE next_fingerprint != ''"
        ).fetchall()
        for row in rows:
            embedder = self._shelf.get(row["next_fingerprint"])
            if embedder is not None:
                self._advance(row["collection_id"], embedder)
                return str(row["collection_id"])
        return ""

    def _advance(self, collection_id: str, embedder: Embedder) -> None:
        """Embed the next chunks; when there are none, let the new vectors answer."""
        rows = self._database.connection.execute(_MISSING, (collection_id, _WINDOW)).fetchall()
        if not rows:
            with self.swapping, self._database.writing() as connection:
                _swap(connection, collection_id, embedder.card.fingerprint)
            return
        vectors = self._embedded(embedder, rows)
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO next_vectors SELECT chunk, ? FROM chunks WHERE chunk = ?",
                ((vectors.get(row["chunk"], b""), row["chunk"]) for row in rows),
            )

    def _embedded(self, embedder: Embedder, rows: list[sqlite3.Row]) -> dict[int, bytes]:
        """Return the vectors of those chunks whose language the model knows."""
        known = [row for row in rows if language_of(row["text"]) in embedder.card.languages]
        if not known:
            return {}
        texts = [
            f"{row['heading']}\n{row['text']}" if row["heading"] else row["text"] for row in known
        ]
        vectors = _one_by_one(embedder, texts)
        blobs = (b"" if vector is None else vector.astype("<f4").tobytes() for vector in vectors)
        return {row["chunk"]: blob for row, blob in zip(known, blobs, strict=True)}


def _one_by_one(embedder: Embedder, texts: list[str]) -> list[Vectors | None]:
    """Embed together; where the model stumbles, each alone: what it cannot read has no vector."""
    try:
        return list(embedder.embed_passages(texts))
    except Exception:
        _log.exception("a passage could not be embedded with the new model")
    if len(texts) == 1:
        return [None]
    return [vector for text in texts for vector in _one_by_one(embedder, [text])]


def _swap(connection: sqlite3.Connection, collection_id: str, fingerprint: str) -> None:
    """Put the new vectors in place of the old ones, unless more chunks have come meanwhile.

    Chroma must forget the collection, since the new vectors may have another length. Until it has
    been told them they are compared one by one (`told`).
    """
    wanted = connection.execute(
        "SELECT 1 FROM collections WHERE collection_id = ? AND next_fingerprint = ?",
        (collection_id, fingerprint),
    ).fetchone()
    if not wanted or connection.execute(_MISSING, (collection_id, 1)).fetchone():
        return
    own = "(SELECT chunk FROM chunks WHERE collection_id = ?)"
    connection.execute(f"DELETE FROM vectors WHERE chunk IN {own}", (collection_id,))
    connection.execute(
        f"INSERT INTO vectors SELECT chunk, vector FROM next_vectors WHERE chunk IN {own} "
        "AND length(vector) > 0",
        (collection_id,),
    )
    connection.execute(
        "UPDATE chunks SET vector_state = CASE WHEN chunk IN (SELECT chunk FROM vectors) "
        "THEN 2 ELSE 0 END WHERE collection_id = ?",
        (collection_id,),
    )
    connection.execute(
        "UPDATE documents SET embedded = chunks WHERE collection_id = ?", (collection_id,)
    )
    connection.execute("DELETE FROM removals WHERE collection_id = ?", (collection_id,))
    connection.execute("INSERT INTO removals VALUES (?, '')", (collection_id,))
    connection.execute(
        "UPDATE collections SET embedder_id = next_embedder, fingerprint = next_fingerprint, "
        "told = 0 WHERE collection_id = ?",
        (collection_id,),
    )
    _forget(connection, collection_id)


def _forget(connection: sqlite3.Connection, collection_id: str) -> None:
    """Drop what was made for another model."""
    connection.execute(
        "DELETE FROM next_vectors WHERE chunk IN "
        "(SELECT chunk FROM chunks WHERE collection_id = ?)",
        (collection_id,),
    )
    connection.execute(
        "UPDATE collections SET next_embedder = '', next_fingerprint = '' WHERE collection_id = ?",
        (collection_id,),
    )
