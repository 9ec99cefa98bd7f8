"""One page of a PDF as it looks, with a passage marked on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from workbench.core.sources import PagePicture
from workbench.ui.theme import Theme

_MARK_ALPHA: Final = 80
_MARGIN: Final = 8  # logical pixels around the page
_ZOOMS: Final = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)  # of the width of the view


class PdfPage(QAbstractScrollArea):
    """Shows a picture of a page at the width of the view, or larger.

    `size_changed()` when the page should be drawn anew, `page_wanted(int)` with -1 or +1 at its
    ends.
    """

    size_changed = Signal()
    page_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = theme.color("side")
        self._mark = QColor(theme.accent)
        self._mark.setAlpha(_MARK_ALPHA)
        self._picture: PagePicture | None = None
        self._pixmap = QPixmap()
        self._zoom = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The page as it looks"))
        self.setToolTip(self.tr("Ctrl and the mouse wheel, or + and -, change the size."))

    @property
    def picture(self) -> PagePicture | None:
        """The page shown, None when there is none."""
        return self._picture

    def width_px(self) -> int:
        """Return how many pixels of the screen the page should be wide."""
        room = self.viewport().width() - 2 * _MARGIN
        return max(1, round(room * _ZOOMS[self._zoom] * self.devicePixelRatioF()))

    def show_picture(self, picture: PagePicture) -> None:
        """Show a page; what it says to a screen reader is the text in the tab beside."""
        self._picture = picture
        image = QImage(
            picture.pixels,
            picture.width_px,
            picture.height_px,
            4 * picture.width_px,
            QImage.Format.Format_RGBX8888,
        )
        self._pixmap = QPixmap.fromImage(image)
        self._lay_out()

    def is_marked(self) -> bool:
        """Whether something on the page shown is marked."""
        return self._picture is not None and bool(self._picture.areas)

    def scroll_to_mark(self) -> None:
        """Bring the marked area into sight, a third below the top; without one, show the top."""
        top = 0.0
        if self._picture is not None and self._picture.areas:
            place = self._page_box()
            top = place.height() * self._picture.areas[0].top - self.viewport().height() / 3
        self.verticalScrollBar().setValue(round(top))

    # Events

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, then the marks over it."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._around)
        if self._picture is None:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = self._page_box()
        box.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        painter.drawPixmap(box, self._pixmap, QRectF(self._pixmap.rect()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for area in self._picture.areas:
            corner = QPointF(area.left * box.width(), area.top * box.height()) + box.topLeft()
            size = QPointF(area.width * box.width(), area.height * box.height())
            painter.fillRect(QRectF(corner, corner + size), self._mark)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page at the new width at once, drawn anew a moment later."""
        super().resizeEvent(event)
        self._lay_out()
        self.size_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl; else scroll, and turn the page at its ends."""
        step = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._change_zoom(1 if step > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with plus and minus; turn pages with Page Up and Page Down at the ends."""
        bar = self.verticalScrollBar()
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._change_zoom(1)
        elif key == Qt.Key.Key_Minus:
            self._change_zoom(-1)
        elif key == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.page_wanted.emit(1)
        elif key == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.page_wanted.emit(-1)
        else:
            super().keyPressEvent(event)

    # Inside

    def _change_zoom(self, step: int) -> None:
        """Show the page larger or smaller."""
        zoom = min(max(self._zoom + step, 0), len(_ZOOMS) - 1)
        if zoom != self._zoom:
            self._zoom = zoom
            self._lay_out()
            self.size_changed.emit()

    def _page_box(self) -> QRectF:
        """Return where the page lies when nothing is scrolled."""
        if self._picture is None:
            return QRectF()
        width = (self.viewport().width() - 2 * _MARGIN) * _ZOOMS[self._zoom]
        height = width * self._picture.height_px / self._picture.width_px
        return QRectF(_MARGIN, _MARGIN, width, height)

    def _lay_out(self) -> None:
        """Set how far can be scrolled."""
        box, view = self._page_box(), self.viewport().size()
        for bar, size, room in (
            (self.verticalScrollBar(), box.height(), view.height()),
            (self.horizontalScrollBar(), box.width(), view.width()),
        ):
            bar.setRange(0, max(0, round(size) + 2 * _MARGIN - room))
            bar.setPageStep(room)
            bar.setSingleStep(max(1, room // 12))
        self.viewport().update()
