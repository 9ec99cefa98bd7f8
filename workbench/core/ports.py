"""What the layers above may ask of the adapters. Callbacks come from any thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from workbench.core.errors import Problem
from workbench.core.generation import GenerationEvent, RenderedPrompt, Request, Turn
from workbench.core.models import DeviceInfo, LoadOptions, ModelInfo, ModelSource
from workbench.core.sources import (
    Chunk,
    ChunkPreview,
    Collection,
    CollectionStatistics,
    Document,
    EmbedderChoice,
    LibrarySnapshot,
    Page,
    PagePicture,
    SearchOptions,
    SearchResult,
)


class ChildState(StrEnum):
    """Where a child process stands."""

    STOPPED = "stopped"
    STARTING = "starting"
    READY = "ready"
    LOST = "lost"  # it died; a new one is on its way unless it died too often


GenerationCallback = Callable[[GenerationEvent], None]
ProgressCallback = Callable[[float], None]  # 0.0 to 1.0
StateCallback = Callable[[ChildState, Problem | None], None]


class Engine(Protocol):
    """Generates text. Where a call names no model, the loaded one is meant."""

    @property
    def model(self) -> ModelInfo | None:
        """The loaded model, None when there is none."""

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Load a model in place of the present one; blocks.

        Raises ModelFileError, EngineLost or Cancelled (see `cancel_load`).
        """

    def cancel_load(self) -> None:
        """Give up the load that is under way, if any."""

    def unload(self) -> None:
        """Let the model go; blocks until its memory is free."""

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests as one batch. Each ends in exactly one Finished or Failed event."""

    def cancel(self, request_id: str) -> None:
        """Stop one request; its Finished event says CANCELLED and keeps the text so far."""

    def ready(
        self,
        model_id: str = "",
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> ModelInfo:
        """Return what a model says of itself, loading it when that is needed; blocks.

        Raises BadInput when there is no such model, else as `load`; Cancelled once *cancelled*,
        which is asked again and again, says so.
        """

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Return the prompt as the model would receive it; blocks. Raises TemplateError."""

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Return the number of tokens of each text by itself; blocks."""

    def close(self) -> None:
        """End the child. The object cannot be used afterwards."""


class Engines(Engine, Protocol):
    """An engine that runs every model of the list, several at once while memory allows."""

    @property
    def loaded(self) -> tuple[ModelSource, ...]:
        """The models in memory, and the servers in use, now."""

    def choose(self, source: ModelSource, on_progress: ProgressCallback | None = None) -> ModelInfo:
        """Make a model the one that is meant where none is named, in place of the present one.

        Blocks. Raises ModelFileError, EndpointError, EngineLost or Cancelled (see `cancel_load`).
        """

    def try_out(self, source: ModelSource) -> ModelInfo:
        """Load a model or ask a server for it, and let it go again; blocks. Raises as `choose`."""

    def devices(self) -> tuple[DeviceInfo, ...]:
        """Return what models on this computer can be computed on; blocks."""


LibraryEvent = Document | LibrarySnapshot
LibraryCallback = Callable[[LibraryEvent], None]


class Library(Protocol):
    """Keeps collections of documents and finds passages in them. Calls block."""

    def snapshot(self) -> LibrarySnapshot:
        """Return all collections and documents."""

    def create_collection(self, name: str) -> Collection:
        """Make an empty collection."""

    def rename_collection(self, collection_id: str, name: str) -> None:
        """Give a collection another name."""

    def remove_collection(self, collection_id: str) -> None:
        """Forget a collection and its documents; the files themselves stay."""

    def add(self, collection_id: str, paths: Sequence[Path]) -> list[Document]:
        """Take files and folders in; returns at once, work goes on and reports by events."""

    def remove(self, document_ids: Sequence[str]) -> None:
        """Forget documents; the files themselves stay."""

    def cancel(self, document_ids: Sequence[str]) -> None:
        """Stop reading or embedding documents."""

    def retry(self, document_ids: Sequence[str]) -> None:
        """Read documents again."""

    def recognise(self, document_ids: Sequence[str]) -> None:
        """Read the text in the pictures of documents, where Tesseract is installed."""

    def search(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        """Return the passages nearest to a question."""

    def pages(self, document_id: str) -> list[Page]:
        """Return the text of a document, page by page."""

    def chunks(self, document_id: str) -> list[Chunk]:
        """Return the chunks of a document in order."""

    def change_cut(self, collection_id: str, chunk_tokens: int, overlap_tokens: int) -> None:
        """Cut a collection in another way; its documents are read again. Raises BadInput."""

    def preview(
        self, document_id: str, chunk_tokens: int = 0, overlap_tokens: int = 0
    ) -> list[ChunkPreview]:
        """Return what a document is cut into, or would be with other sizes. Raises BadInput."""

    def embedders(self) -> list[EmbedderChoice]:
        """Return the embedding models that a collection can have."""

    def change_embedder(self, collection_id: str, folder: str) -> None:
        """Embed a collection with the model in *folder*, "" for the bundled one.

        The old vectors answer until all new ones are there. Raises BadInput or StorageError.
        """

    def change_thresholds(self, collection_id: str, dense: float, keyword: float) -> None:
        """Set what is too far off to be found: the least cosine and the least BM25 score."""

    def watch(self, collection_id: str, folder: Path) -> None:
        """Read what is and what will be in a folder: new files, and changed ones again."""

    def unwatch(self, collection_id: str, folder: Path) -> None:
        """Leave a folder alone from now on; its documents stay."""

    def look(self) -> None:
        """Look into the watched folders now instead of in a while."""

    def pause(self, paused: bool) -> None:
        """Stop reading and embedding for now, or go on; it outlives the program."""

    def export_collection(self, collection_id: str, path: Path) -> int:
        """Write a collection to one file; return how many documents. Raises StorageError."""

    def import_collection(self, path: Path) -> Collection:
        """Make a collection of an exported file. Raises BadInput or StorageError."""

    def statistics(self, collection_id: str) -> CollectionStatistics:
        """Count what a collection holds. Raises BadInput when it is gone."""

    def index_server(self) -> str:
        """Return the address of the Chroma server that is wanted, "" for the data folder."""

    def use_index_server(self, address: str) -> None:
        """Use a Chroma server, or with "" the data folder, from the next start.

        Raises BadInput for what is no address, StorageError when nobody answers there.
        """

    def similarities(self, text: str, others: Sequence[str]) -> list[float]:
        """Return how alike a text and each of the others are in meaning, -1.0 to 1.0."""

    def draw_page(
        self, document_id: str, page: int, width_px: int, passage: str = ""
    ) -> PagePicture:
        """Return a page of a PDF, from 1, as it looks, with the areas of a passage on it.

        Raises DocumentError.
        """

    def close(self) -> None:
        """End the child. The object cannot be used afterwards."""
