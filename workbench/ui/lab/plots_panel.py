"""The numbers of all columns below each other: times, tokens, right answers, speed and cost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QSizePolicy, QWidget

from workbench.answering.numbers import median
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import answer_words, edits, words
from workbench.ui.lab.column_figures import (
    LEADS,
    ColumnFigures,
    Lead,
    Leading,
    figures_of,
    leads_of,
)
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.lab.plots import PointsPlot, SharePlot, StackPlot
from workbench.ui.lab.price import amount, is_entered
from workbench.ui.lab.price_fields import PriceFields
from workbench.ui.style import pixels
from workbench.ui.widgets import ElidedLabel, column, label, restyle

_NAME_EM: Final = 7
_LEAST_LINES: Final = 6  # that are seen however low the window is
_LIVE_MS: Final = 500  # between two looks at answers that come in
_MOST_LIVE: Final = 4_000  # answers; of more the figures would hold up the window


@dataclass(slots=True)
class _Line:
    """The widgets of one column."""

    badge: LetterBadge
    name: ElidedLabel
    ttft: PointsPlot
    ttft_text: QLabel
    total: PointsPlot
    total_text: QLabel
    tokens: StackPlot
    tokens_text: QLabel
    right: SharePlot
    right_text: QLabel
    rate: QLabel
    cost: QLabel

    def parts(self) -> tuple[QWidget, ...]:
        """Return the widgets from left to right."""
        return (
            self.badge, self.name, self.ttft, self.ttft_text, self.total, self.total_text,
            self.tokens, self.tokens_text, self.right, self.right_text, self.rate, self.cost,
        )  # fmt: skip


class NumbersPanel(QFrame):
    """Reads the results from the lab service whenever `refresh` is called while it is seen.

    While answers come in it looks twice a second, up to some thousands of them.

    Signals: priced(), when the person entered another price.
    """

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._context = context
        self._lab = context.services.lab
        self._lines: list[_Line] = []
        self._shown_count = 0  # answers that are drawn
        self._due = QTimer(self, singleShot=True, interval=_LIVE_MS)
        self._due.timeout.connect(self._on_due)
        self._lab.keys_changed.connect(self._on_keys_changed)
        inside = QWidget(self)
        self._holder = QWidget(inside)
        self._grid = QGridLayout(self._holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._heads = self._make_heads()
        self._price = PriceFields(context, inside)
        self._price.priced.connect(self.refresh)
        self.priced = self._price.priced
        self._note = label("", inside, "small", wrap=True)
        self._empty = label(
            self.tr("Run the columns: their times, tokens and right answers are drawn here."),
            inside,
            "dim",
            wrap=True,
        )
        layout = column(inside, margins=(16, 10, 16, 10), spacing=6)
        for part in (self._holder, self._empty, self._note, self._price):
            layout.addWidget(part)
        self._scroll = _Fitting(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(self.tr("Numbers of the columns"))
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._scroll.setMinimumHeight(_LEAST_LINES * pixels(context.points))
        column(self, margins=1).addWidget(self._scroll)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def refresh(self) -> None:
        """Show the run as it stands."""
        if self.isHidden():
            return
        self._due.stop()
        sheet, results = self._lab.sheet, self._lab.results()
        self._shown_count = len(results)
        figures = figures_of(sheet, results, sheet.price)
        known = any(item.total_s for item in figures)
        leads = leads_of(figures, results) if known and not self._lab.running else {}
        self._make_lines(len(sheet.variants))
        for place, (line, item) in enumerate(zip(self._lines, figures, strict=True)):
            line.badge.show_index(place)
            line.name.setText(edits.shown_name(sheet.variants[place]))
            self._show(line, item, place, figures, leads.get(item.variant_id, ()))
        self._show_columns(figures)
        self._holder.setVisible(known)
        self._empty.setVisible(not known)
        self._price.refresh()
        self._say(leads)
        self._scroll.updateGeometry()

    def _on_keys_changed(self, _keys: object) -> None:
        """Look soon at what has come in."""
        if self.isVisible() and not self._due.isActive():
            self._due.start()

    def _on_due(self) -> None:
        """Show the answers that have ended since the last look."""
        if self.isVisible() and self._shown_count != len(self._lab.results()) <= _MOST_LIVE:
            self.refresh()

    # --- Lines ------------------------------------------------------------------------------

    def _show(
        self,
        line: _Line,
        item: ColumnFigures,
        place: int,
        figures: Sequence[ColumnFigures],
        leads: Sequence[Leading],
    ) -> None:
        """Show one column on scales that all share; what it leads in stands out."""
        colour = self._context.theme.column(place)
        for plot, text, values, most in (
            (line.ttft, line.ttft_text, item.ttft_s, _most(f.ttft_s for f in figures)),
            (line.total, line.total_text, item.total_s, _most(f.total_s for f in figures)),
        ):
            plot.show_values(values, most, colour)
            plot.say(answer_words.times(values))
            text.setText(common.seconds(median(values)) if values else "–")
        theme = self._context.theme
        line.tokens.show_parts(
            (
                (item.cached_tokens, theme.line_strong),
                (item.read_tokens, theme.faint),
                (item.written_tokens, colour),
            ),
            max((f.tokens for f in figures), default=0.0),
        )
        read = item.cached_tokens + item.read_tokens
        line.tokens.say(answer_words.tokens(item))
        line.tokens_text.setText(
            f"{read:,.0f} + {item.written_tokens:,.0f}" if item.tokens else "–"
        )
        score = item.score
        line.right.show_share(score.share if score.judged else None, score.low, score.high)
        line.right.say(words.right_tip(score) if score.judged else "")
        line.right_text.setText(words.right_of(score) if score.judged else "–")
        line.rate.setText(common.rate(item.rate) if item.rate else "–")
        price = self._lab.sheet.price
        line.cost.setText("" if item.cost is None else amount(item.cost, price.currency))
        line.name.setToolTip(common.joined(line.name.text(), answer_words.column(item)))
        self._mark(line, leads)

    @staticmethod
    def _mark(line: _Line, leads: Sequence[Leading]) -> None:
        """Let the numbers stand out in which a column leads."""
        led: dict[Lead, Leading] = {leading.lead: leading for leading in leads}
        texts: tuple[tuple[QLabel, Lead], ...] = (
            (line.total_text, "fastest"),
            (line.tokens_text, "fewest_tokens"),
            (line.right_text, "most_right"),
            (line.cost, "cheapest"),
        )
        for text, lead in texts:
            leading = led.get(lead)
            restyle(text, "role", "strong" if leading else "small")
            text.setToolTip(answer_words.lead_tip(leading) if leading else "")

    def _make_lines(self, count: int) -> None:
        """Have a line for each column."""
        while len(self._lines) > count:
            for part in self._lines.pop().parts():
                self._grid.removeWidget(part)
                part.deleteLater()
        while len(self._lines) < count:
            line = self._make_line()
            self._lines.append(line)
            for place, part in enumerate(line.parts()):
                self._grid.addWidget(part, len(self._lines), place)
                part.show()

    def _make_line(self) -> _Line:
        """Return the widgets of one column."""
        context, holder = self._context, self._holder
        name = ElidedLabel("", holder)
        name.setMinimumWidth(_NAME_EM * pixels(context.points))
        plots = (PointsPlot(context, holder), PointsPlot(context, holder))
        stack, share = StackPlot(context, holder), SharePlot(context, holder)
        for plot, head in zip((*plots, stack, share), self._heads[1:5], strict=True):
            plot.setAccessibleName(head.text())
        texts = [label("–", holder, "small") for _ in range(6)]
        for text in texts:
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return _Line(
            LetterBadge(context, holder), name, plots[0], texts[0], plots[1], texts[1], stack,
            texts[2], share, texts[3], texts[4], texts[5],
        )  # fmt: skip

    def _make_heads(self) -> tuple[QLabel, ...]:
        """Return the names of the plots, each above its own."""
        made = []
        points = self.tr("Each answer is a point, the line the median.")
        for place, span, text, tip in (
            (0, 2, self.tr("Medians"), self.tr("Numbers are medians over all answers.")),
            (2, 2, self.tr("First token"), points),
            (4, 2, self.tr("Whole answer"), points),
            (6, 2, self.tr("Tokens, in + out"), self.tr(
                "Tokens of an answer: from the cache, read anew, written.")),
            (8, 2, self.tr("Right"), self.tr(
                "The share of right answers. The thin line is the 95 % Wilson interval: where "
                "two of them overlap, the difference may be chance.")),
            (10, 1, self.tr("Writing"), self.tr("Tokens written in a second.")),
            (11, 1, self.tr("Cost"), self.tr("Computed from the prices entered below.")),
        ):  # fmt: skip
            head = label(text, self._holder, "faint")
            head.setToolTip(tip)
            if place >= 10:
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, place, 1, span)
            made.append(head)
        for place in (1, 2, 4, 6, 8):
            self._grid.setColumnStretch(place, 1)
        return tuple(made)

    def _show_columns(self, figures: Sequence[ColumnFigures]) -> None:
        """Leave out what there is nothing to say of."""
        judged = any(item.score.judged for item in figures)
        priced = is_entered(self._lab.sheet.price)
        self._heads[4].setVisible(judged)
        self._heads[6].setVisible(priced)
        self._grid.setColumnStretch(8, 1 if judged else 0)
        for line in self._lines:
            line.right.setVisible(judged)
            line.right_text.setVisible(judged)
            line.cost.setVisible(priced)

    def _say(self, leads: Mapping[str, Sequence[Leading]]) -> None:
        """Say in a line which columns lead in what, and where that may be chance."""
        told = []
        for lead in LEADS:
            own = {
                edits.letter_of(self._lab.sheet, variant_id): item.sure
                for variant_id, items in leads.items()
                for item in items
                if item.lead == lead
            }
            if own:
                text = self.tr("{lead}: {letters}").format(
                    lead=answer_words.lead(lead), letters=", ".join(sorted(own))
                )
                told.append(text if all(own.values()) else answer_words.may_be_chance(text))
        self._note.setText(common.joined(*told))
        self._note.setVisible(bool(told))


class _Fitting(QScrollArea):
    """Asks for the height of what is in it, and scrolls where there is less room."""

    def sizeHint(self) -> QSize:
        """Return the height of the content at the present width."""
        inside = self.widget()
        height = inside.layout().totalHeightForWidth(max(1, self.viewport().width()))
        if inside.minimumSizeHint().width() > self.viewport().width():
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(inside.sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew where another width takes another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


def _most(columns: Iterable[Sequence[float]]) -> float:
    """Return the greatest value of all columns."""
    return max((value for values in columns for value in values), default=0.0)
