"""The answer of one column on a soft ground that is as high as its text, or why there is none."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from workbench.core.errors import Problem
from workbench.core.lab import CellResult
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.lab.table.detail_parts import Checks, Counts, Passages, Steps
from workbench.ui.widgets import MarkdownView, ScrollColumn, column, label, panel

_NEAR_THE_END_PX = 24


class AnswerBubble(QWidget):
    """Grows with the answer up to its own height, then scrolls along with it."""

    scrolled = Signal(float)
    """The person scrolled; carries how far, from 0.0 to 1.0."""

    def __init__(self, context: UiContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._raw = self._following = False
        self._shown: CellResult | None = None
        self._ground = panel("bubble", self)
        self._scroll = ScrollColumn(self._ground, margins=(12, 10, 12, 10))
        self._scroll.setAccessibleName(name)
        self._scroll.widget().setAutoFillBackground(False)  # the bubble is the ground
        column(self._ground).addWidget(self._scroll)
        inside = self._scroll.content
        self._answer = MarkdownView(context, inside)
        self._answer.setAccessibleName(name)
        self._plain = label("", inside, wrap=True, selectable=True)
        self._plain.setAccessibleName(name)
        self._problem = self._make_problem()
        self._taken = label("", inside, "strong", wrap=True, selectable=True)
        self._taken.setToolTip(
            self.tr("What the technique took out of the text; this is what is held as the answer.")
        )
        self._checks = Checks(context, inside)
        self._counts = Counts(context, inside)
        self._steps = Steps(context, inside)
        self._passages = Passages(context, inside)
        for part in (
            self._problem, self._answer, self._plain, self._taken, self._checks, self._counts,
            self._steps, self._passages,
        ):  # fmt: skip
            self._scroll.body.addWidget(part)
        inside.installEventFilter(self)
        self._scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    def show_answer(self, text: str, result: CellResult | None, *, streaming: bool) -> None:
        """Show what came; a growing text is followed unless the person has scrolled up."""
        bar = self._scroll.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - _NEAR_THE_END_PX
        problem = result.problem if result else None
        if problem is not None:
            self._say(problem)
        self._problem.setVisible(problem is not None)
        if self._raw:
            self._plain.setText(text)
        else:
            self._answer.show_text(text, streaming=streaming)
        self._plain.setVisible(self._raw and bool(text))
        self._answer.setVisible(not self._raw and (bool(text) or problem is None))
        if result is not self._shown:
            self._shown = result
            self._show_parts(result)
        self._ground.setVisible(bool(text) or problem is not None)
        self._fit()
        if streaming and at_end:
            bar.setValue(bar.maximum())

    def set_raw(self, raw: bool) -> None:
        """Show texts as they came from now on, or as Markdown."""
        self._raw = raw

    def scroll_to(self, share: float) -> None:
        """Scroll as far as another answer was scrolled, without telling it on."""
        bar = self._scroll.verticalScrollBar()
        self._following = True
        bar.setValue(round(share * bar.maximum()))
        self._following = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the ground to the new size."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the ground when what is on it has changed its height."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self._fit()
        return super().eventFilter(watched, event)

    def _show_parts(self, result: CellResult | None) -> None:
        """Show what is known once an answer has ended."""
        taken = result.answer if result and result.answer != result.text.strip() else ""
        self._taken.setText(self.tr("Answer: {answer}").format(answer=taken))
        self._taken.setVisible(bool(taken))
        self._checks.show_outcomes(result.outcomes if result else ())
        self._counts.show_counts(result.counts if result else ())
        self._steps.show_steps(result.steps if result else ())
        self._passages.show_result(result)

    def _on_scrolled(self, value: int) -> None:
        """Tell how far the person has scrolled."""
        if not self._following:
            self.scrolled.emit(value / max(1, self._scroll.verticalScrollBar().maximum()))

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
