"""Takes documents in: one thread has them read and cut, another embeds what was cut.

All state lies in the database, nothing in memory: a document can be cancelled or removed at any
moment, and after a sudden end the work goes on where it was.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Final

from workbench.core.errors import (
    Cancelled,
    DocumentError,
    StorageError,
    WorkbenchError,
    problem_from,
)
from workbench.core.language import language_of
from workbench.core.sources import Chunk, Document, DocumentState
from workbench.documents.announcer import Announcer
from workbench.documents.chunking import chunk_pages, rough_count
from workbench.documents.contents import Contents, PendingChunk, VectorState
from workbench.documents.cutting import usual
from workbench.documents.embedder_shelf import EmbedderShelf
from workbench.documents.embedding import Embedder
from workbench.documents.folders import Folders
from workbench.documents.reader_process import unopened
from workbench.documents.readers.base import ReadPage
from workbench.documents.reading import DocumentReading
from workbench.documents.recognition import Recognition
from workbench.documents.renewal import Renewal
from workbench.documents.store import Store
from workbench.documents.upkeep import IndexUpkeep

_log = logging.getLogger(__name__)

_WINDOW: Final = 64  # chunks embedded and kept at a time
_HASHED_BYTES: Final = 2**20
_RETRY_S: Final = 5.0  # after a failure of the disk


class Ingest:
    """Works through the waiting documents, and through collections that get another embedder."""

    def __init__(
        self,
        store: Store,
        contents: Contents,
        upkeep: IndexUpkeep,
        announcer: Announcer,
        reading: DocumentReading,
        folders: Folders,
        recognition: Recognition,
        shelf: EmbedderShelf,
        renewal: Renewal,
    ) -> None:
        self._store = store
        self._folders = folders
        self._recognition = recognition
        self._contents = contents
        self._upkeep = upkeep
        self._announcer = announcer
        self._reading = reading
        self._shelf = shelf
        self._renewal = renewal
        self._to_read = threading.Event()
        self._to_embed = threading.Event()

    def start(self) -> None:
        """Begin, with what was left unfinished first."""
        self.wake()
        for name, work, sign in (
            ("read", self._read_next, self._to_read),
            ("embed", self._embed_next, self._to_embed),
        ):
            thread = threading.Thread(target=_work, args=(work, sign), name=name, daemon=True)
            thread.start()

    def wake(self) -> None:
        """Look for work."""
        self._to_read.set()
        self._to_embed.set()

    # Reading and cutting, on its own thread

    def _read_next(self) -> bool:
        """Deal with the document that waits longest; False when there is none."""
        self._store.requeue_unfinished()
        if self._folders.paused:
            return False
        document = self._store.next_waiting()
        if document is None:
            return False
        document_id = document.document_id
        if not self._move(document_id, DocumentState.WAITING, DocumentState.READING):
            return True
        try:
            self._read(document)
        except Cancelled:
            _log.info("a document was cancelled while it was read")
        except StorageError as error:
            # A full disk, a drive that is gone: the document waits until that is over.
            self._announcer.tell_obstacle(document_id, error.problem())
            raise
        except Exception as error:
            if not isinstance(error, WorkbenchError):
                _log.exception("a document could not be read")
            self._fail(document_id, (DocumentState.READING,), error)
        return True

    def _read(self, document: Document) -> None:
        """Read, cut and keep one document. Raises DocumentError or Cancelled."""
        path = Path(document.path)
        before = looks(path)
        if before is not None:
            self._folders.looked_at(document.document_id, *before)
        sha256 = self._hash(path, document.document_id)
        if sha256 == document.sha256 and document.chunks:
            self._move(document.document_id, DocumentState.READING, DocumentState.EMBEDDING)
            self._to_embed.set()
            return
        twin = self._store.twin(document, sha256)
        if twin:
            raise DocumentError(
                "The same document is already in this collection as “{name}”.",
                "Nothing needs to be done.",
                name=twin,
            )
        read = self._recognition.read if document.recognise else self._reading.read
        pages = read(
            path,
            lambda: self._is_gone(document.document_id),
            lambda count: self._announcer.tell_pages(document.document_id, count),
        )
        if looks(path) != before:
            raise DocumentError("The file changed while it was read.", "Try again.")
        self._shelf.bundled_known.wait()
        embedder = self._shelf.of(document.collection_id)
        cut = self._cut(document, pages, embedder)
        chunks = [(chunk, _wish(chunk, embedder)) for chunk in cut]
        removed = 0 if document.recognise else self._reading.removed
        if self._contents.keep(document, sha256, pages, chunks, removed):
            self._announcer.tell(document.document_id)
            self._to_embed.set()

    def _hash(self, path: Path, document_id: str) -> str:
        """Return the sha256 of a file. Raises DocumentError or Cancelled."""
        digest = hashlib.sha256()
        try:
            if not path.is_file() and path.exists():
                raise DocumentError("This is not a file with text in it.", "Choose a document.")
            with path.open("rb") as file:
                while part := file.read(_HASHED_BYTES):
                    digest.update(part)
                    if self._is_gone(document_id):
                        raise Cancelled
        except OSError as error:
            raise unopened(error) from error
        return digest.hexdigest()

    def _cut(
        self, document: Document, pages: list[ReadPage], embedder: Embedder | None
    ) -> list[Chunk]:
        """Cut pages in the way of the document's collection."""
        collection = self._store.collection(document.collection_id)
        cut = usual(collection, embedder)
        return chunk_pages(pages, cut, embedder.count_tokens if embedder else rough_count)

    def _is_gone(self, document_id: str) -> bool:
        """Whether a document that is being read is no longer wanted."""
        document = self._store.document(document_id)
        return document is None or document.state is not DocumentState.READING

    # Embedding, on its own thread

    def _embed_next(self) -> bool:
        """Embed the next chunks, of several small documents at once; False when there are none."""
        self._shelf.bundled_known.wait()
        self._upkeep.opened.wait()  # so that what is ready is found by its vectors too
        paused = self._folders.paused
        embedders = [] if paused else self._shelf.in_use()
        pending: list[PendingChunk] = []
        for embedder in embedders:
            own = self._contents.pending(embedder.card.fingerprint, _WINDOW)
            if own:
                self._embed(embedder, own)
            pending += own
        self._upkeep.flush()
        for document_id in dict.fromkeys(chunk.document_id for chunk in pending):
            self._announcer.tell(document_id)
        if not paused:
            self._finish([embedder.card.fingerprint for embedder in embedders])
        return bool(pending) or (not paused and self._renew())

    def _renew(self) -> bool:
        """Go on with a collection that gets another embedder, when nothing else is to be done."""
        collection_id = self._renewal.step()
        if collection_id:
            self._announcer.tell_renewal(collection_id)
        return bool(collection_id)

    def _embed(self, embedder: Embedder, pending: list[PendingChunk]) -> None:
        """Embed and keep; when the model stumbles, only the document at fault is given up."""
        document_ids = list(dict.fromkeys(chunk.document_id for chunk in pending))
        try:
            vectors = embedder.embed_passages([chunk.text for chunk in pending])
        except Exception as error:
            if len(document_ids) == 1:
                _log.exception("a document could not be embedded")
                states = (DocumentState.EMBEDDING, DocumentState.READY)
                self._fail(document_ids[0], states, error)
                return
            for document_id in document_ids:
                self._embed(embedder, [each for each in pending if each.document_id == document_id])
            return
        self._contents.keep_vectors(pending, vectors)

    def _finish(self, fingerprints: list[str]) -> None:
        """Make ready what has all the vectors it can get."""
        for document_id in self._contents.finished(fingerprints):
            self._move(document_id, DocumentState.EMBEDDING, DocumentState.READY)

    # Both

    def _fail(self, document_id: str, before: tuple[DocumentState, ...], error: Exception) -> None:
        """Give a document up and say why."""
        self._store.change_state(document_id, before, DocumentState.FAILED, problem_from(error))
        self._announcer.tell(document_id)

    def _move(self, document_id: str, before: DocumentState, after: DocumentState) -> bool:
        """Bring a document into another state and tell it; False when it is elsewhere by now."""
        moved = self._store.change_state(document_id, (before,), after)
        self._announcer.tell(document_id)
        return moved


def _wish(chunk: Chunk, embedder: Embedder | None) -> VectorState:
    """Say whether a chunk is to have a vector: one the embedder cannot read would only harm."""
    known = embedder is None or language_of(chunk.text) in embedder.card.languages
    return VectorState.PENDING if known else VectorState.UNWANTED


def _work(work: Callable[[], bool], sign: threading.Event) -> None:
    """Do *work* until there is none, then wait for a sign; runs for ever."""
    if hasattr(os, "nice"):
        os.nice(5)  # on Linux: of this thread and those it starts, so that searches go first
    while True:
        sign.wait()
        sign.clear()
        try:
            while work():
                pass
        except Exception:
            # A full disk, a drive that was removed: what is unfinished stays so until it is back.
            _log.exception("taking in documents pauses")
            threading.Timer(_RETRY_S, sign.set).start()


def looks(path: Path) -> tuple[int, int] | None:
    """Return size and time of change of a file, None when it is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_size, stat.st_mtime_ns
