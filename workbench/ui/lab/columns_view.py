"""The columns side by side; they scroll sideways when the window is too narrow for all."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.column_card import ColumnCard
from workbench.ui.lab.column_figures import figures_of, leads_of
from workbench.ui.lab.edits import MAX_COLUMNS
from workbench.ui.lab.paint_queue import PaintQueue
from workbench.ui.style import pixels
from workbench.ui.widgets import QuietButton, column, row

_BASE_EM = 13  # pixels of the base text
_COLUMN_SIZE = (300, 380)  # pixels at the base size
_PROMPT_HEIGHT = 160  # of a column that shows no answer
_ANSWER_HEIGHT = 220  # of a column whose prompt is hidden
_SPLIT = "lab_split"  # kept on the service: the window is built anew, that is not
_RAW, _TOGETHER = "lab_raw", "lab_scroll_together"
_COLUMN_GROWTH = 10  # more pixels for each pixel that the text is larger


class ColumnsView(QScrollArea):
    """Keeps one card a variant; those that stay are kept, with their cursor and their scroll."""

    edited = Signal()
    action_chosen = Signal(str, str)
    add_pressed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        self._cards: dict[str, ColumnCard] = {}
        self._editors_visible = True
        self._answers_visible = True
        self.setAccessibleName(self.tr("Columns"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._content = QWidget(self)
        self._row = row(self._content, margins=(24, 0, 24, 0), spacing=12)
        self._add = QuietButton(context, "plus", self.tr("Add a column"), self._content)
        self._add.clicked.connect(self.add_pressed)
        side = column(margins=(0, 12, 0, 0))
        side.addWidget(self._add)
        side.addStretch(1)
        self._row.addLayout(side)
        self.setWidget(self._content)
        self.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self._queue = PaintQueue(self._paint, self)
        self._lab.cells_changed.connect(self._queue.add)

    @property
    def is_raw(self) -> bool:
        """Whether answers are shown as they came instead of as Markdown."""
        return bool(self._lab.property(_RAW))

    @property
    def scrolls_together(self) -> bool:
        """Whether all answers follow the one that is scrolled."""
        return bool(self._lab.property(_TOGETHER))

    @property
    def cards(self) -> tuple[ColumnCard, ...]:
        """The columns from left to right."""
        return tuple(self._cards[item.variant_id] for item in self._lab.sheet.variants)

    def rebuild(self) -> None:
        """Bring the cards in line with the sheet."""
        sheet = self._lab.sheet
        wanted = [variant.variant_id for variant in sheet.variants]
        for gone in set(self._cards) - set(wanted):
            card = self._cards.pop(gone)
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        for place, variant_id in enumerate(wanted):
            if variant_id not in self._cards:
                self._cards[variant_id] = self._make(variant_id)
            self._row.removeWidget(self._cards[variant_id])
            self._row.insertWidget(place, self._cards[variant_id], 1)
            self._cards[variant_id].show_sheet(sheet)
        self._add.setVisible(len(wanted) < MAX_COLUMNS)
        self._order_tabs()

    def refresh_differences(self) -> None:
        """Say anew in each column what differs."""
        for card in self.cards:
            card.show_differences()

    def refresh_answers(self) -> None:
        """Show all answers as they stand, now."""
        self._queue.flush()
        for card in self.cards:
            card.answer.refresh()
        self._show_leads()

    def set_raw(self, raw: bool) -> None:
        """Show all answers as they came, or as Markdown."""
        self._lab.setProperty(_RAW, raw)
        for card in self._cards.values():
            card.answer.set_raw(raw)

    def set_scrolls_together(self, together: bool) -> None:
        """Let all answers follow the one that is scrolled, or each stay where it is."""
        self._lab.setProperty(_TOGETHER, together)

    def tick(self) -> None:
        """Bring running times up to date."""
        for card in self.cards:
            card.answer.tick()

    def show_editors(self, visible: bool) -> None:
        """Show or hide all editors."""
        self._editors_visible = visible
        for card in self._cards.values():
            card.show_editor(visible)
            self._size(card)

    def show_answers(self, visible: bool) -> None:
        """Show the answers below the prompts, or leave them to a table."""
        self._answers_visible = visible
        for card in self._cards.values():
            self._size(card)

    def reveal(self, variant_id: str) -> None:
        """Scroll so that a column is seen."""
        if variant_id in self._cards:
            self.ensureWidgetVisible(self._cards[variant_id], 24, 0)

    def _make(self, variant_id: str) -> ColumnCard:
        """Return a new card."""
        card = ColumnCard(self._context, variant_id, self._content)
        self._size(card)
        card.edited.connect(self.edited)
        card.action_chosen.connect(self.action_chosen)
        card.split.connect(self._on_split)
        card.show_editor(self._editors_visible)
        card.answer.set_raw(self.is_raw)
        card.answer.scrolled.connect(lambda share: self._on_scrolled(variant_id, share))
        heights = self._lab.property(_SPLIT)
        if heights:
            card.set_split(heights)
        return card

    def _size(self, card: ColumnCard) -> None:
        """Give a card its least size, smaller where it shows no answer."""
        growth = _COLUMN_GROWTH * (pixels(self._context.points) - _BASE_EM)
        height = _COLUMN_SIZE[1] if self._editors_visible else _ANSWER_HEIGHT
        height = height if self._answers_visible else _PROMPT_HEIGHT
        card.setMinimumSize(_COLUMN_SIZE[0] + growth, height + growth)
        card.answer.setVisible(self._answers_visible)

    def _paint(self, variant_id: str) -> None:
        """Paint one column whose answer has grown."""
        if variant_id in self._cards:
            self._cards[variant_id].answer.refresh()

    def _show_leads(self) -> None:
        """Say in each column in what it leads; while a run goes on nothing is certain."""
        sheet, results = self._lab.sheet, self._lab.results()
        leads = {}
        if self._answers_visible and not self._lab.running:
            leads = leads_of(figures_of(sheet, results, sheet.price), results)
        for card in self.cards:
            card.answer.show_leads(leads.get(card.variant_id, ()))

    def _on_scrolled(self, variant_id: str, share: float) -> None:
        """Scroll the other answers as far, where that is wanted."""
        if self.scrolls_together:
            for card in self.cards:
                if card.variant_id != variant_id:
                    card.answer.scroll_to(share)

    def _on_split(self, heights: list[int]) -> None:
        """Keep the borders of all columns at one height."""
        self._lab.setProperty(_SPLIT, heights)
        for card in self._cards.values():
            card.set_split(heights)

    def _order_tabs(self) -> None:
        """Let Tab go through the columns from left to right."""
        cards = [*self.cards, self._add]
        for before, after in pairwise(cards):
            QWidget.setTabOrder(before, after)
