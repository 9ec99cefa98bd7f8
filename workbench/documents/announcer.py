"""Tells the program what changed, not more often than a person can follow."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from workbench.core.errors import Problem
from workbench.core.ports import LibraryEvent
from workbench.core.sources import Document, DocumentState
from workbench.documents.store import Store

_PAUSE_S: Final = 0.1
_RENEWAL_PAUSE_S: Final = 1.0  # the whole library is sent each time


class Announcer:
    """Sends events. A new state goes out at once, progress at most ten times a second.

    A document is looked up and sent under one lock, so that what is told last is what holds:
    two threads would otherwise overtake each other, and "embedding" could follow "ready".
    """

    def __init__(
        self,
        store: Store,
        emit: Callable[[LibraryEvent], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._emit = emit
        self._clock = clock
        self._lock = threading.Lock()
        self._told: dict[str, tuple[DocumentState, float]] = {}
        self._renewal_told_at = -_RENEWAL_PAUSE_S

    def tell(self, document_id: str) -> None:
        """Tell how a document stands; one that is gone is passed over."""
        with self._lock:
            document = self._store.document(document_id)
            if document is not None:
                self._send(document)

    def tell_pages(self, document_id: str, pages: int) -> None:
        """Tell how many pages of a document have been read."""
        with self._lock:
            document = self._store.document(document_id)
            if document is not None and document.state is DocumentState.READING:
                self._send(replace(document, pages=pages))

    def tell_obstacle(self, document_id: str, problem: Problem) -> None:
        """Tell why a document has to wait, when not even that can be written down."""
        with self._lock:
            document = self._store.document(document_id)
            if document is not None:
                self._send(replace(document, state=DocumentState.WAITING, problem=problem))

    def tell_all(self) -> None:
        """Tell of the whole library."""
        with self._lock:
            self._told.clear()
            self._emit(self._store.snapshot())

    def tell_renewal(self, collection_id: str) -> None:
        """Tell how far a collection with another embedder is, now and then, and when it is done."""
        with self._lock:
            collection = self._store.collection(collection_id)
            now = self._clock()
            if collection.next_embedder_id and now - self._renewal_told_at < _RENEWAL_PAUSE_S:
                return
            self._renewal_told_at = now
            self._emit(self._store.snapshot())

    def _send(self, document: Document) -> None:
        """Send unless the same state was told just now and there is more to come."""
        now = self._clock()
        state, told_at = self._told.get(document.document_id, (None, 0.0))
        if state is document.state and now - told_at < _PAUSE_S:
            return
        self._told[document.document_id] = (document.state, now)
        self._emit(document)
