"""The button over the transcript that leads back to its end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton

_BELOW: Final = 12


class JumpButton(PlainButton):
    """Floats at the bottom of its parent, in the middle."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, "", parent, icon="down")
        self.setText(self.tr("Jump to latest"))
        self.setToolTip(self.tr("Goes to the end of the chat and stays there (End)."))
        self.adjustSize()
        self.hide()
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in place when the parent changes its size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    def place(self) -> None:
        """Go to the bottom of the parent, in the middle."""
        parent = self.parentWidget()
        self.adjustSize()
        left = (parent.width() - self.width()) // 2
        self.move(left, parent.height() - self.height() - _BELOW)
        self.raise_()
