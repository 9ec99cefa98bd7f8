"""The line above the transcript: which chat this is, where it is sent, the switch of the dock."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.chat.sent_to import SentTo
from workbench.ui.context import UiContext
from workbench.ui.widgets import ElidedLabel, QuietButton, column, panel, restyle, row


class ChatHeader(QWidget):
    """Title and one button. Signals: dock_wanted(is_open)."""

    dock_wanted = Signal(bool)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self.title = ElidedLabel("", self, "dim")
        self._is_dock_open = False
        self.dock_button = QuietButton(
            context,
            "sidebar",
            self.tr("Shows or hides prompt, sampling, sources and timing at the right."),
            self,
        )
        self.dock_button.clicked.connect(lambda: self.dock_wanted.emit(not self._is_dock_open))
        self._edge = panel("", self)
        self._edge.setFixedHeight(1)
        line = row(margins=(24, 8, 12, 4))
        self.sent_to = SentTo(context, self)
        line.addWidget(self.title, 1)
        line.addWidget(self.sent_to)
        line.addWidget(self.dock_button)
        layout = column(self, spacing=0)
        layout.addLayout(line)
        layout.addWidget(self._edge)
        for signal in (self._chat.opened, self._chat.list_changed, self._chat.message_added):
            signal.connect(self.refresh)
        self.refresh()

    def show_dock_open(self, is_open: bool) -> None:
        """Learn whether the dock is open."""
        self._is_dock_open = is_open
        self.dock_button.set_icon("sidebar", "dim" if is_open else "accent")

    @Slot(int)
    def show_edge(self, scrolled: int) -> None:
        """Draw a line while messages go under it."""
        restyle(self._edge, "role", "line" if scrolled > 0 else "")

    @Slot()
    def refresh(self, *_news: object) -> None:
        """Show the title; the list has a newer one after renaming."""
        conversation = self._chat.transcript.conversation
        titles = {item.conversation_id: item.title for item in self._chat.conversations}
        self.title.setText(titles.get(conversation.conversation_id, conversation.title))
