"""Calls at once, then at most once an interval: the first token must not wait for the clock."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.services.timers import once_after


class Throttle(QObject):
    """Guards one slot. What is asked for within the interval is done once, at its end."""

    def __init__(self, interval_ms: int, slot: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._slot = slot
        self._pending = False
        self._rest = once_after(interval_ms, self._on_rested, self)

    def ask(self) -> None:
        """Call the slot now, or at the end of the interval under way."""
        if self._rest.isActive():
            self._pending = True
        else:
            self._rest.start()
            self._slot()

    def _on_rested(self) -> None:
        """Do what was asked for meanwhile."""
        if self._pending:
            self._pending = False
            self._rest.start()
            self._slot()
