"""What the colours under tokens mean."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.chat.token_text import GROUNDS
from workbench.ui.context import UiContext
from workbench.ui.widgets import FlowRow, label, row

_SIDE = 12


class _Swatch(QWidget):
    """A small square of one colour."""

    def __init__(self, context: UiContext, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._role = role
        self.setFixedSize(_SIDE, _SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it with a line around it, so that pale colours have an edge."""
        painter = QPainter(self)
        painter.setPen(self._theme.color("line_strong"))
        painter.setBrush(self._theme.color(self._role))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class TokenLegend(FlowRow):
    """Four steps of chance."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, spacing=10)
        ranges = {
            "sure": "80–100 %",
            "likely": "40–80 %",
            "unlikely": "10–40 %",
            "surprising": "0–10 %",
        }
        for step, role in GROUNDS.items():
            entry = QWidget(self)
            line = row(entry, spacing=5)
            line.addWidget(_Swatch(context, role, entry))
            line.addWidget(label(ranges[step], entry, "small"))
            self.add(entry)
