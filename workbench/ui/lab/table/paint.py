"""Small things that the table draws by hand: two lines of text, pills, letters, intervals."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from workbench.ui.lab.edits import LETTERS
from workbench.ui.theme import Theme

PILL_RADIUS: Final = 6
_SOFT_ALPHA: Final = 34
_SOFT_ALPHA_DARK: Final = 52


def draw_text(painter: QPainter, box: QRect, text: str, font: QFont, most_lines: int = 2) -> None:
    """Draw the beginning of a text, wrapped, with an ellipsis where it is cut."""
    if not text or box.width() <= 0:
        return
    metrics = QFontMetrics(font)
    if "\n" not in text and metrics.horizontalAdvance(text) <= box.width():
        painter.setFont(font)
        painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), text)
        return
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    painter.setFont(font)
    layout.beginLayout()
    for number in range(most_lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        top = box.top() + number * metrics.height()
        end = line.textStart() + line.textLength()
        if number == most_lines - 1 and end < _units(text):
            rest = metrics.elidedText(
                _from_unit(text, line.textStart()), Qt.TextElideMode.ElideRight, box.width()
            )
            painter.drawText(QPointF(box.left(), top + metrics.ascent()), rest)
        else:
            line.draw(painter, QPointF(box.left(), top))
            line.setPosition(QPointF(0, 0))
    layout.endLayout()


def draw_pill(painter: QPainter, box: QRect, text: str, colours: tuple[QColor, QColor]) -> None:
    """Draw a short text on a soft ground. *colours*: of the text, of the ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours[1])
    painter.drawRoundedRect(QRectF(box), PILL_RADIUS, PILL_RADIUS)
    painter.setPen(colours[0])
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_letter(painter: QPainter, box: QRect, theme: Theme, index: int, font: QFont) -> None:
    """Draw the letter of a column as its badge does."""
    colour = theme.column(index)
    soft = QColor(colour)
    soft.setAlpha(_SOFT_ALPHA_DARK if theme.dark else _SOFT_ALPHA)
    bold = QFont(font)
    bold.setWeight(QFont.Weight.Bold)
    painter.setFont(bold)
    draw_pill(painter, box, LETTERS[index % len(LETTERS)], (QColor(colour), soft))


def draw_interval(
    painter: QPainter, box: QRectF, theme: Theme, index: int, shares: tuple[float, float, float]
) -> None:
    """Draw where a share lies and how sure that is. *shares*: low end, share, high end."""
    low, share, high = shares
    radius = box.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("track"))
    painter.drawRoundedRect(box, radius, radius)
    span = QColor(theme.column(index))
    span.setAlpha(110)
    painter.setBrush(span)
    left, right = box.left() + low * box.width(), box.left() + high * box.width()
    painter.drawRoundedRect(
        QRectF(left, box.top(), max(2.0, right - left), box.height()), radius, radius
    )
    painter.setBrush(QColor(theme.column(index)))
    at = min(max(box.left() + share * box.width() - 1.5, box.left()), box.right() - 3)
    painter.drawRoundedRect(QRectF(at, box.top() - 2, 3, box.height() + 4), 1.5, 1.5)


def _units(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "replace")) // 2


def _from_unit(text: str, unit: int) -> str:
    """Return the rest of a text from one of Qt's positions."""
    if text.isascii():
        return text[unit:]
    return text.encode("utf-16-le", "replace")[2 * unit :].decode("utf-16-le", "replace")
