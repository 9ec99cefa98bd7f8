"""A file on its way: what came of it, and the note that tells what it is a part of."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.storage.download_names import numbered
from workbench.storage.files import write_whole

_HASHED_BYTES: Final = 1 << 20
_SYNC_BYTES: Final = 64 << 20  # so that the last fsync has little left to do
_HEAD_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Note:
    """What a server said of a file; "" and 0 where it said nothing."""

    address: str
    etag: str = ""  # a strong one, as in If-Range
    modified: str = ""
    sha256: str = ""
    size_bytes: int = 0


class Part:
    """What came of a file, in NAME.part beside it, with its checksum so far.

    Its methods raise OSError.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.path = target.with_name(f"{target.name}.part")
        self._note_path = target.with_name(f"{target.name}.part.json")
        self.note: Note | None = None
        self.size_bytes = 0
        self.head = b""
        self.received_bytes = 0  # by this object, what was lost again included
        self._unsynced = 0
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The checksum of what came."""
        return self._digest.hexdigest()

    def kept_bytes(self) -> int:
        """Return how much lies there of an earlier time."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    async def take_up(self, address: str) -> None:
        """Go on from what came earlier of the same address; else delete it. May be cancelled."""
        try:
            note = from_plain(Note, json.loads(self._note_path.read_text(encoding="utf-8")))
        except (OSError, ValueError, PlainError, RecursionError):
            note = None
        if note is None or note.address != address or not self.path.is_file():
            self.discard()
            return
        with self.path.open("rb") as file:
            while chunk := file.read(_HASHED_BYTES):
                self._count(chunk)
                await asyncio.sleep(0)
        self.note = note

    def begin(self, note: Note) -> None:
        """Start anew with what the server says now."""
        self.discard()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._note_path, json.dumps(to_plain(note), ensure_ascii=False))
        self.note = note

    @contextmanager
    def writing(self) -> Iterator[BinaryIO]:
        """Open what came, to go on with it."""
        with self.path.open("ab") as file:
            yield file

    def append(self, file: BinaryIO, chunk: bytes) -> None:
        """Write what has just come."""
        file.write(chunk)
        file.flush()  # so that it outlives this process
        self._count(chunk)
        self.received_bytes += len(chunk)
        self._unsynced += len(chunk)
        if self._unsynced >= _SYNC_BYTES:
            os.fsync(file.fileno())
            self._unsynced = 0

    def finish(self) -> Path:
        """Give the whole file its name, or one with a number where that is taken; return it."""
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
        final = numbered(self.target)
        self.path.rename(final)
        _sync_folder(final.parent)
        self._note_path.unlink(missing_ok=True)
        return final

    def discard(self) -> None:
        """Delete what came."""
        self.path.unlink(missing_ok=True)
        self._note_path.unlink(missing_ok=True)
        self.note, self.size_bytes, self.head, self._unsynced = None, 0, b"", 0
        self._digest = hashlib.sha256()

    def _count(self, chunk: bytes) -> None:
        """Take a piece into size and checksum."""
        self._digest.update(chunk)
        self.size_bytes += len(chunk)
        if len(self.head) < _HEAD_BYTES:
            self.head = (self.head + chunk[:_HEAD_BYTES])[:_HEAD_BYTES]


async def file_sha256(path: Path) -> str:
    """Return the checksum of a whole file; may be cancelled meanwhile. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_HASHED_BYTES):
            digest.update(chunk)
            await asyncio.sleep(0)
    return digest.hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make a new name outlive a power cut, where folders can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
