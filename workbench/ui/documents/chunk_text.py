"""Shows one page's text with its chunks in colour and a passage marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from workbench.core.sources import Chunk, Span
from workbench.ui.context import UiContext
from workbench.ui.documents.marks import MarkKind, marks_of
from workbench.ui.documents.sheets import Sheet, lines_of, plain_for_qt, units_before

_LINE_HEIGHT_PERCENT = 150.0
_ROLES = {MarkKind.EVEN: "accent_soft", MarkKind.ODD: "hover", MarkKind.OVERLAP: "selection"}


class ChunkText(QTextEdit):
    """Read-only text; colours are laid over it and change nothing in it."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._sheet = Sheet(0, 0, "")
        self.setReadOnly(True)
        self.setProperty("role", "bare")
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(self.tr("Text of the document"))
        self.document().setDocumentMargin(12)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the text of a page, with air between its lines."""
        self._sheet = sheet
        self.setPlainText(plain_for_qt(sheet.text))
        spacing = QTextBlockFormat()
        spacing.setLineHeight(
            _LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def paint_marks(self, chunks: Sequence[Chunk], passage: Span | None) -> None:
        """Colour the chunks of this page and the passage; both may be missing."""
        here = [chunk for chunk in chunks if chunk.page == self._sheet.page]
        coloured = [(mark.span, _ROLES[mark.kind]) for mark in marks_of(here)]
        if passage is not None:
            coloured.append((passage, "mark"))
        self.setExtraSelections(
            [
                self._selection(line, role)
                for span, role in coloured
                for line in lines_of(self._sheet, span)
            ]
        )

    def scroll_to(self, passage: Span) -> None:
        """Bring a passage into sight, a third below the top, once the text is laid out."""
        position = self._place(passage.start)
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        self.setTextCursor(cursor)
        QTimer.singleShot(0, self, lambda: self._scroll_to_cursor())

    def marked_texts(self) -> list[str]:
        """Return what is coloured, stretch by stretch."""
        return [entry.cursor.selectedText() for entry in self.extraSelections()]

    def _scroll_to_cursor(self) -> None:
        """Put the cursor's line a third below the top."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def _place(self, position: int) -> int:
        """Turn a position in the page into one of Qt's."""
        inside = min(max(position - self._sheet.offset, 0), len(self._sheet.text))
        return units_before(self._sheet.text, inside)

    def _selection(self, span: Span, role: str) -> QTextEdit.ExtraSelection:
        """Return one coloured stretch."""
        form = QTextCharFormat()
        form.setBackground(self._theme.color(role))
        if role == "mark":
            form.setForeground(self._theme.color("text"))
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._place(span.start))
        cursor.setPosition(self._place(span.end), QTextCursor.MoveMode.KeepAnchor)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = form
        return selection
