"""What the votes came to, with the names of the columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workbench.answering.statistics_votes import Strength
from workbench.core.lab import Variant, Vote
from workbench.ui.context import UiContext
from workbench.ui.lab.judging.standings import Standing, standings
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.lab.table import paint, words
from workbench.ui.widgets import ScrollColumn, column, label, panel, row

_BAR = 12


class IntervalBar(QWidget):
    """Where a share lies between none and all, and how sure that is."""

    def __init__(
        self,
        context: UiContext,
        index: int,
        shares: tuple[float, float, float],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._index = index
        self._shares = shares
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return a width that can be read."""
        return QSize(200, _BAR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 3, self.width(), _BAR - 6)
        paint.draw_interval(painter, box, self._theme, self._index, self._shares)


class ResultsView(ScrollColumn):
    """One card a column, the best first."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, spacing=12)
        self._context = context
        self._strengths: dict[str, QLabel] = {}
        self.setAccessibleName(self.tr("Results of the votes"))
        self.widget().setAutoFillBackground(False)

    def show_votes(self, votes: Sequence[Vote], variants: Sequence[Variant]) -> None:
        """Count and show."""
        self._strengths = {}
        while self.body.count():
            widget = self.body.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not votes:
            self.body.addWidget(label(self.tr("No votes were cast."), self.content, "dim"))
        counted = standings(votes, [item.variant_id for item in variants])
        ranked = sorted(zip(variants, counted, strict=True), key=lambda pair: -pair[1].share)
        for variant, standing in ranked if votes else ():
            self.body.addWidget(self._make(variants, variant, standing))
        self.body.addStretch(1)

    def _make(self, variants: Sequence[Variant], variant: Variant, standing: Standing) -> QWidget:
        """Return the card of one column."""
        index = variants.index(variant)
        card = panel("card", self.content)
        badge = LetterBadge(self._context, card)
        badge.show_index(index)
        head = row(spacing=8)
        head.addWidget(badge)
        name = words.column_name(variants, variant)[1:].strip()
        head.addWidget(label(name, card, "strong", wrap=True), 1)
        percent = self.tr("{share} %").format(share=round(100 * standing.share))
        head.addWidget(label(percent, card, "heading"))
        shares = (standing.low, standing.share, standing.high)
        text = self.tr(
            "Won {won} of {votes}. The true share of wins lies between {low} % and {high} % "
            "(95 % Wilson interval)."
        ).format(
            won=standing.won,
            votes=self.tr("%n votes", "", standing.shown),
            low=round(100 * standing.low),
            high=round(100 * standing.high),
        )
        if standing.tied:
            text = f"{text} " + self.tr("%n ties.", "", standing.tied)
        layout = column(card, margins=(16, 12, 16, 12), spacing=8)
        layout.addLayout(head)
        layout.addWidget(IntervalBar(self._context, index, shares, card))
        layout.addWidget(label(text, card, "small", wrap=True))
        strength = label("", card, "small", wrap=True)
        strength.setToolTip(
            self.tr(
                "Every two answers of a vote are a duel (Bradley and Terry 1952). 0 is the average "
                "of the columns; one more means winning about 3 of 4 duels."
            )
        )
        strength.hide()
        layout.addWidget(strength)
        self._strengths[variant.variant_id] = strength
        return card

    def show_strengths(self, found: Sequence[Strength]) -> None:
        """Show how the columns do in duels, once that is worked out."""
        for item in found:
            line = self._strengths.get(item.variant_id)
            if line is not None:
                line.setText(
                    self.tr("Strength {value} ({low} to {high}) by Bradley and Terry").format(
                        value=f"{item.value:+.1f}", low=f"{item.low:+.1f}", high=f"{item.high:+.1f}"
                    )
                )
                line.show()
