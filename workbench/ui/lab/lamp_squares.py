"""Paints one answer of the heat map as a square: right, wrong, or which answer it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.context import UiContext
from workbench.ui.style import pixels

SQUARE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
Verdict = Literal["waiting", "right", "wrong", "answer", "failed"]


@dataclass(frozen=True, slots=True)
class Square:
    """What a square shows; *number* tells different answers apart where none is right."""

    verdict: Verdict
    number: int = 0


class SquareDelegate(QStyledItemDelegate):
    """Colour and sign say the same, so that neither is needed alone."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._side = pixels(context.points) + 11

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a square and the gap around it; words take what they need."""
        if not isinstance(index.data(SQUARE_ROLE), Square):
            return super().sizeHint(option, index) + QSize(8, 0)  # the focus takes some of it
        return QSize(self._side + 4, self._side + 4)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one square."""
        square = index.data(SQUARE_ROLE)
        if not isinstance(square, Square):
            super().paint(painter, option, index)
            return
        fill, sign, ink = self._look(square)
        box = QRectF(0, 0, self._side, self._side)
        box.moveCenter(QRectF(option.rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(self._theme.color("focus"))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign)
        painter.restore()

    def _look(self, square: Square) -> tuple[QColor, str, QColor]:
        """Return the colour, the sign and the colour of the sign."""
        theme = self._theme
        if square.verdict == "right":
            return theme.color("good_soft"), "✓", theme.color("good")
        if square.verdict == "wrong":
            return theme.color("bad_soft"), "✗", theme.color("bad")
        if square.verdict == "failed":
            return theme.color("warn_soft"), "!", theme.color("warn")
        if square.verdict == "answer":
            ink = QColor(theme.column(square.number))
            fill = QColor(ink)
            fill.setAlphaF(0.16)
            return fill, str(square.number + 1), ink
        return theme.color("track"), "", theme.color("faint")
