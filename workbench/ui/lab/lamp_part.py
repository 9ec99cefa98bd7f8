"""What the tabs of the lamp share: an explanation, a button that runs or stops, its state."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from workbench.core.errors import Problem
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, PrimaryButton, column, label, restyle, row


class LampPart(QWidget):
    """One measurement: begun by a button, stopped by another, told in one line."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._cancel: Callable[[], None] | None = None
        self._explanation = label("", self, "small", wrap=True)
        self.start = PrimaryButton(context, "", self)
        self.start.clicked.connect(self.begin)
        self.halt = PlainButton(context, self.tr("Stop"), self, icon="stop")
        self.halt.setToolTip(self.tr("Stop; what has come so far stays."))
        self.halt.clicked.connect(self.stop)
        self.halt.hide()
        self.state = label("", self, "small", wrap=True)
        line = row(spacing=8)
        line.addWidget(self.start)
        line.addWidget(self.halt)
        line.addWidget(self.state, 1)
        self.body = column(self, margins=(0, 16, 0, 0), spacing=8)
        self.body.addWidget(self._explanation)
        self.body.addLayout(line)

    def set_words(self, explanation: str, button: str) -> None:
        """Say what is measured, and what the button does."""
        self._explanation.setText(explanation)
        self.start.setText(button)

    def begin(self) -> None:
        """Begin to measure."""

    def stop(self) -> None:
        """Stop what is under way."""
        if self._cancel is not None:
            self._cancel()

    def running(self, cancel: Callable[[], None] | None) -> None:
        """Show that work is under way, with what stops it, or that it has ended."""
        self._cancel = cancel
        self.start.setVisible(cancel is None)
        self.halt.setVisible(cancel is not None)

    def say(self, text: str, role: str = "small") -> None:
        """Tell in one line how it stands."""
        self.state.setText(text)
        restyle(self.state, "role", role)

    def fail(self, problem: Problem) -> None:
        """Tell why there is nothing."""
        self.running(None)
        stopped = problem.kind == "Cancelled"
        self.say(" ".join(words.translate_problem(problem)).strip(), "small" if stopped else "warn")


def plain_table(parent: QWidget, name: str) -> QTableWidget:
    """Return a table that is only read."""
    table = QTableWidget(parent)
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setCornerButtonEnabled(False)
    table.setTabKeyNavigation(False)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.horizontalHeader().setHighlightSections(False)
    table.verticalHeader().setHighlightSections(False)
    return table


def cell(text: str) -> QTableWidgetItem:
    """Return an item of such a table."""
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item


def percent(share: float) -> str:
    """Return a share as a whole percentage."""
    return f"{round(100 * share)} %"
