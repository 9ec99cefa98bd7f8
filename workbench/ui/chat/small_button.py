"""The small faint buttons beside messages; many stand on the page, so each takes little room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size
from workbench.ui.widgets import QuietButton


class SmallButton(QuietButton):
    """A square button hardly larger than its icon. Signals: focused(), when it has the keyboard."""

    focused = Signal()

    def __init__(self, context: UiContext, icon: str, tooltip: str, parent: QWidget) -> None:
        super().__init__(context, icon, tooltip, parent, role="faint")
        side = icon_size(context.points).width() + 6
        self.setFixedSize(side, side)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the person is here."""
        super().focusInEvent(event)
        self.focused.emit()
