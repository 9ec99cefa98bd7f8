"""The middle of the lab: one input above the prompts, or the prompts above a table of inputs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QWidget

from workbench.core.lab import Run
from workbench.ui.context import UiContext
from workbench.ui.lab.columns_view import ColumnsView
from workbench.ui.lab.judging.ballots import any_ballot
from workbench.ui.lab.shared_input import SharedInput
from workbench.ui.lab.table import rows as editing
from workbench.ui.lab.table.earlier_dialog import EarlierDialog
from workbench.ui.lab.table.panel import TablePanel
from workbench.ui.lab.table.rest_bar import RestBar
from workbench.ui.widgets import PlainButton, column

_SPLIT: Final = "lab_body_split"  # kept on the service, as the columns' is
_SHARES: Final = (400, 600)
_SIDES: Final = (24, 0, 24, 0)


class SheetBody(QWidget):
    """Shows the table while the sheet has rows; the columns then show their prompts only."""

    def __init__(
        self, context: UiContext, shared: SharedInput, columns: ColumnsView, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        self._shared = shared
        self._columns = columns
        self._editors = True
        self._input = QWidget(self)
        column(self._input, margins=_SIDES).addWidget(shared)
        self._rest = RestBar(context, self)
        shared.table_wanted.connect(self._on_table_wanted)
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._splitter.addWidget(columns)
        self._below = QWidget(self._splitter)
        self.table = TablePanel(context, self._below)
        column(self._below, margins=_SIDES).addWidget(self.table)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setProperty("role", "gap")
        self._splitter.setHandleWidth(12)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 3)
        self._splitter.splitterMoved.connect(
            lambda: self._lab.setProperty(_SPLIT, self._splitter.sizes())
        )
        self.table.edited.connect(self._rest.refresh)
        self.vote = self._make_vote()
        layout = column(self, spacing=12)
        layout.addWidget(self._input)
        rest = column(margins=_SIDES)
        rest.addWidget(self._rest)
        layout.addLayout(rest)
        layout.addWidget(self._splitter, 1)
        self.show_sheet()

    def show_sheet(self) -> None:
        """Show the sheet as it stands."""
        in_rows = bool(self._lab.sheet.rows)
        before = self._below.isHidden()
        self._input.setHidden(in_rows)
        self._below.setHidden(not in_rows)
        self._columns.show_answers(not in_rows)
        self._show_editors()
        self.table.show_sheet()
        self._rest.refresh()
        self._show_vote()
        if in_rows and before:
            self._share_out()

    def focus_main(self) -> None:
        """Put the keyboard where the inputs are written."""
        (self.table.view if self._lab.sheet.rows else self._shared).setFocus()

    def show_run(self) -> None:
        """Show the run as it stands."""
        self.table.show_run()
        self._rest.refresh()
        self._show_vote()

    def hold_against(self, run: Run) -> None:
        """Show what is unlike an earlier run."""
        if self._lab.sheet.rows:
            self.table.hold_against(run)
            return
        dialog = EarlierDialog(self._context, run, self._lab.shown_run(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_editors(self, visible: bool) -> None:
        """Show or hide the prompts, to give what came out all the room."""
        self._editors = visible
        self._columns.show_editors(visible)
        self._show_editors()

    def text_of(self, place: int, repeat: int) -> str:
        """Return an answer of a column, from 0: in the chosen row of a table."""
        rows = self._lab.sheet.rows
        row_id = (self.table.view.current_row_id() or rows[0].row_id) if rows else ""
        cell = self._lab.cell(self._lab.sheet.variants[place].variant_id, repeat, row_id)
        return cell.text if cell else ""

    def showEvent(self, event: QShowEvent) -> None:
        """Share the height out again: before, there was none."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._share_out)

    def _share_out(self) -> None:
        """Give prompts and table their heights, as the person drew the border."""
        if self._lab.sheet.rows:
            self._splitter.setSizes(self._lab.property(_SPLIT) or list(_SHARES))

    def _make_vote(self) -> PlainButton:
        """Return the button for a vote on one input, in the words of the table's own."""
        button = PlainButton(
            self._context,
            QCoreApplication.translate("TableBar", "Blind vote"),
            self,
            icon="vote",
            tooltip=QCoreApplication.translate(
                "TableBar", "Choose the better answers without seeing which prompt gave them."
            ),
        )
        button.clicked.connect(self.table.start_vote)
        return button

    def _show_vote(self) -> None:
        """Offer the vote where no table does."""
        self.vote.setHidden(bool(self._lab.sheet.rows))
        self.vote.setEnabled(not self._lab.running and any_ballot(self._lab.shown_run()))

    def _show_editors(self) -> None:
        """Hide the columns only where the table shows what came out of them."""
        self._columns.setHidden(bool(self._lab.sheet.rows) and not self._editors)

    def _on_table_wanted(self) -> None:
        """Make the one input the first row of a table."""
        self._lab.set_sheet(editing.as_table(self._lab.sheet), rebuild=True)
        self.table.view.add_row()
