"""The text of an answer: tells when its first token is on screen, shows a passage under [n]."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import MarkdownView


class AnswerText(MarkdownView):
    """Markdown with citations.

    `first_painted()`: once, when text of this answer has been painted for the first time.
    `focused()`: the person is here, by mouse or keyboard.
    """

    first_painted = Signal()
    focused = Signal()

    def __init__(
        self, context: UiContext, passage_tip: Callable[[int], str], parent: QWidget
    ) -> None:
        super().__init__(context, parent)
        self._passage_tip = passage_tip
        self._has_been_painted = False
        self.setAccessibleName(self.tr("Answer"))
        self.viewport().setMouseTracking(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; the first time with text, tell so once the painting is done."""
        super().paintEvent(event)
        if not self._has_been_painted and self.source():
            self._has_been_painted = True
            QTimer.singleShot(0, self, self._tell_painted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is here."""
        super().focusInEvent(event)
        self.focused.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the passage a citation names."""
        if isinstance(event, QHelpEvent):
            address = self.anchorAt(event.pos())
            if address.startswith("cite:"):
                tip = self._passage_tip(int(address.removeprefix("cite:")))
                QToolTip.showText(event.globalPos(), tip, self)
                return True
        return super().viewportEvent(event)

    def _tell_painted(self) -> None:
        """Tell the first painting, unless the window has been closed since."""
        if self.isVisible():
            self.first_painted.emit()
