"""Shows a prompt exactly as the model receives it, with its number of tokens."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.style import code_font
from workbench.ui.widgets import PlainButton, column, label, row


class PromptDialog(QDialog):
    """Opens at once and fills in when the engine has rendered the prompt."""

    def __init__(self, context: UiContext, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Exactly what is sent"))
        self.resize(720, 520)
        self._name = label(name, self, "heading", wrap=True)
        self._tokens = label(self.tr("Rendering the prompt…"), self, "small", wrap=True)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setProperty("role", "code")
        self._text.setFont(code_font(context.points))
        self._text.setAccessibleName(self.tr("The prompt as the model receives it"))
        self._copy = PlainButton(
            context, self.tr("Copy"), self, icon="copy", role="quiet",
            tooltip=self.tr("Copy the whole prompt."),
        )  # fmt: skip
        self._copy.setEnabled(False)
        self._copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self._text.toPlainText())
        )
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        foot = row(spacing=8)
        foot.addWidget(self._copy)
        foot.addStretch(1)
        foot.addWidget(close)
        layout = column(self, margins=24, spacing=8)
        layout.addWidget(self._name)
        layout.addWidget(self._tokens)
        layout.addWidget(self._text, 1)
        layout.addSpacing(8)
        layout.addLayout(foot)

    def show_outcome(self, outcome: RenderedPrompt | Problem) -> None:
        """Show the prompt, or why there is none."""
        if isinstance(outcome, Problem):
            self._tokens.setText(" ".join(words.translate_problem(outcome)))
            return
        self._tokens.setText(
            self.tr("%n tokens. Marks such as <|…|> are control tokens of the model.", "",
                    outcome.tokens)
        )  # fmt: skip
        self._text.setPlainText(outcome.text)
        self._copy.setEnabled(True)
