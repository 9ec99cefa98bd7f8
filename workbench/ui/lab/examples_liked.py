"""Choose among the answers in Chat that the person gave a thumbs up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from workbench.core.lab import Example
from workbench.ui.context import UiContext
from workbench.ui.widgets import PlainButton, PrimaryButton, column, label, row

if TYPE_CHECKING:
    from workbench.storage.conversations import LikedAnswer


class LikedDialog(QDialog):
    """Rows are chosen by their check boxes; chosen(tuple of examples) when they are added."""

    chosen = Signal(tuple)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Examples from answers you liked"))
        self.resize(560 + 20 * context.points, 360 + 12 * context.points)
        self._answers: tuple[LikedAnswer, ...] = ()
        self.note = label(self.tr("Looking through your chats…"), self, "small", wrap=True)
        self.table = self._make_table()
        self.add = PrimaryButton(context, self.tr("Add"), self)
        self.add.setToolTip(self.tr("Add the checked ones to the examples of this column."))
        self.add.clicked.connect(self._on_add)
        close = PlainButton(context, self.tr("Cancel"), self)
        close.clicked.connect(self.close)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(close)
        foot.addWidget(self.add)
        layout = column(self, margins=24, spacing=8)
        layout.addWidget(self.note)
        layout.addWidget(self.table, 1)
        layout.addSpacing(8)
        layout.addLayout(foot)
        self._count()

    def show_answers(self, answers: Sequence[LikedAnswer]) -> None:
        """Fill the table in."""
        self._answers = tuple(answers)
        self.note.setText(
            self.tr("Check those that show the model what you want.")
            if answers
            else self.tr("No answer has a thumbs up yet. Give one in Chat, below the answer.")
        )
        self.table.setRowCount(len(answers))
        for line, answer in enumerate(answers):
            for place, text in enumerate((answer.question, answer.answer)):
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(text[:2_000])
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if place == 0:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(Qt.CheckState.Unchecked)
                self.table.setItem(line, place, item)
        self._count()
        if answers:
            self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def _checked(self) -> list[int]:
        """Return the rows that are checked."""
        return [
            line
            for line in range(self.table.rowCount())
            if (item := self.table.item(line, 0)) and item.checkState() is Qt.CheckState.Checked
        ]

    def _count(self) -> None:
        """Say how many would be added."""
        count = len(self._checked())
        self.add.setText(self.tr("Add %n examples", "", count) if count else self.tr("Add"))
        self.add.setEnabled(count > 0)

    def _on_add(self) -> None:
        """Tell what was chosen, oldest first: the newest stands nearest to the input."""
        answers = [self._answers[line] for line in reversed(self._checked())]
        self.chosen.emit(
            tuple(Example(answer.question.strip(), answer.answer.strip()) for answer in answers)
        )
        self.close()

    def _make_table(self) -> QTableWidget:
        """Return the empty table."""
        table = QTableWidget(0, 2, self)
        table.setHorizontalHeaderLabels([self.tr("You asked"), self.tr("Answer")])
        table.setAccessibleName(self.tr("Answers you liked"))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.itemChanged.connect(lambda _item: self._count())
        return table
