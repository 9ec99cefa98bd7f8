"""What the database knows of watched folders, and of a pause."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import BadInput
from workbench.core.sources import DocumentState, WatchedFolder
from workbench.documents.database import Database


@dataclass(frozen=True, slots=True)
class Known:
    """A document under a watched folder, as it was when it was last read."""

    document_id: str
    size_bytes: int
    modified_ns: int  # 0: never looked at
    missing: bool
    state: DocumentState


class Folders:
    """Keeps which folders are watched. May be used from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def watch(self, collection_id: str, folder: Path) -> None:
        """Watch a folder. Raises BadInput when it lies within, or around, one that is watched."""
        for other in self.of(collection_id):
            path = Path(other.path)
            if path != folder and (path in folder.parents or folder in path.parents):
                raise BadInput(
                    "This folder and {folder}, which is watched already, lie within each other.",
                    "Stop watching that one first.",
                    folder=path.name,
                )
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO folders VALUES (?, ?, 1) ON CONFLICT DO NOTHING",
                (collection_id, os.fsencode(folder)),
            )

    def unwatch(self, collection_id: str, folder: Path) -> None:
        """Leave a folder alone from now on; its documents stay."""
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM folders WHERE collection_id = ? AND path = ?",
                (collection_id, os.fsencode(folder)),
            )
            connection.execute(
                "UPDATE documents SET missing = 0 WHERE collection_id = ?", (collection_id,)
            )

    def of(self, collection_id: str) -> tuple[WatchedFolder, ...]:
        """Return the watched folders of a collection."""
        return self.by_collection().get(collection_id, ())

    def by_collection(self) -> dict[str, tuple[WatchedFolder, ...]]:
        """Return all watched folders."""
        found: dict[str, tuple[WatchedFolder, ...]] = {}
        rows = self._database.connection.execute("SELECT * FROM folders ORDER BY path")
        for row in rows:
            folder = WatchedFolder(os.fsdecode(row["path"]), bool(row["reachable"]))
            found[row["collection_id"]] = (*found.get(row["collection_id"], ()), folder)
        return found

    def set_reachable(self, collection_id: str, folder: str, reachable: bool) -> None:
        """Note whether a folder can be looked into."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE folders SET reachable = ? WHERE collection_id = ? AND path = ?",
                (reachable, collection_id, os.fsencode(folder)),
            )

    def known(self, collection_id: str, folder: str) -> dict[Path, Known]:
        """Return the documents of a collection that lie under a folder."""
        prefix = os.fsencode(Path(folder)) + os.fsencode(os.sep)
        rows = self._database.connection.execute(
            "SELECT * FROM documents WHERE collection_id = ? AND substr(path, 1, ?) = ?",
            (collection_id, len(prefix), prefix),
        )
        return {Path(os.fsdecode(row["path"])): _known(row) for row in rows}

    def unwanted(self, collection_id: str) -> set[Path]:
        """Return the files that are not to come back by themselves."""
        rows = self._database.connection.execute(
            "SELECT path FROM unwanted WHERE collection_id = ?", (collection_id,)
        )
        return {Path(os.fsdecode(row["path"])) for row in rows}

    def keep_away(self, document_ids: Sequence[str]) -> None:
        """Note that documents of watched folders were removed by the person."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT INTO unwanted SELECT collection_id, path FROM documents "
                "WHERE document_id = ? AND collection_id IN (SELECT collection_id FROM folders) "
                "ON CONFLICT DO NOTHING",
                ((document_id,) for document_id in document_ids),
            )

    def want(self, collection_id: str, paths: Iterable[Path]) -> None:
        """Note that the person added files: they may be watched again."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM unwanted WHERE collection_id = ? AND path = ?",
                ((collection_id, os.fsencode(path)) for path in paths),
            )

    def looked_at(self, document_id: str, size_bytes: int, modified_ns: int) -> None:
        """Note how a file looked when it was read: a later look is compared with it."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE documents SET size_bytes = ?, modified_ns = ? WHERE document_id = ?",
                (size_bytes, modified_ns, document_id),
            )

    def set_missing(self, document_ids: Iterable[str], missing: bool) -> None:
        """Note that files are gone, or back."""
        with self._database.writing() as connection:
            connection.executemany(
                "UPDATE documents SET missing = ? WHERE document_id = ?",
                ((missing, document_id) for document_id in document_ids),
            )

    @property
    def paused(self) -> bool:
        """Whether the person wants nothing to be read at present."""
        row = self._database.connection.execute(
            "SELECT value FROM marks WHERE name = 'paused'"
        ).fetchone()
        return row is not None

    def pause(self, paused: bool) -> None:
        """Keep a pause, also beyond the end of the program."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM marks WHERE name = 'paused'")
            if paused:
                connection.execute("INSERT INTO marks VALUES ('paused', '1')")


def watched(folders: dict[str, tuple[WatchedFolder, ...]]) -> Iterator[tuple[str, WatchedFolder]]:
    """Yield every watched folder with its collection."""
    for collection_id, found in folders.items():
        for folder in found:
            yield collection_id, folder


def _known(row: sqlite3.Row) -> Known:
    """Build from a row of a document."""
    return Known(
        row["document_id"],
        row["size_bytes"],
        row["modified_ns"],
        bool(row["missing"]),
        DocumentState(row["state"]),
    )
