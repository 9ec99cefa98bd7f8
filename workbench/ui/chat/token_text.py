"""An answer painted token by token, each on the colour of its chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.generation import TokenLogprobs
from workbench.ui.chat.token_pieces import Piece, Sureness, chance_of, pieces_of, sureness
from workbench.ui.context import UiContext

GROUNDS: Final[dict[Sureness, str]] = {
    "sure": "good_soft",
    "likely": "own",
    "unlikely": "warn_soft",
    "surprising": "bad_soft",
}
_UNDERLINES: Final[dict[Sureness, tuple[str, int]]] = {
    "unlikely": ("warn", 1),
    "surprising": ("bad", 2),
}
_GAP: Final = 2  # pixels between pieces
_RADIUS: Final = 3
_LEAST_PART: Final = 10  # pixels for each token of a piece


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece and where it is painted."""

    piece: Piece
    shown: str
    rect: QRect


class TokenText(QWidget):
    """Tokens are chosen by the mouse over them and by the arrow keys.

    Signals: current_changed(index of the token).
    """

    current_changed = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._tokens: tuple[TokenLogprobs, ...] = ()
        self._pieces: list[Piece] = []
        self._placed: list[_Placed] = []
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The answer, token by token"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_tokens(self, tokens: Sequence[TokenLogprobs], text: str) -> None:
        """Show the tokens of an answer."""
        if tuple(tokens) == self._tokens:
            return
        self._tokens = tuple(tokens)
        self._pieces = pieces_of(tokens, text)
        self._current = -1
        self._place()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> int:
        """Index of the chosen token, -1 when there is none."""
        return self._current

    def piece(self, index: int) -> Piece | None:
        """Return the piece a token belongs to."""
        return next((each for each in self._pieces if each.first <= index <= each.last), None)

    def set_current(self, index: int) -> None:
        """Choose a token."""
        index = max(0, min(index, len(self._tokens) - 1)) if self._tokens else -1
        if index != self._current:
            self._current = index
            self.update()
            self.current_changed.emit(index)

    def rect_of(self, index: int) -> QRect:
        """Return where a token is painted; those of one piece share its width."""
        for placed in self._placed:
            piece = placed.piece
            if piece.first <= index <= piece.last:
                width = placed.rect.width() / piece.count
                left = placed.rect.left() + round((index - piece.first) * width)
                return QRect(left, placed.rect.top(), max(2, round(width)), placed.rect.height())
        return QRect()

    # Layout

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._lines(width, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Give every piece its place."""
        self._placed = []
        height = self._lines(self.width(), self._placed)
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def _lines(self, width: int, placed: list[_Placed] | None) -> int:
        """Go through the pieces line by line; return the height."""
        metrics = self.fontMetrics()
        line = metrics.height() + 6
        x = y = 0
        for piece in self._pieces:
            shown = _visible(piece.text)
            advance = max(metrics.horizontalAdvance(shown) + 4, piece.count * _LEAST_PART)
            advance = min(advance, width)
            if x and x + advance > width:
                x, y = 0, y + line + _GAP
            if placed is not None:
                placed.append(_Placed(piece, shown, QRect(x, y, advance, line)))
            x += advance + _GAP
            if "\n" in piece.text:
                x, y = 0, y + line + _GAP
        return y + line

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pieces that are to be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for placed in self._placed:
            if placed.rect.intersects(event.rect()):
                self._paint(painter, placed)
        if self._current >= 0:
            self._paint_current(painter)

    def _paint(self, painter: QPainter, placed: _Placed) -> None:
        """Draw one piece: a ground for each of its tokens, and the text over them."""
        for index in range(placed.piece.first, placed.piece.last + 1):
            step = sureness(chance_of(self._tokens[index].chosen))
            rect = self.rect_of_placed(placed, index)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(GROUNDS[step]))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
            if step in _UNDERLINES:
                role, height = _UNDERLINES[step]
                painter.fillRect(
                    QRectF(rect.left(), rect.bottom() - height, rect.width(), height),
                    self._theme.color(role),
                )
        painter.setPen(self._theme.color("text"))
        room = placed.rect.adjusted(2, 0, -2, 0)
        shown = self.fontMetrics().elidedText(
            placed.shown, Qt.TextElideMode.ElideRight, room.width() + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_current(self, painter: QPainter) -> None:
        """Draw a frame around the chosen piece; where it is several tokens, a bar under the one."""
        colour = self._theme.color("focus" if self.hasFocus() else "accent")
        placed = next(
            each for each in self._placed if each.piece.first <= self._current <= each.piece.last
        )
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRectF(placed.rect).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        if placed.piece.count > 1:
            part = self.rect_of_placed(placed, self._current)
            painter.fillRect(QRectF(part.left(), part.bottom() - 5, part.width(), 5), colour)

    def rect_of_placed(self, placed: _Placed, index: int) -> QRectF:
        """Return the part of a piece's place that belongs to one of its tokens."""
        width = placed.rect.width() / placed.piece.count
        left = placed.rect.left() + (index - placed.piece.first) * width
        return QRectF(left, placed.rect.top(), width, placed.rect.height())

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose the token under the mouse."""
        index = self._token_at(event.position())
        if index >= 0:
            self.set_current(index)

    def _token_at(self, position: QPointF) -> int:
        """Return the token at a position, -1 for none."""
        for placed in self._placed:
            if placed.rect.contains(position.toPoint()):
                share = (position.x() - placed.rect.left()) / placed.rect.width()
                piece = placed.piece
                return min(piece.last, piece.first + int(share * piece.count))
        return -1

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first token."""
        super().focusInEvent(event)
        if self._current < 0:
            self.set_current(0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from token to token."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self._tokens) - 1}
        lines = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.set_current(self._current + steps[key])
        elif key in ends:
            self.set_current(ends[key])
        elif key in lines:
            self._go_line(lines[key])
        else:
            super().keyPressEvent(event)

    def _go_line(self, step: int) -> None:
        """Go to the token above or below."""
        here = self.rect_of(self._current)
        line = here.height() + _GAP
        row = [each for each in self._placed if each.rect.top() == here.top() + step * line]
        if row:
            centre = here.center().x()
            nearest = min(row, key=lambda each: abs(each.rect.center().x() - centre))
            self.set_current(nearest.piece.first)


def _visible(text: str) -> str:
    """Return a text in which line breaks and tabs can be seen, on one line."""
    return text.replace("\r", "").replace("\n", "↵").replace("\t", "⇥")
