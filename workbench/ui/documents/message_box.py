"""A quiet message in the middle of an empty place, with a button where there is a next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.errors import Problem
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents.say import say
from workbench.ui.widgets import IconLabel, PlainButton, column, label, row

_WIDTH = 480


class MessageBox(QWidget):
    """Shows one line, or a problem with what to do next."""

    activated = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon = IconLabel(context, "error", self, size=24, role="bad")
        self._text = label("", self, "dim", wrap=True, selectable=True)
        self._hint = label("", self, "small", wrap=True, selectable=True)
        self._button = PlainButton(context, "", self, icon="retry")
        self._button.clicked.connect(self.activated)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDTH)
        layout = column(inside, spacing=8)
        layout.addStretch(1)
        layout.addWidget(self._icon, 0, centre)
        for part in (self._text, self._hint):
            part.setAlignment(centre)
            layout.addWidget(part)
        layout.addWidget(self._button, 0, centre)
        layout.addStretch(2)
        line = row(self, margins=16, spacing=0)
        line.addStretch(1)
        line.addWidget(inside, 100)
        line.addStretch(1)

    def show_text(self, text: str, hint: str = "") -> None:
        """Show one line, and perhaps a second one."""
        self._show(text, hint, "")
        self._icon.hide()

    def show_problem(self, problem: Problem, button_text: str = "") -> None:
        """Show what happened and what to do next."""
        text, hint = words.translate_problem(problem)
        self._show(text, hint, button_text)
        self._icon.show()

    def _show(self, text: str, hint: str, button_text: str) -> None:
        """Fill the parts; what is empty takes no room."""
        self._text.setText(text)
        say(self._hint, hint)
        self._button.setText(button_text)
        self._button.setVisible(bool(button_text))
