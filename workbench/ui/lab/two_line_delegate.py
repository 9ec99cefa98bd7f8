"""Paints a list row of two lines: a title, and details in a quiet colour below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.context import UiContext
from workbench.ui.style import sizes

_MARGIN = 8


class TwoLineDelegate(QStyledItemDelegate):
    """The row itself (hover, selection, focus) is drawn by the style, the text by hand."""

    def __init__(self, context: UiContext, detail_role: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._detail_role = detail_role
        self._small_px = sizes(context.points)["small"]

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of two lines with air around them."""
        title = QFontMetrics(option.font).height()
        return QSize(120, title + QFontMetrics(self._small(option.font)).height() + 2 * _MARGIN)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        style = own.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget)
        box = option.rect.adjusted(_MARGIN + 2, _MARGIN, -_MARGIN - 2, -_MARGIN)
        metrics = QFontMetrics(option.font)
        title = str(index.data() or "")
        painter.save()
        painter.setPen(self._theme.color("text"))
        painter.setFont(option.font)
        painter.drawText(
            QRect(box.left(), box.top(), box.width(), metrics.height()),
            Qt.AlignmentFlag.AlignVCenter,
            metrics.elidedText(title, Qt.TextElideMode.ElideRight, box.width()),
        )
        small = self._small(option.font)
        metrics_small = QFontMetrics(small)
        painter.setPen(self._theme.color("dim"))
        painter.setFont(small)
        painter.drawText(
            QRect(box.left(), box.top() + metrics.height(), box.width(), metrics_small.height()),
            Qt.AlignmentFlag.AlignVCenter,
            metrics_small.elidedText(
                str(index.data(self._detail_role) or ""),
                Qt.TextElideMode.ElideRight,
                box.width(),
            ),
        )
        painter.restore()

    def _small(self, font: QFont) -> QFont:
        """Return the font of the second line."""
        small = QFont(font)
        small.setPixelSize(self._small_px)
        return small
