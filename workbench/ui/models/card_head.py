"""The first line of a model's card: two lines where room is short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import FlowRow, column, row

_ROOM_FOR_ONE_LINE = 34  # times the size of the text


class CardHead(QWidget):
    """A name, then tags and buttons, then a menu; tags and buttons go below when it is narrow."""

    def __init__(
        self,
        context: UiContext,
        name: QWidget,
        parts: Sequence[QWidget],
        menu: QWidget,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._least_px = _ROOM_FOR_ONE_LINE * context.points
        self._parts = parts
        self._is_narrow = False
        self._line = row()
        self._line.addWidget(name, 1)
        for part in parts:
            self._line.addWidget(part)
        self._line.addWidget(menu)
        self._below = FlowRow(self)
        self._below.hide()
        layout = column(self, spacing=6)
        layout.addLayout(self._line)
        layout.addWidget(self._below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take one line or two."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._least_px
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        for place, part in enumerate(self._parts, 1):
            if is_narrow:
                self._below.add(part)
            else:
                self._line.insertWidget(place, part)
        self._below.setVisible(is_narrow)
