"""A soft bubble that hugs its text: as narrow as the text allows, never wider than it may be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.widgets import label

_SIDES: Final = 12
_ENDS: Final = 9
_UNBOUND: Final = 100_000


class Bubble(QFrame):
    """Shows plain text; the row tells it how wide it may be."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bubble")
        self._words = label(text, self, wrap=True, selectable=True)
        self._words.setAccessibleName(name)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    @property
    def text(self) -> str:
        """The text."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Show other text."""
        self._words.setText(text)

    def fit(self, most: int) -> None:
        """Take the width the text needs, at most *most* pixels."""
        self._words.ensurePolished()
        room = max(40, most - 2 * _SIDES)
        bounds = self._words.fontMetrics().boundingRect(
            QRect(0, 0, room, _UNBOUND),
            int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextExpandTabs),
            self._words.text(),
        )
        # Placed by hand: a layout would ask a wrapping label for heights at widths it never gets.
        width = min(room, bounds.width() + 4)
        height = self._words.heightForWidth(width)
        self._words.setGeometry(_SIDES + 2, _ENDS, width, height)
        self.setFixedSize(width + 2 * _SIDES, height + 2 * _ENDS)
