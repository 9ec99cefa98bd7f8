"""What one column gave: the answer as it streams, its numbers, how often it was right."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import words
from workbench.ui.lab.answer_bubble import AnswerBubble
from workbench.ui.lab.repeat_switch import RepeatSwitch
from workbench.ui.lab.score import Score, score_of
from workbench.ui.widgets import Meter, QuietButton, column, label, row

if TYPE_CHECKING:
    from workbench.services.lab import Cell

_BUSY = ("waiting", "loading", "queued", "prompt", "writing")


class AnswerPane(QWidget):
    """Reads its cells from the lab service whenever `refresh` is called."""

    def __init__(self, context: UiContext, variant_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = context.services.lab
        self._variant_id = variant_id
        self._index = 0
        self._score_text = self._score_tip = ""
        self._status = label("", self, "small")
        self._stop = QuietButton(context, "stop", self.tr("Stop this column only"), self)
        self._stop.clicked.connect(lambda: self._lab.stop_variant(variant_id))
        self._repeats = RepeatSwitch(context, self)
        self._repeats.stepped.connect(self._on_stepped)
        self._bubble = AnswerBubble(context, self.tr("Answer"), self)
        self._readout = label("", self, "small", wrap=True, selectable=True)
        self._readout.setToolTip(
            self.tr("Time to the first token, speed, tokens read and written, why it ended.")
        )
        self._meter = Meter(context, self, role="good")
        self._lay_out()
        self.refresh()

    def shown_text(self) -> str:
        """Return the answer that is shown."""
        cell = self._shown()
        return cell.text if cell else ""

    def refresh(self) -> None:
        """Show the cells as they stand."""
        cells = self._lab.cells(self._variant_id)
        self._index = max(0, min(self._index, len(cells) - 1))
        cell = self._shown()
        result = cell.result if cell else None
        self._repeats.show_place(self._index, len(cells))
        self._bubble.show_answer(
            cell.text if cell else "",
            result.problem if result else None,
            streaming=cell is not None and cell.phase == "writing",
        )
        timing = result.timing if result else None
        if result is not None and timing is not None:
            self._readout.setText(common.readout(timing, result.reason))
        self._readout.setVisible(timing is not None)
        self._show_score(score_of(item.result for item in cells if item.result))
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
            self._status.setText(words.phase(cell, time.monotonic() - self._lab.started_at))
        else:
            self._status.setText(self._score_text or words.phase(cell, 0.0) or self.tr("Answer"))

    def _shown(self) -> Cell | None:
        """Return the cell whose answer is shown."""
        cells = self._lab.cells(self._variant_id)
        return cells[self._index] if self._index < len(cells) else None

    def _on_stepped(self, step: int) -> None:
        """Show another repeat."""
        self._index += step
        self.refresh()

    def _show_score(self, score: Score) -> None:
        """Show how often the column was right."""
        judged = score.judged > 0
        self._score_text = words.right_of(score) if judged else ""
        self._score_tip = words.right_tip(score) if judged else ""
        self._meter.setVisible(judged)
        self._meter.set_share(score.share)
        self._meter.setToolTip(self._score_tip)
        self._meter.setAccessibleName(self._score_text)

    def _lay_out(self) -> None:
        """Put the parts below each other."""
        head = row(spacing=4)
        head.addWidget(self._status, 1)
        head.addWidget(self._stop)
        head.addWidget(self._repeats)
        layout = column(self, margins=(16, 4, 16, 16), spacing=8)
        layout.addLayout(head)
        layout.addWidget(self._bubble, 1)
        layout.addWidget(self._readout)
        layout.addWidget(self._meter)
