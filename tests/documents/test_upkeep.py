"""Chroma kept in step with SQLite, and made anew when it is damaged."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.documents.stub_child import StubEmbedder
from workbench.core.sources import Chunk, Document, DocumentState, Span
from workbench.documents.contents import Contents, VectorState
from workbench.documents.database import Database
from workbench.documents.embedding import BUNDLED
from workbench.documents.index import VectorIndex
from workbench.documents.readers.base import ReadPage
from workbench.documents.store import Store
from workbench.documents.upkeep import IndexState, IndexUpkeep

ROWS = 120


class Cupboard:
    """A small library without processes: vectors in SQLite, and an index beside them."""

    def __init__(self, folder: Path) -> None:
        self.database = Database(folder / "library.db")
        self.chroma = folder / "chroma"
        self.store = Store(self.database)
        self.contents = Contents(self.database)
        self.upkeeps: list[IndexUpkeep] = []
        known = self.store.collection_ids()
        self.collection_id = known[0] if known else self._filled()

    def _filled(self) -> str:
        """Make a collection with a document."""
        self.collection_id = self.store.create_collection("c", BUNDLED).collection_id
        self.put("first", ROWS)
        return self.collection_id

    def put(self, name: str, rows: int) -> Document:
        """Keep a document of so many chunks, embedded but not yet in the index."""
        (document,) = self.store.add_documents(self.collection_id, [Path("/nowhere") / name])
        waiting, reading = (DocumentState.WAITING,), DocumentState.READING
        self.store.change_state(document.document_id, waiting, reading)
        chunks = [Chunk(n, 0, Span(0, 1), f"{name} number{n} text{n}") for n in range(rows)]
        wishes = [(chunk, VectorState.PENDING) for chunk in chunks]
        assert self.contents.keep(document, f"{name:0<64}", [ReadPage(0, "x")], wishes)
        pending = self.contents.pending(BUNDLED.fingerprint, rows)
        vectors = StubEmbedder().embed_passages([each.text for each in pending])
        self.contents.keep_vectors(pending, vectors)
        return document

    def open(self, limit_s: float = 60.0) -> IndexUpkeep:
        """Open the index as a new program would."""
        self.close()
        self.upkeeps.append(
            IndexUpkeep(self.chroma, self.contents, self.store.collection_ids, limit_s)
        )
        self.upkeeps[-1].open()
        return self.upkeeps[-1]

    def close(self) -> None:
        """Let the files go."""
        for upkeep in self.upkeeps:
            upkeep.close()
        self.upkeeps.clear()

    def found(self, upkeep: IndexUpkeep, text: str, limit: int = 10) -> list[str]:
        """Return the vector ids nearest to a text."""
        vector = StubEmbedder().embed_question(text)
        scores = upkeep.query(self.collection_id, vector, limit, ())
        assert scores is not None
        return [vector_id for vector_id, _ in scores]


@pytest.fixture
def cupboard(tmp_path: Path) -> Iterator[Cupboard]:
    """A library with one document that is in the index."""
    cupboard = Cupboard(tmp_path)
    cupboard.open()
    yield cupboard
    cupboard.close()


def newest(chroma: Path) -> Path:
    """Return the folder of the present index."""
    folders = [path for path in chroma.iterdir() if path.name.isdecimal()]
    return max(folders, key=lambda path: int(path.name))


def lose_vectors(index: Path) -> None:
    """Remove the folder of vectors; the count stays right."""
    (folder,) = [path for path in index.iterdir() if path.is_dir()]
    shutil.rmtree(folder)


def purge_log(index: Path) -> None:
    """Empty the write-ahead log, from which small collections live."""
    database = sqlite3.connect(index / "chroma.sqlite3")
    database.execute("DELETE FROM embeddings_queue")
    database.commit()
    database.close()


def overwrite_database(index: Path) -> None:
    """Put noise in place of the database."""
    (index / "chroma.sqlite3").write_bytes(b"noise" * 4_000)


def lose_everything(index: Path) -> None:
    """Remove the whole index."""
    shutil.rmtree(index)


def lose_rows(index: Path) -> None:
    """Remove rows, so that the count is wrong."""
    database = sqlite3.connect(index / "chroma.sqlite3")
    database.execute("DELETE FROM embeddings WHERE id % 2 = 0")
    database.commit()
    database.close()


@pytest.mark.parametrize(
    "harm",
    [purge_log, overwrite_database, lose_everything, lose_rows, lose_vectors],
    ids=lambda harm: harm.__name__,
)
def test_damage_is_noticed_and_healed(cupboard: Cupboard, harm: Callable[[Path], None]) -> None:
    """Whatever is broken, afterwards every vector is found again."""
    cupboard.close()
    if harm is lose_vectors:
        purge_log(newest(cupboard.chroma))
    harm(newest(cupboard.chroma))
    upkeep = cupboard.open()
    assert upkeep.state is IndexState.USABLE
    assert len(cupboard.found(upkeep, "anything", ROWS)) == ROWS
    for number in range(0, ROWS, 10):
        nearest = cupboard.found(upkeep, f"first number{number} text{number}", 1)
        assert nearest == [f"{'first':0<32}-{number}"]


def test_a_sound_index_is_left_alone(cupboard: Cupboard) -> None:
    """The check costs nothing but a look."""
    before = newest(cupboard.chroma)
    upkeep = cupboard.open()
    assert upkeep.state is IndexState.USABLE
    assert newest(cupboard.chroma) == before
    assert not (cupboard.chroma / "damaged").exists()


def test_what_was_not_handed_over_is_handed_over_at_open(cupboard: Cupboard) -> None:
    """The program ended between SQLite and Chroma: nothing is missing, nothing is twice."""
    cupboard.put("second", 7)
    upkeep = cupboard.open()
    ids = cupboard.found(upkeep, "anything", 1_000)
    assert len(ids) == len(set(ids)) == ROWS + 7
    assert not (cupboard.chroma / "damaged").exists()


def test_what_was_removed_is_forgotten(cupboard: Cupboard) -> None:
    """A document, at the next flush; a collection, as a whole."""
    document = cupboard.put("second", 7)
    upkeep = cupboard.open()
    cupboard.store.remove_documents([document.document_id])
    upkeep.flush()
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS
    cupboard.store.remove_collection(cupboard.collection_id)
    upkeep.flush()
    assert cupboard.found(upkeep, "anything", 1_000) == []


def test_a_crash_while_opening_is_remembered(cupboard: Cupboard) -> None:
    """Files that brought the process down are not opened a second time."""
    cupboard.close()
    (cupboard.chroma / "opening").touch()
    upkeep = cupboard.open()
    assert upkeep.state is IndexState.USABLE
    assert (cupboard.chroma / "damaged").is_dir()
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS


def test_an_index_that_does_not_open_in_time_is_set_aside(
    cupboard: Cupboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may hang for a quarter of an hour; nobody waits for that."""
    damaged, released = newest(cupboard.chroma), threading.Event()

    def open_or_hang(folder: Path) -> VectorIndex:
        if folder == damaged:
            released.wait()
        return VectorIndex(folder)

    monkeypatch.setattr("workbench.documents.upkeep.VectorIndex", open_or_hang)
    cupboard.close()
    upkeep = cupboard.open(limit_s=4.0)
    released.set()
    assert upkeep.state is IndexState.USABLE
    assert newest(cupboard.chroma) != damaged
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS


def test_an_index_that_cannot_be_made_is_done_without(
    cupboard: Cupboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer, and no error: keywords are there."""
    monkeypatch.setattr("workbench.documents.upkeep.VectorIndex", lambda _folder: 1 / 0)
    upkeep = cupboard.open()
    assert upkeep.state is IndexState.BROKEN
    assert upkeep.query(cupboard.collection_id, StubEmbedder().embed_question("x"), 1, ()) is None


def test_an_index_that_fails_in_use_is_healed(cupboard: Cupboard) -> None:
    """A query that raises gives no answer once, and a new index after."""
    upkeep = cupboard.open()
    assert upkeep._index is not None
    upkeep._index.close()
    upkeep._index._client = None  # type: ignore[assignment]
    assert upkeep.query(cupboard.collection_id, StubEmbedder().embed_question("x"), 1, ()) is None
    for thread in threading.enumerate():
        if thread.name == "heal":
            thread.join()
    assert len(cupboard.found(upkeep, "anything", 1_000)) == ROWS
