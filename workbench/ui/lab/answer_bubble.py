"""The answer of one column on a soft ground that is as high as its text, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.errors import Problem
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import MarkdownView, ScrollColumn, column, label, panel

_NEAR_THE_END_PX = 24


class AnswerBubble(QWidget):
    """Grows with the answer up to its own height, then scrolls along with it."""

    def __init__(self, context: UiContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = panel("bubble", self)
        self._scroll = ScrollColumn(self._ground, margins=(12, 10, 12, 10))
        self._scroll.setAccessibleName(name)
        self._scroll.widget().setAutoFillBackground(False)  # the bubble is the ground
        column(self._ground).addWidget(self._scroll)
        self._answer = MarkdownView(context, self._scroll.content)
        self._answer.setAccessibleName(name)
        self._problem = self._make_problem()
        self._scroll.body.addWidget(self._problem)
        self._scroll.body.addWidget(self._answer)
        self._scroll.content.installEventFilter(self)

    def show_answer(self, text: str, problem: Problem | None, *, streaming: bool) -> None:
        """Show what came; a growing text is followed unless the person has scrolled up."""
        bar = self._scroll.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - _NEAR_THE_END_PX
        if problem is not None:
            self._say(problem)
        self._problem.setVisible(problem is not None)
        self._answer.show_text(text, streaming=streaming)
        self._answer.setVisible(bool(text) or problem is None)
        self._ground.setVisible(bool(text) or problem is not None)
        self._fit()
        if streaming and at_end:
            bar.setValue(bar.maximum())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ground to the new size."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the ground when what is on it has changed its height."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Make the ground as high as what is on it, and no higher than there is room."""
        body = self._scroll.body
        needed = body.sizeHint().height()
        if body.hasHeightForWidth():
            needed = body.totalHeightForWidth(self._scroll.viewport().width())
        self._ground.setGeometry(0, 0, self.width(), min(self.height(), needed))

    def _say(self, problem: Problem) -> None:
        """Put a problem into words."""
        text, hint = words.translate_problem(problem)
        self._problem_text.setText(text)
        if hint:
            self._problem_hint.setText(hint)
        self._problem_hint.setVisible(bool(hint))

    def _make_problem(self) -> QFrame:
        """Return the place for a failure."""
        frame = panel("bad", self._scroll.content)
        self._problem_text = label("", frame, "bad", wrap=True, selectable=True)
        self._problem_hint = label("", frame, "small", wrap=True, selectable=True)
        inside = column(frame, margins=(12, 8, 12, 8), spacing=4)
        inside.addWidget(self._problem_text)
        inside.addWidget(self._problem_hint)
        frame.hide()
        return frame
