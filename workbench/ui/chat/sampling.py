"""The Sampling tab: how the next token is chosen in every chat."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, ScrollColumn, label
from workbench.ui.widgets.sampling.form import SamplingForm


class SamplingPanel(ScrollColumn):
    """A form over ChatService.sampling; every change counts from the next answer on."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, margins=(12, 12, 16, 16), spacing=14)
        self._chat = context.services.chat
        self._models = context.services.models
        self.form = SamplingForm(context, self.content)
        self.reset = PlainButton(
            context,
            self.tr("Reset all"),
            self.content,
            icon="undo",
            tooltip=self.tr("Puts every value of this form back to where it began."),
        )
        self.form.changed.connect(self._on_changed)
        self.reset.clicked.connect(self.form.reset)
        intro = self.tr(
            "These count for every chat, from the next answer on. A dot marks what you changed."
        )
        self.body.addWidget(label(intro, self.content, "small", wrap=True))
        self.body.addWidget(self.form)
        self.body.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self._models.state_changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the service again: another place may have changed it."""
        self._show()
        super().showEvent(event)

    def reveal(self, name: str) -> None:
        """Unfold the control of a field and scroll to it."""
        self._show()
        self.form.unfold(name)
        part = self.form.part(name)
        QTimer.singleShot(0, part, lambda: self.ensureWidgetVisible(part, 0, 24))

    @Slot()
    def _show(self) -> None:
        """Show the values of the service, and which of them the model's server does not take."""
        loaded = self._models.loaded
        self.form.show_ignored(loaded.left_out if loaded else ())
        self.form.show_sampling(self._chat.sampling)
        self.reset.setEnabled(self.form.is_changed)

    @Slot(object)
    def _on_changed(self, sampling: Sampling) -> None:
        """Hand the values on."""
        self._chat.set_sampling(sampling)
        self.reset.setEnabled(self.form.is_changed)
