"""Twenty-one kinds of damage to Chroma's files: noticed when the index is opened, and healed."""

from __future__ import annotations

import errno
import pickle
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.documents.test_upkeep import Cupboard, newest, purge_log
from workbench.core.errors import StorageError
from workbench.documents.contents import VectorState
from workbench.documents.embedding import Vectors
from workbench.documents.index import VectorIndex
from workbench.documents.upkeep import IndexState

CHUNKS = 1_200  # more than Chroma keeps in its log alone: there are vector files to damage
LEAST_RECALL = 0.95
ROOT = Path(__file__).resolve().parents[2]
STARTS = 3  # the supervisor's, in five minutes
pytestmark = pytest.mark.timeout(300)

Harm = Callable[[Path, Cupboard], None]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with a sound index, to be copied."""
    folder = tmp_path_factory.mktemp("whole")
    cupboard = Cupboard(folder)
    cupboard.put("second", CHUNKS)
    cupboard.open()
    cupboard.close()
    return folder


@pytest.fixture
def cupboard(whole: Path, tmp_path: Path) -> Iterator[Cupboard]:
    """A copy of it, closed."""
    shutil.copytree(whole, tmp_path / "copy")
    cupboard = Cupboard(tmp_path / "copy")
    yield cupboard
    cupboard.close()


def part(name: str) -> Callable[[Path], Path]:
    """Find a file of the index, wherever it lies."""
    return lambda index: next(index.rglob(name))


def without(name: str) -> Harm:
    """Remove a file."""
    return lambda index, _cupboard: part(name)(index).unlink()


def halved(name: str) -> Harm:
    """Cut a file in the middle."""

    def harm(index: Path, _cupboard: Cupboard) -> None:
        data = part(name)(index).read_bytes()
        part(name)(index).write_bytes(data[: len(data) // 2])

    return harm


def zeroed(name: str) -> Harm:
    """Fill a file with zeros."""

    def harm(index: Path, _cupboard: Cupboard) -> None:
        part(name)(index).write_bytes(bytes(part(name)(index).stat().st_size))

    return harm


def told(change: Callable[[VectorIndex, Cupboard], None]) -> Harm:
    """Change the index through Chroma itself, behind our back."""

    def harm(folder: Path, cupboard: Cupboard) -> None:
        index = VectorIndex(folder)
        change(index, cupboard)
        index.close()

    return harm


def some_ids(cupboard: Cupboard, step: int) -> list[str]:
    """Return each so many-th id."""
    return [f"{'second':0<32}-{number}" for number in range(0, CHUNKS, step)]


def noise(rows: int, dimension: int = 384) -> Vectors:
    """Return unit vectors of nothing."""
    vectors = np.random.default_rng(3).standard_normal((rows, dimension)).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1)[:, None]
    return unit


def extra_rows(index: VectorIndex, cupboard: Cupboard) -> None:
    """Put vectors in that nobody knows."""
    index.upsert(cupboard.collection_id, ["a", "b"], noise(2), ["x", "x"])


def missing_rows(index: VectorIndex, cupboard: Cupboard) -> None:
    """Take some out."""
    index.delete(cupboard.collection_id, some_ids(cupboard, 50))


def as_many_others(index: VectorIndex, cupboard: Cupboard) -> None:
    """Put others in place of some: the count stays right."""
    ids = some_ids(cupboard, 50)
    index.delete(cupboard.collection_id, ids)
    index.upsert(cupboard.collection_id, [f"x{each}" for each in ids], noise(len(ids)), ids)


def wrong_vectors(index: VectorIndex, cupboard: Cupboard) -> None:
    """Put vectors of nothing under half of the ids."""
    ids = some_ids(cupboard, 2)
    index.upsert(cupboard.collection_id, ids, noise(len(ids)), ids)


def foreign_dimension(index: VectorIndex, cupboard: Cupboard) -> None:
    """Make the collection anew with short vectors under the same ids."""
    index.drop(cupboard.collection_id)
    ids = some_ids(cupboard, 1) + [f"{'first':0<32}-{number}" for number in range(120)]
    index.upsert(cupboard.collection_id, ids, noise(len(ids), 16), ids)


def no_collection(index: VectorIndex, cupboard: Cupboard) -> None:
    """Drop the collection."""
    index.drop(cupboard.collection_id)


def swapped_database(index: Path, _cupboard: Cupboard) -> None:
    """Put the database of an empty index in place."""
    other = index.with_name("other")
    VectorIndex(other).close()
    shutil.copy(other / "chroma.sqlite3", index / "chroma.sqlite3")
    shutil.rmtree(other)


def torn_pages(index: Path, _cupboard: Cupboard) -> None:
    """Fill every third page of the database with noise."""
    path = index / "chroma.sqlite3"
    data = bytearray(path.read_bytes())
    for start in range(4096, len(data), 3 * 4096):
        data[start : start + 4096] = b"\xa5" * 4096
    path.write_bytes(data)


def no_vector_folder(index: Path, _cupboard: Cupboard) -> None:
    """Remove the folder of vectors, once the log is purged: the count stays right."""
    purge_log(index)
    shutil.rmtree(next(path for path in index.iterdir() if path.is_dir()))


def stale_lock(index: Path, _cupboard: Cupboard) -> None:
    """Leave what a program that crashed while it opened the index leaves."""
    (index.parent / "opening").touch()


def crashed_checks(index: Path, _cupboard: Cupboard) -> None:
    """Leave what a program that crashed over the vectors leaves, twice."""
    (index.parent / "checking").write_text("2")


def folder_for_file(index: Path, _cupboard: Cupboard) -> None:
    """Put a folder where the database was."""
    (index / "chroma.sqlite3").unlink()
    (index / "chroma.sqlite3").mkdir()


def empty_names(index: Path, _cupboard: Cupboard) -> None:
    """Write an empty table of labels."""
    part("index_metadata.pickle")(index).write_bytes(pickle.dumps({}))


QUICK: dict[str, Harm] = {
    "no database": without("chroma.sqlite3"),
    "no vector folder": no_vector_folder,
    "no labels": without("index_metadata.pickle"),
    "as many others": told(as_many_others),
    "wrong vectors": told(wrong_vectors),
    "foreign dimension": told(foreign_dimension),
}
FULL: dict[str, Harm] = {
    **QUICK,
    "half a database": halved("chroma.sqlite3"),
    "zeroed database": zeroed("chroma.sqlite3"),
    "swapped database": swapped_database,
    "torn pages": torn_pages,
    "folder for file": folder_for_file,
    "no vectors": without("data_level0.bin"),
    "half the vectors": halved("data_level0.bin"),
    "zeroed vectors": zeroed("data_level0.bin"),
    "no links": without("link_lists.bin"),
    "no header": without("header.bin"),
    "zeroed header": zeroed("header.bin"),
    "half the lengths": halved("length.bin"),
    "half the labels": halved("index_metadata.pickle"),
    "empty labels": empty_names,
    "extra rows": told(extra_rows),
    "missing rows": told(missing_rows),
    "no collection": told(no_collection),
    "stale lock": stale_lock,
    "crashed checks": crashed_checks,
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Do all harm where that is asked for, else some of each sort."""
    if "harm" in metafunc.fixturenames:
        harms = FULL if metafunc.config.getoption("--full") else QUICK
        metafunc.parametrize("harm", harms.values(), ids=harms.keys())


def open_in_processes(folder: Path) -> None:
    """Open a library as the program does, which starts its child again when Chroma crashes it."""
    code = (
        "import sys; from pathlib import Path; from tests.documents.test_upkeep import Cupboard; "
        "cupboard = Cupboard(Path(sys.argv[1])); cupboard.open(); cupboard.close()"
    )
    for _ in range(STARTS):
        ran = subprocess.run([sys.executable, "-c", code, str(folder)], cwd=ROOT, check=False)
        if ran.returncode == 0:
            return
    raise AssertionError(f"not opened in {STARTS} starts")


def test_it_is_noticed_and_healed(harm: Harm, cupboard: Cupboard, full: bool) -> None:
    """All is found again, and nothing that was never there."""
    before = newest(cupboard.chroma)
    harm(before, cupboard)
    if full:  # some kinds of damage bring down the process that finds them
        open_in_processes(cupboard.chroma.parent)
    upkeep = cupboard.open()
    assert upkeep.state is IndexState.USABLE
    assert recall(cupboard) >= LEAST_RECALL
    found = cupboard.found(upkeep, "anything", 5_000)
    assert len(found) == len(set(found)) >= LEAST_RECALL * (CHUNKS + 120)  # none is there twice
    assert held(cupboard) == cupboard.contents.vector_ids(
        cupboard.collection_id, VectorState.INDEXED
    )
    assert len(held(cupboard)) == CHUNKS + 120
    assert not (cupboard.chroma / "opening").exists()
    assert not (cupboard.chroma / "checking").exists()


def held(cupboard: Cupboard) -> set[str]:
    """Return all ids of the index: a search, which is approximate, need not find every one."""
    cupboard.close()
    index = VectorIndex(newest(cupboard.chroma))
    ids = index.ids(cupboard.collection_id)
    index.close()
    return ids


def recall(cupboard: Cupboard) -> float:
    """Return the share of the ten nearest that the index finds, by comparing with all vectors."""
    (upkeep,) = cupboard.upkeeps
    rows = cupboard.contents.sample(cupboard.collection_id, 10_000)
    vectors = np.stack([row.vector for row in rows])
    names = [row.vector_id for row in rows]
    found = 0
    for number in range(0, CHUNKS, CHUNKS // 30):
        question = vectors[number] + 0.3 * noise(1)[0]
        question = (question / np.linalg.norm(question)).astype(np.float32)
        nearest = {names[row] for row in np.argsort(-(vectors @ question))[:10]}
        answer = upkeep.query(cupboard.collection_id, question, 10, ())
        assert answer is not None
        found += len(nearest & {vector_id for vector_id, _ in answer})
    return found / (10 * len(range(0, CHUNKS, CHUNKS // 30)))


def test_there_are_twenty_one_kinds() -> None:
    """Beside the log, the crash while opening and the open that hangs, which test_upkeep has."""
    assert len(FULL) >= 21


def test_a_check_that_the_process_does_not_outlive_is_counted(cupboard: Cupboard) -> None:
    """Once may be a person who quits; twice is the files' fault."""
    before = newest(cupboard.chroma)
    (cupboard.chroma / "checking").write_text("1")
    cupboard.open()
    assert newest(cupboard.chroma) == before
    (cupboard.chroma / "checking").write_text("2")
    cupboard.open()
    assert newest(cupboard.chroma) != before


def test_an_index_that_another_program_has_locked_is_asked_all_the_same(
    cupboard: Cupboard,
) -> None:
    """Reading needs no lock, and nothing is made anew."""
    before = newest(cupboard.chroma)
    lock = sqlite3.connect(before / "chroma.sqlite3", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    upkeep = cupboard.open(limit_s=30.0)
    assert upkeep.state is IndexState.USABLE
    assert recall(cupboard) >= LEAST_RECALL
    assert newest(cupboard.chroma) == before
    lock.execute("ROLLBACK")
    lock.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(cupboard: Cupboard) -> None:
    """SQLite's own limit stands in for the disk's."""
    connection = cupboard.database.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    before = cupboard.contents.vector_ids(cupboard.collection_id, VectorState.INDEXED)
    with pytest.raises(StorageError, match="disk is full"):
        cupboard.put("third", 2_000)
    connection.execute(f"PRAGMA max_page_count = {100 * pages}")
    assert cupboard.contents.vector_ids(cupboard.collection_id, VectorState.INDEXED) == before
    cupboard.put("fourth", 5)


def test_a_disk_that_is_full_for_chroma_leaves_keywords(
    cupboard: Cupboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index is done without until the next start."""

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    upkeep = cupboard.open()
    cupboard.put("third", 5)
    monkeypatch.setattr(VectorIndex, "upsert", full)
    upkeep.flush()
    assert upkeep.state is IndexState.BROKEN
    monkeypatch.undo()
    upkeep = cupboard.open()
    assert upkeep.state is IndexState.USABLE
    assert len(held(cupboard)) == CHUNKS + 125
