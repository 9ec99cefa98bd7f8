"""The library as the program sees it: core.ports.Library over a supervised child."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from workbench.core.ports import ChildState, LibraryCallback, StateCallback
from workbench.core.sources import (
    Chunk,
    ChunkPreview,
    Collection,
    CollectionStatistics,
    Document,
    EmbedderChoice,
    FilesSkipped,
    LibrarySnapshot,
    Page,
    PagePicture,
    SearchOptions,
    SearchResult,
)
from workbench.documents import protocol
from workbench.workers.reasons import ChildWords
from workbench.workers.supervisor import Limits, Supervisor

ENTRY: Final = "workbench.documents.child:main"
_PATIENCE_S: Final = 120.0  # of a call; a folder of many thousand files takes its time
_LONG_PATIENCE_S: Final = 3_600.0  # of a call that goes through all of a collection
_SILENCE_S: Final = 90.0  # from a cold disk, loading torch stops every thread for a long moment

WORDS: Final = ChildWords(
    name="library",
    kind="LibraryLost",
    killed="The document library was ended from outside.",
    crashed="The document library has crashed.",
    hung="The document library does not answer.",
    gone="The document library has ended.",
    hint="It is being started again; no document is lost.",
)


class ChildLibrary:
    """Implements `core.ports.Library`. Callbacks come on threads of the supervisor."""

    def __init__(
        self,
        folder: Path,
        log_folder: Path,
        on_event: LibraryCallback,
        on_state: StateCallback,
        on_skipped: Callable[[FilesSkipped], None] = lambda _skipped: None,
        entry: str = ENTRY,
    ) -> None:
        self._on_event = on_event
        self._on_skipped = on_skipped
        self._supervisor = Supervisor(
            entry,
            str(folder),
            WORDS,
            log_folder / "library.log",
            on_event=self._hear,
            on_state=on_state,
            limits=Limits(silence_s=_SILENCE_S),
        )

    @property
    def state(self) -> ChildState:
        """Where the child stands."""
        return self._supervisor.state

    @property
    def pid(self) -> int | None:
        """The child's process number, None when there is none."""
        return self._supervisor.pid

    def start(self) -> None:
        """Begin to start the child, which then loads its model in the background."""
        self._supervisor.start()

    def snapshot(self) -> LibrarySnapshot:
        """Return all collections and documents."""
        snapshot: LibrarySnapshot = self._call(protocol.Snapshot())
        return snapshot

    def create_collection(self, name: str) -> Collection:
        """Make an empty collection."""
        collection: Collection = self._call(protocol.CreateCollection(name))
        return collection

    def rename_collection(self, collection_id: str, name: str) -> None:
        """Give a collection another name."""
        self._call(protocol.RenameCollection(collection_id, name))

    def change_cut(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> None:
        """Cut a collection in another way; its documents are read again. Raises BadInput."""
        self._call(protocol.ChangeCut(collection_id, chunk_tokens, overlap_tokens))

    def preview(
        self, document_id: str, chunk_tokens: int = 0, overlap_tokens: int = 0
    ) -> list[ChunkPreview]:
        """Return what a document is cut into, or would be with other sizes. Raises BadInput."""
        command = protocol.Preview(document_id, chunk_tokens, overlap_tokens)
        previews: list[ChunkPreview] = self._call(command)
        return previews

    def embedders(self) -> list[EmbedderChoice]:
        """Return the embedding models that a collection can have."""
        choices: list[EmbedderChoice] = self._call(protocol.Embedders())
        return choices

    def change_embedder(self, collection_id: str, folder: str) -> None:
        """Embed a collection with another model. Raises BadInput or StorageError."""
        self._call(protocol.ChangeEmbedder(collection_id, folder))

    def change_thresholds(self, collection_id: str, dense: float, keyword: float) -> None:
        """Set what is too far off to be found."""
        self._call(protocol.ChangeThresholds(collection_id, dense, keyword))

    def remove_collection(self, collection_id: str) -> None:
        """Forget a collection and its documents; the files themselves stay."""
        self._call(protocol.RemoveCollection(collection_id))

    def add(self, collection_id: str, paths: Sequence[Path]) -> list[Document]:
        """Take files and folders in; work goes on and reports by events."""
        absolute = tuple(os.path.abspath(path) for path in paths)  # noqa: PTH100 - links stay
        documents: list[Document] = self._call(protocol.Add(collection_id, absolute))
        return documents

    def remove(self, document_ids: Sequence[str]) -> None:
        """Forget documents; the files themselves stay."""
        self._call(protocol.Remove(tuple(document_ids)))

    def cancel(self, document_ids: Sequence[str]) -> None:
        """Stop reading or embedding documents."""
        self._call(protocol.Cancel(tuple(document_ids)))

    def retry(self, document_ids: Sequence[str]) -> None:
        """Read documents again."""
        self._call(protocol.Retry(tuple(document_ids)))

    def recognise(self, document_ids: Sequence[str]) -> None:
        """Read the text in the pictures of documents."""
        self._call(protocol.Recognise(tuple(document_ids)))

    def search(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        """Return the passages nearest to a question; with no collections named, of all of them."""
        command = protocol.Search(question, tuple(collection_ids), options)
        result: SearchResult = self._call(command)
        return result

    def pages(self, document_id: str) -> list[Page]:
        """Return the text of a document, page by page."""
        pages: list[Page] = self._call(protocol.Pages(document_id))
        return pages

    def chunks(self, document_id: str) -> list[Chunk]:
        """Return the chunks of a document in order."""
        chunks: list[Chunk] = self._call(protocol.Chunks(document_id))
        return chunks

    def watch(self, collection_id: str, folder: Path) -> None:
        """Read what is and what will be in a folder."""
        absolute = os.path.abspath(folder)  # noqa: PTH100 - links stay
        self._call(protocol.Watch(collection_id, absolute))

    def unwatch(self, collection_id: str, folder: Path) -> None:
        """Leave a folder alone from now on; its documents stay."""
        self._call(protocol.Unwatch(collection_id, str(folder)))

    def look(self) -> None:
        """Look into the watched folders now."""
        self._call(protocol.Look())

    def pause(self, paused: bool) -> None:
        """Stop reading and embedding for now, or go on."""
        self._call(protocol.Pause(paused))

    def export_collection(self, collection_id: str, path: Path) -> int:
        """Write a collection to one file; return how many documents."""
        absolute = os.path.abspath(path)  # noqa: PTH100 - links stay
        count: int = self._call(protocol.Export(collection_id, absolute), _LONG_PATIENCE_S)
        return count

    def import_collection(self, path: Path) -> Collection:
        """Make a collection of an exported file."""
        absolute = os.path.abspath(path)  # noqa: PTH100 - links stay
        collection: Collection = self._call(protocol.Import(absolute), _LONG_PATIENCE_S)
        return collection

    def statistics(self, collection_id: str) -> CollectionStatistics:
        """Count what a collection holds."""
        counted: CollectionStatistics = self._call(protocol.Statistics(collection_id))
        return counted

    def index_server(self) -> str:
        """Return the address of the Chroma server that is wanted, "" for the data folder."""
        address: str = self._call(protocol.IndexServer())
        return address

    def use_index_server(self, address: str) -> None:
        """Use a Chroma server, or with "" the data folder, from the next start."""
        self._call(protocol.UseIndexServer(address))

    def draw_page(
        self, document_id: str, page: int, width_px: int, passage: str = ""
    ) -> PagePicture:
        """Return a page of a PDF as it looks, with the areas of a passage on it."""
        picture: PagePicture = self._call(protocol.Draw(document_id, page, width_px, passage))
        return picture

    def similarities(self, text: str, others: Sequence[str]) -> list[float]:
        """Return how alike a text and each of the others are, -1.0 to 1.0."""
        scores: list[float] = self._call(protocol.Similarities(text, tuple(others)))
        return scores

    def close(self) -> None:
        """End the child. The object cannot be used afterwards."""
        self._supervisor.close()

    def _call(self, command: protocol.Command, patience_s: float = _PATIENCE_S) -> Any:
        """Ask the child and wait. Raises WorkbenchError."""
        return self._supervisor.call(command, patience_s)

    def _hear(self, event: Document | LibrarySnapshot | FilesSkipped) -> None:
        """Pass on what the child tells."""
        if isinstance(event, FilesSkipped):
            self._on_skipped(event)
        else:
            self._on_event(event)
