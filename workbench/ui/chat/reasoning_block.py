"""The model's reasoning, folded under one line until the person wants to read it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import MarkdownView, QuietButton, column, panel


class ReasoningBlock(QWidget):
    """A button, and below it the reasoning when unfolded."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.button = QuietButton(
            context,
            "right",
            self.tr("Shows or hides what the model wrote to itself before it answered."),
            self,
            text=self.tr("Reasoning"),
        )
        self.button.setCheckable(True)
        self.button.toggled.connect(self._on_toggled)
        self._frame = panel("well", self)
        self.reasoning_text = MarkdownView(context, self._frame)
        self.reasoning_text.setAccessibleName(self.tr("Reasoning"))
        column(self._frame, margins=(12, 8, 12, 4)).addWidget(self.reasoning_text)
        self._frame.hide()
        layout = column(self, spacing=4)
        layout.addWidget(self.button)
        layout.addWidget(self._frame)

    def show_reasoning(self, reasoning: str, *, thinking: bool) -> None:
        """Show the reasoning so far; hide the whole block when there is none."""
        self.setVisible(bool(reasoning) or thinking)
        self.button.setText(
            self.tr("Reasoning, still going on…") if thinking else self.tr("Reasoning")
        )
        self.reasoning_text.show_text(reasoning, streaming=thinking)

    @Slot(bool)
    def _on_toggled(self, is_open: bool) -> None:
        """Fold or unfold."""
        self.button.set_icon("down" if is_open else "right")
        self._frame.setVisible(is_open)
