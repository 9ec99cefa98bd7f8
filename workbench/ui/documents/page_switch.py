"""The arrows through the pages of a document."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import QuietButton, label, row


class PageSwitch(QWidget):
    """Shows "4 / 12"; hidden while there is only one page."""

    stepped = Signal(int)
    """-1 or +1."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._back = QuietButton(context, "left", self.tr("The page before"), self)
        self._on = QuietButton(context, "right", self.tr("The next page"), self)
        self._place = label("", self, "small")
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        layout = row(self, spacing=0)
        for part in (self._back, self._place, self._on):
            layout.addWidget(part)
        self.show_place(0, 0, "")

    def show_place(self, index: int, count: int, page: str) -> None:
        """Show the place counted from 0; *page* names the page where it has a number."""
        self.setVisible(count > 1)
        place = self.tr("{number} / {count}").format(number=index + 1, count=count)
        self._place.setText(page or place)
        self._place.setToolTip(place)
        self._back.setEnabled(index > 0)
        self._on.setEnabled(index < count - 1)
