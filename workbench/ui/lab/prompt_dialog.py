"""Shows a prompt exactly as the model receives it: its parts, their tokens, the context left."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from workbench.answering.parts import PromptParts
from workbench.core.errors import Problem
from workbench.core.lab import StepResult
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab import answer_words
from workbench.ui.lab.parts_view import PartsBar, PromptText
from workbench.ui.widgets import ChoiceField, PlainButton, column, label, row

Outcome = PromptParts | Problem
Describe = Callable[[int, Callable[[Outcome], None]], None]


class PromptDialog(QDialog):
    """Opens at once and fills in when the engine has rendered the prompt."""

    def __init__(self, context: UiContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Exactly what is sent"))
        self.resize(760, 600)
        self._describe: Describe | None = None
        self._name = label(name, self, "heading", wrap=True)
        self._steps = ChoiceField([("", 0)], 0, self)
        self._steps.setAccessibleName(self.tr("Step of the technique"))
        self._steps.setToolTip(self.tr("Which step’s prompt is shown, as it was sent in the run."))
        self._steps.chosen.connect(self._on_step)
        self._steps.hide()
        self._status = label(self.tr("Rendering the prompt…"), self, "small", wrap=True)
        self._note = label(
            self.tr(
                "This is the first prompt of its technique. Later ones depend on the answers "
                "before them and can be seen here after a run."
            ),
            self,
            "faint",
            wrap=True,
        )
        self._note.hide()
        self._bar = PartsBar(context, self)
        self._bar.hide()
        self._text = PromptText(context, self)
        self._copy = self._make_copy(context)
        self._lay_out(context)

    def show_outcome(self, outcome: Outcome) -> None:
        """Show the prompt, or why there is none."""
        known = isinstance(outcome, PromptParts)
        self._bar.setVisible(known)
        self._status.setVisible(not known)
        self._copy.setEnabled(known)
        if isinstance(outcome, PromptParts):
            self._bar.show_parts(outcome)
            self._text.show_parts(outcome)
            self._note.setVisible(bool(outcome.step) and self._describe is None)
        else:
            self._text.clear()
            self._status.setText(" ".join(words.translate_problem(outcome)))

    def offer_steps(self, steps: Sequence[StepResult], describe: Describe) -> None:
        """Let the person go through the prompts that were sent in the steps of an answer."""
        self._describe = describe
        self._steps.clear()
        for number, step in enumerate(steps):
            name = answer_words.step_name(step.name, number + 1)
            self._steps.addItem(f"{number + 1} · {name}", number)
        self._steps.show()
        self._on_step(0)

    def _on_step(self, number: object) -> None:
        """Show another step."""
        if self._describe is not None and isinstance(number, int):
            self._describe(number, while_alive(self, self._take(number)))

    def _take(self, number: int) -> Callable[[Outcome], None]:
        """Return what shows a step unless another one was chosen meanwhile."""

        def show(outcome: Outcome) -> None:
            if self._steps.currentData() == number:
                self.show_outcome(outcome)

        return show

    def _make_copy(self, context: UiContext) -> PlainButton:
        """Return the button that copies the prompt."""
        copy = PlainButton(
            context, self.tr("Copy"), self, icon="copy", role="quiet",
            tooltip=self.tr("Copy the whole prompt."),
        )  # fmt: skip
        copy.setEnabled(False)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        return copy

    def _lay_out(self, context: UiContext) -> None:
        """Put the parts below each other."""
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        head = row(spacing=8)
        head.addWidget(self._name, 1)
        head.addWidget(self._steps)
        foot = row(spacing=8)
        foot.addWidget(self._copy)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = column(self, margins=24, spacing=12)
        layout.addLayout(head)
        layout.addWidget(self._status)
        layout.addWidget(self._bar)
        layout.addWidget(self._note)
        layout.addWidget(self._text, 1)
        layout.addLayout(foot)
