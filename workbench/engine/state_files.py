"""Conversation states on disk: found again by their tokens, whatever the file is called.

A file is what llama.cpp wrote of one sequence, then its tokens, their number, and a digest over
all of it that is keyed with the model: a damaged file and one of another model look alike, and are
deleted. The files hold what a person wrote: only that person may read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import secrets
import shutil
import struct
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from workbench.engine.prefix import common_prefix

_log = logging.getLogger(__name__)

DEFAULT_LIMIT_BYTES: Final = 2_000_000_000
_SUFFIX: Final = ".state"
_PART: Final = ".part"
_DIGEST_BYTES: Final = 32
_COUNT: Final = struct.Struct("<I")
_READ_BYTES: Final = 1 << 20
_SHORTEST: Final = 256  # tokens: fewer are read anew as fast
_LARGEST_SHARE: Final = 4  # one state may take a fourth of the limit
_KEPT_FREE_BYTES: Final = 1_000_000_000  # of the disk


@dataclass(frozen=True, slots=True, eq=False)
class SavedState:
    """One file and the tokens whose state it holds."""

    path: Path
    tokens: list[int]


class StateFiles:
    """The saved states of one model, in a folder that all models share."""

    def __init__(self, folder: Path, model: str, limit_bytes: int = DEFAULT_LIMIT_BYTES) -> None:
        self._folder = folder
        self._limit_bytes = limit_bytes
        self._key = hashlib.blake2b(model.encode("utf-8", "replace"), digest_size=32).digest()
        self._prefix = self._key.hex()[:16] + "-"
        self._states: list[SavedState] = []
        self._open_folder()

    def find(self, tokens: Sequence[int]) -> tuple[SavedState | None, int]:
        """Return the state that shares the longest beginning with *tokens*, and its length."""
        best: SavedState | None = None
        longest = 0
        for state in self._states:
            length = common_prefix(state.tokens, tokens)
            if length > longest:
                best, longest = state, length
        return best, longest

    def check(self, state: SavedState) -> bool:
        """Whether a file is whole and of this model; it is deleted when it is not."""
        try:
            with state.path.open("rb") as file:
                size = file.seek(0, os.SEEK_END) - _DIGEST_BYTES
                file.seek(0)
                intact = self._digest(file, size) == file.read() and (
                    _read_tokens(state.path) == state.tokens
                )
            if intact:
                os.utime(state.path)  # used just now: the last to be thrown out
        except (OSError, ValueError):
            intact = False
        if not intact:
            _log.warning("a saved state is damaged and was deleted")
            self._discard(state)
        return intact

    def is_worth_saving(self, tokens: Sequence[int]) -> bool:
        """Whether much of *tokens* would have to be read anew without a new file."""
        _state, length = self.find(tokens)
        return len(tokens) >= _SHORTEST and length < len(tokens) - _slack(tokens)

    def save(
        self, tokens: Sequence[int], size_bytes: int, write: Callable[[Path], bool]
    ) -> SavedState | None:
        """Let *write* fill a file, and keep it; None when that cannot be done."""
        part = self._folder / f"{self._prefix}{secrets.token_hex(8)}{_PART}"
        try:
            if not self._make_room(size_bytes):
                return None
            os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            if not write(part):
                raise OSError("llama.cpp did not write it")
            self._seal(part, tokens)
            state = SavedState(part.with_suffix(_SUFFIX), list(tokens))
            part.replace(state.path)
        except OSError as error:
            _log.warning("a state was not saved: %s", error.strerror or error)
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
            return None
        for older in tuple(self._states):
            if common_prefix(older.tokens, tokens) >= len(older.tokens) - _slack(older.tokens):
                self._discard(older)
        self._states.append(state)
        return state

    def clear(self) -> None:
        """Delete the states of all models."""
        clear_states(self._folder)
        self._states.clear()

    def _open_folder(self) -> None:
        """Learn what is there; half-written files of a child that died are deleted."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            for part in self._folder.glob(f"*{_PART}"):
                part.unlink(missing_ok=True)
            for path in sorted(self._folder.glob(f"{self._prefix}*{_SUFFIX}")):
                self._take_in(path)
        except OSError as error:
            _log.warning("saved states cannot be read: %s", error.strerror)

    def _take_in(self, path: Path) -> None:
        """Learn the tokens of a file; one that has none is deleted."""
        try:
            self._states.append(SavedState(path, _read_tokens(path)))
        except ValueError:
            path.unlink(missing_ok=True)

    def _make_room(self, size_bytes: int) -> bool:
        """Delete the oldest files, of any model, until there is room for one more."""
        if size_bytes > self._limit_bytes // _LARGEST_SHARE:
            return False
        ages = []
        for path in self._folder.glob(f"*{_SUFFIX}"):
            with contextlib.suppress(FileNotFoundError):  # another program may share the folder
                status = path.stat()
                ages.append((status.st_mtime_ns, status.st_size, path))
        total = sum(size for _age, size, _path in ages)
        for _age, size, path in sorted(ages):
            if total + size_bytes <= self._limit_bytes:
                break
            path.unlink(missing_ok=True)
            total -= size
        self._states = [state for state in self._states if state.path.exists()]
        return shutil.disk_usage(self._folder).free >= size_bytes + _KEPT_FREE_BYTES

    def _seal(self, path: Path, tokens: Sequence[int]) -> None:
        """Append the tokens and the digest."""
        with path.open("r+b") as file:
            file.seek(0, os.SEEK_END)
            file.write(_packed(tokens) + _COUNT.pack(len(tokens)))
            size = file.tell()
            file.seek(0)
            digest = self._digest(file, size)
            file.seek(size)
            file.write(digest)

    def _digest(self, file: BinaryIO, size: int) -> bytes:
        """Return the digest over the next *size* bytes of a file."""
        digest = hashlib.blake2b(digest_size=_DIGEST_BYTES, key=self._key)
        while size > 0 and (block := file.read(min(size, _READ_BYTES))):
            digest.update(block)
            size -= len(block)
        return digest.digest()

    def _discard(self, state: SavedState) -> None:
        """Delete a file."""
        self._states = [other for other in self._states if other is not state]
        with contextlib.suppress(OSError):
            state.path.unlink(missing_ok=True)


def clear_states(folder: Path) -> None:
    """Delete all saved states in *folder*; other files stay."""
    for suffix in (_SUFFIX, _PART):
        for path in folder.glob(f"*{suffix}"):
            path.unlink(missing_ok=True)


def _slack(tokens: Sequence[int]) -> int:
    """Return how many tokens at the end are not worth a file of their own."""
    return max(_SHORTEST // 4, len(tokens) // 16)


def _packed(tokens: Sequence[int]) -> bytes:
    """Return tokens as 32-bit numbers."""
    return array("i", tokens).tobytes()


def _read_tokens(path: Path) -> list[int]:
    """Return the tokens at the end of a file. Raises ValueError when there are none."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END) - _DIGEST_BYTES - _COUNT.size
        if end < 0:
            raise ValueError("too short")
        file.seek(end)
        (count,) = _COUNT.unpack(file.read(_COUNT.size))
        if not 0 < count * 4 <= end:
            raise ValueError("not a saved state")
        file.seek(end - count * 4)
        tokens = array("i")
        tokens.frombytes(file.read(count * 4))
    return tokens.tolist()
