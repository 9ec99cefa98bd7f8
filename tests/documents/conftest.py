"""Libraries for the tests: a real child with the real model, and ones with a stub in its place."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.documents.stub_child import STUB_ENTRY
from workbench.core.errors import Problem
from workbench.core.ports import ChildState, LibraryEvent
from workbench.core.sources import (
    Document,
    DocumentState,
    FilesSkipped,
    LibrarySnapshot,
    SearchOptions,
)
from workbench.documents.client import ENTRY, ChildLibrary

PATIENCE_S = 240.0  # of a busy machine; a test that passes needs seconds
ALL = SearchOptions(limit=1_000, candidates=1_000)
_FINAL = (DocumentState.READY, DocumentState.FAILED, DocumentState.CANCELLED)


class Shelf:
    """A library in a folder, all it has told, and ways to wait for what it tells."""

    def __init__(self, folder: Path, entry: str) -> None:
        self.folder = folder
        self.events: list[LibraryEvent] = []
        self.skipped: list[FilesSkipped] = []
        self.states: list[tuple[ChildState, Problem | None]] = []
        self._news = threading.Condition()
        self.library = ChildLibrary(
            folder / "library",
            folder / "logs",
            lambda event: self._note(self.events, event),
            lambda state, problem: self._note(self.states, (state, problem)),
            lambda skipped: self._note(self.skipped, skipped),
            entry,
        )

    def _note(self, heard: list, event: object) -> None:  # type: ignore[type-arg]
        """Keep what was told and wake who waits."""
        with self._news:
            heard.append(event)
            self._news.notify_all()

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until *condition* holds; it is looked at whenever something is told."""
        with self._news:
            came = self._news.wait_for(condition, PATIENCE_S)
        assert came, Counter(each.state.value for each in self.latest().values())

    def latest(self) -> dict[str, Document]:
        """Return the last that was told of each document."""
        return {each.document_id: each for each in self.events if isinstance(each, Document)}

    def take_in(self, name: str, paths: Sequence[Path]) -> tuple[str, list[Document]]:
        """Add files to a new collection and wait until all are dealt with."""
        collection_id = self.library.create_collection(name).collection_id
        return collection_id, self.add(collection_id, paths)

    def add(self, collection_id: str, paths: Sequence[Path]) -> list[Document]:
        """Add files and wait until all are dealt with."""
        self.events.clear()
        ids = [each.document_id for each in self.library.add(collection_id, paths)]
        return self.finished(ids)

    def finished(self, ids: Sequence[str]) -> list[Document]:
        """Wait until these documents have an end, and return how they stand."""
        self.wait(
            lambda: all(
                each in self.latest() and self.latest()[each].state in _FINAL for each in ids
            )
        )
        return [self.latest()[each] for each in ids]

    def documents(self) -> tuple[Document, ...]:
        """Return the documents as the library has them now."""
        snapshot: LibrarySnapshot = self.library.snapshot()
        return snapshot.documents


@pytest.fixture(scope="session")
def real_shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """One library with the real model and real Chroma, for all tests."""
    shelf = Shelf(tmp_path_factory.mktemp("real library"), ENTRY)
    yield shelf
    shelf.library.close()


@pytest.fixture
def open_shelf(tmp_path: Path) -> Iterator[Callable[..., Shelf]]:
    """Open libraries in a folder with a blank and Hangul in its name; close them at the end."""
    opened: list[Shelf] = []

    def open_one(entry: str = STUB_ENTRY) -> Shelf:
        opened.append(Shelf(tmp_path / "내 자료 1", entry))
        return opened[-1]

    yield open_one
    for shelf in opened:
        shelf.library.close()


@pytest.fixture
def shelf(open_shelf: Callable[..., Shelf]) -> Shelf:
    """A library whose embedder is a stub."""
    return open_shelf()
