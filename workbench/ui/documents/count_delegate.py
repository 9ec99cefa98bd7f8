"""Paints a list row with a name on the left and a number on the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.ui.context import UiContext
from workbench.ui.documents.collections_model import COUNT_ROLE
from workbench.ui.style import sizes

_GAP = 10


class CountDelegate(QStyledItemDelegate):
    """The row itself (hover, selection, focus) is drawn by the style, the text by hand."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._height = sizes(context.points)["control"]

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a control."""
        return QSize(80, self._height)

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
        own.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget
        )
        box = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        metrics = QFontMetrics(option.font)
        count = str(index.data(COUNT_ROLE))
        count_width = metrics.horizontalAdvance(count)
        name = metrics.elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, box.width() - count_width - _GAP
        )
        centre = Qt.AlignmentFlag.AlignVCenter
        painter.save()
        painter.setPen(self._theme.color("text"))
        painter.drawText(box, centre | Qt.AlignmentFlag.AlignLeft, name)
        painter.setPen(self._theme.color("dim"))
        right = QRect(box.right() - count_width, box.top(), count_width + 1, box.height())
        painter.drawText(right, centre | Qt.AlignmentFlag.AlignRight, count)
        painter.restore()
