"""Keeps Chroma in step with SQLite: opens it under a time limit, checks it, makes it again.

Chroma does not notice when its files are damaged: `count` stays right while queries return one
row. So it is asked for what we know to be in it, and set aside when it does not answer well.
"""

from __future__ import annotations

import logging
import shutil
import threading
import time
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Final, TypeVar

import numpy as np

from workbench.documents.contents import Contents, VectorRow, VectorState
from workbench.documents.embedding import Vectors
from workbench.documents.index import VectorIndex

_log = logging.getLogger(__name__)

T = TypeVar("T")

_SAMPLED: Final = 40
_NEAR: Final = 3  # a sampled vector must be among so many nearest to itself
_LEAST_FOUND: Final = 0.9  # of the sample: the search is approximate, damage is not
_SAME: Final = 0.9999  # cosine of vectors that stem from the same text
_BATCH: Final = 2_000
_MOST_CHECKS: Final = 2  # that the process did not outlive, in a row


class IndexState(Enum):
    """What can be asked of the vector index."""

    OPENING = "opening"
    REBUILDING = "rebuilding"
    USABLE = "usable"
    BROKEN = "broken"  # could not even be made anew


class IndexUpkeep:
    """Owns the vector index. *collection_ids* tells which collections there should be."""

    def __init__(
        self,
        folder: Path,
        contents: Contents,
        collection_ids: Callable[[], list[str]],
        open_limit_s: float = 60.0,
    ) -> None:
        self._folder = folder
        self._marker = folder / "opening"
        self._checking = folder / "checking"  # outlives a crash too, and holds how often
        self._contents = contents
        self._collection_ids = collection_ids
        self._open_limit_s = open_limit_s
        self._lock = threading.Lock()
        self._index: VectorIndex | None = None
        self.state = IndexState.OPENING
        self.opened = threading.Event()  # the state is any but OPENING

    def open(self) -> None:
        """Open and check the index, making it anew if need be; may take long."""
        with self._lock:
            crashed = self._marker.exists() or _times(self._checking) >= _MOST_CHECKS
            index = None if crashed else self._open_in_time(self._newest())
            self._index = index
            if index is None or not self._sound_in_time(index) or not self._told(index):
                self._rebuild()
            else:
                self._enter(IndexState.USABLE)
            self._checking.unlink(missing_ok=True)

    def flush(self) -> None:
        """Tell Chroma what it has not heard yet, once it is usable."""
        if self.state is not IndexState.USABLE:
            return
        with self._lock:
            try:
                if self._index is not None:
                    self._tell(self._index)
            except Exception:
                # Whatever Chroma raises: what it holds is no longer to be trusted.
                _log.exception("the vector index refused a change")
                self._rebuild()

    def query(
        self, collection_id: str, vector: Vectors, limit: int, document_ids: tuple[str, ...]
    ) -> list[tuple[str, float]] | None:
        """Return the nearest vector ids and their cosines, None when the index cannot answer."""
        index = self._index
        if index is None or self.state is not IndexState.USABLE:
            return None
        try:
            return index.query(collection_id, vector, limit, document_ids)
        except Exception:
            if self._index is index:  # else it was closed under our hands, to be made anew
                _log.exception("the vector index did not answer")
                self._enter(IndexState.REBUILDING)
                threading.Thread(target=self._heal, name="heal", daemon=True).start()
            return None

    def close(self) -> None:
        """Let the files go; the index cannot be asked afterwards."""
        with self._lock:
            self._let_go()

    def _heal(self) -> None:
        """Make the index anew after a failed query."""
        with self._lock:
            self._rebuild()

    def _newest(self) -> int:
        """Return the number of the present index; each that is made anew has the next one."""
        names = [path.name for path in self._folder.glob("[0-9]*") if path.is_dir()]
        return max((int(name) for name in names if name.isdecimal()), default=1)

    def _open_in_time(self, number: int) -> VectorIndex | None:
        """Open an index, None when that fails or takes too long.

        The marker outlives a crash of the whole process, so that damaged files cannot bring it
        down twice.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        self._marker.touch()
        index = in_time(lambda: VectorIndex(self._folder / str(number)), self._open_limit_s)
        if index is not None:
            self._marker.unlink(missing_ok=True)
        return index

    def _sound_in_time(self, index: VectorIndex) -> bool:
        """Whether the index holds what it should, and finds it.

        Damaged vector files are read only now, and may bring the process down or hold it up.
        """
        self._checking.write_text(str(_times(self._checking) + 1))
        return in_time(lambda: self._sound(index), self._open_limit_s) is True

    def _sound(self, index: VectorIndex) -> bool:
        """Check every collection."""
        return all(self._collection_sound(index, each) for each in self._collection_ids())

    def _told(self, index: VectorIndex) -> bool:
        """Hand over what the index has not heard yet; whether it takes that."""
        try:
            self._tell(index)
        except Exception:
            _log.exception("the vector index refused a change")
            return False
        return True

    def _collection_sound(self, index: VectorIndex, collection_id: str) -> bool:
        """Compare the ids, look for known vectors, and ask for ten rows."""
        known = self._contents.vector_ids(collection_id, VectorState.INDEXED)
        present = index.ids(collection_id)
        # The program may have ended after Chroma was told and before that was noted.
        waiting = self._contents.vector_ids(collection_id, VectorState.KEPT)
        removed = {vector_id for of, vector_id in self._contents.removals() if of == collection_id}
        if known - present - removed or present - known - waiting - removed:
            _log.warning("a vector index has not the %d rows it should have", len(known))
            return False
        rows = self._contents.sample(collection_id, _SAMPLED)
        expected = len(present)
        found = sum(self._finds(index, collection_id, row, expected) for row in rows)
        if found < _LEAST_FOUND * len(rows):
            _log.warning("a vector index finds %d of %d vectors it holds", found, len(rows))
            return False
        return True

    @staticmethod
    def _finds(index: VectorIndex, collection_id: str, row: VectorRow, expected: int) -> bool:
        """Whether a vector is among the nearest to itself, and as many rows come as should."""
        wanted = min(10, expected)
        found = index.query(collection_id, row.vector, wanted)
        near = found[:_NEAR]
        itself = any(vector_id == row.vector_id for vector_id, _ in near)
        return len(found) == wanted and (itself or near[-1][1] > _SAME)

    def _rebuild(self) -> None:
        """Set the files aside and fill a new index from SQLite."""
        self._enter(IndexState.REBUILDING)
        started = time.monotonic()
        number = self._newest()
        self._let_go()
        self._set_aside(number)
        self._contents.index_lost()
        # A new place: Chroma may still hold the old one open, in a thread that hangs.
        index = self._open_in_time(number + 1)
        if index is None:
            self._enter(IndexState.BROKEN)
            return
        try:
            self._tell(index)
        except Exception:
            _log.exception("the vector index could not be made again")
            self._enter(IndexState.BROKEN)
            return
        self._index = index
        self._enter(IndexState.USABLE)
        _log.info("made the vector index again in %.1f s", time.monotonic() - started)

    def _enter(self, state: IndexState) -> None:
        """Change the state."""
        self.state = state
        self.opened.set()

    def _let_go(self) -> None:
        """Close the index as far as it lets itself be closed."""
        index, self._index = self._index, None
        if index is not None:
            try:
                index.close()
            except BaseException:  # as above
                _log.exception("the vector index could not be closed")

    def _set_aside(self, number: int) -> None:
        """Rename damaged files, in place of those that were damaged before."""
        self._marker.unlink(missing_ok=True)
        present = self._folder / str(number)
        aside = self._folder / "damaged"
        shutil.rmtree(aside, ignore_errors=True)
        try:
            present.rename(aside)
        except OSError as error:  # none there, or Windows: a file is still open
            _log.info("the damaged index stays where it is: errno %s", error.errno)

    def _tell(self, index: VectorIndex) -> None:
        """Hand over removals first, then new vectors; each is noted once Chroma has it."""
        removals = self._contents.removals()
        by_collection: dict[str, list[str]] = {}
        for collection_id, vector_id in removals:
            by_collection.setdefault(collection_id, []).append(vector_id)
        for collection_id, vector_ids in by_collection.items():
            if "" in vector_ids:
                index.drop(collection_id)
            else:
                index.delete(collection_id, vector_ids)
        if removals:
            self._contents.removed(removals)
        while waiting := self._contents.unindexed(_BATCH):
            for collection_id, rows in waiting.items():
                _upsert(index, collection_id, rows)
                self._contents.indexed([row.chunk for row in rows])
        self._contents.told()


def in_time(work: Callable[[], T], limit_s: float) -> T | None:
    """Return what *work* gives, None when it fails or takes too long; it is then left alone."""
    given: list[T] = []

    def attempt() -> None:
        try:
            given.append(work())
        except BaseException:  # Chroma's Rust part panics with BaseException
            _log.exception("the vector index cannot be opened, or fails its check")

    thread = threading.Thread(target=attempt, name="open-index", daemon=True)
    thread.start()
    thread.join(limit_s)
    return given[0] if given else None


def _times(marker: Path) -> int:
    """Return how often a check was begun and not ended."""
    try:
        return int(marker.read_text())
    except (OSError, ValueError):
        return 0


def _upsert(index: VectorIndex, collection_id: str, rows: list[VectorRow]) -> None:
    """Put rows into the index."""
    index.upsert(
        collection_id,
        [row.vector_id for row in rows],
        np.stack([row.vector for row in rows]),
        [row.document_id for row in rows],
    )
