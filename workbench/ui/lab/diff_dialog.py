"""Which words differ between the answers of two columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from workbench.prompts.diff import DiffSpan, diff_words
from workbench.ui.context import UiContext
from workbench.ui.lab.edits import LETTERS
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.widgets import ChoiceField, PlainButton, QuietButton, column, label, row


class DiffDialog(QDialog):
    """Words only in the first are struck out, words only in the second underlined."""

    def __init__(
        self, context: UiContext, text_of: Callable[[int], str], names: list[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._text_of = text_of
        self.setWindowTitle(self.tr("Compare words"))
        self.resize(720, 480)
        self._badges = (LetterBadge(context, self), LetterBadge(context, self))
        self._first = self._make_choice(names, 0, self.tr("First answer"))
        self._second = self._make_choice(names, min(1, len(names) - 1), self.tr("Second answer"))
        self._text = QTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Both answers with their differences"))
        self._legend = label("", self, "small", wrap=True)
        swap = QuietButton(context, "swap", self.tr("Swap the two"), self)
        swap.clicked.connect(self._on_swap)
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        head = row(spacing=8)
        head.addWidget(self._badges[0])
        head.addWidget(self._first, 1)
        head.addWidget(swap)
        head.addWidget(self._badges[1])
        head.addWidget(self._second, 1)
        foot = row(spacing=16)
        foot.addWidget(self._legend, 1)
        foot.addWidget(close)
        layout = column(self, margins=24, spacing=16)
        layout.addLayout(head)
        layout.addWidget(self._text, 1)
        layout.addLayout(foot)
        self.refresh()

    def choose(self, first: int, second: int) -> None:
        """Hold two columns against each other."""
        self._first.setCurrentIndex(first)
        self._second.setCurrentIndex(second)
        self.refresh()

    def refresh(self) -> None:
        """Show the difference as the answers stand now."""
        first, second = self._first.currentIndex(), self._second.currentIndex()
        for badge, index in zip(self._badges, (first, second), strict=True):
            badge.show_index(index)
        spans = diff_words(self._text_of(first), self._text_of(second))
        self._show(spans)
        removed = _words_of(spans, "removed")
        added = _words_of(spans, "added")
        if not removed and not added:
            self._legend.setText(self.tr("Both answers are the same."))
            return
        self._legend.setText(
            self.tr(
                "Struck out: only in {first} ({removed}). Underlined: only in {second} ({added})."
            ).format(
                first=LETTERS[first],
                second=LETTERS[second],
                removed=self.tr("%n words", "", removed),
                added=self.tr("%n words", "", added),
            )
        )

    def _show(self, spans: list[DiffSpan]) -> None:
        """Write the spans with their marks."""
        self._text.clear()
        cursor = QTextCursor(self._text.document())
        formats = {kind: self._format(kind) for kind in ("same", "removed", "added")}
        for span in spans:
            cursor.insertText(span.text, formats[span.kind])
        self._text.moveCursor(QTextCursor.MoveOperation.Start)

    def _format(self, kind: str) -> QTextCharFormat:
        """Return how a kind of span looks: by colour and by shape."""
        theme, made = self._context.theme, QTextCharFormat()
        if kind == "removed":
            made.setBackground(theme.color("bad_soft"))
            made.setForeground(theme.color("bad"))
            made.setFontStrikeOut(True)
        elif kind == "added":
            made.setBackground(theme.color("good_soft"))
            made.setForeground(theme.color("good"))
            made.setFontUnderline(True)
        else:
            made.setForeground(theme.color("text"))
        return made

    def _make_choice(self, names: list[str], index: int, name: str) -> ChoiceField:
        """Return the choice of one answer."""
        choices: list[tuple[str, object]] = [(text, place) for place, text in enumerate(names)]
        choice = ChoiceField(choices, index, self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.chosen.connect(lambda _index: self.refresh())
        return choice

    def _on_swap(self) -> None:
        """Exchange first and second."""
        self.choose(self._second.currentIndex(), self._first.currentIndex())


def _words_of(spans: list[DiffSpan], kind: str) -> int:
    """Count the words of one kind."""
    return sum(len(span.text.split()) for span in spans if span.kind == kind)
