"""A message the person wrote: a bubble on the right, edited in place."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.chat import Message
from workbench.ui.chat.bubble import Bubble
from workbench.ui.chat.message import MessageRow
from workbench.ui.chat.small_button import SmallButton
from workbench.ui.chat.versions import VersionArrows
from workbench.ui.context import UiContext
from workbench.ui.widgets import (
    AutoTextEdit,
    PlainButton,
    PrimaryButton,
    column,
    label,
    row,
)

_WIDEST: Final = 0.82  # share of the row
_BELOW: Final = 6  # puts the buttons beside the bubble's last line


class OwnMessage(MessageRow):
    """Bubble with edit, copy and versions beside it."""

    def __init__(self, context: UiContext, message: Message, parent: QWidget) -> None:
        super().__init__(context, message, parent)
        self.bubble = Bubble(message.text, self.tr("You wrote"), self)
        self.versions = VersionArrows(context, self)
        self.versions.stepped.connect(self.step_version)
        tip = self.tr("Edit and ask again; what you wrote first is kept as a version.")
        self.edit_button = SmallButton(context, "edit", tip, self)
        self.edit_button.clicked.connect(self.begin_edit)
        self.copy_button = SmallButton(context, "copy", self.tr("Copy this message"), self)
        self.copy_button.clicked.connect(self.copy)
        self.editor: MessageEditor | None = None
        self._reading = self._make_reading()
        self._layout = column(self)
        self._layout.addWidget(self._reading)
        self.show_message(message)

    def _make_reading(self) -> QWidget:
        """Return the row with the bubble at its right end."""
        reading = QWidget(self)
        layout = row(reading, spacing=0)
        layout.addStretch(1)
        beside = row(margins=(0, 0, 0, _BELOW), spacing=0)
        for widget in (self.versions, self.copy_button, self.edit_button):
            beside.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(beside)
        layout.addSpacing(8)
        layout.addWidget(self.bubble)
        return reading

    def show_message(self, message: Message) -> None:
        """Show text and version."""
        super().show_message(message)
        self.bubble.set_text(message.text)
        self.versions.show_versions(message)
        self._fit()

    def set_busy(self, is_busy: bool) -> None:
        """While an answer is made, nothing is asked anew."""
        self.edit_button.setEnabled(not is_busy)
        self.versions.setEnabled(not is_busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the bubble break its lines anew."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def begin_edit(self) -> None:
        """Put a field in the bubble's place."""
        if self.editor is not None:
            return
        self.editor = MessageEditor(self.context, self.message.text, self)
        self.editor.send_button.clicked.connect(self._send)
        self.editor.field.submitted.connect(self._send)
        self.editor.cancel_button.clicked.connect(self.end_edit)
        self._reading.hide()
        self._layout.addWidget(self.editor)
        self.editor.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def end_edit(self) -> None:
        """Put the bubble back."""
        if self.editor is None:
            return
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = None
        self._reading.show()
        self.edit_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the edit as it was."""
        if event.key() == Qt.Key.Key_Escape and self.editor is not None:
            self.end_edit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _send(self) -> None:
        """Ask again with the new words; the same words change nothing."""
        if self.editor is None:
            return
        text = self.editor.field.toPlainText().strip()
        if not text:
            return
        message_id, is_same = self.message.message_id, text == self.message.text
        self.end_edit()
        if not is_same:
            # Later: the service rebuilds the transcript, and this row goes with it.
            chat = self.chat
            QTimer.singleShot(0, chat, lambda: chat.edit(message_id, text))

    def _fit(self) -> None:
        """Give the bubble the room that is left beside the buttons."""
        beside = self.edit_button.sizeHint().width() + self.copy_button.sizeHint().width() + 16
        if self.message.versions > 1:
            beside += self.versions.sizeHint().width() + 4
        self.bubble.fit(int(min(self.width() * _WIDEST, self.width() - beside)))


class MessageEditor(QFrame):
    """The field in which a message is edited, with its two buttons."""

    def __init__(self, context: UiContext, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.field = AutoTextEdit(
            self,
            lines=1,
            max_lines=12,
            enter_sends=context.services.settings.value.enter_sends,
        )
        self.field.setProperty("role", "bare")
        self.field.setAccessibleName(self.tr("Edit your message"))
        self.field.setPlainText(text)
        self.field.selectAll()
        self.cancel_button = PlainButton(
            context,
            self.tr("Cancel"),
            self,
            tooltip=self.tr("Leaves the message as it was (Esc)."),
            role="quiet",
        )
        self.send_button = PrimaryButton(
            context,
            self.tr("Ask again"),
            self,
            tooltip=self.tr("Asks with these words; the earlier ones are kept as a version."),
        )
        buttons = row()
        buttons.addWidget(
            label(self.tr("The earlier version is kept."), self, "faint", wrap=True), 1
        )
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.send_button)
        layout = column(self, margins=12)
        layout.addWidget(self.field)
        layout.addLayout(buttons)
