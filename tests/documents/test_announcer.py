"""How often the window hears of a document."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import StorageError
from workbench.core.ports import LibraryEvent
from workbench.core.sources import Document, DocumentState, LibrarySnapshot
from workbench.documents.announcer import Announcer
from workbench.documents.database import Database
from workbench.documents.embedding import BUNDLED
from workbench.documents.store import Store


class Desk:
    """A store with one document, an announcer, a clock, and what was told."""

    def __init__(self, folder: Path) -> None:
        self.now = 0.0
        self.told: list[LibraryEvent] = []
        self.store = Store(Database(folder / "library.db"))
        collection_id = self.store.create_collection("c", BUNDLED).collection_id
        self.document_id = self.store.add_documents(collection_id, [folder / "a"])[0].document_id
        self.announcer = Announcer(self.store, self.told.append, lambda: self.now)

    def move(self, before: DocumentState, after: DocumentState) -> None:
        """Change the state and tell it."""
        self.store.change_state(self.document_id, (before,), after)
        self.announcer.tell(self.document_id)

    def states(self) -> list[DocumentState]:
        """Return the states that were told."""
        return [event.state for event in self.told if isinstance(event, Document)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A fresh desk."""
    return Desk(tmp_path)


def test_every_state_is_told_at_once(desk: Desk) -> None:
    """However fast they follow."""
    desk.announcer.tell(desk.document_id)
    desk.move(DocumentState.WAITING, DocumentState.READING)
    desk.move(DocumentState.READING, DocumentState.EMBEDDING)
    assert desk.states() == ["waiting", "reading", "embedding"]


def test_progress_is_told_ten_times_a_second(desk: Desk) -> None:
    """A thousand pages in one second make ten events or so."""
    desk.move(DocumentState.WAITING, DocumentState.READING)
    for page in range(1_000):
        desk.now = page / 1_000
        desk.announcer.tell_pages(desk.document_id, page)
    assert 8 <= len(desk.told) - 1 <= 11


def test_an_obstacle_is_told_without_being_written(desk: Desk) -> None:
    """The disk is full: it must be said all the same."""
    desk.move(DocumentState.WAITING, DocumentState.READING)
    desk.announcer.tell_obstacle(desk.document_id, StorageError("The disk is full.").problem())
    last = desk.told[-1]
    assert isinstance(last, Document)
    assert last.problem
    assert (last.state, last.problem.text) == (DocumentState.WAITING, "The disk is full.")


def test_what_is_gone_is_not_told(desk: Desk) -> None:
    """But the library as a whole is."""
    desk.store.remove_documents([desk.document_id])
    desk.announcer.tell(desk.document_id)
    assert desk.told == []
    desk.announcer.tell_all()
    assert isinstance(desk.told[0], LibrarySnapshot)
    assert desk.told[0].documents == ()
