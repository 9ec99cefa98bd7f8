"""Spreads the painting of streaming columns so that the window never stops for long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_S: Final = 0.033


class PaintQueue(QObject):
    """Paints one changed column per turn of the event loop, each at most every 33 ms.

    Eight columns laid out in one go could hold keys and mouse up; one at a time never does.
    """

    def __init__(
        self,
        paint: Callable[[str], None],
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._paint = paint
        self._now = now
        self._waiting: dict[str, None] = {}
        self._ready_at: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_turn)

    def add(self, keys: Iterable[str]) -> None:
        """Note columns that have changed."""
        for key in keys:
            self._waiting.setdefault(key)
        self._schedule()

    def flush(self) -> None:
        """Paint all that waits, now: used when a run ends."""
        waiting, self._waiting = self._waiting, {}
        for key in waiting:
            self._paint(key)

    def _schedule(self) -> None:
        """Come back when the first waiting column may be painted."""
        if self._waiting and not self._timer.isActive():
            now = self._now()
            wait_s = min(self._ready_at.get(key, now) for key in self._waiting) - now
            self._timer.start(max(0, round(wait_s * 1000)))

    def _on_turn(self) -> None:
        """Paint the column that has been ready for longest."""
        if not self._waiting:
            return
        now = self._now()
        key = min(self._waiting, key=lambda item: self._ready_at.get(item, 0.0))
        if self._ready_at.get(key, 0.0) <= now:
            del self._waiting[key]
            self._paint(key)
            self._ready_at[key] = now + INTERVAL_S
        self._schedule()
