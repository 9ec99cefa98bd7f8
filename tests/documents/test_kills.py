"""kill -9 while documents are taken in, again and again: nothing is lost or there twice."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.documents.conftest import Shelf
from tests.documents.test_child_library import long_text
from tests.documents.test_upkeep import newest
from workbench.core.sources import DocumentState
from workbench.documents.index import VectorIndex

MOST_EVENTS = 8
SPREAD_S = 0.3


def kept(shelf: Shelf) -> list[tuple[str, int]]:
    """Return the vectors that are in the database, by id and chunk."""
    database = sqlite3.connect(f"file:{shelf.folder}/library/library.db?mode=ro", uri=True)
    try:
        rows = database.execute("SELECT vector_id, chunk FROM vectors JOIN chunks USING (chunk)")
        return list(rows)
    finally:
        database.close()


def wait_for_chroma(shelf: Shelf) -> None:
    """Ask until Chroma has all vectors: a document is ready before an index is made anew."""
    database = sqlite3.connect(f"file:{shelf.folder}/library/library.db?mode=ro", uri=True)
    waiting = "SELECT count(*) FROM chunks WHERE vector_state = 2"
    while database.execute(waiting).fetchone() != (0,):
        shelf.library.snapshot()  # so that the wait ends when the library does
    database.close()


def killed_while_it_works(shelf: Shelf, collection_id: str, paths: list[Path], seed: int) -> None:
    """Add files, and kill the child at a moment that is another one each time."""
    moment = random.Random(seed)
    ids = [each.document_id for each in shelf.library.add(collection_id, paths)]
    count = moment.randint(1, MOST_EVENTS)
    shelf.wait(lambda: len(shelf.events) >= count or all_ready(shelf, ids))
    threading.Event().wait(moment.random() * SPREAD_S)  # for nothing: between what is told, too
    assert shelf.library.pid
    os.kill(shelf.library.pid, signal.SIGKILL)
    shelf.library.close()


def all_ready(shelf: Shelf, ids: list[str]) -> bool:
    """Whether these documents are ready: then nothing more will be told."""
    latest = shelf.latest()
    return all(each in latest and latest[each].state is DocumentState.READY for each in ids)


@pytest.mark.timeout(3_600)
def test_nothing_is_lost_and_nothing_is_there_twice(
    open_shelf: Callable[..., Shelf], tmp_path: Path, full: bool
) -> None:
    """Every chunk that was finished stays, and in the end all of them are there once."""
    kills = 100 if full else 3
    first = open_shelf()
    collection_id = first.library.create_collection("c").collection_id
    first.library.close()
    before: set[tuple[str, int]] = set()
    for number in range(kills):
        paths = [long_text(tmp_path / f"{number}-{n}.txt", 150 + number + 100 * n) for n in (0, 1)]
        for path in paths:
            path.write_text(f"File {path.name}. {path.read_text()}", encoding="utf-8")
        shelf = open_shelf()
        killed_while_it_works(shelf, collection_id, paths, number)
        now = set(kept(shelf))
        assert before <= now
        before = now
    last = open_shelf()
    last.add(collection_id, [long_text(tmp_path / "last.txt", 10)])  # its turn comes after all
    documents = last.documents()
    assert {each.state for each in documents} == {DocumentState.READY}
    assert len(documents) == 2 * kills + 1
    assert all(each.embedded == each.chunks > 0 for each in documents)
    wait_for_chroma(last)
    last.library.close()
    rows = kept(last)
    ids = {vector_id for vector_id, _ in rows}
    assert before <= set(rows)
    assert len(ids) == len(rows) == sum(each.chunks for each in documents)
    index = VectorIndex(newest(last.folder / "library" / "chroma"))
    assert index.ids(collection_id) == ids
    index.close()
