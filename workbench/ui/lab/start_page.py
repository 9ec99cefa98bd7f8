"""What the lab shows before there is a sheet: what it is for, and ways to begin."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.ready import ready_comparisons
from workbench.ui.widgets import EmptyState, PlainButton, label, row

_BESIDE: Final = 2  # ready comparisons beside each other


class StartPage(QScrollArea):
    """One button for a sheet of one's own; ready comparisons and files are one click away.

    It scrolls only where the window is too small for all of it.
    """

    started = Signal()
    library_wanted = Signal()
    open_wanted = Signal()
    """The person has a sheet in a file."""
    import_wanted = Signal()
    """The person has inputs in a file of another program."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
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
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(empty)
        self.viewport().setAutoFillBackground(False)
        empty.setAutoFillBackground(False)
        layout = empty.layout()
        assert isinstance(layout, QBoxLayout)
        ready = ready_comparisons(context)
        if ready:
            title = self.tr("Or open a ready comparison")
            self._add_group(layout, title, self._make_ready(ready))
        self._add_group(layout, self.tr("Or begin with what you have"), self._make_own())

    def _add_group(self, layout: QBoxLayout, title: str, buttons: QWidget) -> None:
        """Put a title and its buttons below what is there."""
        centre = Qt.AlignmentFlag.AlignHCenter
        place = layout.count() - 1
        layout.insertSpacing(place, 16)
        layout.insertWidget(place + 1, label(title, self, "small"), 0, centre)
        layout.insertWidget(place + 2, buttons, 0, centre)

    def _make_ready(self, ready: Iterable[tuple[str, Path]]) -> QWidget:
        """Return a button for each ready comparison."""
        buttons = QWidget(self)
        grid = QGridLayout(buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, (text, path) in enumerate(ready):
            button = PlainButton(self._context, text, buttons, icon="spark")
            button.setToolTip(self.tr("Open this comparison; you can change everything in it."))
            button.clicked.connect(lambda _checked=False, chosen=path: self._lab.open_sheet(chosen))
            grid.addWidget(button, *divmod(place, _BESIDE))
        return buttons

    def _make_own(self) -> QWidget:
        """Return the buttons for prompts of the library, sheets and inputs in files."""
        buttons = QWidget(self)
        line = row(buttons, spacing=8)
        for text, icon, wanted, tip in (
            (self.tr("Prompt library…"), "collection", self.library_wanted,
             self.tr("Take ready prompts as columns (Ctrl+L).")),
            (self.tr("Open a sheet…"), "open", self.open_wanted,
             self.tr("Open a comparison that was saved as a file.")),
            (self.tr("Import inputs…"), "import", self.import_wanted,
             self.tr("Take inputs out of a table, JSONL, SQuAD or tests of promptfoo.")),
        ):  # fmt: skip
            button = PlainButton(self._context, text, buttons, icon=icon, tooltip=tip)
            button.clicked.connect(wanted)
            line.addWidget(button)
        return buttons
