"""Collections and documents as the window sees them; the work is the library child's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import Problem
from workbench.core.ports import ChildState, Library, LibraryEvent
from workbench.core.sources import (
    Chunk,
    ChunkPreview,
    Collection,
    CollectionStatistics,
    Document,
    DocumentState,
    EmbedderChoice,
    FilesSkipped,
    LibrarySnapshot,
    Page,
    PagePicture,
    SearchOptions,
    SearchResult,
)
from workbench.services.jobs import Jobs
from workbench.services.notices import Notices

LibraryState = Literal["starting", "ready", "lost"]
T = TypeVar("T")

_ANYWHERE = SearchOptions()
_MOST_FOUND = 10
_BUSY = (DocumentState.WAITING, DocumentState.READING, DocumentState.EMBEDDING)


class LibraryService(QObject):
    """Mirrors the library child.

    `changed()` when collections or the set of documents differ; `document_changed(id)` when one
    document moves; `state_changed()` when the child starts, is ready or is lost.
    """

    changed = Signal()
    document_changed = Signal(str)
    state_changed = Signal()

    def __init__(
        self,
        library: Library,
        default_name: Callable[[], str],
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._default_name = default_name
        self._jobs = jobs
        self._notices = notices
        self._state: LibraryState = "starting"
        self._collections: tuple[Collection, ...] = ()
        self._documents: dict[str, Document] = {}
        self._current = ""
        self._paused = False
        self._ingest_job = 0

    # What the window reads

    @property
    def state(self) -> LibraryState:
        """Where the library child stands."""
        return self._state

    @property
    def collections(self) -> tuple[Collection, ...]:
        """All collections."""
        return self._collections

    @property
    def current_collection_id(self) -> str:
        """The collection shown, "" when there is none."""
        return self._current

    @property
    def paused(self) -> bool:
        """Whether reading and embedding wait until the person goes on."""
        return self._paused

    def collection(self, collection_id: str) -> Collection | None:
        """Return one collection."""
        found = (item for item in self._collections if item.collection_id == collection_id)
        return next(found, None)

    def documents(self, collection_id: str) -> tuple[Document, ...]:
        """Return the documents of a collection in the order they came."""
        return tuple(
            document
            for document in self._documents.values()
            if document.collection_id == collection_id
        )

    def document(self, document_id: str) -> Document | None:
        """Return one document."""
        return self._documents.get(document_id)

    # Collections

    def start(self) -> None:
        """Begin to start the child and ask what it holds."""
        self._jobs.run("library", self._library.snapshot, done=self._take_snapshot)

    def set_current(self, collection_id: str) -> None:
        """Show another collection."""
        if collection_id != self._current:
            self._current = collection_id
            self.changed.emit()

    def create(self, name: str) -> None:
        """Make a collection and show it."""
        self._jobs.run("library", lambda: self._library.create_collection(name), done=self._created)

    def rename(self, collection_id: str, name: str) -> None:
        """Give a collection another name."""
        self._change(lambda: self._library.rename_collection(collection_id, name))

    def remove_collection(self, collection_id: str) -> None:
        """Forget a collection; a notice offers to read its files in again."""
        collection = self.collection(collection_id)
        if collection is None:
            return
        paths = [Path(document.path) for document in self.documents(collection_id)]
        self._change(lambda: self._library.remove_collection(collection_id))
        self._notices.post(
            Problem(
                "The collection {name} was removed. Its files stay where they are.",
                values={"name": collection.name},
            ),
            "info",
            "undo",
            lambda: self.create_with(collection.name, paths),
        )

    def create_with(self, name: str, paths: Sequence[Path]) -> None:
        """Make a collection of some files and show it."""

        def work() -> Collection:
            collection = self._library.create_collection(name)
            self._library.add(collection.collection_id, paths)
            return collection

        self._jobs.run("library", work, done=self._created)

    def export(self, collection_id: str, path: Path) -> None:
        """Write a collection to one file; a notice says when it is there."""
        collection = self.collection(collection_id)
        name = collection.name if collection else ""

        def written(count: int) -> None:
            problem = Problem(
                "{name} was exported with {count} documents.",
                values={"name": name, "count": count},
            )
            self._notices.post(problem, "info")

        self._jobs.run(
            "library",
            lambda: self._library.export_collection(collection_id, path),
            done=written,
            title="Exporting a collection",
        )

    def take_in(self, path: Path) -> None:
        """Make a collection of an exported file and show it."""
        self._jobs.run(
            "library",
            lambda: self._library.import_collection(path),
            done=self._created,
            title="Importing a collection",
        )

    def statistics(
        self, collection_id: str, done: Callable[[CollectionStatistics | Problem], None]
    ) -> None:
        """Count what a collection holds."""
        self._ask(lambda: self._library.statistics(collection_id), done)

    # The index

    def embedders(self, done: Callable[[list[EmbedderChoice] | Problem], None]) -> None:
        """Return the embedding models that a collection can have."""
        self._ask(self._library.embedders, done)

    def change_embedder(
        self, collection_id: str, folder: str, done: Callable[[Problem | None], None]
    ) -> None:
        """Embed a collection with another model, in the background."""
        self._jobs.run(
            "library",
            lambda: self._library.change_embedder(collection_id, folder),
            done=done,
            failed=done,
        )

    def index_server(self, done: Callable[[str | Problem], None]) -> None:
        """Return the address of the Chroma server that is wanted, "" for the data folder."""
        self._ask(self._library.index_server, done)

    def use_index_server(self, address: str, done: Callable[[Problem | None], None]) -> None:
        """Use a Chroma server, or with "" the data folder, from the next start."""
        self._ask(lambda: self._library.use_index_server(address), done)

    def change_thresholds(self, collection_id: str, dense: float, keyword: float) -> None:
        """Set what is too far off to be found in a collection."""
        self._change(lambda: self._library.change_thresholds(collection_id, dense, keyword))

    # Documents

    def add(self, paths: Sequence[Path], collection_id: str = "") -> None:
        """Take files and folders into a collection, the current one by default."""
        wanted = collection_id or self._current
        name = self._default_name()

        def work() -> str:
            target = wanted or self._library.create_collection(name).collection_id
            self._library.add(target, paths)
            return target

        def added(target: str) -> None:
            self._current = target
            self.start()

        self._jobs.run("library", work, done=added)

    def remove(self, document_ids: Sequence[str]) -> None:
        """Forget documents; a notice offers to read them in again."""
        gone = [self._documents[key] for key in document_ids if key in self._documents]
        if not gone:
            return
        self._change(lambda: self._library.remove(document_ids))
        self._notices.post(
            Problem(
                "{count} documents were removed. The files stay where they are.",
                values={"count": len(gone)},
            )
            if len(gone) > 1
            else Problem(
                "{name} was removed. The file stays where it is.", values={"name": gone[0].name}
            ),
            "info",
            "undo",
            lambda: self.add([Path(item.path) for item in gone], gone[0].collection_id),
        )

    def cancel(self, document_ids: Sequence[str]) -> None:
        """Stop reading or embedding documents."""
        # Not on the library lane: a cancel must not wait behind the work it ends.
        self._jobs.run("search", lambda: self._library.cancel(document_ids))

    def retry(self, document_ids: Sequence[str]) -> None:
        """Read documents again."""
        self._jobs.run("library", lambda: self._library.retry(document_ids))

    def recognise(self, document_ids: Sequence[str]) -> None:
        """Read the text in the pictures of documents."""
        self._jobs.run("library", lambda: self._library.recognise(document_ids))

    def pause(self, paused: bool) -> None:
        """Stop reading and embedding for now, or go on."""
        # Not on the library lane: a pause must not wait behind the work it stops.
        self._jobs.run("search", lambda: self._library.pause(paused))

    # Watched folders

    def watch(self, folder: Path, collection_id: str = "") -> None:
        """Read what is and what will be in a folder into a collection, the current one."""
        wanted = collection_id or self._current
        name = self._default_name()

        def work() -> str:
            target = wanted or self._library.create_collection(name).collection_id
            self._library.watch(target, folder)
            return target

        def watching(target: str) -> None:
            self._current = target
            self.start()

        self._jobs.run("library", work, done=watching)

    def unwatch(self, folder: Path, collection_id: str) -> None:
        """Leave a folder alone from now on; a notice offers to undo it."""
        self._change(lambda: self._library.unwatch(collection_id, folder))
        self._notices.post(
            Problem(
                "{folder} is no longer watched. Its documents stay.",
                values={"folder": folder.name},
            ),
            "info",
            "undo",
            lambda: self.watch(folder, collection_id),
        )

    def look(self) -> None:
        """Look into the watched folders now: the person has come back to the window."""
        if any(collection.folders for collection in self._collections):
            self._jobs.run("library", self._library.look)

    # Questions

    def search(
        self,
        question: str,
        collection_id: str,
        done: Callable[[SearchResult | Problem], None],
        where: SearchOptions = _ANYWHERE,
    ) -> None:
        """Find passages, with no model involved; *where* may name documents and folders."""
        options = replace(where, limit=_MOST_FOUND)
        self._ask(lambda: self._library.search(question, [collection_id], options), done)

    def pages(self, document_id: str, done: Callable[[list[Page] | Problem], None]) -> None:
        """Return a document's text."""
        self._ask(lambda: self._library.pages(document_id), done)

    def chunks(self, document_id: str, done: Callable[[list[Chunk] | Problem], None]) -> None:
        """Return a document's chunks."""
        self._ask(lambda: self._library.chunks(document_id), done)

    def change_cut(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> None:
        """Cut a collection in another way; a notice offers to go back to how it was."""
        before = self.collection(collection_id)
        if before is None:
            return

        def changed(_none: None) -> None:
            self.start()
            self._notices.post(
                Problem(
                    "The files of {name} are cut and embedded anew. Until a file is ready again, "
                    "it is found as it was before.",
                    values={"name": before.name},
                ),
                "info",
                "undo",
                lambda: self.change_cut(collection_id, before.chunk_tokens, before.overlap_tokens),
            )

        self._jobs.run(
            "library",
            lambda: self._library.change_cut(collection_id, chunk_tokens, overlap_tokens),
            done=changed,
        )

    def preview(
        self,
        document_id: str,
        chunk_tokens: int,
        overlap_tokens: int,
        done: Callable[[list[ChunkPreview] | Problem], None],
    ) -> None:
        """Return what a document would be cut into."""
        self._ask(lambda: self._library.preview(document_id, chunk_tokens, overlap_tokens), done)

    def draw_page(
        self,
        document_id: str,
        page: int,
        width_px: int,
        passage: str,
        done: Callable[[PagePicture | Problem], None],
    ) -> None:
        """Return a page of a PDF as it looks, with a passage marked on it."""
        self._jobs.run(
            "pictures",
            lambda: self._library.draw_page(document_id, page, width_px, passage),
            done=done,
            failed=done,
        )

    # What the child tells

    def hear_library(self, event: LibraryEvent) -> None:
        """Take news of documents; may be called on any thread."""
        self._jobs.post(lambda: self._on_event(event))

    def hear_skipped(self, skipped: FilesSkipped) -> None:
        """Take news of files that were passed over; may be called on any thread."""
        values = {
            "hidden": skipped.hidden,
            "unreadable": skipped.unreadable,
            "other": skipped.other,
        }
        problem = Problem(
            "Some files were passed over: {hidden} hidden, {unreadable} without permission, "
            "{other} of kinds that cannot be read.",
            values=values,
        )
        self._jobs.post(lambda: self._notices.post(problem, "info"))

    def hear_child(self, state: ChildState, problem: Problem | None) -> None:
        """Take news of the child itself; may be called on any thread."""
        self._jobs.post(lambda: self._on_child(state, problem))

    def _on_event(self, event: LibraryEvent) -> None:
        """Mirror one change."""
        if isinstance(event, LibrarySnapshot):
            self._take_snapshot(event)
            return
        known = event.document_id in self._documents
        self._documents[event.document_id] = event
        self.document_changed.emit(event.document_id)
        if not known:
            self.changed.emit()
        self._show_ingest()

    def _on_child(self, state: ChildState, problem: Problem | None) -> None:
        """Mirror the child's own state; STOPPED with a problem means that it is given up."""
        if state is ChildState.LOST or (state is ChildState.STOPPED and problem is not None):
            self._state = "lost"
            if problem is not None:
                self._notices.post(problem, "warning")
        elif state is ChildState.READY:
            came_back = self._state == "lost"
            self._state = "ready"
            if came_back:
                self.start()
        else:
            self._state = "starting"
        self.state_changed.emit()

    def _take_snapshot(self, snapshot: LibrarySnapshot) -> None:
        """Replace everything known."""
        self._collections = snapshot.collections
        self._documents = {document.document_id: document for document in snapshot.documents}
        self._paused = snapshot.paused
        if self.collection(self._current) is None:
            self._current = self._collections[0].collection_id if self._collections else ""
        self.changed.emit()
        self._show_ingest()

    def _show_ingest(self) -> None:
        """List the reading of documents as one job, with a cancel for all."""
        busy = [item for item in self._documents.values() if item.state in _BUSY]
        if not busy or self._paused:
            self._jobs.end(self._ingest_job)
            self._ingest_job = 0
            return
        if not self._ingest_job:
            self._ingest_job = self._jobs.new_number()
        ids = [item.document_id for item in busy]
        self._jobs.show(
            self._ingest_job,
            "Reading documents",
            sum(_share(item) for item in busy) / len(busy),
            lambda: self.cancel(ids),
        )

    # Inside

    def _created(self, collection: Collection) -> None:
        """Show a new collection."""
        self._current = collection.collection_id
        self.start()

    def _change(self, work: Callable[[], None]) -> None:
        """Change something in the child, then mirror it."""
        self._jobs.run("library", work, done=lambda _none: self.start())

    def _ask(self, work: Callable[[], T], done: Callable[[T | Problem], None]) -> None:
        """Ask the child something; a problem is an answer too."""
        self._jobs.run("search", work, done=done, failed=done)


def _share(document: Document) -> float:
    """Return how far a busy document is, 0.0 to 1.0."""
    return document.embedded / document.chunks if document.chunks else 0.0
