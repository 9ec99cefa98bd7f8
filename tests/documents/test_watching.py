"""Watched folders and the pause, through the child as the program uses it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.documents.conftest import Shelf
from workbench.core.errors import BadInput
from workbench.core.ports import ChildState
from workbench.core.sources import (
    Document,
    DocumentState,
    LibrarySnapshot,
    SearchOptions,
    WatchedFolder,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two files, under a Korean name."""
    folder = tmp_path / "받은 문서"
    folder.mkdir()
    write(folder / "one.txt", "The first matter is apples.")
    write(folder / "two.txt", "The second matter is pears.")
    return folder


def write(path: Path, text: str, later_s: int = 0) -> None:
    """Write a file, changed so many seconds after others."""
    path.write_text(text, encoding="utf-8")
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + later_s * 10**9))


def documents(shelf: Shelf) -> dict[str, Document]:
    """Return what the library holds, by name."""
    return {each.name: each for each in shelf.library.snapshot().documents}


def wait_ready(shelf: Shelf, *names: str) -> None:
    """Wait until these documents are ready."""

    def are_ready() -> bool:
        held = told(shelf)
        return all(name in held and held[name].state is DocumentState.READY for name in names)

    shelf.wait(are_ready)


def told(shelf: Shelf) -> dict[str, Document]:
    """Return how the documents stand by all that was told, by name."""
    held: dict[str, Document] = {}
    for event in shelf.events:
        if isinstance(event, LibrarySnapshot):
            held = {each.document_id: each for each in event.documents}
        else:
            held[event.document_id] = event
    return {each.name: each for each in held.values()}


def watched(shelf: Shelf, folder: Path) -> str:
    """Watch a folder and wait for the files in it."""
    collection_id = shelf.library.create_collection("watched").collection_id
    shelf.library.watch(collection_id, folder)
    wait_ready(shelf, "one.txt", "two.txt")
    return collection_id


def found(shelf: Shelf, collection_id: str, question: str) -> list[str]:
    """Return the names of the documents that a question finds."""
    result = shelf.library.search(question, [collection_id], SearchOptions(limit=5))
    return [passage.document_name for passage in result.passages]


def test_new_files_come_and_changed_ones_are_read_again(shelf: Shelf, folder: Path) -> None:
    collection_id = watched(shelf, folder)
    write(folder / "three.txt", "The third matter is plums.")
    write(folder / "one.txt", "The first matter is now quinces.", later_s=5)
    shelf.library.look()
    wait_ready(shelf, "one.txt", "two.txt", "three.txt")
    assert "three.txt" in found(shelf, collection_id, "plums")
    assert found(shelf, collection_id, "quinces")[0] == "one.txt"
    (page,) = shelf.library.pages(documents(shelf)["one.txt"].document_id)
    assert "apples" not in page.text


def test_what_did_not_change_is_not_read_again(shelf: Shelf, folder: Path) -> None:
    watched(shelf, folder)
    shelf.events.clear()
    shelf.library.look()
    assert shelf.events == []


def test_a_file_that_is_gone_is_told_and_still_found(shelf: Shelf, folder: Path) -> None:
    collection_id = watched(shelf, folder)
    (folder / "two.txt").rename(folder.parent / "two.txt")
    shelf.library.look()
    assert documents(shelf)["two.txt"].missing
    assert not documents(shelf)["one.txt"].missing
    assert "two.txt" in found(shelf, collection_id, "pears")
    (folder.parent / "two.txt").rename(folder / "two.txt")
    shelf.library.look()
    assert not documents(shelf)["two.txt"].missing


def test_a_folder_that_cannot_be_reached_loses_nothing(shelf: Shelf, folder: Path) -> None:
    """A drive that was taken out is no reason to call its documents missing."""
    watched(shelf, folder)
    folder.rename(folder.parent / "away")
    shelf.library.look()
    snapshot = shelf.library.snapshot()
    assert snapshot.collections[0].folders == (WatchedFolder(str(folder), reachable=False),)
    assert not any(each.missing for each in snapshot.documents)
    (folder.parent / "away").rename(folder)
    shelf.library.look()
    assert shelf.library.snapshot().collections[0].folders[0].reachable


def test_what_the_person_removed_does_not_come_back(shelf: Shelf, folder: Path) -> None:
    collection_id = watched(shelf, folder)
    shelf.library.remove([documents(shelf)["two.txt"].document_id])
    shelf.library.look()
    assert set(documents(shelf)) == {"one.txt"}
    shelf.library.add(collection_id, [folder / "two.txt"])
    wait_ready(shelf, "two.txt")
    shelf.library.remove([documents(shelf)["one.txt"].document_id])
    shelf.library.unwatch(collection_id, folder)
    shelf.library.look()
    assert set(documents(shelf)) == {"two.txt"}, "a folder left alone brings nothing"


def test_folders_within_each_other_are_refused(shelf: Shelf, folder: Path) -> None:
    collection_id = watched(shelf, folder)
    shelf.library.watch(collection_id, folder)
    with pytest.raises(BadInput, match="within each other"):
        shelf.library.watch(collection_id, folder.parent)
    with pytest.raises(BadInput, match="not there"):
        shelf.library.watch(collection_id, folder / "nothing")
    assert len(shelf.library.snapshot().collections[0].folders) == 1


def test_a_pause_holds_and_outlives_the_child(shelf: Shelf, folder: Path) -> None:
    shelf.library.pause(True)
    collection_id = shelf.library.create_collection("held").collection_id
    shelf.library.add(collection_id, [folder / "one.txt"])
    assert shelf.library.pid
    os.kill(shelf.library.pid, signal.SIGKILL)
    shelf.wait(lambda: any(state is ChildState.LOST for state, _ in shelf.states))
    snapshot = shelf.library.snapshot()
    assert snapshot.paused
    assert [each.state for each in snapshot.documents] == [DocumentState.WAITING]
    shelf.library.pause(False)
    wait_ready(shelf, "one.txt")
    assert not shelf.library.snapshot().paused
