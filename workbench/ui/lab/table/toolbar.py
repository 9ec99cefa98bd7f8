"""The line above the table: which rows are shown, and what can be done with all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.checks_dialog import ChecksButton
from workbench.ui.lab.table.filters import Choice, Filter
from workbench.ui.lab.two_parts import TwoParts
from workbench.ui.widgets import ChoiceField, FlowRow, PlainButton, SearchField, label, row


class TableBar(TwoParts):
    """Signals: filtered(Filter), add_pressed(), vote_pressed(), one_input_pressed()."""

    filtered = Signal(object)
    add_pressed = Signal()
    vote_pressed = Signal()
    one_input_pressed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._count = label("", self, "small")
        self._choice = self._make_choice()
        self.search = SearchField(context, self.tr("Search in the rows"), self)
        self.search.setMaximumWidth(16 * self.fontMetrics().height())
        self.search.searched.connect(lambda _text: self._tell())
        self._add = PlainButton(
            context,
            self.tr("Add row"),
            self,
            icon="plus",
            tooltip=self.tr("Write another row below the others, or paste rows of a spreadsheet."),
        )
        self._vote = PlainButton(
            context,
            self.tr("Blind vote"),
            self,
            icon="vote",
            tooltip=self.tr("Choose the better answers without seeing which prompt gave them."),
        )
        self._one = PlainButton(
            context,
            self.tr("Back to one input"),
            self,
            role="quiet",
            tooltip=self.tr("Keep the chosen row as the one input; undo brings the table back."),
        )
        self._add.clicked.connect(self.add_pressed)
        self._vote.clicked.connect(self.vote_pressed)
        self._one.clicked.connect(self.one_input_pressed)
        left, right = QWidget(self), FlowRow(self)
        line = row(left, spacing=8)
        line.addWidget(self._choice)
        line.addWidget(self.search, 1)
        line.addWidget(self._count)
        line.addStretch(1)
        for part in (self._one, ChecksButton(context, self), self._vote, self._add):
            right.add(part)
        self.set_parts(left, right)
        self.arrange()

    @property
    def filter(self) -> Filter:
        """What is chosen."""
        choice: Choice = self._choice.currentData()
        return Filter(choice, self.search.text().strip())

    def show_count(self, shown: int, total: int) -> None:
        """Say how many rows there are, and how many of them are shown."""
        text = self.tr("%n rows", "", total)
        if shown != total:
            text = self.tr("{shown} of {rows}").format(shown=shown, rows=text)
        self._count.setText(text)
        self.arrange()

    def show_votable(self, votable: bool) -> None:
        """Offer the vote when there is something to choose from."""
        self._vote.setEnabled(votable)

    def offer_changed(self, with_changed: bool) -> None:
        """Offer to show only what changed since an earlier run, or no longer."""
        place = self._choice.findData("changed")
        if with_changed and place < 0:
            self._choice.addItem(self.tr("Changed since the earlier run"), "changed")
        elif not with_changed and place >= 0:
            if self._choice.currentIndex() == place:
                self._choice.setCurrentIndex(0)
            self._choice.removeItem(place)
            self._tell()

    def show_all(self) -> None:
        """Take the filter off."""
        self._choice.setCurrentIndex(0)
        self.search.clear()
        self._tell()

    def _make_choice(self) -> ChoiceField:
        """Return the choice of rows."""
        choices: list[tuple[str, object]] = [
            (self.tr("All rows"), "all"),
            (self.tr("Only rows that differ"), "differ"),
            (self.tr("Only failed"), "failed"),
        ]
        made = ChoiceField(choices, "all", self)
        made.setAccessibleName(self.tr("Which rows are shown"))
        made.setToolTip(
            self.tr("All rows, those whose answers differ, or those with an answer that failed.")
        )
        made.chosen.connect(lambda _choice: self._tell())
        return made

    def _tell(self) -> None:
        """Tell what is chosen now."""
        self.filtered.emit(self.filter)
