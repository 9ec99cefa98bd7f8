"""Where a message is written: the field, the documents, Send or Stop."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.chat.documents_pill import DocumentsPill
from workbench.ui.chat.view_state import ViewState
from workbench.ui.context import UiContext
from workbench.ui.widgets import AutoTextEdit, PrimaryButton, column, label, restyle, row

_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PAGES: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_HINT_ROOM: Final = 50  # times the size of the text, in points


class Composer(QFrame):
    """Sends what is typed, keeps it as the chat's draft until then.

    `files_added(paths)`: files were pasted or chosen for this chat. `page_turned(-1 or +1)`: the
    person reads on in the messages without leaving the field.
    """

    files_added = Signal(list)
    page_turned = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._enter_sends = context.services.settings.value.enter_sends
        self._points = context.points
        self._pressed_at = 0.0
        self._state = ViewState(context.services.chat)
        self._shown_id = self._open_id()
        self.setProperty("role", "card")
        self.field = self._make_field()
        self.documents = DocumentsPill(context, self)
        self.documents.files_chosen.connect(self.files_added)
        self.hint = label("", self, "faint")
        self.send_button = PrimaryButton(
            context, self.tr("Send"), self, tooltip=self.tr("Sends your message (Enter).")
        )
        self.stop_button = PrimaryButton(
            context,
            self.tr("Stop"),
            self,
            tooltip=self.tr("Stops the answer; what is written so far is kept (Esc)."),
        )
        self._lay_out()
        self._connect()
        self._show_draft()
        self._on_activity()

    def _make_field(self) -> AutoTextEdit:
        """Return the field, which grows with its text."""
        field = AutoTextEdit(
            self,
            placeholder=self.tr("Message, or drop a file"),
            max_lines=10,
            enter_sends=self._enter_sends,
        )
        field.setProperty("role", "bare")
        field.setAccessibleName(self.tr("Message"))
        field.setToolTip(
            self.tr("Enter sends, Shift+Enter begins a new line.")
            if self._enter_sends
            else self.tr("Ctrl+Enter sends, Enter begins a new line.")
        )
        field.installEventFilter(self)
        self.setFocusProxy(field)
        return field

    def _lay_out(self) -> None:
        """Put the field above a row of controls."""
        controls = row()
        controls.addWidget(self.documents)
        controls.addStretch(1)
        controls.addWidget(self.hint)
        controls.addWidget(self.send_button)
        controls.addWidget(self.stop_button)
        layout = column(self, margins=12, spacing=8)
        layout.addWidget(self.field)
        layout.addLayout(controls)
        # One width for both, so that nothing moves when Send becomes Stop.
        width = max(self.send_button.sizeHint().width(), self.stop_button.sizeHint().width())
        self.send_button.setMinimumSize(QSize(width, 0))
        self.stop_button.setMinimumSize(QSize(width, 0))

    def _connect(self) -> None:
        """Wire field and buttons to the service."""
        self.field.submitted.connect(self._on_submitted)
        self.field.textChanged.connect(self._on_text)
        self.field.files_dropped.connect(self.files_added)
        self.send_button.clicked.connect(self._on_send_clicked)
        self.stop_button.clicked.connect(self._on_stop)
        self._chat.opened.connect(self._on_opened)
        self._chat.message_added.connect(self._on_added)
        self._chat.activity_changed.connect(self._on_activity)

    @property
    def is_busy(self) -> bool:
        """Whether this chat is being answered."""
        return bool(self._chat.activity.phase != "idle")

    def fill(self, text: str) -> None:
        """Put a text into the field, ready to be sent."""
        self.field.setPlainText(text)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the time of the key press that sends; Escape stops; the frame shows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self, "selected", event.type() == QEvent.Type.FocusIn)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in _ENTER:
                self._pressed_at = time.monotonic()
            elif event.key() == Qt.Key.Key_Escape:
                return self._stop_if_busy()
            elif event.key() in _PAGES:
                self.page_turned.emit(_PAGES[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the text is meant for the text."""
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the hint out where the documents need the room; tooltips say it too."""
        super().resizeEvent(event)
        self.hint.setVisible(self.width() > _HINT_ROOM * self._points)

    def _open_id(self) -> str:
        """Return the id of the open chat, "" for a new one."""
        return str(self._chat.transcript.conversation.conversation_id)

    def _stop_if_busy(self) -> bool:
        """Stop the answer; False when there is none."""
        if not self.is_busy:
            return False
        self._chat.stop()
        return True

    def _send(self, pressed_at: float) -> None:
        """Send the text; while an answer is made it stays here."""
        text = self.field.toPlainText().strip()
        if not text or self.is_busy:
            return
        self.field.blockSignals(True)  # the service forgets the draft by itself
        self.field.clear()
        self.field.blockSignals(False)
        self._on_activity()
        self._chat.send(text, pressed_at)

    def _show_draft(self) -> None:
        """Show what was typed in this chat before."""
        draft = self._chat.transcript.conversation.draft
        if not draft and not self._shown_id:
            draft, self._state.new_draft = self._state.new_draft, ""
        self.field.blockSignals(True)
        self.field.setPlainText(draft)
        self.field.blockSignals(False)
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)

    @Slot()
    def _on_submitted(self) -> None:
        """Send by key; the time was taken when the key went down."""
        self._send(self._pressed_at or time.monotonic())

    @Slot()
    def _on_send_clicked(self) -> None:
        """Send by button."""
        self._send(time.monotonic())
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_stop(self) -> None:
        """Stop, and give the keyboard back to the field."""
        self._stop_if_busy()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_text(self) -> None:
        """Keep the draft."""
        self._chat.set_draft(self.field.toPlainText())
        self._on_activity()

    @Slot()
    def _on_opened(self) -> None:
        """Show another chat's draft; another branch of the same chat leaves the text alone."""
        open_id = self._open_id()
        if open_id != self._shown_id:
            if not self._shown_id:  # the service keeps drafts of chats that have begun
                self._state.new_draft = self.field.toPlainText()
            self._shown_id = open_id
            self._show_draft()
        self._on_activity()

    @Slot()
    def _on_added(self) -> None:
        """A new chat gets its id with its first message; it is still the same chat."""
        self._shown_id = self._open_id()

    @Slot()
    def _on_activity(self) -> None:
        """Show Send or Stop, and what the keys do now."""
        is_busy = self.is_busy
        has_text = bool(self.field.toPlainText().strip())
        self.stop_button.setVisible(is_busy)
        self.send_button.setVisible(not is_busy)
        self.send_button.setEnabled(has_text)
        if is_busy:
            self.hint.setText(self.tr("Esc stops"))
        elif self._enter_sends:
            self.hint.setText(self.tr("Enter sends"))
        else:
            self.hint.setText(self.tr("Ctrl+Enter sends"))
