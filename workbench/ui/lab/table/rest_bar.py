"""The line that offers to go on with a run that was stopped or cut off."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.generation import StopReason
from workbench.core.lab import CellResult
from workbench.ui.context import UiContext
from workbench.ui.widgets import IconLabel, PlainButton, label, row


class RestBar(QFrame):
    """Hidden while nothing is missing, or the sheet is no longer the run's."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "well")
        self._lab = context.services.lab
        self._text = label("", self, wrap=True)
        go_on = PlainButton(
            context,
            self.tr("Go on"),
            self,
            icon="play",
            tooltip=self.tr("Run what is missing; the answers that are there stay."),
        )
        go_on.clicked.connect(self._lab.resume)
        layout = row(self, margins=(12, 6, 6, 6), spacing=8)
        layout.addWidget(IconLabel(context, "history", self))
        layout.addWidget(self._text, 1)
        layout.addWidget(go_on)
        self.hide()

    def refresh(self) -> None:
        """Say what is missing, if anything is."""
        can_resume = self._lab.can_resume
        if can_resume:
            sheet = self._lab.sheet
            every = len(sheet.variants) * max(1, len(sheet.rows)) * sheet.repeats
            ended = sum(_is_whole(result) for result in self._lab.results())
            self._text.setText(
                self.tr("This run was not finished: {ended} of {all} answers are there.").format(
                    ended=ended, all=every
                )
            )
        self.setVisible(can_resume)


def _is_whole(result: CellResult) -> bool:
    """Whether an answer ended by itself."""
    return result.problem is None and result.reason is not StopReason.CANCELLED
