"""Thin bars: how full something is, and what a time was spent on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.ui.context import UiContext

_HEIGHT = 6


class _Bar(QWidget):
    """A rounded track that parts are painted on."""

    def __init__(self, context: UiContext, parent: QWidget, height: int) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._bar_height = height
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that can be read."""
        return QSize(96, self._bar_height)

    def _clipped(self) -> QPainter:
        """Return a painter inside the rounded track, with the track painted."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        radius = self.height() / 2
        path.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(path)
        painter.fillRect(self.rect(), self._theme.color("track"))
        return painter


class Meter(_Bar):
    """How full something is, from 0.0 to 1.0. *role* names its colour."""

    def __init__(
        self, context: UiContext, parent: QWidget, *, role: str = "accent", height: int = _HEIGHT
    ) -> None:
        super().__init__(context, parent, height)
        self._share = 0.0
        self._role = role

    @property
    def share(self) -> float:
        """How full it is."""
        return self._share

    def set_share(self, share: float, role: str = "") -> None:
        """Show another share, in another colour if one is given."""
        share = min(1.0, max(0.0, share))
        role = role or self._role
        if (share, role) != (self._share, self._role):
            self._share, self._role = share, role
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the filled part with a round end."""
        painter = self._clipped()
        if self._share > 0:
            width = max(self.height(), self._share * self.width())
            radius = self.height() / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(self._role))
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), radius, radius)


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a bar: its size in any unit, its colour as "#RRGGBB", its tooltip."""

    value: float
    colour: str
    tooltip: str = ""


class SegmentBar(_Bar):
    """One bar of coloured parts; each says in its tooltip what it is."""

    def __init__(self, context: UiContext, parent: QWidget, *, height: int = 8) -> None:
        super().__init__(context, parent, height)
        self._segments: tuple[Segment, ...] = ()

    @property
    def segments(self) -> tuple[Segment, ...]:
        """What is shown."""
        return self._segments

    def set_segments(self, segments: Sequence[Segment]) -> None:
        """Show other parts."""
        self._segments = tuple(part for part in segments if part.value > 0)
        self.setAccessibleDescription("; ".join(part.tooltip for part in self._segments))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts side by side, each at least two pixels wide."""
        painter = self._clipped()
        for segment, left, width in self._placed():
            painter.fillRect(QRectF(left, 0, width, self.height()), QColor(segment.colour))
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the tooltip of the part under the mouse."""
        if isinstance(event, QHelpEvent):
            tip = self._tip_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return bool(super().event(event))

    def _tip_at(self, position: QPointF) -> str:
        """Return what the part at a position is."""
        for segment, left, width in self._placed():
            if left <= position.x() <= left + width:
                return segment.tooltip
        return ""

    def _placed(self) -> list[tuple[Segment, float, float]]:
        """Return each part with its left edge and width."""
        total = sum(part.value for part in self._segments)
        placed = []
        left = 0.0
        for part in self._segments:
            width = max(2.0, part.value / total * self.width())
            placed.append((part, left, width))
            left += width
        return placed


class Dot(QWidget):
    """A small round light in one of the theme's colours."""

    def __init__(self, context: UiContext, parent: QWidget, *, role: str = "good") -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._role = role
        self.setFixedSize(8, 8)

    def set_role(self, role: str) -> None:
        """Take another colour."""
        if role != self._role:
            self._role = role
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(self._role))
        painter.drawEllipse(self.rect())
