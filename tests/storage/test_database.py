"""The database: opened with care, refused when newer, whole transactions, failures in words."""

from __future__ import annotations

import sqlite3
import stat
import sys
import threading
from pathlib import Path

import pytest

from workbench.core.errors import StorageError
from workbench.storage.database import Database
from workbench.storage.migrations import MIGRATIONS
from workbench.storage.secret import load_secret


def _add_note(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE kept ADD COLUMN note TEXT")


def _break(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE kept ADD COLUMN note TEXT")
    connection.execute("ALTER TABLE nowhere ADD COLUMN note TEXT")


def test_a_new_database_has_the_newest_schema(tmp_path: Path) -> None:
    database = Database(tmp_path / "한글 폴더" / "workbench.db")
    row = database.row("PRAGMA user_version")
    assert row is not None and row[0] == len(MIGRATIONS)
    mode = database.row("PRAGMA journal_mode")
    assert mode is not None and mode[0] == "wal"
    if sys.platform != "win32":  # what is said in chats is for the owner's eyes
        files = list((tmp_path / "한글 폴더").iterdir())
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    database.close()


def test_a_migration_keeps_a_copy_of_the_old_database(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    old = Database(path)
    with old.write() as connection:
        connection.execute("INSERT INTO kept VALUES ('a', 'before')")
    old.close()

    new = Database(path, (*MIGRATIONS, _add_note))

    assert new.rows("SELECT name, value, note FROM kept")[0]["value"] == "before"
    new.close()
    copy = sqlite3.connect(tmp_path / f"workbench.schema-{len(MIGRATIONS)}.db")
    assert copy.execute("SELECT value FROM kept").fetchall() == [("before",)]
    assert "note" not in [row[1] for row in copy.execute("PRAGMA table_info(kept)")]
    copy.close()


def test_a_failing_migration_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    Database(path).close()

    with pytest.raises(StorageError):
        Database(path, (*MIGRATIONS, _break))

    again = Database(path)
    assert "note" not in [row["name"] for row in again.rows("PRAGMA table_info(kept)")]
    again.close()


def test_a_newer_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    Database(path, (*MIGRATIONS, _add_note)).close()
    before = path.read_bytes()

    with pytest.raises(StorageError, match="newer version of the program") as caught:
        Database(path)

    assert "--profile" in caught.value.hint
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["workbench.db"]


def test_a_newer_database_is_refused_when_only_its_log_says_so(tmp_path: Path) -> None:
    path = tmp_path / "workbench.db"
    Database(path).close()
    newer = Database(path, (*MIGRATIONS, _add_note))  # stays open: its change is in the log only

    with pytest.raises(StorageError, match="newer version"):
        Database(path)

    newer.close()


@pytest.mark.parametrize("content", [b"this is no database", b"SQLite format 3\x00" + b"x" * 200])
def test_a_file_that_is_no_database_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "workbench.db"
    path.write_bytes(content)

    with pytest.raises(StorageError) as caught:
        Database(path)

    assert "workbench.db" in str(caught.value)
    assert path.read_bytes() == content


def test_a_full_disk_is_said_and_what_was_saved_stays(tmp_path: Path) -> None:
    database = Database(tmp_path / "workbench.db")
    with database.write() as connection:
        connection.execute("INSERT INTO kept VALUES ('small', 'saved')")
    pages = database.rows("PRAGMA page_count")[0][0]
    database.rows(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(StorageError, match="The disk is full") as caught, database.write() as w:
        w.execute("INSERT INTO kept VALUES ('big', ?)", ("x" * 1_000_000,))

    assert str(tmp_path) in str(caught.value)
    assert [row["value"] for row in database.rows("SELECT value FROM kept")] == ["saved"]
    with database.write() as connection:  # and the next small thing can be saved again
        connection.execute("INSERT INTO kept VALUES ('next', 'also saved')")
    database.close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError):
        Database(tmp_path / "file" / "workbench.db")


def test_no_permission_is_said_for_what_sqlite_reports(tmp_path: Path) -> None:
    database = Database(tmp_path / "workbench.db")
    database.rows("PRAGMA query_only = ON")  # as a read-only disk does, whoever runs the test

    with (
        pytest.raises(StorageError, match="no permission to write") as caught,
        database.write() as w,
    ):
        w.execute("INSERT INTO kept VALUES ('a', 'b')")

    assert "--profile" in caught.value.hint
    database.close()


def test_an_error_in_a_transaction_undoes_all_of_it(tmp_path: Path) -> None:
    database = Database(tmp_path / "workbench.db")

    with pytest.raises(KeyError), database.write() as connection:
        connection.execute("INSERT INTO kept VALUES ('a', 'b')")
        raise KeyError("something else")

    assert database.rows("SELECT * FROM kept") == []
    database.close()


def test_many_threads_write_in_turns(tmp_path: Path) -> None:
    database = Database(tmp_path / "workbench.db")

    def write(name: str) -> None:
        for number in range(20):
            with database.write() as connection:
                connection.execute("INSERT INTO kept VALUES (?, '')", (f"{name}{number}",))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcde"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert database.rows("SELECT count(*) FROM kept")[0][0] == 100
    database.close()


def test_the_secret_is_made_once_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "profile" / "secret"
    first = load_secret(path)

    assert len(first) == 32
    assert load_secret(path) == first
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_bytes(first[:5])  # cut off
    assert len(load_secret(path)) == 32
