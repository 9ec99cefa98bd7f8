"""The database of the library: what it refuses, and what it keeps together."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from workbench.core.errors import BadInput, DocumentError, StorageError
from workbench.core.sources import DocumentState
from workbench.documents import database
from workbench.documents.database import Database
from workbench.documents.embedding import BUNDLED
from workbench.documents.store import Store

WAITING, READING, FAILED = DocumentState.WAITING, DocumentState.READING, DocumentState.FAILED


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(Database(tmp_path / "library.db"))


def test_a_problem_survives_a_restart(store: Store, tmp_path: Path) -> None:
    """Sentence, hint and values, so that it can be shown in any language."""
    collection_id = store.create_collection("글", BUNDLED).collection_id
    (document,) = store.add_documents(collection_id, [tmp_path / "a.xyz"])
    problem = DocumentError("No {kind}.", "Try {other}.", kind="x", other="y").problem()
    assert store.change_state(document.document_id, (WAITING,), FAILED, problem)
    again = Store(Database(tmp_path / "library.db")).document(document.document_id)
    assert again
    assert again.problem == problem
    assert problem.sentence() == "No x. Try y."


def test_a_document_moves_only_from_where_it_is(store: Store, tmp_path: Path) -> None:
    """So a cancelled one is not brought back by a thread that did not hear of it."""
    collection_id = store.create_collection("c", BUNDLED).collection_id
    (document,) = store.add_documents(collection_id, [tmp_path / "a.txt"])
    assert store.change_state(document.document_id, (WAITING,), DocumentState.CANCELLED)
    assert not store.change_state(document.document_id, (WAITING,), READING)


def test_names_that_are_not_unicode_are_kept(store: Store, tmp_path: Path) -> None:
    """Old archives are full of them; the path must still open the file."""
    collection_id = store.create_collection("c", BUNDLED).collection_id
    path = tmp_path / "\udcb0\udca1.txt"  # "가" in CP949, as Linux gives it
    (document,) = store.add_documents(collection_id, [path])
    assert document.path == str(path)
    assert document.name.encode()


def test_decomposed_names_are_shown_composed(store: Store, tmp_path: Path) -> None:
    """macOS hands file names out in pieces of syllables."""
    collection_id = store.create_collection("c", BUNDLED).collection_id
    (document,) = store.add_documents(collection_id, [tmp_path / "\u1112\u1161\u11ab.txt"])
    assert document.name == "한.txt"


def test_collections_know_their_embedder(store: Store) -> None:
    """Vectors of two models never mix."""
    collection = store.create_collection("  two   words ", BUNDLED)
    assert (collection.name, collection.embedder_id) == ("two words", BUNDLED.embedder_id)
    assert store.collection_ids(BUNDLED) == [collection.collection_id]
    with pytest.raises(BadInput, match="no longer exists"):
        store.collection("gone")


def test_a_failed_change_changes_nothing(tmp_path: Path) -> None:
    """A transaction is kept as a whole or not at all."""
    database = Database(tmp_path / "library.db")
    store = Store(database)
    with pytest.raises(ZeroDivisionError), database.writing() as connection:
        connection.execute("INSERT INTO removals VALUES ('c', 'v')")
        _ = 1 / 0
    assert database.connection.execute("SELECT count(*) FROM removals").fetchone()[0] == 0
    store.create_collection("c", BUNDLED)


def test_a_full_disk_says_so(tmp_path: Path) -> None:
    """SQLite's own limit stands in for the disk's."""
    database = Database(tmp_path / "library.db")
    pages = database.connection.execute("PRAGMA page_count").fetchone()[0]
    database.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="disk is full"), database.writing() as connection:
        connection.execute("INSERT INTO removals VALUES ('c', ?)", ("v" * 10**6,))


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """And stays as it is."""
    path = tmp_path / "library.db"
    path.write_bytes(b"something else entirely, and long enough to be read" * 20)
    before = path.read_bytes()
    with pytest.raises(StorageError, match="cannot be opened"):
        Database(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "library").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be opened"):
        Database(tmp_path / "library" / "library.db")


def test_the_schema_has_its_number(tmp_path: Path) -> None:
    """Later programs know what to add."""
    Database(tmp_path / "library.db")
    looking = sqlite3.connect(tmp_path / "library.db")
    assert looking.execute("PRAGMA user_version").fetchone() == (len(database._MIGRATIONS),)
    looking.close()
