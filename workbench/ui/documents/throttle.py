"""Does a piece of work at once, but not more often than the eye can follow."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS: Final = 100


class Throttle(QObject):
    """The first call works at once; calls that follow too soon become one, a moment later.

    A folder of ten thousand files brings as many pieces of news; each would list them all.
    """

    def __init__(self, work: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._wanted = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(INTERVAL_MS)
        self._rest.timeout.connect(self._on_rested)

    def call(self) -> None:
        """Work now, or as soon as the rest is over."""
        if self._rest.isActive():
            self._wanted = True
            return
        self._wanted = False
        self._work()
        self._rest.start()

    def _on_rested(self) -> None:
        """Do what was asked for meanwhile."""
        if self._wanted:
            self.call()
