"""Tells the program what changed, not more often than a person can follow."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from workbench.core.ports import LibraryEvent
from workbench.core.sources import Document, DocumentState

_PAUSE_S: Final = 0.1


class Announcer:
    """Sends events. A new state goes out at once, progress at most ten times a second."""

    def __init__(self, emit: Callable[[LibraryEvent], None], clock: Callable[[], float]) -> None:
        self._emit = emit
        self._clock = clock
        self._lock = threading.Lock()
        self._last: dict[str, tuple[DocumentState, float]] = {}

    def document(self, document: Document) -> None:
        """Tell of a document."""
        now = self._clock()
        with self._lock:
            state, told_at = self._last.get(document.document_id, (None, 0.0))
            if state is document.state and now - told_at < _PAUSE_S:
                return
            self._last[document.document_id] = (document.state, now)
        self._emit(document)

    def all(self, event: LibraryEvent) -> None:
        """Tell of the whole library; documents are forgotten here so that any state is new."""
        with self._lock:
            self._last.clear()
        self._emit(event)
