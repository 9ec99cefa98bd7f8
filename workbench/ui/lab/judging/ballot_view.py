"""The answers to one input side by side, numbered and nothing else."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.judging.ballots import Ballot
from workbench.ui.widgets import (
    MarkdownView,
    PlainButton,
    ScrollColumn,
    column,
    label,
    panel,
)

_ACROSS: Final = 4  # cards in one line


class BallotView(QWidget):
    """Signals: picked(place), counted from 0."""

    picked = Signal(int)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        well = panel("well", self)
        self._question = label("", well, wrap=True, selectable=True)
        self._question.setAccessibleName(self.tr("Input"))
        scroll = ScrollColumn(well, margins=(16, 10, 16, 10))
        scroll.widget().setAutoFillBackground(False)
        scroll.setAccessibleName(self.tr("Input"))
        scroll.body.addWidget(self._question)
        column(well).addWidget(scroll)
        well.setMaximumHeight(6 * self.fontMetrics().height())
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        self._cards: list[QFrame] = []
        layout = column(self, spacing=12)
        layout.addWidget(well)
        layout.addLayout(self._grid, 1)

    def show_ballot(self, ballot: Ballot) -> None:
        """Show other answers."""
        self._question.setText(ballot.question)
        for card in self._cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = []
        for place, result in enumerate(ballot.answers):
            card = self._make(place, result.text)
            self._grid.addWidget(card, place // _ACROSS, place % _ACROSS)
            self._cards.append(card)

    def _make(self, place: int, text: str) -> QFrame:
        """Return the card of one answer."""
        card = panel("card", self)
        scroll = ScrollColumn(card, margins=(16, 16, 16, 8))
        scroll.widget().setAutoFillBackground(False)
        scroll.setAccessibleName(self.tr("Answer {number}").format(number=place + 1))
        view = MarkdownView(self._context, scroll.content)
        view.setAccessibleName(self.tr("Answer {number}").format(number=place + 1))
        view.show_text(text)
        scroll.body.addWidget(view)
        scroll.body.addStretch(1)
        button = PlainButton(
            self._context,
            self.tr("{number}  is best").format(number=place + 1),
            card,
            tooltip=self.tr("This answer is the best one (key {number})").format(number=place + 1),
        )
        button.clicked.connect(lambda: self.picked.emit(place))
        layout = column(card, margins=(1, 1, 1, 12), spacing=8)
        layout.addWidget(scroll, 1)
        foot = column(margins=(16, 0, 16, 0))
        foot.addWidget(button)
        layout.addLayout(foot)
        return card
