"""Ends a download from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Stop:
    """Asked once, it ends a download at once, or before it has begun."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = False
        self._cancel: Callable[[], object] | None = None
        self.discards = False  # what came is not wanted any more

    def ask(self, discard: bool = False) -> None:
        """End it soon, whatever it waits for."""
        with self._lock:
            self._asked = True
            self.discards = self.discards or discard
            if self._cancel is not None:
                self._cancel()

    @contextmanager
    def calling(self, cancel: Callable[[], object]) -> Iterator[None]:
        """Call *cancel* when it is asked for meanwhile, or has been before."""
        with self._lock:
            self._cancel = cancel
            if self._asked:
                cancel()
        try:
            yield
        finally:
            with self._lock:
                self._cancel = None
