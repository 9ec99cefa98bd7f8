"""Failures of disk and database, in words for a person."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from workbench.core.errors import StorageError

_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


def disk_full(folder: Path, detail: str) -> StorageError:
    """The disk has no room."""
    return StorageError(
        "The disk is full, so the last change could not be saved.",
        "Free some space on the disk that holds {folder}, then try again. "
        "What was saved before is safe.",
        detail=detail,
        folder=str(folder),
    )


def no_permission(folder: Path, detail: str) -> StorageError:
    """The folder may not be written."""
    return StorageError(
        "There is no permission to write in {folder}.",
        "Allow writing there, or start the program with another data folder (--profile).",
        detail=detail,
        folder=str(folder),
    )


def damaged(path: Path, detail: str) -> StorageError:
    """The file is no database, or not a whole one."""
    return StorageError(
        "The file {file} is damaged or is no database of this program.",
        "Move it away and start again, or put a backup copy in its place.",
        detail=detail,
        file=path.name,
    )


def too_new(path: Path, found: int, known: int) -> StorageError:
    """A newer program wrote the database."""
    return StorageError(
        "The file {file} was written by a newer version of the program; it was left untouched.",
        "Start the newer version, or choose another data folder (--profile).",
        detail=f"schema {found}, this program knows {known}",
        file=path.name,
    )


def from_sqlite(error: sqlite3.Error, path: Path) -> StorageError:
    """Phrase an error of SQLite."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    detail = f"{type(error).__name__}: {error}"
    if code == sqlite3.SQLITE_FULL:
        return disk_full(path.parent, detail)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return no_permission(path.parent, detail)
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, detail)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StorageError(
            "Another program is using the data folder {folder}.",
            "Close the other program, then try again.",
            detail=detail,
            folder=str(path.parent),
        )
    return StorageError(
        "The change could not be saved.",
        "Try again; if it comes back, copy the diagnostics from Settings.",
        detail=detail,
    )


def from_os(error: OSError, path: Path) -> StorageError:
    """Phrase an error of the file system."""
    detail = f"{type(error).__name__}: {error.strerror}"
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return disk_full(path.parent, detail)
    if error.errno in _DENIED:
        return no_permission(path.parent, detail)
    return StorageError(
        "The file {file} could not be read or written.",
        "Check the disk and the folder {folder}, then try again.",
        detail=detail,
        file=path.name,
        folder=str(path.parent),
    )
