"""What each column answered in an earlier run and now, word by word, for a sheet of one input."""

from __future__ import annotations

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from workbench.core.lab import Run
from workbench.prompts.diff import diff_words
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab.table import words
from workbench.ui.lab.table.answers import Answers
from workbench.ui.lab.table.earlier import hold_against
from workbench.ui.widgets import PlainButton, column, label, row


class EarlierDialog(QDialog):
    """Struck out is what only the earlier run said, underlined what is new."""

    def __init__(self, context: UiContext, earlier: Run, now: Run, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self.setWindowTitle(self.tr("Compare with an earlier run"))
        self.resize(720, 520)
        self._text = QTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Answers of both runs with their differences"))
        title = earlier.comparison.title or self.tr("Untitled comparison")
        name = common.joined(title, common.when(earlier.created_at))
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        foot = row(spacing=16)
        legend = self.tr("Struck out: only in the earlier run. Underlined: only now.")
        foot.addWidget(label(legend, self, "small", wrap=True), 1)
        foot.addWidget(close)
        layout = column(self, margins=24, spacing=16)
        layout.addWidget(label(name, self, "heading", wrap=True))
        layout.addWidget(self._text, 1)
        layout.addLayout(foot)
        self._fill(earlier, now)

    def shown_text(self) -> str:
        """Return all that is shown."""
        return self._text.toPlainText()

    def _fill(self, earlier: Run, now: Run) -> None:
        """Write one part a column."""
        answers = Answers()
        answers.rebuild(now, 1)
        found = hold_against(earlier, now.comparison)
        cursor = QTextCursor(self._text.document())
        variants = now.comparison.variants
        for number, variant in enumerate(variants):
            before = found.of((variant.variant_id, ""))
            after = answers.of(variant.variant_id, "")
            if number:
                cursor.insertText("\n\n", self._format("same"))
            cursor.insertText(words.column_name(variants, variant) + "\n", self._format("title"))
            if not before:
                cursor.insertText(self.tr("Not in the earlier run."), self._format("faint"))
                continue
            texts = [results[0].text if 0 in results else "" for results in (before, after)]
            for span in diff_words(*texts):
                cursor.insertText(span.text, self._format(span.kind))
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, kind: str) -> QTextCharFormat:
        """Return how a kind of text looks: by colour and by shape."""
        made = QTextCharFormat()
        role = {"removed": "bad", "added": "good", "faint": "faint"}.get(kind, "text")
        made.setForeground(self._theme.color(role))
        if kind in ("removed", "added"):
            made.setBackground(self._theme.color(f"{role}_soft"))
        made.setFontStrikeOut(kind == "removed")
        made.setFontUnderline(kind == "added")
        made.setFontWeight(QFont.Weight.DemiBold if kind == "title" else QFont.Weight.Normal)
        return made
