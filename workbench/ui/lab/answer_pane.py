"""What one column gave: the answer as it streams, its numbers, how often it was right."""

from __future__ import annotations

import time
from collections.abc import Sequence
from operator import is_
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from workbench.core.lab import CellResult
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import answer_words, words
from workbench.ui.lab.answer_bubble import AnswerBubble
from workbench.ui.lab.answer_groups import Group, group_at, groups_of
from workbench.ui.lab.answer_switch import AnswerSwitch
from workbench.ui.lab.column_figures import Leading
from workbench.ui.lab.plots import SharePlot
from workbench.ui.lab.score import Score, score_of
from workbench.ui.widgets import FlowRow, QuietButton, column, label, row

if TYPE_CHECKING:
    from workbench.services.lab import Cell

_LEAST_LINES = 2  # of an answer that are always seen
_PADDING_PX = 20
_BUSY = ("waiting", "loading", "queued", "prompt", "writing")


class AnswerPane(QWidget):
    """Reads its cells from the lab service whenever `refresh` is called."""

    scrolled = Signal(float)
    """The person scrolled the answer; carries how far, from 0.0 to 1.0."""

    def __init__(self, context: UiContext, variant_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = context.services.lab
        self._variant_id = variant_id
        self._place = 0
        self._results: list[CellResult | None] = []
        self._groups: tuple[Group, ...] = ()
        self._score_text = self._score_tip = ""
        self._status = label("", self, "small", wrap=True)
        self._stop = QuietButton(context, "stop", self.tr("Stop this answer"), self)
        self._stop_menu = self._make_stop_menu()
        self._stop.clicked.connect(self._on_stop)
        self._switch = AnswerSwitch(context, self)
        self._switch.chosen.connect(self.show_place)
        self._bubble = AnswerBubble(context, self.tr("Answer"), self)
        self._bubble.scrolled.connect(self.scrolled)
        self._readout = label("", self, "small", wrap=True, selectable=True)
        self._readout.setToolTip(answer_words.readout_tip())
        self._share = SharePlot(context, self)
        self._leads = FlowRow(self, spacing=4)
        self._tags: list[QLabel] = []
        self._lay_out()
        self.show_leads(())
        self._show_score(score_of(()))
        self.refresh()

    @property
    def place(self) -> int:
        """Which of the repeats is shown, counted from 0."""
        return self._place

    def shown_text(self) -> str:
        """Return the answer that is shown."""
        cell = self._shown()
        return cell.text if cell else ""

    def show_place(self, place: int) -> None:
        """Show one of the repeats."""
        self._place = place
        self.refresh()

    def set_raw(self, raw: bool) -> None:
        """Show texts as they came, or as Markdown."""
        self._bubble.set_raw(raw)
        self.refresh()

    def scroll_to(self, share: float) -> None:
        """Scroll as far as another answer was scrolled."""
        self._bubble.scroll_to(share)

    def refresh(self) -> None:
        """Show the cells as they stand."""
        cells = self._lab.cells(self._variant_id)
        self._place = max(0, min(self._place, len(cells) - 1))
        self._take_ended(cells)
        cell = self._shown()
        result = cell.result if cell else None
        self._switch.show_groups(self._groups, group_at(self._groups, self._place))
        self._bubble.show_answer(
            cell.text if cell else "",
            result,
            streaming=cell is not None and cell.phase == "writing",
        )
        readout = answer_words.readout(result) if result else ""
        self._readout.setText(readout)
        self._readout.setVisible(bool(readout))
        menu = self._stop_menu if len(cells) > 1 else None
        self._stop.setMenu(menu)  # type: ignore[arg-type]  # Qt takes None for no menu
        self.tick()

    def tick(self) -> None:
        """Bring the running time up to date."""
        cell = self._shown()
        busy = cell is not None and cell.phase in _BUSY
        self._stop.setVisible(busy)
        loads = cell is not None and cell.phase == "loading"
        self._status.setToolTip(
            cell.model_name if cell and loads else "" if busy else self._score_tip
        )
        if cell is None:
            self._status.setText(self.tr("No answer yet"))
        elif busy:
            step = answer_words.step_name(cell.step, 1) if cell.step else ""
            now = words.phase(cell, time.monotonic() - self._lab.started_at)
            self._status.setText(common.joined(step, now))
        else:
            told = common.joined(self._score_text, answer_words.agreement(self._groups))
            self._status.setText(told or words.phase(cell, 0.0) or self.tr("Answer"))

    def show_leads(self, leads: Sequence[Leading]) -> None:
        """Say in what this column leads the others."""
        for old in self._tags:
            old.hide()
            old.deleteLater()
        self._tags = []
        for sure, role in ((True, "state"), (False, "tag")):
            own = [item for item in leads if item.sure == sure]
            if own:
                names = ", ".join(answer_words.lead(item.lead) for item in own)
                tips = "\n".join(answer_words.lead_tip(item) for item in own)
                self._add_tag(names, role, tips)
                if not sure:
                    self._add_tag(answer_words.chance(), "faint", tips)
        self._leads.setVisible(bool(leads))

    def _add_tag(self, text: str, role: str, tip: str) -> None:
        """Put a word or two behind the others."""
        tag = label(text, self._leads, role)
        tag.setToolTip(tip)
        self._leads.add(tag)
        tag.show()
        self._tags.append(tag)

    def _shown(self) -> Cell | None:
        """Return the cell whose answer is shown."""
        cells = self._lab.cells(self._variant_id)
        return cells[self._place] if self._place < len(cells) else None

    def _take_ended(self, cells: Sequence[Cell]) -> None:
        """Count what has ended; while an answer streams that stays the same, and costs nothing."""
        results = [cell.result for cell in cells]
        known = self._results
        if len(results) == len(known) and all(map(is_, results, known)):
            return
        self._results = results
        self._groups = groups_of(cells)
        self._show_score(score_of(item for item in results if item))

    def _on_stop(self) -> None:
        """Stop the answer that is shown."""
        cell = self._shown()
        if cell is not None:
            self._lab.stop_cell(cell.variant_id, cell.row_id, cell.repeat)

    def _show_score(self, score: Score) -> None:
        """Show how often the column was right, with the interval."""
        judged = score.judged > 0
        self._score_text = words.right_of(score) if judged else ""
        self._score_tip = words.right_tip(score) if judged else ""
        self._share.setVisible(judged)
        self._share.show_share(score.share if judged else None, score.low, score.high)
        self._share.say(self._score_tip)
        self._share.setAccessibleName(self._score_text)

    def _make_stop_menu(self) -> QMenu:
        """Return the choice between this answer and all of the column."""
        menu = QMenu(self)
        menu.addAction(self.tr("Stop this answer")).triggered.connect(self._on_stop)
        menu.addAction(self.tr("Stop this column")).triggered.connect(
            lambda: self._lab.stop_variant(self._variant_id)
        )
        return menu

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        head = row(spacing=4)
        head.addWidget(self._status, 1)
        head.addWidget(self._stop)
        head.addWidget(self._switch)
        self._bubble.setMinimumHeight(_LEAST_LINES * self.fontMetrics().height() + _PADDING_PX)
        layout = column(self, margins=(16, 4, 16, 12), spacing=6)
        layout.addLayout(head)
        layout.addWidget(self._bubble, 1)
        layout.addWidget(self._readout)
        layout.addWidget(self._share)
        layout.addWidget(self._leads)
