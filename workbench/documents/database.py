"""Opens the library's SQLite database and brings it to the present schema."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from workbench.core.errors import StorageError

_MIGRATIONS: Final = (
    # 1: documents, their text, their chunks, their vectors, and the words to be searched
    """
    CREATE TABLE collections (
        collection_id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        embedder_id TEXT NOT NULL,
        fingerprint TEXT NOT NULL,  -- of the embedder; vectors of two models never mix
        chunker TEXT NOT NULL,
        chunk_tokens INTEGER NOT NULL,
        overlap_tokens INTEGER NOT NULL
    );
    CREATE TABLE documents (
        row INTEGER PRIMARY KEY,  -- the order of arrival
        document_id TEXT NOT NULL UNIQUE,
        collection_id TEXT NOT NULL REFERENCES collections ON DELETE CASCADE,
        path BLOB NOT NULL,  -- as the system gives it: names need not be valid Unicode
        name TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        state TEXT NOT NULL,
        problem TEXT,
        sha256 TEXT NOT NULL DEFAULT '',
        pages INTEGER NOT NULL DEFAULT 0,
        chunks INTEGER NOT NULL DEFAULT 0,
        embedded INTEGER NOT NULL DEFAULT 0,
        UNIQUE (collection_id, path)
    );
    CREATE INDEX documents_by_state ON documents (state);
    CREATE TABLE pages (
        document_id TEXT NOT NULL REFERENCES documents (document_id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (document_id, number)
    );
    CREATE TABLE chunks (
        chunk INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used again: vectors come later
        document_id TEXT NOT NULL REFERENCES documents (document_id) ON DELETE CASCADE,
        collection_id TEXT NOT NULL,
        number INTEGER NOT NULL,
        page INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        text TEXT NOT NULL,
        heading TEXT NOT NULL,
        vector_id TEXT NOT NULL,
        vector_state INTEGER NOT NULL,
        UNIQUE (document_id, number)
    );
    CREATE INDEX chunks_by_vector ON chunks (collection_id, vector_id);
    CREATE INDEX chunks_by_state ON chunks (collection_id, vector_state);
    CREATE INDEX chunks_unfinished ON chunks (vector_state) WHERE vector_state IN (1, 2);
    CREATE TABLE vectors (
        chunk INTEGER PRIMARY KEY REFERENCES chunks ON DELETE CASCADE,
        vector BLOB NOT NULL  -- float32, little-endian
    );
    CREATE TABLE removals (  -- vectors that Chroma has yet to forget
        collection_id TEXT NOT NULL,
        vector_id TEXT NOT NULL,  -- '' for the whole collection
        PRIMARY KEY (collection_id, vector_id)
    );
    CREATE VIRTUAL TABLE keywords USING fts5 (
        tokens, tokenize = "porter unicode61 remove_diacritics 2"
    );
    """,
    # 2: watched folders, files that are gone, and a pause that outlives the program
    """
    ALTER TABLE documents ADD COLUMN modified_ns INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE documents ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE folders (
        collection_id TEXT NOT NULL REFERENCES collections ON DELETE CASCADE,
        path BLOB NOT NULL,
        reachable INTEGER NOT NULL DEFAULT 1,
        PRIMARY KEY (collection_id, path)
    );
    CREATE TABLE unwanted (  -- files of watched folders that the person removed
        collection_id TEXT NOT NULL REFERENCES collections ON DELETE CASCADE,
        path BLOB NOT NULL,
        PRIMARY KEY (collection_id, path)
    );
    CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
    # 3: documents whose pictures are to be read
    """
    ALTER TABLE documents ADD COLUMN recognise INTEGER NOT NULL DEFAULT 0;
    """,
    # 4: invisible characters that were taken out
    """
    ALTER TABLE documents ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
    """,
    # 5: an index of words for each collection (see keywords.py), made from its chunks
    """
    DROP TABLE keywords;
    CREATE TABLE word_indexes (
        collection_id TEXT PRIMARY KEY,
        analyser TEXT NOT NULL  -- what made its words; words of two analysers never mix
    );
    """,
    # 6: embedding models a person chose, and vectors of the next one (see renewal.py)
    """
    CREATE TABLE embedders (
        fingerprint TEXT PRIMARY KEY,
        folder BLOB NOT NULL,
        card TEXT NOT NULL  -- JSON
    );
    ALTER TABLE collections ADD COLUMN next_embedder TEXT NOT NULL DEFAULT '';
    ALTER TABLE collections ADD COLUMN next_fingerprint TEXT NOT NULL DEFAULT '';
    ALTER TABLE collections ADD COLUMN told INTEGER NOT NULL DEFAULT 1;  -- Chroma has its vectors
    CREATE TABLE next_vectors (
        chunk INTEGER PRIMARY KEY REFERENCES chunks ON DELETE CASCADE,
        vector BLOB NOT NULL  -- empty: the next model does not know the chunk's language
    );
    """,
    # 7: what a person calls too far off
    """
    ALTER TABLE collections ADD COLUMN dense_threshold REAL NOT NULL DEFAULT 0;
    ALTER TABLE collections ADD COLUMN keyword_threshold REAL NOT NULL DEFAULT 0;
    """,
)


class Database:
    """One file, one connection a thread, one writer at a time."""

    def __init__(self, path: Path) -> None:
        """Open or make the database. Raises StorageError."""
        self._path = path
        self._threads = threading.local()
        self._writing = threading.RLock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._migrate()
        except (OSError, sqlite3.Error) as error:
            raise StorageError(
                "The document library cannot be opened.",
                "Check that there is free space and that you may write to the data folder.",
                detail=f"{type(error).__name__}: {error}",
            ) from error

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection of the calling thread."""
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = sqlite3.connect(self._path, timeout=60.0, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("PRAGMA cache_size = -16384")
            self._threads.connection = connection
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Give a connection in a transaction, kept when the block ends well.

        Raises StorageError when the disk is full or does not let us write.
        """
        with self._writing:
            connection = self.connection
            nested = connection.in_transaction
            try:
                if not nested:
                    connection.execute("BEGIN IMMEDIATE")
                yield connection
                if not nested:
                    connection.execute("COMMIT")
            except BaseException as error:
                if connection.in_transaction and not nested:
                    connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.OperationalError):
                    raise _unwritten(error) from error
                raise

    def _migrate(self) -> None:
        """Run what is missing; a database of a newer program is left untouched."""
        known = len(_MIGRATIONS)
        if self._path.exists():
            self._refuse_newer(known)
        self.connection.execute("PRAGMA journal_mode = WAL")
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        for number in range(version, known):
            try:
                self.connection.executescript(
                    f"BEGIN; {_MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;"
                )
            except sqlite3.Error:
                self.connection.rollback()
                raise

    def _refuse_newer(self, known: int) -> None:
        """Look without writing, not even a journal."""
        uri = f"{self._path.resolve().as_uri()}?mode=ro"
        looking = sqlite3.connect(uri, uri=True)
        try:
            version = looking.execute("PRAGMA user_version").fetchone()[0]
        finally:
            looking.close()
        if version > known:
            raise StorageError(
                "The document library was made by a newer version of this program.",
                "Use the newer version, or choose another data folder. Nothing was changed.",
                detail=f"schema {version}, known {known}",
            )


def _unwritten(error: sqlite3.OperationalError) -> StorageError:
    """Say why a change could not be kept."""
    if "full" in str(error):
        return StorageError(
            "The disk is full.", "Free some space and try again.", detail=str(error)
        )
    return StorageError(
        "The document library cannot be written to.",
        "Check that you may write to the data folder and that the disk is connected.",
        detail=str(error),
    )
