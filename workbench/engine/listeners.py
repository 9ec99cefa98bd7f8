"""Who hears what becomes of which request."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable

from workbench.core.errors import Problem
from workbench.core.generation import Failed, Finished, GenerationEvent
from workbench.core.ports import GenerationCallback

_log = logging.getLogger(__name__)


class Listeners:
    """Calls back those who asked, on the thread that brings the news; with no lock held."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._live: dict[str, GenerationCallback] = {}

    def add(self, request_ids: Iterable[str], on_event: GenerationCallback) -> None:
        """Let *on_event* hear of these requests until they end."""
        with self._lock:
            self._live.update(dict.fromkeys(request_ids, on_event))

    def tell(self, event: GenerationEvent) -> None:
        """Call back the one who asked; nobody hears anything after the terminal event."""
        ends = isinstance(event, Finished | Failed)
        with self._lock:
            if ends:
                callback = self._live.pop(event.request_id, None)
            else:
                callback = self._live.get(event.request_id)
        if callback is None:
            return
        try:
            callback(event)
        except Exception:  # one listener's fault must not keep the others from hearing
            _log.exception("a listener did not take %s", type(event).__name__)

    def fail_all(self, problem: Problem) -> None:
        """End every request with *problem*."""
        with self._lock:
            request_ids = list(self._live)
        for request_id in request_ids:
            self.tell(Failed(request_id, problem))
