"""Labels: plain, and cut with an ellipsis where room is short."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.ui.context import UiContext


class Words(QLabel):
    """A label that knows its height when its width is fixed and its words wrap.

    A layout that aligns an item does not ask for its height at that width; Qt's own label would
    then be cut off.
    """

    def sizeHint(self) -> QSize:
        """Return the size the words need."""
        return self._at_fixed_width(super().sizeHint())

    def minimumSizeHint(self) -> QSize:
        """Return the least size the words need."""
        return self._at_fixed_width(super().minimumSizeHint())

    def setText(self, text: str) -> None:
        """Show other words, and keep room for them."""
        super().setText(text)
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the words at the new width."""
        super().resizeEvent(event)
        self._keep_room()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep room for the words that were set before."""
        super().showEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Ask for the height of all lines: layouts that are short of room would cut the last."""
        if not self.wordWrap() or not self.isVisible():
            return
        if self.minimumWidth() == self.maximumWidth():
            return
        if self.minimumHeight():
            # Qt counts the least height in: without this, a label that was narrow once stays high.
            self.setMinimumHeight(0)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))

    def _at_fixed_width(self, hint: QSize) -> QSize:
        """Return the size at the fixed width, if there is one."""
        width = self.minimumWidth()
        if not self.wordWrap() or width != self.maximumWidth():
            return hint
        self.ensurePolished()  # the style sheet may bring another font
        return QSize(width, max(0, self.heightForWidth(width)))  # -1: there are no words


def label(
    text: str,
    parent: QWidget,
    role: str = "",
    *,
    wrap: bool = False,
    selectable: bool = False,
) -> QLabel:
    """Return a label. Its text is never read as HTML: names and answers come from outside."""
    made = Words(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if role in ("badge", "tag", "state"):
        made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    made.setWordWrap(wrap)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Change a dynamic property and let the style sheet look at the widget again."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class IconLabel(QLabel):
    """An icon that is no button."""

    def __init__(
        self, context: UiContext, name: str, parent: QWidget, *, size: int = 16, role: str = "dim"
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._side = size
        self.set_icon(name, role)

    def set_icon(self, name: str, role: str = "dim") -> None:
        """Show another icon."""
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._context.icons.pixmap(name, self._side, role, ratio))


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis when it does not fit; the tooltip has all of it."""

    def __init__(
        self,
        text: str,
        parent: QWidget,
        role: str = "",
        *,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self._own_tip = True
        self.setTextFormat(Qt.TextFormat.PlainText)
        if role:
            self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setToolTip(self, text: str) -> None:
        """Use *text* instead of the text that was cut off."""
        self._own_tip = False
        super().setToolTip(text)

    def sizeHint(self) -> QSize:
        """Return the size that shows all of the text."""
        hint = super().sizeHint()
        return QSize(QFontMetrics(self.font()).horizontalAdvance(self.text()) + 4, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters."""
        return QSize(QFontMetrics(self.font()).horizontalAdvance("…") * 3, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer all of the text as a tooltip when it is cut."""
        super().resizeEvent(event)
        if self._own_tip:
            super().setToolTip(self.text() if self._shown() != self.text() else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), int(self.alignment()), self._shown())

    def _shown(self) -> str:
        """Return the text as it fits now."""
        metrics = QFontMetrics(self.font())
        return metrics.elidedText(self.text(), self._mode, self.contentsRect().width())
