"""The line above an empty chat which says that the bundled model is for the tour only."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import PlainButton
from workbench.ui.widgets.labels import IconLabel, label
from workbench.ui.widgets.panels import row


class TourBanner(QFrame):
    """Shown on the chat page while the chat is empty. Signals: models_wanted()."""

    models_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._services = context.services
        self._on_chat = False
        self.setProperty("role", "strip")
        line = row(self, margins=(16, 8, 16, 8))
        line.addWidget(IconLabel(context, "info", self, role="warn"))
        self._words = label("", self, wrap=True)
        line.addWidget(self._words, 1)
        button = PlainButton(context, self.tr("Add a model"), self, role="link")
        button.clicked.connect(self.models_wanted)
        line.addWidget(button)
        self._services.models.state_changed.connect(self._show)
        for signal in (self._services.chat.opened, self._services.chat.message_added):
            signal.connect(self._show)
        self._show()

    def follow(self, page: str) -> None:
        """Learn which page is open."""
        self._on_chat = page == "chat"
        self._show()

    def _show(self) -> None:
        """Be there only when it has something to say."""
        entry = self._services.models.selected
        empty = not self._services.chat.transcript.messages
        self.setVisible(self._on_chat and empty and entry is not None and entry.bundled)
        if entry is not None:
            self._words.setText(words.tour_model(entry))
