"""The letter of a column on a soft field of the column's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.edits import LETTERS
from workbench.ui.style import sizes

_SOFT_ALPHA = 34
_SOFT_ALPHA_DARK = 52


class LetterBadge(QWidget):
    """Shows A to H; the colour is told apart by the letter too."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._side = sizes(context.points)["base"] + 11
        self._index = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_index(0)

    def show_index(self, index: int) -> None:
        """Show the letter of the column at *index*."""
        self._index = index
        self.setAccessibleName(self.tr("Column {letter}").format(letter=self.letter))
        self.update()

    @property
    def letter(self) -> str:
        """The letter shown."""
        return LETTERS[self._index % len(LETTERS)]

    def sizeHint(self) -> QSize:
        """A square as high as a line of text with some air."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field and the letter."""
        colour = QColor(self._theme.column(self._index))
        soft = QColor(colour)
        soft.setAlpha(_SOFT_ALPHA_DARK if self._theme.dark else _SOFT_ALPHA)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft)
        box = QRectF(self.rect())
        painter.drawRoundedRect(box, 6, 6)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.letter)
        painter.end()
