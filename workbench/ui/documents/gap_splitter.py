"""A splitter whose handle is the gap between two cards, with a short grip in its middle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from workbench.ui.theme import Theme

_GAP = 12
_GRIP = (32, 3)


class _Handle(QSplitterHandle):
    """Draws the grip; stronger while the mouse is over it."""

    def __init__(self, theme: Theme, parent: QSplitter) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setToolTip(self.tr("Drag to give one half more room."))
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the grip."""
        width, height = _GRIP
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent" if self.underMouse() else "line_strong"))
        centre = self.rect().center()
        grip = QRectF(centre.x() - width / 2, centre.y() - height / 2 + 1, width, height)
        painter.drawRoundedRect(grip, height / 2, height / 2)
        painter.end()


class GapSplitter(QSplitter):
    """Two cards above each other."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._theme = theme
        self.setHandleWidth(_GAP)
        self.setChildrenCollapsible(False)

    def createHandle(self) -> QSplitterHandle:
        """Return our own handle."""
        return _Handle(self._theme, self)
