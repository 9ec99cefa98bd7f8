"""One answer of the table in full, and what can be done with it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QWidget

from workbench.core.lab import CellResult, Row, Variant
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import words as lab_words
from workbench.ui.lab.edits import shown_name
from workbench.ui.lab.judging.judge_bar import JudgeBar
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.lab.repeat_switch import RepeatSwitch
from workbench.ui.lab.table import rows as editing
from workbench.ui.lab.table import words
from workbench.ui.lab.table.answers import BUSY
from workbench.ui.lab.table.detail_parts import Checks, Counts, Passages, Steps
from workbench.ui.lab.table.model import TableModel
from workbench.ui.lab.two_parts import TwoParts
from workbench.ui.widgets import (
    ElidedLabel,
    MarkdownView,
    PlainButton,
    QuietButton,
    ScrollColumn,
    column,
    horizontal_line,
    label,
    panel,
    row,
)
from workbench.ui.widgets.disclosure import Disclosure

if TYPE_CHECKING:
    from workbench.services.lab import Cell


class DetailPane(QFrame):
    """Shows the cell it is told; what the person does with it goes out by signals."""

    closed = Signal()
    stepped = Signal(int)
    """-1 or +1: another repeat."""
    stop_pressed = Signal()
    sent_wanted = Signal()
    """The person wants to see what was sent."""

    def __init__(self, context: UiContext, model: TableModel, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._context = context
        self._lab = context.services.lab
        self._model = model
        self.place = ("", "")  # variant id, row id
        self._shown: CellResult | None = None
        self._before = ""
        self._badge = LetterBadge(context, self)
        self._name = ElidedLabel("", self, "strong")
        self._where = label("", self, "small")
        self.repeats = RepeatSwitch(context, self)
        self.repeats.stepped.connect(self.stepped)
        self._raw = self._make_raw()
        self._stop = QuietButton(context, "stop", self.tr("Stop this answer only"), self)
        self._stop.clicked.connect(self.stop_pressed)
        self._scroll = ScrollColumn(self, margins=(16, 4, 16, 12), spacing=12)
        self._scroll.setAccessibleName(self.tr("The answer in full"))
        self._scroll.widget().setAutoFillBackground(False)
        self._fill_body()
        self.judge = JudgeBar(context, self)
        self._lay_out(menu)

    def show_place(self, variant_id: str, row_id: str) -> None:
        """Show another cell."""
        if (variant_id, row_id) != self.place:
            self.judge.keep_note()
        self.place = (variant_id, row_id)
        self.refresh()

    def refresh(self) -> None:
        """Show the cell as it stands."""
        found = self._find()
        self.setEnabled(found is not None)
        if found is None:
            return
        variant, item, line = found
        repeat = self._model.repeat
        cell = self._lab.cell(variant.variant_id, repeat, item.row_id)
        self._badge.show_index(self._model.variants.index(variant))
        self._name.setText(shown_name(variant))
        self._where.setText(self.tr("Row {number}").format(number=line + 1))
        self.repeats.show_place(repeat, self._model.answers.repeats)
        self._show_input(item)
        self._show_answer(cell)
        result = cell.result if cell else None
        if result is not self._shown:
            self._shown = result
            self._show_parts(result)
        judgement = self._model.answers.judgement(variant.variant_id, item.row_id, repeat)
        self.judge.show_judgement(judgement, can_judge=result is not None)
        self.tick()

    def tick(self) -> None:
        """Bring the running time up to date."""
        variant_id, row_id = self.place
        cell = self._lab.cell(variant_id, self._model.repeat, row_id) if row_id else None
        busy = cell is not None and cell.phase in BUSY
        self._stop.setVisible(busy)
        said = self.tr("No answer yet") if cell is None else ""
        if cell is not None and (busy or cell.phase in ("stopped", "failed")):
            said = lab_words.phase(cell, time.monotonic() - self._lab.started_at if busy else 0.0)
            said = common.joined(cell.step if busy else "", said)
        self._status.setText(said)
        self._status.setVisible(bool(said))

    def _find(self) -> tuple[Variant, Row, int] | None:
        """Return prompt, row and place of the row; None when one of them is gone."""
        variant_id, row_id = self.place
        variant = next((v for v in self._model.variants if v.variant_id == variant_id), None)
        places = (i for i, item in enumerate(self._model.rows) if item.row_id == row_id)
        place = next(places, None)
        if variant is None or place is None:
            return None
        return variant, self._model.rows[place], place

    def _show_input(self, item: Row) -> None:
        """Show what went in, and what was expected."""
        texts = [
            (words.field(name), editing.value_of(item, name))
            for name in self._model.fields
            if editing.value_of(item, name)
        ]
        self._input.set_preview(texts[0][1] if texts else "")
        self._input_text.setText("\n\n".join(f"{name}\n{text}" for name, text in texts))
        self._input.setVisible(bool(texts))

    def _show_answer(self, cell: Cell | None) -> None:
        """Show the text, as Markdown or as it came."""
        text = cell.text if cell else ""
        raw = self._raw.isChecked()
        self._plain.setVisible(raw)
        self._markdown.setVisible(not raw)
        if raw:
            self._plain.setText(text)
        else:
            self._markdown.show_text(text, streaming=bool(cell and cell.phase == "writing"))
        self._bubble.setVisible(bool(text))

    def _show_parts(self, result: CellResult | None) -> None:
        """Show what is known once an answer has ended."""
        taken = result.answer if result and result.answer != result.text.strip() else ""
        self._answer.setText(self.tr("Answer: {answer}").format(answer=taken))
        self._answer.setVisible(bool(taken))
        problem = result.problem if result else None
        self._problem.setVisible(problem is not None)
        if problem is not None:
            self._problem_text.setText(" ".join(common.translate_problem(problem)).strip())
        self._checks.show_outcomes(result.outcomes if result else ())
        self._counts.show_counts(result.counts if result else ())
        self._steps.show_steps(result.steps if result else ())
        self._passages.show_result(result)
        readout = ""
        if result is not None and result.timing is not None:
            readout = common.readout(result.timing, result.reason)
        self._readout.setText(readout)
        self._readout.setVisible(bool(readout))

    # Parts

    def _fill_body(self) -> None:
        """Make what scrolls: the input, the answer, and what is known of it."""
        inside = self._scroll.content
        self._input = Disclosure(
            self._context, self.tr("Input"), self.tr("What went in, and what is expected."), inside
        )
        self._input_text = label("", self._input, wrap=True, selectable=True)
        self._input.set_body(self._input_text)
        self._status = label("", inside, "small", wrap=True)
        self._bubble = self._make_bubble(inside)
        self._answer = label("", inside, "strong", wrap=True, selectable=True)
        self._answer.setToolTip(
            self.tr("What the technique took out of the text; this is what is held as the answer.")
        )
        self._problem = panel("bad", inside)
        self._problem_text = label("", self._problem, "bad", wrap=True, selectable=True)
        column(self._problem, margins=(12, 8, 12, 8)).addWidget(self._problem_text)
        self._checks = Checks(self._context, inside)
        self._counts = Counts(self._context, inside)
        self._steps = Steps(self._context, inside)
        self._passages = Passages(self._context, inside)
        self._readout = label("", inside, "small", wrap=True, selectable=True)
        for part in (
            self._input, self._status, self._bubble, self._answer, self._problem, self._checks,
            self._counts, self._steps, self._passages, self._readout,
        ):  # fmt: skip
            self._scroll.body.addWidget(part)
        self._scroll.body.addStretch(1)

    def _make_bubble(self, parent: QWidget) -> QFrame:
        """Return the ground of the answer, with both ways to show it."""
        ground = panel("bubble", parent)
        self._markdown = MarkdownView(self._context, ground)
        self._markdown.setAccessibleName(self.tr("Answer"))
        self._plain: QLabel = label("", ground, wrap=True, selectable=True)
        self._plain.setAccessibleName(self.tr("Answer"))
        layout = column(ground, margins=(12, 10, 12, 10))
        layout.addWidget(self._markdown)
        layout.addWidget(self._plain)
        return ground

    def _make_raw(self) -> QuietButton:
        """Return the switch between Markdown and the text as it came."""
        raw = QuietButton(
            self._context, "text_size", self.tr("Show the text as it came, without Markdown"), self
        )
        raw.setCheckable(True)
        raw.toggled.connect(lambda _on: self.refresh())
        return raw

    def _lay_out(self, menu: QMenu) -> None:
        """Put head, body and foot below each other."""
        head = row(margins=(16, 10, 8, 4), spacing=6)
        head.addWidget(self._badge)
        head.addWidget(self._name, 1)
        head.addWidget(self._where)
        for part in (self.repeats, self._stop, self._raw, self._make_close()):
            head.addWidget(part)
        buttons = QWidget(self)
        line = row(buttons, spacing=8)
        sent = PlainButton(
            self._context,
            self.tr("What is sent"),
            self,
            icon="eye",
            tooltip=self.tr("Show the prompt of this cell exactly as the model receives it."),
        )
        sent.clicked.connect(self.sent_wanted)
        use = PlainButton(
            self._context,
            self.tr("Use answer"),
            self,
            tooltip=self.tr("Go on with it in a chat, or keep it as an example or as a prompt."),
        )
        use.setMenu(menu)
        line.addWidget(sent)
        line.addWidget(use)
        line.addStretch(1)
        foot = TwoParts(self)
        foot.set_parts(self.judge, buttons)
        foot.arrange()  # in two lines, until there is room for one
        below = column(margins=(16, 10, 12, 12))
        below.addWidget(foot)
        layout = column(self, margins=1, spacing=0)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(horizontal_line(self))
        layout.addLayout(below)

    def _make_close(self) -> QuietButton:
        """Return the button that closes the pane."""
        close = QuietButton(self._context, "close", self.tr("Close the answer (Esc)"), self)
        close.clicked.connect(self.closed)
        return close
