"""Notices as calm lines at the bottom of the window, each with its button; they never block."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.services.notices import Notice
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import PlainButton, QuietButton
from workbench.ui.widgets.labels import IconLabel, label
from workbench.ui.widgets.panels import column, row

_SHOWN_MS = 10_000
_MOST = 3
_LOOK = {"info": ("info", "accent"), "warning": ("warning", "warn"), "error": ("error", "bad")}


class Toast(QFrame):
    """One notice. Signals: acted(Notice), closed()."""

    acted = Signal(object)
    closed = Signal()

    def __init__(self, context: UiContext, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setProperty("role", "toast")
        line = row(self, margins=(12, 8, 8, 8), spacing=12)
        icon, role = _LOOK[notice.level]
        middle = Qt.AlignmentFlag.AlignVCenter
        line.addWidget(IconLabel(context, icon, self, size=20, role=role), 0, middle)
        text, hint = words.translate_problem(notice.problem)
        body = column(spacing=2)
        body.addWidget(label(text, self, "strong" if hint else "", wrap=True, selectable=True))
        if hint:
            body.addWidget(label(hint, self, "dim", wrap=True, selectable=True))
        line.addLayout(body, 1)
        if notice.action:
            button = PlainButton(context, self._action_words(notice.action), self, role="link")
            button.clicked.connect(self._on_action)
            line.addWidget(button, 0, middle)
        close = QuietButton(context, "close", self.tr("Close this message"), self)
        close.clicked.connect(self.closed)
        line.addWidget(close, 0, middle)
        self.setAccessibleName(text)
        self.setAccessibleDescription(hint)
        self._life = QTimer(self, singleShot=True, interval=_SHOWN_MS)
        self._life.timeout.connect(self.closed)
        if notice.level == "info":
            self._life.start()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while it is being read."""
        super().enterEvent(event)
        self._life.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go a while after it was read."""
        super().leaveEvent(event)
        if self.notice.level == "info":
            self._life.start()

    def _action_words(self, action: str) -> str:
        """Return what the button says."""
        return {
            "undo": self.tr("Undo"),
            "open_models": self.tr("Open models"),
            "open_documents": self.tr("Open documents"),
            "open_file": self.tr("Open"),
            "log": self.tr("Show the log"),
        }[action]

    def _on_action(self) -> None:
        """Tell that the button was pressed, and go."""
        self.acted.emit(self.notice)
        self.closed.emit()


class Toasts(QWidget):
    """Lines above the status bar, the newest last; empty, it takes no room. Signals: acted(Notice).

    In the layout, not floating: it never lies over what the person is typing.
    """

    acted = Signal(object)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._toasts: list[Toast] = []
        self._body = column(self, margins=(16, 8, 16, 8))
        self.hide()

    @property
    def toasts(self) -> tuple[Toast, ...]:
        """What is shown, oldest first."""
        return tuple(self._toasts)

    def add(self, notice: Notice) -> None:
        """Show a notice; one that says the same is replaced, the oldest makes room."""
        for toast in [each for each in self._toasts if each.notice.problem == notice.problem]:
            self._drop(toast)
        while len(self._toasts) >= _MOST:
            self._drop(self._toasts[0])
        toast = Toast(self._context, notice, self)
        toast.acted.connect(self.acted)
        toast.closed.connect(lambda: self._drop(toast))
        self._toasts.append(toast)
        self._body.addWidget(toast)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(toast, QAccessible.Event.Alert))

    def close_newest(self) -> bool:
        """Close the newest notice; False when there is none."""
        if self._toasts:
            self._drop(self._toasts[-1])
            return True
        return False

    def _drop(self, toast: Toast) -> None:
        """Take one notice away."""
        if toast not in self._toasts:
            return
        self._toasts.remove(toast)
        self._body.removeWidget(toast)
        toast.hide()
        toast.deleteLater()
        self.setVisible(bool(self._toasts))
