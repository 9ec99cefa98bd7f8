"""A button as large as a few lines of words: one of several ready choices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets.panels import column

_RADIUS = 8


class ChoiceCard(QAbstractButton):
    """Put its words into `body`; *name* is what a screen reader says. Checked: the one in use."""

    def __init__(
        self, context: UiContext, name: str, parent: QWidget, *, tooltip: str = ""
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._hovered = False
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(tooltip)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body = column(self, margins=(12, 8, 12, 10), spacing=4)

    def sizeHint(self) -> QSize:
        """Return the size of the words at the present width."""
        hint = self.body.sizeHint()
        if self.body.hasHeightForWidth() and self.width() > 0:
            hint.setHeight(self.body.totalHeightForWidth(self.width()))
        return hint

    def minimumSizeHint(self) -> QSize:
        """Return the size of the words."""
        return self.sizeHint()

    def add(self, widget: QWidget) -> None:
        """Put a line at the end; the mouse goes through it to the card."""
        widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.body.addWidget(widget)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Rest."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and its border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "accent_soft" if self.isChecked() else "hover" if self._hovered else "surface"
        border = "accent" if self.isChecked() else "line_strong"
        width = 1
        if self.hasFocus():
            border, width = "focus", 2
        painter.setBrush(self._theme.color(ground))
        painter.setPen(QPen(self._theme.color(border), width))
        inset = width / 2
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
