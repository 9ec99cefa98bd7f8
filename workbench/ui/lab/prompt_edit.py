"""A text field for prompts: grows with its text and colours {{variables}}."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument
from PySide6.QtWidgets import QWidget

from workbench.ui.theme import Theme
from workbench.ui.widgets import AutoTextEdit

_VARIABLE: Final = re.compile(r"\{\{[ \t]*\w+[ \t]*\}\}")


class VariableHighlighter(QSyntaxHighlighter):
    """Colours each {{variable}}."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        super().__init__(document)
        self._format = QTextCharFormat()
        self._format.setForeground(theme.color("accent"))
        self._format.setBackground(theme.color("accent_soft"))
        self._format.setFontWeight(QFont.Weight.DemiBold)

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        for match in _VARIABLE.finditer(text):
            self.setFormat(match.start(), match.end() - match.start(), self._format)


class PromptEdit(AutoTextEdit):
    """Plain text that tells each change by the person, and none by the program."""

    edited = Signal(str)

    def __init__(
        self,
        parent: QWidget,
        *,
        name: str,
        tip: str,
        placeholder: str = "",
        lines: int = 1,
        max_lines: int = 10,
        theme: Theme | None = None,
    ) -> None:
        super().__init__(
            parent, placeholder=placeholder, lines=lines, max_lines=max_lines, submits=False
        )
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self._shown = ""
        # Kept: without a reference the highlighter's Python half would be gone.
        self._highlighter = VariableHighlighter(self.document(), theme) if theme else None
        self.textChanged.connect(self._on_text_changed)

    def show_text(self, text: str) -> None:
        """Show a text that was not typed here; the cursor stays when nothing differs."""
        if text == self.toPlainText():
            return
        self._shown = text
        self.setPlainText(text)

    def _on_text_changed(self) -> None:
        """Tell what the person typed; highlighting alone changes no text."""
        text = self.toPlainText()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)
