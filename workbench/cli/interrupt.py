"""Ctrl+C as a wish to stop the work under way, not the program."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def on_interrupt(stop: Callable[[], None]) -> Iterator[None]:
    """Call *stop* at the first Ctrl+C; a second one interrupts as usual.

    *stop* runs on a thread of its own: the main thread may hold the lock that it needs.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def hear(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, before)
        threading.Thread(target=stop, name="stop", daemon=True).start()

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
