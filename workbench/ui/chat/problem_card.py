"""Why an answer failed, what to do about it, and the button that tries again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.errors import Problem
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.icons import icon_size
from workbench.ui.widgets import IconLabel, PlainButton, column, label, row


class ProblemCard(QFrame):
    """A soft card. Signals: retried()."""

    retried = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "bad")
        self._text = label("", self, "strong", wrap=True, selectable=True)
        self._hint = label("", self, wrap=True, selectable=True)
        self.button = PlainButton(
            context,
            self.tr("Try again"),
            self,
            icon="retry",
            tooltip=self.tr("Asks the same question again; this answer is kept as a version."),
        )
        self.button.clicked.connect(self.retried)
        body = column(spacing=4)
        body.addWidget(self._text)
        body.addWidget(self._hint)
        body.addSpacing(4)
        body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout = row(self, margins=12, spacing=12)
        side = icon_size(context.points).width() + 2
        icon = IconLabel(context, "warning", self, size=side, role="bad")
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(body, 1)

    @property
    def text(self) -> str:
        """What the card says."""
        return f"{self._text.text()} {self._hint.text()}".strip()

    def show_problem(self, problem: Problem | None) -> None:
        """Say what happened and what to do next."""
        if problem is None:
            text, hint = self.tr("The answer could not be finished."), ""
        else:
            text, hint = words.translate_problem(problem)
        self._text.setText(text)
        self._hint.setVisible(bool(hint))
        self._hint.setText(hint)
