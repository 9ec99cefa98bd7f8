"""A splitter whose handle is easy to grab and not drawn: panels have lines of their own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

_WIDTH: Final = 1  # Qt lets the mouse grab it two pixels further on both sides


class PlainSplitter(QSplitter):
    """Panels side by side that cannot be lost by dragging."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setHandleWidth(_WIDTH)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Return a handle that shows only in the mouse pointer."""
        return _PlainHandle(self.orientation(), self)


class _PlainHandle(QSplitterHandle):
    """Draws nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the page as it is."""
