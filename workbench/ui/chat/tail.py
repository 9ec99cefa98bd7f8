"""What stands below the last message when that is a question without an answer."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.chat.phase import PhaseLine
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, label, row

_PATIENCE_MS: Final = 700  # an answer needs a moment to begin; do not say it is missing before


class TailRow(QWidget):
    """Says that a question waits for the model, or offers to answer one that was left.

    `models_wanted()`: the person wants to choose a model.
    """

    models_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._models = context.services.models
        self.phase = PhaseLine(context, self)
        self.unanswered = label(self.tr("This question has no answer."), self, "small")
        self.answer = PlainButton(
            context,
            self.tr("Answer it"),
            self,
            role="link",
            tooltip=self.tr("Has the question answered now."),
        )
        self.choose = PlainButton(
            context,
            self.tr("Choose a model"),
            self,
            role="link",
            tooltip=self.tr("Opens the Models page. The answer begins once a model is loaded."),
        )
        layout = row(self, spacing=8)
        for widget in (self.phase, self.unanswered, self.answer, self.choose):
            layout.addWidget(widget)
        layout.addStretch(1)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._show)
        self.answer.clicked.connect(self._on_answer)
        self.choose.clicked.connect(self.models_wanted)
        self._models.state_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Look again; a missing answer is only told after a moment."""
        self._patience.stop()
        if self._is_unanswered() and not self._is_waiting() and not self.unanswered.isVisible():
            self.hide()
            self._patience.start()
            return
        self._show()

    def _show(self) -> None:
        """Show what holds now."""
        is_waiting = self._is_waiting()
        is_left = self._is_unanswered() and not is_waiting
        self.phase.setVisible(is_waiting)
        self.phase.refresh()
        self.unanswered.setVisible(is_left)
        self.answer.setVisible(is_left)
        self.choose.setVisible(is_waiting and self._models.state == "none")
        self.setVisible(is_waiting or is_left)

    def _is_waiting(self) -> bool:
        """Whether a question of this chat waits for the model."""
        return bool(self._chat.activity.phase == "waiting")

    def _is_unanswered(self) -> bool:
        """Whether the last message is a question and nothing is being done about it."""
        messages = self._chat.transcript.messages
        is_last = bool(messages) and messages[-1].role == "user"
        return is_last and self._chat.activity.phase == "idle"

    @Slot()
    def _on_answer(self) -> None:
        """Have the last question answered."""
        self._chat.regenerate(self._chat.transcript.messages[-1].message_id)
        self.hide()
