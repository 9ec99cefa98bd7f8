"""Timers of the services."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def once_after(interval_ms: int, slot: Callable[[], None], parent: QObject) -> QTimer:
    """Return a timer that fires once, *interval_ms* after each start."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(slot)
    return timer
