"""A card of the settings page: a heading and rows of words and controls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from workbench.ui.context import UiContext
from workbench.ui.widgets import column, horizontal_line, label, row


class Section(QFrame):
    """Sections add their rows in their constructor."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.settings = context.services.settings
        self.setProperty("role", "card")
        self.body = column(self, margins=(20, 16, 20, 16), spacing=12)
        self.body.addWidget(label(self.title(), self, "heading"))
        self._rows = 0

    def title(self) -> str:
        """Return the heading."""
        raise NotImplementedError

    def add_row(
        self, title: str, explanation: str, control: QWidget, *, wide: bool = False
    ) -> None:
        """Add a setting: its name and what it does at the left, the control at the right.

        A *wide* control gets a line of its own.
        """
        if self._rows:
            self.body.addWidget(horizontal_line(self))
        self._rows += 1
        words = column(spacing=2)
        name = label(title, self)
        name.setBuddy(control)
        words.addWidget(name)
        if explanation:
            words.addWidget(label(explanation, self, "small", wrap=True))
        control.setAccessibleName(title)
        control.setAccessibleDescription(explanation)
        control.setToolTip(explanation)
        control.setMinimumWidth(16 * self.context.points)
        if wide:
            self.body.addLayout(words)
            self.body.addWidget(control)
            return
        line = row(spacing=24)
        line.addLayout(words, 1)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(line)

    def add_text(self, text: str, role: str = "") -> None:
        """Add a paragraph."""
        self.body.addWidget(label(text, self, role, wrap=True, selectable=True))
