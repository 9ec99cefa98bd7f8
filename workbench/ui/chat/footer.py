"""The line under an answer: its numbers at the left, what can be done with it at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from workbench.core.chat import Message, MessageState
from workbench.ui.chat.readout import ReadoutWords
from workbench.ui.chat.small_button import SmallButton
from workbench.ui.chat.versions import VersionArrows
from workbench.ui.context import UiContext
from workbench.ui.widgets import row


class Readout(QLabel):
    """Numbers in words; a click shows them in full. Signals: pressed()."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell a click."""
        super().mouseReleaseEvent(event)
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self.pressed.emit()


class AnswerFooter(QWidget):
    """Readout and actions; they go below each other where the row is too narrow for both.

    `focused()`: one of the actions has the keyboard.
    """

    focused = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = ReadoutWords(self)
        self.readout = Readout(self)
        self.readout.setTextFormat(Qt.TextFormat.PlainText)
        self.readout.setProperty("role", "small")
        self.readout.setWordWrap(True)
        self.readout.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sources = self._button(
            context, "quote", self.tr("Shows the passages that were sent with the question.")
        )
        self.regenerate = self._button(
            context, "retry", self.tr("Answer again; this answer is kept as a version.")
        )
        self.copy = self._button(context, "copy", self.tr("Copy this answer"))
        self.good = self._button(context, "thumb_up", self.tr("A good answer"))
        self.bad = self._button(context, "thumb_down", self.tr("A bad answer"))
        self.good.setCheckable(True)
        self.bad.setCheckable(True)
        self.versions = VersionArrows(context, self)
        self._actions = self._make_actions()
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._layout.addWidget(self.readout, 1)
        self._layout.addWidget(self._actions)

    def _button(self, context: UiContext, icon: str, tooltip: str) -> SmallButton:
        """Return one faint action."""
        button = SmallButton(context, icon, tooltip, self)
        button.focused.connect(self.focused)
        return button

    def _make_actions(self) -> QWidget:
        """Return the buttons in a row."""
        actions = QWidget(self)
        layout = row(actions, spacing=0)
        for widget in (
            self.sources, self.regenerate, self.copy, self.good, self.bad, self.versions,
        ):  # fmt: skip
            layout.addWidget(widget)
        layout.addStretch(1)
        return actions

    def show_message(self, message: Message) -> None:
        """Show the numbers and states of a finished answer."""
        self.readout.setText(self._words.line(message))
        self.readout.setToolTip(self._words.explanation(message))
        has_text, has_failed = bool(message.text), message.state is MessageState.FAILED
        self.sources.setVisible(message.grounding is not None)
        self.regenerate.setVisible(not has_failed)  # the card above has its own button
        for button in (self.copy, self.good, self.bad):
            button.setVisible(has_text)
        self.good.setChecked(message.rating > 0)
        self.bad.setChecked(message.rating < 0)
        self.versions.show_versions(message)
        self.setVisible(bool(has_text or not has_failed or message.versions > 1))
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose one row or two."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the actions beside the readout where both fit."""
        line = self.readout.fontMetrics().horizontalAdvance(self.readout.text())
        fits = line + 8 + self._actions.sizeHint().width() <= self.width()
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._layout.direction() != wanted:
            self._layout.setDirection(wanted)
