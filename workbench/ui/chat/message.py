"""What all rows of the transcript have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from workbench.core.chat import Message
from workbench.ui.context import UiContext

if TYPE_CHECKING:
    from workbench.services.chat import ChatService


def question_of(chat: ChatService, message: Message) -> str:
    """Return the text an answer answers, "" when that is not known."""
    found = (item.text for item in chat.transcript.messages if item.message_id == message.parent_id)
    return next(found, "")


class MessageRow(QWidget):
    """One message in the transcript.

    `cited(message, number)`: a citation was pressed. `details_asked(message_id, tab)`: the person
    wants this answer's sources or timing in the dock. `painted()`: its first token is on screen.
    `selected(message_id)`: the person is at this answer.
    """

    cited = Signal(object, int)
    details_asked = Signal(str, str)
    painted = Signal()
    selected = Signal(str)

    def __init__(self, context: UiContext, message: Message, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.chat = context.services.chat
        self.message = message

    def show_message(self, message: Message) -> None:
        """Show the message as it stands now."""
        self.message = message

    def set_busy(self, is_busy: bool) -> None:
        """Take part in an answer being made somewhere in the program."""

    def copy(self) -> None:
        """Copy the message as it was written."""
        self.copy_text(self.message.text)

    def copy_text(self, text: str) -> None:
        """Put plain text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def step_version(self, step: int) -> None:
        """Show the version before (-1) or after (+1) this one."""
        self.chat.choose_version(self.message.message_id, step)
