"""Carries calls from any thread to the thread of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Relay(QObject):
    """Runs functions, in the order they were posted, on the thread that made the relay."""

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    def post(self, function: Callable[[], None]) -> None:
        """Run *function* on the relay's thread soon; safe from any thread."""
        if self._open:
            self._posted.emit(function)

    def close(self) -> None:
        """Drop what is still to come: the objects it would touch are going away."""
        self._open = False

    @Slot(object)
    def _on_posted(self, function: Callable[[], None]) -> None:
        """Run one posted function."""
        if self._open:
            function()
