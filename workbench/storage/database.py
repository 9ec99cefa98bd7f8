"""The one SQLite connection: opened with care, used under a lock, every write a transaction."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from workbench.core.errors import StorageError
from workbench.storage import failures
from workbench.storage.migrations import MIGRATIONS, Migration

_MAGIC: Final = b"SQLite format 3\x00"
_VERSION_AT: Final = slice(60, 64)  # user_version in the file header, big-endian
_BUSY_MS: Final = 5000

Value = str | int | float | None


class Database:
    """A SQLite file at the newest schema. Any thread may call; calls take turns.

    Raises StorageError when the file cannot be used; a file of a newer program is not touched.
    """

    def __init__(self, path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self.path = path
        self._migrations = migrations
        self._lock = threading.RLock()
        self._refuse_foreign_file()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._connect()
        except sqlite3.Error as error:
            raise failures.from_sqlite(error, path) from error
        except OSError as error:
            raise failures.from_os(error, path) from error
        try:
            self._migrate()
        except sqlite3.Error as error:
            self._connection.close()
            raise failures.from_sqlite(error, path) from error
        except StorageError:
            self._connection.close()
            raise

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Give the connection for one transaction: all of it is kept, or nothing."""
        with self._lock:
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                self._roll_back()
                raise failures.from_sqlite(error, self.path) from error
            except BaseException:
                self._roll_back()
                raise

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[sqlite3.Row]:
        """Return all rows of a query."""
        with self._lock:
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise failures.from_sqlite(error, self.path) from error

    def row(self, sql: str, values: Sequence[Value] = ()) -> sqlite3.Row | None:
        """Return the first row of a query, None when there is none."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def close(self) -> None:
        """Close the file. The object cannot be used afterwards."""
        with self._lock:
            self._connection.close()

    # Opening

    def _refuse_foreign_file(self) -> None:
        """Refuse a newer or a foreign file by its header, before SQLite could write to it."""
        try:
            with self.path.open("rb") as file:
                header = file.read(100)
        except FileNotFoundError:
            return
        except OSError as error:
            raise failures.from_os(error, self.path) from error
        if header and not header.startswith(_MAGIC):
            raise failures.damaged(self.path, "no SQLite header")
        self._refuse_newer(int.from_bytes(header[_VERSION_AT], "big"))

    def _refuse_newer(self, version: int) -> None:
        """Refuse a schema this program does not know."""
        if version > len(self._migrations):
            raise failures.too_new(self.path, version, len(self._migrations))

    def _connect(self) -> sqlite3.Connection:
        """Open the file, readable by its owner only when it is new.

        Transactions are begun by `write`, not by the sqlite3 module.
        """
        self.path.touch(mode=0o600)
        connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        return connection

    def _migrate(self) -> None:
        """Bring the schema up to date, after a copy of the file has been put beside it."""
        self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
        self._connection.execute("PRAGMA foreign_keys = ON")
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        self._refuse_newer(version)  # the header may be older than the write-ahead log
        self._connection.execute("PRAGMA journal_mode = WAL")
        # NORMAL: a killed program loses nothing; only a power cut may lose the last moments.
        self._connection.execute("PRAGMA synchronous = NORMAL")
        if 0 < version < len(self._migrations):
            self._back_up(version)
        for number, migration in enumerate(self._migrations[version:], start=version + 1):
            with self.write() as connection:
                migration(connection)
                connection.execute(f"PRAGMA user_version = {number}")

    def _back_up(self, version: int) -> None:
        """Copy the database to a file beside it that names the schema it has."""
        target = self.path.with_name(f"{self.path.stem}.schema-{version}.db")
        copy = sqlite3.connect(target)
        try:
            self._connection.backup(copy)
        finally:
            copy.close()

    def _roll_back(self) -> None:
        """Undo the transaction; SQLite may have undone it by itself (on a full disk)."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
