"""Progress bars, on a terminal only, and the two waits that need one: a model, documents."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from workbench.cli.context import CliContext
from workbench.core.models import ModelInfo
from workbench.core.ports import Library, LibraryEvent, ProgressCallback
from workbench.core.sources import Document, DocumentState

_ENDED = (DocumentState.READY, DocumentState.FAILED, DocumentState.CANCELLED)
_LOOK_AGAIN_S = 0.5


class _Bar(tqdm):  # type: ignore[type-arg]
    """A bar without tqdm's own thread, which watches for bars that are too quiet."""

    monitor_interval = 0


@contextmanager
def bar(context: CliContext, title: str) -> Iterator[ProgressCallback]:
    """Show a bar that takes shares from 0.0 to 1.0."""
    shape = "{desc} {percentage:3.0f} % |{bar}| {elapsed}"
    with _Bar(
        total=1.0,
        desc=title,
        file=context.err,
        disable=not context.err.isatty(),
        leave=False,
        bar_format=shape,
    ) as shown:

        def move(share: float) -> None:
            shown.update(min(share, 1.0) - shown.n)

        yield move


def load_model(context: CliContext) -> ModelInfo:
    """Load the model unless it is loaded; Ctrl+C gives it up."""
    loaded = context.engine.model
    if loaded is not None:
        return loaded
    with bar(context, "Loading the model") as move:
        try:
            return context.engine.choose(context.model, move)
        except KeyboardInterrupt:
            context.engine.cancel_load()
            raise


class DocumentWatch:
    """Hears the library and waits until documents are read."""

    def __init__(self, context: CliContext) -> None:
        self._context = context
        self._news = threading.Event()

    def hear(self, _event: LibraryEvent) -> None:
        """Take an event of the library; any thread."""
        self._news.set()

    def add(self, library: Library, collection_id: str, paths: list[Path]) -> list[Document]:
        """Add files and folders, wait for them, and return the documents of the collection."""
        library.add(collection_id, paths)
        with bar(self._context, "Reading documents") as move:
            while True:
                self._news.clear()
                documents = [
                    document
                    for document in library.snapshot().documents
                    if document.collection_id == collection_id
                ]
                if all(document.state in _ENDED for document in documents):
                    return documents
                move(sum(_share(document) for document in documents) / len(documents))
                self._news.wait(_LOOK_AGAIN_S)


def _share(document: Document) -> float:
    """Return how far a document is, 0.0 to 1.0."""
    if document.state in _ENDED:
        return 1.0
    return document.embedded / document.chunks if document.chunks else 0.0
