"""What the lab shows before there is a sheet: what it is for, and ready comparisons."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.file_menu import example_title
from workbench.ui.widgets import EmptyState, FlowRow, PlainButton, column, label


class StartPage(QWidget):
    """One button for a sheet of one's own; the ready comparisons are one click each."""

    started = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = context.services.lab
        empty = EmptyState(
            context,
            "lab",
            self.tr("Find out which prompt works better"),
            self.tr(
                "Write two or more prompts side by side, run them on the same input, and see each "
                "answer with how long it took. Every run is kept."
            ),
            self,
            button_text=self.tr("Start with two prompts"),
        )
        empty.activated.connect(self.started)
        layout = column(self, margins=(24, 0, 24, 24), spacing=8)
        layout.addWidget(empty, 1)
        paths = self._lab.examples()
        if not paths:
            return
        centre = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(label(self.tr("Or open a ready comparison"), self, "small"), 0, centre)
        ready = FlowRow(self)
        for path in paths:
            button = PlainButton(context, example_title(path), ready, icon="lab")
            button.setToolTip(self.tr("Open this comparison; you can change everything in it."))
            button.clicked.connect(lambda _checked=False, chosen=path: self._lab.open_sheet(chosen))
            ready.add(button)
        layout.addWidget(ready, 0, centre)
        layout.addStretch(1)
