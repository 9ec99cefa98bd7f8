"""What the lab shows before there is a sheet: what it is for, and ready comparisons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QLayout, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.ready import ready_comparisons
from workbench.ui.widgets import EmptyState, PlainButton, column, label


class StartPage(QWidget):
    """One button for a sheet of one's own; ready comparisons and prompts are one click away."""

    started = Signal()
    library_wanted = Signal()

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
        for words in empty.findChildren(QLabel):  # all lines, though the layout thinks them wider
            words.setMinimumHeight(words.sizeHint().height())
        column(self).addWidget(empty)
        ready = ready_comparisons(context)
        if ready:
            self._add_ready(context, empty.layout(), ready)

    def _add_ready(
        self, context: UiContext, layout: QLayout | None, ready: tuple[tuple[str, Path], ...]
    ) -> None:
        """Put the ready comparisons below the button."""
        centre = Qt.AlignmentFlag.AlignHCenter
        assert isinstance(layout, QBoxLayout)
        place = layout.count() - 1
        title = label(self.tr("Or open a ready comparison"), self, "small")
        layout.insertSpacing(place, 16)
        layout.insertWidget(place + 1, title, 0, centre)
        buttons = QWidget(self)
        line = column(buttons, spacing=8)
        for text, path in ready:
            button = PlainButton(context, text, buttons, icon="spark")
            button.setToolTip(self.tr("Open this comparison; you can change everything in it."))
            button.clicked.connect(lambda _checked=False, chosen=path: self._lab.open_sheet(chosen))
            line.addWidget(button)
        library = PlainButton(context, self.tr("Prompt library…"), buttons, icon="collection")
        library.setToolTip(self.tr("Take ready prompts as columns (Ctrl+L)."))
        library.clicked.connect(self.library_wanted)
        line.addWidget(library)
        layout.insertWidget(place + 2, buttons, 0, centre)
