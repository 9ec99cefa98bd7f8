"""Draws a prompt's content, or what differs between two, into a text that can only be read."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.core.prompts import PromptContent, PromptVariable
from workbench.prompts.diff import DiffSpan, diff_words
from workbench.ui.context import UiContext
from workbench.ui.lab.library import library_words
from workbench.ui.lab.prompt_edit import VariableHighlighter
from workbench.ui.style import sizes
from workbench.ui.theme import Theme

_GAP_PX = 12


class PromptText(QTextEdit):
    """Headings small and quiet, variables coloured; differences by colour and by shape."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._small_px = sizes(context.points)["small"]
        self._highlighter = VariableHighlighter(self.document(), context.theme)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("What the prompt holds"))

    def show_content(
        self, content: PromptContent, variables: tuple[PromptVariable, ...] = ()
    ) -> None:
        """Show all parts of a prompt, and what its variables take."""
        self._highlight(True)
        self.clear()
        cursor = QTextCursor(self.document())
        for place, (heading, text) in enumerate(library_words.content_parts(content, variables)):
            above = QTextBlockFormat()
            above.setTopMargin(_GAP_PX if place else 0)
            if place:
                cursor.insertBlock()
            cursor.setBlockFormat(above)
            cursor.insertText(heading, self._heading())
            cursor.insertBlock(QTextBlockFormat(), self._plain())
            cursor.insertText(text, self._plain())
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_difference(self, old: PromptContent, new: PromptContent) -> tuple[int, int]:
        """Show the words of both; return how many are only in *old*, and only in *new*."""
        self._highlight(False)
        spans = diff_words(library_words.content_text(old), library_words.content_text(new))
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(QTextBlockFormat())
        for span in spans:
            cursor.insertText(span.text, difference_format(self._theme, span))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return _words_of(spans, "removed"), _words_of(spans, "added")

    def show_nothing(self) -> None:
        """Show no prompt."""
        self.clear()

    def _highlight(self, on: bool) -> None:
        """Colour variables, or leave the colours to the differences."""
        self._highlighter.setDocument(self.document() if on else None)

    def _heading(self) -> QTextCharFormat:
        """Return how a heading looks."""
        made = QTextCharFormat()
        font = QFont(self.font())
        font.setPixelSize(self._small_px)
        font.setWeight(QFont.Weight.DemiBold)
        made.setFont(font)
        made.setForeground(self._theme.color("dim"))
        return made

    def _plain(self) -> QTextCharFormat:
        """Return how the text of a part looks."""
        made = QTextCharFormat()
        made.setFont(self.font())
        made.setForeground(self._theme.color("text"))
        return made


def difference_format(theme: Theme, span: DiffSpan) -> QTextCharFormat:
    """Return how a stretch looks: struck out when it is gone, underlined when it is new."""
    made = QTextCharFormat()
    if span.kind == "same":
        made.setForeground(theme.color("text"))
        return made
    gone = span.kind == "removed"
    made.setBackground(theme.color("bad_soft" if gone else "good_soft"))
    made.setForeground(theme.color("bad" if gone else "good"))
    made.setFontStrikeOut(gone)
    made.setFontUnderline(not gone)
    return made


def _words_of(spans: list[DiffSpan], kind: str) -> int:
    """Count the words of one kind."""
    return sum(len(span.text.split()) for span in spans if span.kind == kind)
