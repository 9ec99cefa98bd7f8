"""Paints a file's state: an icon, a few words, and a thin bar while it is being embedded."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from workbench.core.sources import Document, DocumentState
from workbench.ui.context import UiContext
from workbench.ui.documents import words
from workbench.ui.documents.files_model import DOCUMENT_ROLE
from workbench.ui.documents.row_delegate import RowDelegate
from workbench.ui.icons import icon_size

_ICONS: Final = {
    DocumentState.WAITING: ("clock", "faint"),
    DocumentState.READING: ("documents", "accent"),
    DocumentState.EMBEDDING: ("spark", "accent"),
    DocumentState.READY: ("check", "good"),
    DocumentState.FAILED: ("error", "bad"),
    DocumentState.CANCELLED: ("stop", "faint"),
}
_GONE: Final = ("warning", "warn")
_GAP = 8
_BAR_HEIGHT = 3


class StateDelegate(RowDelegate):
    """Words and shape tell the state, the colour only helps."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._icons = context.icons
        self._side = icon_size(context.points).width()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one cell."""
        document: Document = index.data(DOCUMENT_ROLE)
        own = QStyleOptionViewItem(option)
        self.initStyleOption(own, index)
        own.text = ""
        own.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, own, painter, own.widget
        )
        box = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        name, role = _GONE if document.missing else _ICONS[document.state]
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._icons.pixmap(name, self._side, role, ratio)
        painter.drawPixmap(box.left(), box.center().y() - self._side // 2 + 1, pixmap)
        self._draw_words(painter, option, box.adjusted(self._side + _GAP, 0, 0, 0), document)

    def _draw_words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, document: Document
    ) -> None:
        """Draw the words, and below them the bar."""
        failed = document.state is DocumentState.FAILED
        metrics = QFontMetrics(option.font)
        text = metrics.elidedText(words.state(document), Qt.TextElideMode.ElideRight, box.width())
        painter.save()
        painter.setPen(self._theme.color("bad" if failed else "dim"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if document.state is DocumentState.EMBEDDING:
            self._draw_bar(painter, box, words.share(document))
        painter.restore()

    def _draw_bar(self, painter: QPainter, box: QRect, share: float) -> None:
        """Draw how far the embedding is."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(box.left(), box.bottom() - _BAR_HEIGHT - 2, min(160, box.width()), _BAR_HEIGHT)
        for width, role in ((bar.width(), "track"), (bar.width() * share, "accent")):
            painter.setBrush(self._theme.color(role))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), width, _BAR_HEIGHT), 1.5, 1.5)
