"""Collects Python's garbage on the window's thread only.

Automatic collection runs on whichever thread allocates. On a worker it may free widgets that hang
in a reference cycle, and Qt does not survive that.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_LOOK_MS: Final = 500


class Collector(QObject):
    """Replaces automatic collection from its making until `close`.

    What is there when the program has started is looked through once and then left out: it lives as
    long as the program, and looking through it again would hold the window up.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._started = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_look)
        self._timer.start(_LOOK_MS)

    def close(self) -> None:
        """Give collection back to Python, if it had it."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()

    def _on_look(self) -> None:
        """Collect the oldest generation that is due, as Python would have done."""
        if not self._started:
            self._started = True
            gc.collect()
            gc.freeze()
        due = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if limit and count > limit
        ]
        if due:
            gc.collect(max(due))
