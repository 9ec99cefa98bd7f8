"""Two groups in one line, or below each other where the window is too narrow for that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class TwoParts(QWidget):
    """The left part takes the room that is left over; the right part stands at the end."""

    def __init__(self, parent: QWidget, *, spacing: int = 16) -> None:
        super().__init__(parent)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)
        self._parts: tuple[QWidget, ...] = ()

    def set_parts(self, left: QWidget, right: QWidget) -> None:
        """Take both parts."""
        self._parts = (left, right)
        self._layout.addWidget(left, 1)
        self._layout.addWidget(right, 0)
        self._layout.setAlignment(right, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one line or two."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Choose again after a part has changed its size."""
        if not self._parts:
            return
        left, right = self._parts
        needed = left.sizeHint().width() + self._layout.spacing() + right.sizeHint().width()
        wide = needed <= self.width()
        directions = QBoxLayout.Direction
        wanted = directions.LeftToRight if wide else directions.TopToBottom
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
            self._layout.setSpacing(16 if wide else 8)
