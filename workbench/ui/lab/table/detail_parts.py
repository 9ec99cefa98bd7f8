"""What stands below an answer in full: its checks, its samples, the steps it was made in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QWidget

from workbench.core.generation import Turn
from workbench.core.lab import AnswerCount, CellResult, CheckOutcome, StepResult
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import answer_words
from workbench.ui.lab.table import words
from workbench.ui.widgets import IconLabel, Meter, column, label, panel, row
from workbench.ui.widgets.disclosure import Disclosure

_MOST_COUNTS: Final = 8


class Part(QWidget):
    """A titled list that is hidden while it is empty and filled anew for each answer."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._layout = column(self, spacing=4)
        self.hide()

    def _begin(self, title: str, *, filled: bool) -> None:
        """Take out what is there; begin with a title when something will follow."""
        while self._layout.count():
            widget = self._layout.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(filled)
        if filled and title:
            self._layout.addWidget(label(title, self, "small"))


class Checks(Part):
    """Each rule with whether the answer kept it."""

    def show_outcomes(self, outcomes: Sequence[CheckOutcome]) -> None:
        """Show other outcomes."""
        self._begin(self.tr("Checks: the answer…"), filled=bool(outcomes))
        for outcome in outcomes:
            self._layout.addWidget(self._line(outcome))

    def _line(self, outcome: CheckOutcome) -> QWidget:
        """Return one rule."""
        line = QWidget(self)
        inside = row(line, spacing=8)
        icon, role = ("check", "good") if outcome.passed else ("close", "bad")
        text = words.check(outcome.check)
        if outcome.problem is not None:
            icon, role = "warning", "warn"
            text = words.lines(text, " ".join(common.translate_problem(outcome.problem)).strip())
        mark = IconLabel(self._context, icon, line, size=14, role=role)
        mark.setAccessibleName(self.tr("kept") if outcome.passed else self.tr("not kept"))
        inside.addWidget(mark)
        inside.addWidget(label(text, line, wrap=True, selectable=True), 1)
        return line


class Counts(Part):
    """The answers that the samples came to, most frequent first."""

    def show_counts(self, counts: Sequence[AnswerCount]) -> None:
        """Show other counts."""
        total = sum(item.count for item in counts)
        title = self.tr("What %n samples came to", "", total)
        self._begin(title, filled=total > 0)
        for item in counts[:_MOST_COUNTS]:
            self._layout.addWidget(self._line(item, total))

    def _line(self, item: AnswerCount, total: int) -> QWidget:
        """Return one answer with its share."""
        line = QWidget(self)
        inside = row(line, spacing=8)
        meter = Meter(self._context, line, role="accent")
        meter.set_share(item.count / total)
        meter.setFixedWidth(64)
        inside.addWidget(meter)
        inside.addWidget(label(str(item.count), line, "small"))
        inside.addWidget(label(item.answer or "–", line, wrap=True, selectable=True), 1)
        return line


class Steps(Part):
    """Each step of a technique: what was sent, and what came back."""

    def show_steps(self, steps: Sequence[StepResult]) -> None:
        """Show other steps; one alone is the answer itself."""
        self._begin(self.tr("Steps"), filled=len(steps) > 1)
        for number, step in enumerate(steps if len(steps) > 1 else (), start=1):
            self._layout.addWidget(self._make(number, step))

    def _make(self, number: int, step: StepResult) -> Disclosure:
        """Return one step, folded."""
        title = common.joined(str(number), answer_words.step_name(step.name, number))
        part = Disclosure(
            self._context, title, self.tr("What this step was sent, and what came back."), self
        )
        part.set_preview(step.texts[0] if step.texts else "")
        body = panel("well", part)
        inside = column(body, margins=(12, 8, 12, 8), spacing=4)
        for turn in step.turns:
            self._add(body, self._role(turn), turn.text)
        for place, text in enumerate(step.texts, start=1):
            name = self.tr("Came back")
            if len(step.texts) > 1:
                name = self.tr("Came back, sample {number}").format(number=place)
            self._add(body, name, text)
        numbers = answer_words.step_numbers(step)
        inside.addWidget(label(numbers, body, "small", wrap=True))
        part.set_body(body)
        return part

    @staticmethod
    def _add(body: QWidget, name: str, text: str) -> None:
        """Put a text with its name at the end."""
        layout = body.layout()
        layout.addWidget(label(name, body, "faint"))
        layout.addWidget(label(text or "–", body, wrap=True, selectable=True))

    def _role(self, turn: Turn) -> str:
        """Name who says a turn."""
        return {
            "system": self.tr("System text"),
            "user": self.tr("Sent"),
            "assistant": self.tr("Sent as an earlier answer"),
        }[turn.role]


class Passages(Part):
    """The passages that were sent with the prompt."""

    def show_result(self, result: CellResult | None) -> None:
        """Show the passages of another answer."""
        grounding = result.grounding if result else None
        sent = [use for use in grounding.uses if use.number] if grounding else []
        self._begin(self.tr("%n passages were sent", "", len(sent)), filled=bool(sent))
        for use in sent:
            passage = use.passage
            page = self.tr("page {number}").format(number=passage.page) if passage.page else ""
            name = common.joined(f"[{use.number}] {passage.document_name}", page)
            line = label(name, self, "small", wrap=True)
            line.setToolTip(passage.text)
            self._layout.addWidget(line)
