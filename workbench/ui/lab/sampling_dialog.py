"""All of one column's sampling."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from workbench.core.generation import Sampling
from workbench.core.lab import Variant
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, ScrollColumn, column, horizontal_line, row
from workbench.ui.widgets.sampling.form import SamplingForm

_USUAL: Final = Variant("", "").sampling
# The sheet gives the seed of each repeat; the lab shows no single tokens.
_NOT_HERE: Final = ("seed", "logprobs")


class SamplingDialog(QDialog):
    """Changes take effect at once; carries the whole Sampling in changed(sampling)."""

    changed = Signal(object)

    def __init__(self, context: UiContext, sampling: Sampling, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sampling of this column"))
        self.resize(44 * context.points + 60, 620)
        scroll = ScrollColumn(self, margins=(24, 20, 24, 16))
        self.form = SamplingForm(context, scroll.content, default=_USUAL, without=_NOT_HERE)
        self.form.show_sampling(sampling)
        self.form.changed.connect(self.changed)
        self.form.changed.connect(lambda _sampling: self._show_changed())
        scroll.body.addWidget(self.form)
        scroll.body.addStretch(1)
        self._reset = PlainButton(
            context,
            self.tr("Reset all"),
            self,
            role="quiet",
            icon="undo",
            tooltip=self.tr("Puts every value of this column back to where it began."),
        )
        self._reset.clicked.connect(self.form.reset)
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        buttons = row(margins=(16, 12, 16, 12))
        buttons.addWidget(self._reset)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = column(self, spacing=0)
        layout.addWidget(scroll, 1)
        layout.addWidget(horizontal_line(self))
        layout.addLayout(buttons)
        self._show_changed()

    def _show_changed(self) -> None:
        """Offer to reset what can be reset."""
        self._reset.setEnabled(self.form.is_changed)
