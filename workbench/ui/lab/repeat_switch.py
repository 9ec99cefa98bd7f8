"""The arrows through the repeats of one column."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import QuietButton, label, row


class RepeatSwitch(QWidget):
    """Shows "2 / 3"; hidden while there is only one."""

    stepped = Signal(int)
    """-1 or +1."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._back = QuietButton(context, "left", self.tr("The answer before this one"), self)
        self._on = QuietButton(context, "right", self.tr("The next answer"), self)
        self._place = label("", self, "small")
        self._place.setToolTip(self.tr("Which of the repeated answers is shown"))
        self._back.clicked.connect(lambda: self.stepped.emit(-1))
        self._on.clicked.connect(lambda: self.stepped.emit(1))
        layout = row(self, spacing=0)
        for part in (self._back, self._place, self._on):
            layout.addWidget(part)

    def show_place(self, index: int, count: int) -> None:
        """Show the place of the answer shown, counted from 0."""
        self.setVisible(count > 1)
        self._place.setText(self.tr("{number} / {count}").format(number=index + 1, count=count))
        self._back.setEnabled(index > 0)
        self._on.setEnabled(index < count - 1)
