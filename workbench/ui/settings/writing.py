"""How chats behave: the Enter key, passages a question takes along, the system text."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.settings.section import Section
from workbench.ui.widgets import AutoTextEdit, ChoiceField, NumberField

_SAVE_PAUSE_MS = 500
_MOST_PASSAGES = 20


class WritingSection(Section):
    """Settings of chats."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(context, parent)
        value = self.settings.value
        keys: list[tuple[str, object]] = [
            (self.tr("Enter sends"), True),
            (self.tr("Ctrl+Enter sends"), False),
        ]
        self.enter = ChoiceField(keys, value.enter_sends, self)
        self.enter.chosen.connect(lambda chosen: self.settings.update(enter_sends=chosen))
        self.add_row(
            self.tr("Send with"),
            self.tr("The other way begins a new line: Shift+Enter, or Enter alone."),
            self.enter,
        )
        self.passages = NumberField(1, _MOST_PASSAGES, value.passages, self)
        self.passages.valueChanged.connect(lambda number: self.settings.update(passages=number))
        self.add_row(
            self.tr("Passages per question"),
            self.tr(
                "Most passages from your documents that are sent with a question. More gives the "
                "model more to go by and takes longer to read."
            ),
            self.passages,
        )
        self.system_text = AutoTextEdit(
            self,
            placeholder=self.tr("For example: Answer briefly and in plain words."),
            lines=3,
            submits=False,
        )
        self.system_text.setPlainText(value.system_text)
        self._pause = QTimer(self, singleShot=True, interval=_SAVE_PAUSE_MS)
        self._pause.timeout.connect(self._save_text)
        self.system_text.textChanged.connect(self._pause.start)
        self.add_row(
            self.tr("System text of new chats"),
            self.tr("Tells the model how to behave. Each chat can have its own."),
            self.system_text,
            wide=True,
        )

    def title(self) -> str:
        """Return the heading."""
        return self.tr("Chats")

    def _save_text(self) -> None:
        """Keep the system text."""
        self.settings.update(system_text=self.system_text.toPlainText())
