"""Documents as the window sees them: the mirror of the child, and undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.errors import BadInput, Problem
from workbench.core.ports import ChildState
from workbench.core.sources import (
    Chunk,
    ChunkPreview,
    Collection,
    CollectionStatistics,
    Document,
    DocumentState,
    FilesSkipped,
    LibrarySnapshot,
    Page,
    PagePicture,
    SearchOptions,
    SearchResult,
    Span,
)
from workbench.services.jobs import Jobs
from workbench.services.library import LibraryService
from workbench.services.notices import Notices


@dataclass
class FakeLibrary:
    """A library in memory."""

    collections: dict[str, Collection] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    cancelled: list[str] = field(default_factory=list)
    options: list[SearchOptions] = field(default_factory=list)

    def snapshot(self) -> LibrarySnapshot:
        return LibrarySnapshot(tuple(self.collections.values()), tuple(self.documents.values()))

    def create_collection(self, name: str) -> Collection:
        made = Collection(f"c{len(self.collections)}", name)
        self.collections[made.collection_id] = made
        return made

    def rename_collection(self, collection_id: str, name: str) -> None:
        self.collections[collection_id] = replace(self.collections[collection_id], name=name)

    def remove_collection(self, collection_id: str) -> None:
        del self.collections[collection_id]

    def add(self, collection_id: str, paths: Sequence[Path]) -> list[Document]:
        made = [
            Document(f"d-{path.name}", collection_id, str(path), path.name, 1, DocumentState.READY)
            for path in paths
        ]
        self.documents |= {document.document_id: document for document in made}
        return made

    def remove(self, document_ids: Sequence[str]) -> None:
        for key in document_ids:
            del self.documents[key]

    def cancel(self, document_ids: Sequence[str]) -> None:
        self.cancelled.extend(document_ids)

    def retry(self, document_ids: Sequence[str]) -> None:
        raise AssertionError("not asked for in these tests")

    def search(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        self.options.append(options)
        return SearchResult(note=question)

    def change_cut(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> None:
        if overlap_tokens > chunk_tokens // 2:
            raise BadInput("Chunks can overlap by half of their size at most.")
        collection = self.collections[collection_id]
        self.collections[collection_id] = replace(
            collection, chunk_tokens=chunk_tokens, overlap_tokens=overlap_tokens
        )

    def preview(
        self, document_id: str, chunk_tokens: int = 0, overlap_tokens: int = 0
    ) -> list[ChunkPreview]:
        chunk = Chunk(0, 1, Span(0, chunk_tokens), document_id)
        return [ChunkPreview(chunk, chunk_tokens, Span(0, overlap_tokens))]

    def pages(self, document_id: str) -> list[Page]:
        return [Page(1, document_id)]

    def chunks(self, document_id: str) -> list[Chunk]:
        return []

    def draw_page(
        self, document_id: str, page: int, width_px: int, passage: str = ""
    ) -> PagePicture:
        """Return a white page."""
        return PagePicture(page, page, 1, 1, bytes(4))

    def recognise(self, document_ids: Sequence[str]) -> None:
        """No pictures here."""

    def watch(self, collection_id: str, folder: Path) -> None:
        """Nothing is watched."""

    def unwatch(self, collection_id: str, folder: Path) -> None:
        """Nothing is watched."""

    def look(self) -> None:
        """Nothing is watched."""

    def pause(self, paused: bool) -> None:
        """Nothing is read."""

    def export_collection(self, collection_id: str, path: Path) -> int:
        return len(self.collections[collection_id].name)

    def import_collection(self, path: Path) -> Collection:
        return self.create_collection(path.stem)

    def statistics(self, collection_id: str) -> CollectionStatistics:
        return CollectionStatistics(collection_id, chunks=7)

    def index_server(self) -> str:
        return "http://x:8000"

    def use_index_server(self, address: str) -> None:
        if address:
            raise BadInput("This is no address of a Chroma server.")

    def close(self) -> None:
        self.collections.clear()


@dataclass(frozen=True)
class Shelf:
    """The service and what it stands on."""

    service: LibraryService
    library: FakeLibrary
    notices: Notices
    jobs: Jobs


@pytest.fixture
def shelf(qtbot: QtBot) -> Iterator[Shelf]:
    library, notices = FakeLibrary(), Notices()
    jobs = Jobs(notices)
    service = LibraryService(library, lambda: "My documents", jobs, notices)
    yield Shelf(service, library, notices, jobs)
    jobs.close()


def test_dropped_files_make_a_collection_when_there_is_none(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.service.add([Path("a.txt"), Path("b.txt")])
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    collection = shelf.service.collections[0]
    assert collection.name == "My documents"
    assert shelf.service.current_collection_id == collection.collection_id
    names = [item.name for item in shelf.service.documents(collection.collection_id)]
    assert names == ["a.txt", "b.txt"]


def test_removed_documents_come_back_by_undo(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.service.add([Path("a.txt")])
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    current = shelf.service.current_collection_id
    shelf.service.remove(["d-a.txt"])
    qtbot.waitUntil(lambda: shelf.service.documents(current) == ())
    (notice,) = shelf.notices.take_pending()
    shelf.notices.act(notice)
    qtbot.waitUntil(lambda: len(shelf.service.documents(current)) == 1)


def test_a_removed_collection_comes_back_with_its_files(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.service.add([Path("a.txt")])
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    shelf.service.remove_collection(shelf.service.current_collection_id)
    qtbot.waitUntil(lambda: shelf.service.collections == ())
    (notice,) = shelf.notices.take_pending()
    shelf.notices.act(notice)
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    assert len(shelf.service.documents(shelf.service.current_collection_id)) == 1


def test_reading_is_one_job_with_a_cancel_for_all(shelf: Shelf, qtbot: QtBot) -> None:
    reading = Document(
        "d1", "c0", "/x/a.pdf", "a.pdf", 1, DocumentState.EMBEDDING, chunks=10, embedded=4
    )
    shelf.service.hear_library(reading)
    qtbot.waitUntil(lambda: len(shelf.jobs.views()) == 1)
    view = shelf.jobs.views()[0]
    assert (view.title, view.progress) == ("Reading documents", 0.4)
    shelf.jobs.cancel(view.job_id)
    qtbot.waitUntil(lambda: shelf.library.cancelled == ["d1"])
    shelf.service.hear_library(replace(reading, state=DocumentState.CANCELLED))
    qtbot.waitUntil(lambda: shelf.jobs.views() == ())


def test_a_lost_child_is_told_and_asked_again_when_it_is_back(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.service.hear_child(ChildState.LOST, Problem("The library crashed."))
    qtbot.waitUntil(lambda: shelf.service.state == "lost")
    assert shelf.notices.take_pending()[0].problem.text == "The library crashed."
    shelf.library.create_collection("kept on disk")
    shelf.service.hear_child(ChildState.READY, None)
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    assert shelf.service.state == "ready"


def test_a_test_search_answers_by_callback(shelf: Shelf, qtbot: QtBot) -> None:
    seen: list[object] = []
    shelf.service.search("where?", "c0", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [SearchResult(note="where?")]


def test_files_that_were_passed_over_are_told(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.notices.take_pending()
    with qtbot.waitSignal(shelf.notices.posted) as told:
        shelf.service.hear_skipped(FilesSkipped("c0", hidden=2, other=5))
    assert told.args[0].problem.sentence() == (
        "Some files were passed over: 2 hidden, 0 without permission, "
        "5 of kinds that cannot be read."
    )


def test_a_search_may_be_limited_to_files_and_folders(shelf: Shelf, qtbot: QtBot) -> None:
    seen: list[object] = []
    where = SearchOptions(document_ids=("d1",), folders=("/papers",))
    shelf.service.search("where?", "c0", seen.append, where)
    qtbot.waitUntil(lambda: bool(seen))
    (options,) = shelf.library.options
    assert (options.document_ids, options.folders, options.limit) == (("d1",), ("/papers",), 10)


def test_another_cut_can_be_undone(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.service.create("Papers")
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    key = shelf.service.current_collection_id
    shelf.service.change_cut(key, 120, 40)
    qtbot.waitUntil(lambda: shelf.service.collections[0].chunk_tokens == 120)
    (notice,) = shelf.notices.take_pending()
    assert "cut and embedded anew" in notice.problem.sentence()
    shelf.notices.act(notice)
    qtbot.waitUntil(lambda: shelf.service.collections[0].chunk_tokens == 180)
    assert shelf.service.collections[0].overlap_tokens == 30


def test_a_cut_that_cannot_be_is_told(shelf: Shelf, qtbot: QtBot) -> None:
    shelf.service.create("Papers")
    qtbot.waitUntil(lambda: len(shelf.service.collections) == 1)
    shelf.notices.take_pending()
    with qtbot.waitSignal(shelf.notices.posted) as told:
        shelf.service.change_cut(shelf.service.current_collection_id, 120, 90)
    assert told.args[0].level == "error"
    assert shelf.service.collections[0].chunk_tokens == 180


def test_a_preview_answers_by_callback(shelf: Shelf, qtbot: QtBot) -> None:
    seen: list[object] = []
    shelf.service.preview("d1", 120, 40, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    chunk = Chunk(0, 1, Span(0, 120), "d1")
    assert seen == [[ChunkPreview(chunk, 120, Span(0, 40))]]


def test_an_imported_collection_is_shown_and_an_exported_one_told(
    shelf: Shelf, qtbot: QtBot
) -> None:
    shelf.service.take_in(Path("/x/papers.zip"))
    qtbot.waitUntil(lambda: [each.name for each in shelf.service.collections] == ["papers"])
    current = shelf.service.current_collection_id
    assert current == shelf.service.collections[0].collection_id
    shelf.notices.take_pending()
    with qtbot.waitSignal(shelf.notices.posted) as posted:
        shelf.service.export(current, Path("/x/out.zip"))
    assert posted.args[0].problem.sentence() == "papers was exported with 6 documents."


def test_statistics_answer_by_callback(shelf: Shelf, qtbot: QtBot) -> None:
    counted: list[CollectionStatistics | Problem] = []
    shelf.service.statistics("c0", counted.append)
    qtbot.waitUntil(lambda: counted == [CollectionStatistics("c0", chunks=7)])
