"""The table of a sheet with rows: its tools, the grid, and the chosen answer in full."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QWidget

from workbench.core.lab import CellResult, Judgement, Row, Run, Variant, Verdict
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.checks_dialog import open_checks
from workbench.ui.lab.judging.ballots import any_ballot
from workbench.ui.lab.judging.standings import standings
from workbench.ui.lab.judging.vote_dialog import VoteDialog
from workbench.ui.lab.table import rows as editing
from workbench.ui.lab.table.answers import Key
from workbench.ui.lab.table.cell_actions import AnswerMenu, example_of, turns_of, with_example
from workbench.ui.lab.table.detail import DetailPane
from workbench.ui.lab.table.earlier_bar import EarlierBar
from workbench.ui.lab.table.filters import Filter
from workbench.ui.lab.table.model import TableModel
from workbench.ui.lab.table.toolbar import TableBar
from workbench.ui.lab.table.view import TableView
from workbench.ui.widgets import column

_DETAIL_EM: Final = 21  # width of the answer beside the grid, in lines of text
_WIDE_EM: Final = 50  # lines of text: from here on the answer stands beside the grid
_LOW_EM: Final = 18  # lines of text: below this the grid shows one row beside an answer in full
_SCORE_MS: Final = 300  # the heads are worked out at most so often while answers come in
_SPLIT: Final = "lab_table_split"  # kept on the service, as the columns' is


class TablePanel(QWidget):
    """Reads the lab service and writes every edit back at once."""

    edited = Signal()
    """The person changed the rows, or a column's examples."""
    prompt_wanted = Signal(str, str)
    """Variant and row whose prompt the person wants to see as it is sent."""
    chat_made = Signal()
    room_wanted = Signal()
    """An answer is shown in full, which takes room."""
    version_wanted = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        self.model = TableModel(self._lab, self)
        self.bar = TableBar(context, self)
        self.earlier = EarlierBar(context, self.model, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.view = TableView(context, self.model, self._notes, self._splitter)
        self._menu = AnswerMenu(context, self)
        self.detail = DetailPane(context, self.model, self._menu, self._splitter)
        self.detail.hide()
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setProperty("role", "gap")
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        self._splitter.setHandleWidth(12)
        self._scores_due = QTimer(self, singleShot=True, interval=_SCORE_MS)
        self._scores_due.timeout.connect(self.view.refresh_head)
        layout = column(self, spacing=8)
        layout.addWidget(self.bar)
        layout.addWidget(self.earlier)
        layout.addWidget(self._splitter, 1)
        self._connect_parts()
        self._connect_service()
        self.setFocusProxy(self.view)
        self.show_run()

    # What is shown

    def show_sheet(self) -> None:
        """Show the sheet as it stands."""
        self.model.show_sheet(self._lab.sheet)
        self._show_count()
        self.view.refresh_head()
        self.detail.refresh()

    def show_run(self) -> None:
        """Show the run as it stands, with the sheet."""
        self.model.show_sheet(self._lab.sheet)
        self.model.show_run()
        self.earlier.refresh()
        self._show_count()
        self.view.refresh_head()
        self.detail.refresh()
        self._show_votable()

    def tick(self) -> None:
        """Bring running times up to date."""
        if self.detail.isVisible():
            self.detail.tick()

    def hold_against(self, run: Run) -> None:
        """Mark what is unlike an earlier run."""
        self.earlier.show_run(run)

    def open_detail(self) -> None:
        """Show the current answer in full."""
        if self.view.current_variant_id() and self.view.current_row_id():
            self.detail.show_place(self.view.current_variant_id(), self.view.current_row_id())
            if self.detail.isHidden():
                self.room_wanted.emit()
                self.detail.show()
                self._arrange()
                self._splitter.setSizes(self._sizes())
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Share the room out as it is now, and keep the chosen answer in sight."""
        if self.bar.isHidden():
            self._splitter.setSizes(self._sizes())
        self.view.scrollTo(self.view.currentIndex())

    def close_detail(self) -> None:
        """Give the grid all the room."""
        self.detail.judge.keep_note()
        self.detail.hide()
        self._arrange()
        self.view.setFocus()

    def start_vote(self) -> VoteDialog:
        """Open the blind vote."""
        dialog = VoteDialog(self._context, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.version_wanted.connect(self.version_wanted)
        dialog.open()
        return dialog

    def _notes(self, variant_id: str) -> Sequence[str]:
        """Return what else is known of a column: votes, and the difference to an earlier run."""
        lines = []
        difference = self.earlier.difference(variant_id)
        if difference:
            lines.append(difference)
        (standing,) = standings(self._lab.votes(), (variant_id,))
        if standing.shown:
            won = self.tr("won {won} of {shown} votes")
            lines.append(won.format(won=standing.won, shown=standing.shown))
        return lines

    def _show_count(self) -> None:
        """Say how many rows are shown."""
        self.bar.show_count(self.model.shown_count, len(self.model.rows))

    def _show_votable(self) -> None:
        """Offer the vote when there is something to choose from."""
        self.bar.show_votable(not self._lab.running and any_ballot(self._lab.shown_run()))

    # Wiring

    def _connect_parts(self) -> None:
        """Let the parts talk."""
        self.model.edited.connect(self._on_rows_edited)
        self.bar.filtered.connect(self._on_filtered)
        self.bar.add_pressed.connect(self._on_add)
        self.bar.vote_pressed.connect(self.start_vote)
        self.bar.one_input_pressed.connect(self._on_one_input)
        self.earlier.changed.connect(self._on_earlier)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self.open_detail)
        self.view.judged.connect(self._on_judged_by_key)
        self.view.note_wanted.connect(self._on_note_wanted)
        self.view.repeat_stepped.connect(self._on_stepped)
        self.view.customContextMenuRequested.connect(self._on_menu)
        self.detail.closed.connect(self.close_detail)
        self.detail.stepped.connect(self._on_stepped)
        self.detail.stop_pressed.connect(self._on_stop)
        self.detail.sent_wanted.connect(lambda: self.prompt_wanted.emit(*self._place()))
        self.detail.judge.judged.connect(lambda verdict: self._judge(verdict=verdict))
        self.detail.judge.noted.connect(lambda note: self._judge(note=note))
        self._menu.chat_wanted.connect(self._on_chat)
        self._menu.example_wanted.connect(self._on_example)
        self._menu.version_wanted.connect(lambda: self.version_wanted.emit(self._place()[0]))
        self._menu.rerun_wanted.connect(lambda: self._lab.run_rows([self._place()[1]]))
        self._splitter.splitterMoved.connect(lambda: self._keep_sizes())

    def _connect_service(self) -> None:
        """Listen to the lab service."""
        self._lab.keys_changed.connect(self._on_keys)
        self._lab.judged.connect(self._on_judged)

    def _on_keys(self, keys: list[Key]) -> None:
        """Show what is new of some cells."""
        self.model.take(keys)
        if not self._scores_due.isActive():
            self._scores_due.start()
        if self.detail.isVisible() and self._place() in {key[:2] for key in keys}:
            self.detail.refresh()

    def _on_judged(self) -> None:
        """Show what the person said."""
        self.model.take_judgements()
        self.view.refresh_head()
        self.detail.refresh()

    # Rows

    def _on_rows_edited(self, rows: tuple[Row, ...]) -> None:
        """Take the person's change over into the sheet."""
        self._lab.set_sheet(replace(self._lab.sheet, rows=rows))
        self._show_count()
        self.edited.emit()

    def _on_filtered(self, wanted: Filter) -> None:
        """Show other rows."""
        self.model.set_filter(wanted)
        self._show_count()

    def _on_add(self) -> None:
        """Write another row."""
        if not self.model.filter.shows_all:
            self.bar.show_all()
        self.view.add_row()

    def _on_one_input(self) -> None:
        """Keep one row as the shared input."""
        row_id = self.view.current_row_id()
        self._lab.set_sheet(editing.as_one_input(self._lab.sheet, row_id), rebuild=True)

    def _on_earlier(self) -> None:
        """Mark other cells, or none."""
        self.bar.offer_changed(self.model.earlier is not None)
        self._show_count()
        self.view.refresh_head()

    # The current cell

    def _place(self) -> tuple[str, str]:
        """Return prompt and row of the answer that is shown in full, else of the current one."""
        if self.detail.isVisible():
            return self.detail.place
        return self.view.current_variant_id(), self.view.current_row_id()

    def _current(self) -> tuple[Variant, Row, CellResult] | None:
        """Return the answer at that place."""
        variant_id, row_id = self._place()
        variant = edits.variant_of(self._lab.sheet, variant_id)
        row = next((item for item in self.model.rows if item.row_id == row_id), None)
        result = self.model.result(variant_id, row_id)
        return (variant, row, result) if variant and row and result else None

    def _on_chosen(self, variant_id: str, row_id: str) -> None:
        """Let the pane follow the grid."""
        if self.detail.isVisible() and variant_id and row_id:
            self.detail.show_place(variant_id, row_id)

    def _on_stepped(self, step: int) -> None:
        """Show another repeat, here and in the grid."""
        self.detail.judge.keep_note()
        self.model.show_repeat(self.model.repeat + step)
        self.detail.refresh()

    def _on_stop(self) -> None:
        """Stop the answer that is shown."""
        variant_id, row_id = self._place()
        self._lab.stop_cell(variant_id, row_id, self.model.repeat)

    def _on_judged_by_key(self, verdict: Verdict) -> None:
        """Give a verdict, or take the same one back."""
        said = self.model.answers.judgement(*self._place(), self.model.repeat)
        self._judge(verdict="" if said and said.verdict == verdict else verdict)

    def _on_note_wanted(self) -> None:
        """Open the answer and put the keyboard into its note."""
        self.open_detail()
        self.detail.judge.focus_note()

    def _judge(self, verdict: Verdict | None = None, note: str | None = None) -> None:
        """Keep what the person says of the answer."""
        variant_id, row_id = self._place()
        repeat = self.model.repeat
        if self.model.result(variant_id, row_id) is None:
            return
        said = self.model.answers.judgement(variant_id, row_id, repeat)
        said = said or Judgement(variant_id, row_id, repeat)
        verdict = said.verdict if verdict is None else verdict
        self._lab.judge(replace(said, verdict=verdict, note=said.note if note is None else note))

    def _on_chat(self) -> None:
        """Go on with the answer in a chat."""
        if current := self._current():
            variant, row, result = current
            turns = turns_of(self._lab.sheet, variant, row, result)
            self._context.services.chat.begin_with(turns, result.text, result.model_name)
            self.chat_made.emit()

    def _on_example(self, variant_id: str) -> None:
        """Keep the answer as an example of a prompt."""
        if current := self._current():
            _variant, row, result = current
            sheet = with_example(self._lab.sheet, variant_id, example_of(row, result))
            self._lab.set_sheet(sheet, rebuild=True)

    # Menus and arrangement

    def _on_menu(self, position: QPoint) -> None:
        """Offer what can be done with the cell under the mouse."""
        menu = self.menu_at(self.view.currentIndex().isValid())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.viewport().mapToGlobal(position))

    def menu_at(self, on_cell: bool) -> QMenu:
        """Return the menu of the rows, with the answer's where the current cell is one."""
        menu, icons = QMenu(self), self._context.icons
        if on_cell and self._current() is not None:
            menu.addAction(icons.get("eye"), self.tr("Show in full"), self.open_detail)
            menu.addActions(self._menu.actions())
            menu.addSeparator()
        menu.addAction(icons.get("plus"), self.tr("Add row"), self._on_add)
        if self.view.chosen_row_ids():
            menu.addAction(icons.get("check"), self.tr("Checks of this row…"), self._on_checks)
            menu.addAction(icons.get("copy"), self.tr("Duplicate rows"), self.view.double_chosen)
            menu.addAction(icons.get("retry"), self.tr("Run rows again"), self._on_rerun)
            menu.addAction(icons.get("trash"), self.tr("Remove rows"), self.view.remove_chosen)
        return menu

    def _on_checks(self) -> None:
        """Edit the checks of the first of the chosen rows."""
        open_checks(self._context, self, self.view.chosen_row_ids()[0])

    def _on_rerun(self) -> None:
        """Run the chosen rows again."""
        self._lab.run_rows(self.view.chosen_row_ids())

    def _sizes(self) -> list[int]:
        """Return what grid and answer get: as the person drew the border, else what suits both."""
        kept = self._lab.property(_SPLIT)
        if kept and self._splitter.orientation() == Qt.Orientation.Horizontal:
            return list(kept)
        if self._splitter.orientation() == Qt.Orientation.Vertical:
            grid = self.height() // 2
            if self._is_low():
                grid = self.view.least_height()
            return [grid, self._splitter.height() - self._splitter.handleWidth() - grid]
        detail = min(_DETAIL_EM * self.fontMetrics().height(), self.width() // 2)
        return [self.width() - detail, detail]

    def _keep_sizes(self) -> None:
        """Remember the border where both stand side by side."""
        if self._splitter.orientation() == Qt.Orientation.Horizontal:
            self._lab.setProperty(_SPLIT, self._splitter.sizes())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the answer on Esc, from wherever the keyboard is in here."""
        if event.key() == Qt.Key.Key_Escape and self.detail.isVisible():
            self.close_detail()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose whether the answer stands beside the grid or below it."""
        super().resizeEvent(event)
        self._arrange()
        if self.detail.isVisible():
            QTimer.singleShot(0, self, self._settle)

    def _arrange(self) -> None:
        """Put the answer where there is room for it."""
        wide = self.width() >= _WIDE_EM * self.fontMetrics().height()
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if self._splitter.orientation() != wanted:
            self._splitter.setOrientation(wanted)
            self._splitter.setSizes(self._sizes())
        self.bar.setHidden(not wide and self._is_low() and self.detail.isVisibleTo(self))

    def _is_low(self) -> bool:
        """Whether an answer below the grid needs the room of the tools."""
        return self.height() < _LOW_EM * self.fontMetrics().height()
