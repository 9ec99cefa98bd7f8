"""Which words differ between two answers: of two columns, or of two repeats."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QDialog, QTextEdit, QWidget

from workbench.prompts.diff import DiffSpan, diff_words
from workbench.ui.context import UiContext
from workbench.ui.lab.answer_words import repeat_of
from workbench.ui.lab.edits import LETTERS
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.widgets import ChoiceField, PlainButton, QuietButton, column, label, row


class DiffDialog(QDialog):
    """Words only in the first are struck out, words only in the second underlined.

    *text_of* gives the answer of a column in a repeat, *shown* the repeat to begin a column with.
    """

    def __init__(
        self,
        context: UiContext,
        text_of: Callable[[int, int], str],
        names: list[str],
        parent: QWidget,
        *,
        repeats: int = 1,
        shown: Callable[[int], int] = lambda _column: 0,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._text_of = text_of
        self._shown = shown
        self.setWindowTitle(self.tr("Compare words"))
        self.resize(720, 480)
        self._badges = (LetterBadge(context, self), LetterBadge(context, self))
        self._first = self._make_choice(names, 0, self.tr("First answer"))
        self._second = self._make_choice(names, min(1, len(names) - 1), self.tr("Second answer"))
        self._repeats = (
            self._make_repeat(repeats, self.tr("Repeat of the first answer")),
            self._make_repeat(repeats, self.tr("Repeat of the second answer")),
        )
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
        head.addWidget(self._repeats[0])
        head.addWidget(swap)
        head.addWidget(self._badges[1])
        head.addWidget(self._second, 1)
        head.addWidget(self._repeats[1])
        foot = row(spacing=16)
        foot.addWidget(self._legend, 1)
        foot.addWidget(close)
        layout = column(self, margins=24, spacing=16)
        layout.addLayout(head)
        layout.addWidget(self._text, 1)
        layout.addLayout(foot)
        self.choose(self._first.currentIndex(), self._second.currentIndex())

    def choose(
        self,
        first: int,
        second: int,
        first_repeat: int | None = None,
        second_repeat: int | None = None,
    ) -> None:
        """Hold two answers against each other; without a repeat the one that is shown."""
        wanted = ((first, first_repeat), (second, second_repeat))
        for choice, repeats, (index, repeat) in zip(
            (self._first, self._second), self._repeats, wanted, strict=True
        ):
            choice.setCurrentIndex(index)
            repeats.setCurrentIndex(self._shown(index) if repeat is None else repeat)
        self.refresh()

    def refresh(self) -> None:
        """Show the difference as the answers stand now."""
        first, second = self._first.currentIndex(), self._second.currentIndex()
        for badge, index in zip(self._badges, (first, second), strict=True):
            badge.show_index(index)
        repeats = [choice.currentIndex() for choice in self._repeats]
        spans = diff_words(self._text_of(first, repeats[0]), self._text_of(second, repeats[1]))
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

    def _make_repeat(self, repeats: int, name: str) -> ChoiceField:
        """Return the choice of one repeat; hidden while there is only one."""
        choices: list[tuple[str, object]] = [
            (repeat_of(number), number) for number in range(repeats)
        ]
        choice = ChoiceField(choices, 0, self)
        choice.setAccessibleName(name)
        choice.setToolTip(name)
        choice.chosen.connect(lambda _number: self.refresh())
        choice.setVisible(repeats > 1)
        return choice

    def _on_swap(self) -> None:
        """Exchange first and second."""
        repeats = [choice.currentIndex() for choice in self._repeats]
        self.choose(self._second.currentIndex(), self._first.currentIndex(), repeats[1], repeats[0])


def _words_of(spans: list[DiffSpan], kind: str) -> int:
    """Count the words of one kind."""
    return sum(len(span.text.split()) for span in spans if span.kind == kind)
