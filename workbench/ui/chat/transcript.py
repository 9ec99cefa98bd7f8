"""The messages of the open conversation, in a column that scrolls."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.core.chat import Message
from workbench.ui.chat.answer import AnswerMessage
from workbench.ui.chat.jump_button import JumpButton
from workbench.ui.chat.message import MessageRow
from workbench.ui.chat.own_message import OwnMessage
from workbench.ui.chat.tail import TailRow
from workbench.ui.context import UiContext
from workbench.ui.widgets import ScrollColumn

_BATCH: Final = 16  # rows made when a chat is opened
_OLDER: Final = 6  # rows made at once when the person scrolls up
_LEVELS: Final = 4  # of layouts in a row: text, answer, column, scroll area
_NEAR_TOP: Final = 600  # pixels from the top where older rows are made
_TOP: Final = 12
_AT_END: Final = 32  # so near to the end counts as at the end
SIDES: Final = 24  # beside the column, in pixels


def column_width(context: UiContext) -> int:
    """Return the widest line of text that is still good to read, in pixels."""
    return 60 * context.points + 2 * SIDES + 120


class TranscriptView(ScrollColumn):
    """Rows of messages; only the live one is drawn again while it streams.

    `cited(message, number)`: a citation was pressed. `details_asked(message_id, tab)`: an answer's
    sources or timing are wanted. `selected(message_id)`: the person is at this answer now.
    `models_wanted()`: a question waits and there is no model. `painted()`: the first token of an
    answer is on screen.
    """

    cited = Signal(object, int)
    details_asked = Signal(str, str)
    selected = Signal(str)
    models_wanted = Signal()
    painted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(
            parent, margins=(SIDES, _TOP, SIDES, SIDES), spacing=20, maximum=column_width(context)
        )
        self._context = context
        self._chat = context.services.chat
        self._ids: list[str] = []  # of all messages of the branch
        self._first = 0  # index of the oldest message that has a row
        self._rows: dict[str, MessageRow] = {}
        self._conversation_id = ""
        self._is_stuck = True  # to the end
        self._from_end: int | None = None  # pixels, kept while rows are made above
        self._older = self._timer(0, self._make_older)
        self._is_busy = False
        self.tail = TailRow(context, self.content)
        self.tail.models_wanted.connect(self.models_wanted)
        self.body.addWidget(self.tail)
        self.body.addStretch(1)  # keeps few messages at the top
        self.jump = JumpButton(context, self.viewport())
        self.jump.clicked.connect(self.go_to_end)
        self.setAccessibleName(self.tr("Messages"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._connect()
        self.rebuild()

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        """Return a timer that fires once when started."""
        timer = QTimer(self, singleShot=True, interval=interval_ms)
        timer.timeout.connect(slot)
        return timer

    def _connect(self) -> None:
        """Listen to the service and to scrolling."""
        self._chat.opened.connect(self.rebuild)
        self._chat.message_added.connect(self._on_added)
        self._chat.message_changed.connect(self._on_changed)
        self._chat.activity_changed.connect(self._on_activity)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        bar.valueChanged.connect(self._on_scrolled)

    @property
    def rows(self) -> tuple[MessageRow, ...]:
        """The rows that have been made, first to last."""
        return tuple(self._rows[key] for key in self._ids[self._first :])

    def row_of(self, message_id: str) -> MessageRow | None:
        """Return the row of a message, None while it has not been made."""
        return self._rows.get(message_id)

    @Slot()
    def rebuild(self) -> None:
        """Show another conversation, or another branch of this one; rows that stay are kept."""
        transcript = self._chat.transcript
        ids = [message.message_id for message in transcript.messages]
        is_same_chat = transcript.conversation.conversation_id == self._conversation_id
        self._conversation_id = transcript.conversation.conversation_id
        kept = _common(self._ids, ids) if is_same_chat else 0
        for key in self._ids[max(kept, self._first) :]:
            self._drop(key)
        self._ids = ids
        self._first = min(self._first, kept) if kept else max(0, len(ids) - _BATCH)
        if not is_same_chat:
            self._is_stuck = True
        for key in ids[max(kept, self._first) :]:
            self._add_row(self._chat.message(key))
        for key in ids[self._first : kept]:
            self._rows[key].show_message(self._chat.message(key))
        self._on_activity()
        self._older_soon()

    @Slot()
    def go_to_end(self) -> None:
        """Scroll to the end and stay there."""
        self._is_stuck = True
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())
        self.jump.hide()

    @Slot(int)
    def turn_page(self, direction: int) -> None:
        """Scroll a page up (-1) or down (+1)."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + direction * bar.pageStep())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends; the rest scrolls as usual."""
        if event.key() == Qt.Key.Key_End:
            self.go_to_end()
        elif event.key() == Qt.Key.Key_Home:
            self.verticalScrollBar().setValue(0)
        else:
            super().keyPressEvent(event)

    def _add_row(self, message: Message, position: int = -1) -> MessageRow:
        """Make the row of a message; *position* counts from the top, -1 is the end."""
        kind = OwnMessage if message.role == "user" else AnswerMessage
        made = kind(self._context, message, self.content)
        made.set_busy(self._is_busy)
        made.cited.connect(self.cited)
        made.details_asked.connect(self.details_asked)
        made.painted.connect(self.painted)
        made.selected.connect(self.selected)
        self._rows[message.message_id] = made
        last = self.body.indexOf(self.tail)
        self.body.insertWidget(position if position >= 0 else last, made)
        return made

    def _drop(self, message_id: str) -> None:
        """Take a row away; it may be the one whose button was pressed just now."""
        gone = self._rows.pop(message_id, None)
        if gone is not None:
            self.body.removeWidget(gone)
            gone.hide()
            gone.deleteLater()

    @Slot(str)
    def _on_added(self, message_id: str) -> None:
        """Append a row; what the person has just sent is always shown."""
        if message_id in self._rows:
            return
        message = self._chat.message(message_id)
        if message.conversation_id != self._chat.transcript.conversation.conversation_id:
            return
        self._conversation_id = message.conversation_id
        self._ids.append(message_id)
        self._add_row(message)
        if message.role == "user":
            self._is_stuck = True
        self._on_activity()

    @Slot(str)
    def _on_changed(self, message_id: str) -> None:
        """Draw one row again."""
        changed = self._rows.get(message_id)
        if changed is not None:
            changed.show_message(self._chat.message(message_id))

    @Slot()
    def _on_activity(self) -> None:
        """Tell the answers whether another one is being made."""
        is_busy = self._chat.activity.phase != "idle"
        if is_busy != self._is_busy:
            self._is_busy = is_busy
            for made in self._rows.values():
                made.set_busy(is_busy)
        self.tail.refresh()

    # Scrolling

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        """Keep what is seen in its place when the content grows: the end, or what is there now."""
        bar = self.verticalScrollBar()
        # The bar takes its width from the margin, so that the column keeps its own.
        right = SIDES - bar.sizeHint().width() if most > 0 else SIDES
        self.body.setContentsMargins(SIDES, _TOP, right, SIDES)
        if self._is_stuck:
            bar.setValue(most)
        elif self._from_end is not None:
            bar.setValue(most - self._from_end)
        self._show_jump()
        self._older_soon()

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        """Note whether the person is at the end; make older rows near the top."""
        bar = self.verticalScrollBar()
        self._is_stuck = value >= bar.maximum() - _AT_END
        self._show_jump()
        self._older_soon()

    def _show_jump(self) -> None:
        """Offer the way back to the end when the person is away from it."""
        bar = self.verticalScrollBar()
        is_away = not self._is_stuck and bar.value() < bar.maximum() - _AT_END
        self.jump.setVisible(is_away)
        if is_away:
            self.jump.place()

    def _older_soon(self) -> None:
        """Have older rows made when the oldest one is near, or all of them fit."""
        if self._first > 0 and self.verticalScrollBar().value() < _NEAR_TOP:
            self._older.start()

    @Slot()
    def _make_older(self) -> None:
        """Make a few rows before the oldest one; what is seen keeps its distance from the end."""
        bar = self.verticalScrollBar()
        if self._first == 0 or bar.value() >= _NEAR_TOP:
            return
        start = max(0, self._first - _OLDER)
        ids = self._ids[start : self._first]
        self._first = start
        self._from_end = bar.maximum() - bar.value()
        self.viewport().setUpdatesEnabled(False)
        for position, key in enumerate(ids):
            self._add_row(self._chat.message(key), position).show()
        # Rows find their heights from the inside out; without this they would be seen to jump.
        for _level in range(_LEVELS):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self.viewport().setUpdatesEnabled(True)
        self._from_end = None
        self._older_soon()


def _common(old: list[str], new: list[str]) -> int:
    """Return how many ids at the beginning are the same."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count
