"""Small calm plots of one column each, drawn to a scale that all columns share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.answering.numbers import median
from workbench.ui.context import UiContext
from workbench.ui.style import pixels

_POINT: Final = 3.0  # radius in pixels
_PAD: Final = 5.0  # room for the outermost points
_BAR: Final = 8.0  # height of a bar
_SOFT: Final = 110  # of 255: points that lie on each other are darker
_DARKEST: Final = 3  # points on one another that can be told from more
_LINE: Final = 170  # of 255: an interval is seen, but second
_LEAST_WIDTH: Final = 56


class _Plot(QWidget):
    """One line high, as wide as there is room."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._height = pixels(context.points) + 7
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that can be read."""
        return QSize(140, self._height)

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(_LEAST_WIDTH, self._height)

    def say(self, text: str) -> None:
        """Tell in words what is drawn."""
        self.setToolTip(text)
        self.setAccessibleDescription(text)

    def _painter(self) -> QPainter:
        """Return a painter with soft edges."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _track(self) -> QRectF:
        """Return where a bar lies."""
        return QRectF(0, (self.height() - _BAR) / 2, self.width(), _BAR)

    def _clip(self, painter: QPainter) -> QRectF:
        """Paint the track of a bar and keep to its round ends."""
        track, path = self._track(), QPainterPath()
        path.addRoundedRect(track, _BAR / 2, _BAR / 2)
        painter.setClipPath(path)
        painter.fillRect(track, self._theme.color("track"))
        return track


class PointsPlot(_Plot):
    """Each value a point, their median a line; the scale begins at zero."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._values: tuple[float, ...] = ()
        self._most = 1.0
        self._colour = QColor(context.theme.accent)

    @property
    def values(self) -> tuple[float, ...]:
        """What is drawn."""
        return self._values

    def show_values(self, values: Sequence[float], most: float, colour: str) -> None:
        """Draw values on a scale up to *most*."""
        self._values, self._most = tuple(values), most or 1.0
        self._colour = QColor(colour)
        self.update()

    def x_of(self, value: float) -> float:
        """Return where a value lies."""
        return _PAD + (self.width() - 2 * _PAD) * min(1.0, value / self._most)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the base line, the points and the median."""
        painter, middle = self._painter(), self.height() / 2
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.drawLine(QPointF(_PAD, middle), QPointF(self.width() - _PAD, middle))
        if not self._values:
            return
        soft = QColor(self._colour)
        soft.setAlpha(_SOFT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        places = Counter(round(self.x_of(value)) for value in self._values)
        for place, count in places.items():
            for _ in range(min(count, _DARKEST)):
                painter.drawEllipse(QPointF(place, middle), _POINT, _POINT)
        x = self.x_of(median(self._values))
        painter.setPen(QPen(self._colour, 2))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height() - 2))


class StackPlot(_Plot):
    """A bar of parts side by side, on a scale up to the longest bar of all columns."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._parts: tuple[tuple[float, str], ...] = ()
        self._most = 1.0

    @property
    def parts(self) -> tuple[float, ...]:
        """The parts drawn."""
        return tuple(value for value, _ in self._parts)

    def show_parts(self, parts: Sequence[tuple[float, str]], most: float) -> None:
        """Draw parts, each with its colour."""
        self._parts, self._most = tuple(parts), most or 1.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the parts; one that is there at all is seen."""
        painter = self._painter()
        track = self._clip(painter)
        left = 0.0
        for value, colour in self._parts:
            if value > 0:
                width = max(2.0, value / self._most * track.width())
                painter.fillRect(QRectF(left, track.top(), width, _BAR), QColor(colour))
                left += width


class SharePlot(_Plot):
    """A share from 0 to 1 as a bar, and on it the interval in which the true one lies."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        self._share: float | None = None
        self._low, self._high = 0.0, 1.0

    @property
    def share(self) -> float | None:
        """What is drawn, None for nothing."""
        return self._share

    def show_share(self, share: float | None, low: float = 0.0, high: float = 1.0) -> None:
        """Draw a share with its interval."""
        self._share, self._low, self._high = share, low, high
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar and the interval as a line with two ends."""
        painter = self._painter()
        track = self._clip(painter)
        if self._share is None:
            return
        width = max(2.0, self._share * track.width())
        painter.fillRect(QRectF(0, track.top(), width, _BAR), self._theme.color("good"))
        painter.setClipping(False)
        left, right = (1 + value * (track.width() - 2) for value in (self._low, self._high))
        middle, reach = self.height() / 2, _BAR / 2 + 1
        line = self._theme.color("text")
        line.setAlpha(_LINE)
        painter.setPen(QPen(line, 1))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for x in (left, right):
            painter.drawLine(QPointF(x, middle - reach), QPointF(x, middle + reach))
