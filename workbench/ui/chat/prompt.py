"""The Prompt tab: this chat's instructions, and the prompt exactly as the model receives it."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import (
    QColor,
    QShowEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.core.errors import Problem
from workbench.core.generation import RenderedPrompt
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.style import code_font
from workbench.ui.theme import Theme
from workbench.ui.widgets.buttons import QuietButton
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.panels import column, row

_CONTROL: Final = re.compile(r"<\|[^|<>]{1,40}\|>|</?s>|\[/?INST\]|<(?:start|end)_of_turn>")


class ControlTokens(QSyntaxHighlighter):
    """Tints the marks of the chat template, so that the person's own words stand out."""

    def __init__(self, theme: Theme, document: QTextDocument) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setForeground(QColor(theme.accent))

    def highlightBlock(self, text: str) -> None:
        """Tint one line."""
        for match in _CONTROL.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), self._format)


class PromptPanel(QWidget):
    """Edits the system text and shows what is sent."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._chat = context.services.chat
        self._asked = 0
        self.system_text = self._make_system_text()
        self.sent = self._make_sent(context)
        self.count = label("", self, "small")
        self._refresh_button = QuietButton(
            context,
            "retry",
            self.tr("Renders the prompt again, with what the composer holds."),
            self,
        )
        self._refresh_button.clicked.connect(self.refresh)
        # Saved at each change, not later: a chat may be left at any moment.
        self.system_text.textChanged.connect(self._save)
        self._chat.opened.connect(self._on_opened)
        self._chat.activity_changed.connect(self._on_activity)
        self._lay_out()
        self._on_opened()

    def _make_system_text(self) -> QPlainTextEdit:
        """Return the field for the instructions."""
        field = QPlainTextEdit(self)
        field.setPlaceholderText(
            self.tr("For example: Answer in two sentences. Say so when you do not know.")
        )
        field.setToolTip(self.tr("Instructions the model reads before every message of this chat."))
        field.setAccessibleName(self.tr("Instructions for this chat"))
        field.setTabChangesFocus(True)
        return field

    def _make_sent(self, context: UiContext) -> QPlainTextEdit:
        """Return the view of the rendered prompt."""
        view = QPlainTextEdit(self)
        view.setReadOnly(True)
        view.setFont(code_font(context.points))
        view.setProperty("role", "code")
        view.setToolTip(
            self.tr("Every character the model receives; coloured marks come from its template.")
        )
        view.setAccessibleName(self.tr("What is sent"))
        view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        ControlTokens(context.theme, view.document())
        return view

    def _lay_out(self) -> None:
        """Put instructions above, the rendered prompt below."""
        layout = column(self, margins=12)
        layout.addWidget(label(self.tr("Instructions for this chat"), self, "strong"))
        layout.addWidget(self.system_text, 1)
        layout.addSpacing(4)
        heading = row()
        heading.addWidget(label(self.tr("What is sent"), self, "strong"))
        heading.addStretch(1)
        heading.addWidget(self.count)
        heading.addWidget(self._refresh_button)
        layout.addLayout(heading)
        layout.addWidget(self.sent, 3)

    def showEvent(self, event: QShowEvent) -> None:
        """Render when the tab is looked at; once it is there, not while it comes."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Ask for the prompt as it would be sent now; only the last asked one is shown."""
        self._asked += 1
        number = self._asked

        def answered(answer: RenderedPrompt | Problem) -> None:
            self._show(number, answer)

        self._chat.rendered_prompt(while_alive(self, answered))

    def _show(self, number: int, answer: RenderedPrompt | Problem) -> None:
        """Show the prompt, or why there is none."""
        if number != self._asked:
            return
        if isinstance(answer, Problem):
            self.count.clear()
            self.sent.setPlainText("\n".join(words.translate_problem(answer)).strip())
            return
        # The words for a number of tokens go through Qt's plural forms.
        text = self.tr("%n token(s)", "", answer.tokens)
        self.count.setText(text.replace(str(answer.tokens), words.count(answer.tokens)))
        self.sent.setPlainText(answer.text)

    @Slot()
    def _save(self) -> None:
        """Keep the instructions with this chat."""
        text = self.system_text.toPlainText()
        if text != self._chat.transcript.conversation.system_text:
            self._chat.set_system_text(text)

    @Slot()
    def _on_opened(self) -> None:
        """Show the instructions of the chat that is open now."""
        text = self._chat.transcript.conversation.system_text
        if self.system_text.toPlainText() != text:
            self.system_text.setPlainText(text)
        if self.isVisible():
            self.refresh()

    @Slot()
    def _on_activity(self) -> None:
        """Render again once an answer has ended."""
        if self._chat.activity.phase == "idle" and self.isVisible():
            self.refresh()
