"""The library child from outside: files in, states and passages out; the embedder is a stub."""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests.documents.conftest import ALL, Shelf
from tests.documents.makers import make_pdf, make_scanned_pdf
from tests.documents.stub_child import BROKEN_ENTRY
from workbench.core.errors import BadInput, StorageError
from workbench.core.ports import ChildState
from workbench.core.sources import (
    Document,
    DocumentState,
    FilesSkipped,
    Passage,
    SearchOptions,
)
from workbench.documents import finding


def texts(folder: Path, count: int, content: str = "file number") -> list[Path]:
    """Write small text files, each different."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:03d}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(f"{content} {number}.", encoding="utf-8")
    return paths


def long_text(path: Path, sentences: int) -> Path:
    """Write a file of many different sentences."""
    path.write_text(
        " ".join(f"Sentence {n} speaks of matter m{n} at length." for n in range(sentences)),
        encoding="utf-8",
    )
    return path


def states(documents: list[Document]) -> list[DocumentState]:
    """Return how documents stand."""
    return [document.state for document in documents]


# Taking in


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_folder_of_many_files_goes_through(shelf: Shelf, tmp_path: Path, full: bool) -> None:
    """Every file gets its row at once and is ready in the end; hidden ones are counted."""
    count = 500 if full else 150
    texts(tmp_path / "many", count)
    (tmp_path / "many" / ".hidden.txt").write_text("no")
    (tmp_path / "many" / "picture.png").write_bytes(b"\x89PNG")
    collection_id = shelf.library.create_collection("many").collection_id
    added = shelf.library.add(collection_id, [tmp_path / "many"])
    assert len(added) == count
    assert set(states(added)) == {DocumentState.WAITING}
    assert set(states(shelf.finished([each.document_id for each in added]))) == {
        DocumentState.READY
    }
    assert shelf.skipped == [FilesSkipped(collection_id, hidden=1, other=1)]
    result = shelf.library.search("file 137", [collection_id], SearchOptions(limit=1))
    assert result.passages[0].document_name == "137.txt"
    assert result.passages_in_scope == count


def test_a_document_tells_how_far_it_is(shelf: Shelf, tmp_path: Path) -> None:
    """Waiting, reading, embedding with a growing count, ready."""
    shelf.take_in("long", [long_text(tmp_path / "a.txt", 1_200)])
    told = [event for event in shelf.events if isinstance(event, Document)]
    order = list(dict.fromkeys(document.state for document in told))
    assert order == [
        DocumentState.WAITING,
        DocumentState.READING,
        DocumentState.EMBEDDING,
        DocumentState.READY,
    ]
    counts = [document.embedded for document in told]
    assert counts == sorted(counts)
    assert told[-1].embedded == told[-1].chunks > 32


def test_good_documents_after_bad_ones_are_ready(shelf: Shelf, tmp_path: Path) -> None:
    """Each bad file says in one sentence what is wrong with it."""
    empty, gone = tmp_path / "empty.txt", tmp_path / "gone.txt"
    blank, corrupt = tmp_path / "blank.md", tmp_path / "corrupt.pdf"
    empty.touch()
    blank.write_text(" \n\n\t")
    corrupt.write_bytes(b"%PDF-1.4\n" + bytes(range(256)) * 8)
    bad = {
        empty: "The file is empty.",
        gone: "The file is no longer there.",
        blank: "There is no text in the document.",
        corrupt: "The file is damaged and cannot be read.",
        make_scanned_pdf(tmp_path / "scan.pdf"): (
            "The PDF is scanned: its pages are pictures, with no text in them."
        ),
        make_pdf(tmp_path / "locked.pdf", ["x"], password="y"): (
            "The file is protected with a password."
        ),
    }
    good = texts(tmp_path / "good", 2)
    _, documents = shelf.take_in("mixed", [good[0], *bad, good[1]])
    assert states(documents)[0] is states(documents)[-1] is DocumentState.READY
    said = {Path(each.path): each.problem.text for each in documents if each.problem}
    assert said == bad


def test_a_document_the_model_stumbles_over_fails_alone(shelf: Shelf, tmp_path: Path) -> None:
    """Those embedded together with it are ready."""
    bad = tmp_path / "b.txt"
    bad.write_text("An unembeddable text.")
    first, second = texts(tmp_path / "good", 2)
    _, documents = shelf.take_in("c", [first, bad, second])
    assert states(documents) == [DocumentState.READY, DocumentState.FAILED, DocumentState.READY]


def test_the_same_file_twice_is_recognised(shelf: Shelf, tmp_path: Path) -> None:
    """Another copy is named; the same path again is the same document."""
    (first,) = texts(tmp_path / "a", 1)
    (copy,) = texts(tmp_path / "b", 1)
    collection_id, (document, twin) = shelf.take_in("twins", [first, copy])
    assert document.state is DocumentState.READY
    assert twin.problem
    assert "already in this collection as “000.txt”" in twin.problem.sentence()
    (again,) = shelf.add(collection_id, [first])
    assert (again.document_id, again.state) == (document.document_id, DocumentState.READY)
    assert shelf.library.search("file", [collection_id], ALL).passages_in_scope == 1


def test_a_changed_file_added_again_is_read_again(shelf: Shelf, tmp_path: Path) -> None:
    """The old text is found no more."""
    (path,) = texts(tmp_path, 1)
    collection_id, _ = shelf.take_in("changing", [path])
    path.write_text("Entirely different words.")
    shelf.add(collection_id, [path])
    found = shelf.library.search("file number words", [collection_id], ALL).passages
    assert [passage.text for passage in found] == ["Entirely different words."]
    assert found[0].dense


def test_an_empty_name_is_refused(shelf: Shelf) -> None:
    """A collection without a name could not be chosen."""
    with pytest.raises(BadInput, match="needs a name"):
        shelf.library.create_collection("  ")


# Cancel, remove, retry


def test_cancel_and_retry(shelf: Shelf, tmp_path: Path) -> None:
    """A document stopped in the middle is found no more; tried again, it is."""
    gate = shelf.folder / "library" / "gate"
    collection_id = shelf.library.create_collection("c").collection_id
    gate.touch()
    (path,) = texts(tmp_path, 1, "The gatekeeper sleeps")
    (document,) = shelf.library.add(collection_id, [path])
    ids = [document.document_id]
    shelf.wait(lambda: shelf.latest()[ids[0]].state is DocumentState.EMBEDDING)
    shelf.library.cancel(ids)
    assert states(shelf.finished(ids)) == [DocumentState.CANCELLED]
    assert shelf.library.search("gatekeeper", [collection_id], ALL).passages == ()
    gate.unlink()
    shelf.events.clear()
    shelf.library.retry(ids)
    assert states(shelf.finished(ids)) == [DocumentState.READY]
    assert len(shelf.library.search("gatekeeper", [collection_id], ALL).passages) == 1


def test_removed_documents_are_found_no_more(shelf: Shelf, tmp_path: Path) -> None:
    """Neither by words nor by vectors; the files stay."""
    paths = texts(tmp_path, 3)
    collection_id, documents = shelf.take_in("c", paths)
    shelf.library.remove([documents[1].document_id])
    found = shelf.library.search("file number", [collection_id], ALL).passages
    assert sorted(passage.document_name for passage in found) == ["000.txt", "002.txt"]
    assert paths[1].exists()
    shelf.library.remove_collection(collection_id)
    assert (shelf.library.snapshot().collections, shelf.documents()) == ((), ())
    assert shelf.library.search("file number", [], ALL).passages == ()


# Searching


def test_search_answers_while_a_big_file_is_taken_in(shelf: Shelf, tmp_path: Path) -> None:
    """The gate is closed, the work stands still, and the question is answered."""
    collection_id, _ = shelf.take_in("c", texts(tmp_path, 3))
    (shelf.folder / "library" / "gate").touch()
    (big,) = shelf.library.add(collection_id, [long_text(tmp_path / "gatekeeper.txt", 3_000)])
    big_path = Path(big.path)
    held = texts(tmp_path / "held", 1, "The gatekeeper")
    (document,) = shelf.library.add(collection_id, held)
    shelf.wait(lambda: shelf.latest()[document.document_id].state is DocumentState.EMBEDDING)
    result = shelf.library.search("file number 2", [collection_id], SearchOptions(limit=1))
    assert result.passages[0].document_name == "002.txt"
    assert big_path.exists()
    (shelf.folder / "library" / "gate").unlink()
    assert set(states(shelf.finished([big.document_id, document.document_id]))) == {
        DocumentState.READY
    }


def test_search_keeps_to_its_documents(shelf: Shelf, tmp_path: Path) -> None:
    """A filter by document, and other collections, are kept out of both legs."""
    first, documents = shelf.take_in("one", texts(tmp_path / "a", 3))
    second, _ = shelf.take_in("two", texts(tmp_path / "b", 3, "other number"))
    options = SearchOptions(limit=10, document_ids=(documents[2].document_id,))
    result = shelf.library.search("number", [first], options)
    assert [passage.document_name for passage in result.passages] == ["002.txt"]
    assert result.passages_in_scope == 1
    assert len(shelf.library.search("number", [second], ALL).passages) == 3
    assert len(shelf.library.search("number", [first, second], ALL).passages) == 6
    assert len(shelf.library.search("number", [], ALL).passages) == 6


def test_each_leg_has_a_threshold_of_the_collection(shelf: Shelf, tmp_path: Path) -> None:
    """What is less like the question than that is not found by that leg."""
    near, far = tmp_path / "near.txt", tmp_path / "far.txt"
    near.write_text("ferry leaves at nine", encoding="utf-8")
    far.write_text("ferry tickets cost four coins on every single day", encoding="utf-8")
    collection_id, _ = shelf.take_in("c", [near, far])

    def passages() -> tuple[Passage, ...]:
        return shelf.library.search("ferry leaves at nine", [collection_id], ALL).passages

    def found() -> tuple[set[str], set[str]]:
        by_meaning = {each.document_name for each in passages() if each.dense}
        return by_meaning, {each.document_name for each in passages() if each.keyword}

    assert found() == ({"near.txt", "far.txt"}, {"near.txt", "far.txt"})
    shelf.library.change_thresholds(collection_id, 0.9, 0.0)
    assert found() == ({"near.txt"}, {"near.txt", "far.txt"})
    best = max(each.keyword.score for each in passages() if each.keyword)
    shelf.library.change_thresholds(collection_id, 0.0, best)
    assert found() == ({"near.txt", "far.txt"}, {"near.txt"})
    (kept,) = shelf.library.snapshot().collections
    assert (kept.dense_threshold, kept.keyword_threshold) == (0.0, best)


def test_a_person_reads_pages_and_chunks(shelf: Shelf, tmp_path: Path) -> None:
    """Every chunk is a span of its page."""
    path = make_pdf(tmp_path / "a.pdf", ["First page. It is short.", "Second page."])
    _, (document,) = shelf.take_in("c", [path])
    pages = {page.number: page.text for page in shelf.library.pages(document.document_id)}
    assert pages == {1: "First page. It is short.", 2: "Second page."}
    chunks = shelf.library.chunks(document.document_id)
    assert [chunk.page for chunk in chunks] == [1, 2]
    for chunk in chunks:
        assert pages[chunk.page][chunk.span.start : chunk.span.end] == chunk.text


def test_without_a_model_keywords_answer(open_shelf: Callable[..., Shelf], tmp_path: Path) -> None:
    """Once the model can be loaded again, the vectors are made up for."""
    broken = open_shelf(BROKEN_ENTRY)
    collection_id, documents = broken.take_in("c", texts(tmp_path, 2))
    assert set(states(documents)) == {DocumentState.READY}
    result = broken.library.search("file number 1", [collection_id], ALL)
    assert result.passages[0].document_name == "001.txt"
    assert (result.dense_weight, result.note) == (0.0, finding.NO_MODEL)
    broken.library.close()
    repaired = open_shelf()
    repaired.library.start()
    repaired.wait(lambda: [each.embedded for each in repaired.latest().values()] == [1, 1])
    result = repaired.library.search("file number 1", [collection_id], ALL)
    assert all(passage.dense for passage in result.passages)


# Loss and damage


def by_vectors(shelf: Shelf, question: str, collection_id: str) -> list[Passage]:
    """Search until the vectors answer, which may first have to be put together again."""
    every = replace(ALL, dense_threshold=-1.0, neighbours=False, copies=True)
    for _ in range(20_000):
        result = shelf.library.search(question, [collection_id], every)
        if result.dense_weight:
            break
    return [passage for passage in result.passages if passage.dense]


def test_killed_while_indexing_it_goes_on(shelf: Shelf, tmp_path: Path) -> None:
    """kill -9 in the middle: a new child finishes, no chunk is lost, none is there twice."""
    gate = shelf.folder / "library" / "gate"
    collection_id = shelf.library.create_collection("c").collection_id
    gate.touch()
    paths = [
        long_text(tmp_path / "early.txt", 2_500),  # more chunks than are embedded at a time
        *texts(tmp_path, 1, "The gatekeeper"),
        long_text(tmp_path / "late.txt", 1_000),
    ]
    ids = [each.document_id for each in shelf.library.add(collection_id, paths)]
    shelf.wait(lambda: shelf.latest()[ids[0]].embedded > 0)
    assert shelf.library.pid
    os.kill(shelf.library.pid, signal.SIGKILL)
    shelf.wait(lambda: any(state is ChildState.LOST for state, _ in shelf.states))
    gate.unlink()
    documents = shelf.finished(ids)
    assert set(states(documents)) == {DocumentState.READY}
    total = sum(document.chunks for document in documents)
    assert [document.embedded for document in documents] == [each.chunks for each in documents]
    found = by_vectors(shelf, "Sentence gatekeeper", collection_id)
    assert len({passage.chunk_id for passage in found}) == len(found) == total


def test_nothing_is_left_running(shelf: Shelf, tmp_path: Path) -> None:
    """The process that opens documents ends with the child, even when that is killed."""
    shelf.take_in("c", texts(tmp_path, 1))
    assert shelf.library.pid
    readers = psutil.Process(shelf.library.pid).children()
    assert readers
    os.kill(shelf.library.pid, signal.SIGKILL)
    assert psutil.wait_procs(readers, timeout=60)[1] == []


def test_damaged_vector_index_is_made_again(
    open_shelf: Callable[..., Shelf], tmp_path: Path
) -> None:
    """Without its vector files Chroma counts right and finds one row: noticed and healed."""
    before = open_shelf()
    collection_id, _ = before.take_in("c", texts(tmp_path, 60))
    before.library.close()
    chroma = before.folder / "library" / "chroma"
    database = sqlite3.connect(chroma / "1" / "chroma.sqlite3")
    database.execute("DELETE FROM embeddings_queue")
    database.commit()
    database.close()
    after = open_shelf()
    assert len(by_vectors(after, "file number 7", collection_id)) == 60
    assert sorted(path.name for path in chroma.iterdir()) == ["2", "damaged"]


def test_a_library_of_a_newer_program_is_left_alone(
    open_shelf: Callable[..., Shelf], tmp_path: Path
) -> None:
    """Refused with a sentence, and not a byte is changed."""
    folder = tmp_path / "내 자료 1" / "library"
    folder.mkdir(parents=True)
    database = sqlite3.connect(folder / "library.db")
    database.execute("PRAGMA user_version = 99")
    database.close()
    bytes_before = (folder / "library.db").read_bytes()
    with pytest.raises(StorageError, match="newer version"):
        open_shelf().library.snapshot()
    assert (folder / "library.db").read_bytes() == bytes_before
    assert [path.name for path in folder.iterdir()] == ["library.db"]
