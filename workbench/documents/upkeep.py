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
from typing import Final

import numpy as np

from workbench.documents.contents import Contents, VectorRow
from workbench.documents.embedding import Vectors
from workbench.documents.index import VectorIndex

_log = logging.getLogger(__name__)

_SAMPLED: Final = 20
_NEAR: Final = 3  # a sampled vector must be among so many nearest to itself
_LEAST_FOUND: Final = 0.9  # of the sample: the search is approximate, damage is not
_SAME: Final = 0.9999  # cosine of vectors that stem from the same text
_BATCH: Final = 2_000


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
            crashed = self._marker.exists()
            self._index = None if crashed else self._open_in_time(self._newest())
            if self._index is None or not self._sound(self._index):
                self._rebuild()
            else:
                self._enter(IndexState.USABLE)

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
        opened: list[VectorIndex] = []
        self._folder.mkdir(parents=True, exist_ok=True)
        self._marker.touch()

        def attempt() -> None:
            try:
                opened.append(VectorIndex(self._folder / str(number)))
            except BaseException:  # Chroma's Rust part panics with BaseException
                _log.exception("the vector index cannot be opened")

        thread = threading.Thread(target=attempt, name="open-index", daemon=True)
        thread.start()
        thread.join(self._open_limit_s)
        if not opened:
            return None
        self._marker.unlink(missing_ok=True)
        return opened[0]

    def _sound(self, index: VectorIndex) -> bool:
        """Whether the index holds what it should, and finds it."""
        try:
            self._tell(index)
            return all(self._collection_sound(index, each) for each in self._collection_ids())
        except BaseException:  # as above: a panic is no Exception
            _log.exception("the vector index failed its check")
            return False

    def _collection_sound(self, index: VectorIndex, collection_id: str) -> bool:
        """Compare the count, look for known vectors, and ask for ten rows."""
        expected = self._contents.indexed_count(collection_id)
        if index.count(collection_id) != expected:
            _log.warning("a vector index has not the %d rows it should have", expected)
            return False
        rows = self._contents.sample(collection_id, _SAMPLED)
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


def _upsert(index: VectorIndex, collection_id: str, rows: list[VectorRow]) -> None:
    """Put rows into the index."""
    index.upsert(
        collection_id,
        [row.vector_id for row in rows],
        np.stack([row.vector for row in rows]),
        [row.document_id for row in rows],
    )
