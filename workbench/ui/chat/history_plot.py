"""A small plot of how fast this model was in its last answers."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.core.generation import Timing
from workbench.ui import words
from workbench.ui.theme import Theme

_SHOWN: Final = 40
_PAD: Final = 5.0  # room for the last point


class HistoryPlot(QWidget):
    """Draws tokens per second of past answers, oldest left; the last one is marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rates: list[float] = []
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Writing speed of this model's last answers"))

    @property
    def rates(self) -> tuple[float, ...]:
        """What is drawn, oldest first, in tokens per second."""
        return tuple(self._rates)

    def show_timings(self, timings: list[Timing]) -> None:
        """Draw the answers that have a rate."""
        rates = [timing.generation_rate for timing in timings if timing.generation_rate > 0]
        self._rates = rates[-_SHOWN:]
        if self._rates:
            self.setAccessibleDescription(
                self.tr("The last one {last}, the fastest {best}.").format(
                    last=words.rate(self._rates[-1]), best=words.rate(max(self._rates))
                )
            )
        self.update()

    def sizeHint(self) -> QSize:
        """Return a low, wide strip."""
        return QSize(200, self.fontMetrics().height() * 5)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(120, self.fontMetrics().height() * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scale, the line and the last point."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self._area()
        self._paint_scale(painter, area)
        points = self._points(area)
        if len(points) > 1:
            ground = QPolygonF([*points, QPointF(points[-1].x(), area.bottom())])
            ground.append(QPointF(points[0].x(), area.bottom()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.accent_soft))
            painter.drawPolygon(ground)
            painter.setPen(QPen(QColor(self._theme.accent), 1.6))
            painter.drawPolyline(QPolygonF(points))
        if points:
            painter.setPen(QPen(QColor(self._theme.side), 2))
            painter.setBrush(QColor(self._theme.accent))
            painter.drawEllipse(points[-1], 4.0, 4.0)

    def event(self, event: QEvent) -> bool:
        """Tell the number under the mouse."""
        if isinstance(event, QHelpEvent) and self._rates:
            nearest = min(
                enumerate(self._points(self._area())),
                key=lambda entry: abs(entry[1].x() - event.pos().x()),
            )[0]
            back = len(self._rates) - 1 - nearest
            text = (
                self.tr("The last answer: {rate}.")
                if back == 0
                else self.tr("%n answer(s) before the last: {rate}.", "", back)
            )
            QToolTip.showText(
                event.globalPos(), text.format(rate=words.rate(self._rates[nearest])), self
            )
            return True
        return super().event(event)

    def _area(self) -> QRectF:
        """Return where the line may be, the scale's words left out."""
        top = self.fontMetrics().height() + 2.0
        return QRectF(self.rect()).adjusted(_PAD, top, -_PAD, -2.0)

    def _paint_scale(self, painter: QPainter, area: QRectF) -> None:
        """Draw the base line and the greatest value."""
        painter.setPen(QColor(self._theme.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(QColor(self._theme.dim))
        if self._rates:
            painter.drawText(
                QRectF(0, 0, self.width(), area.top()),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop),
                self.tr("up to {rate}").format(rate=words.rate(max(self._rates))),
            )

    def _points(self, area: QRectF) -> list[QPointF]:
        """Return the points of the line; the scale begins at zero."""
        top = max(self._rates, default=1.0) or 1.0
        step = area.width() / max(1, len(self._rates) - 1)
        return [
            QPointF(
                area.left() + step * number if len(self._rates) > 1 else area.center().x(),
                area.bottom() - area.height() * 0.94 * rate / top,
            )
            for number, rate in enumerate(self._rates)
        ]
