"""The table itself: its columns' widths, and the keys and gestures that work in it."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.core.lab import Row
from workbench.ui.context import UiContext
from workbench.ui.lab.table import rows as editing
from workbench.ui.lab.table.delegate import CellDelegate
from workbench.ui.lab.table.frozen import FrozenColumn
from workbench.ui.lab.table.header import Notes, TableHead
from workbench.ui.lab.table.model import Index, TableModel
from workbench.ui.lab.table.rows import EXPECTED

_INPUT_EM, _EXPECTED_EM, _ANSWER_EM = 10, 5, 7  # least widths, in heights of a line of text
_VERDICTS: Final = {Qt.Key.Key_P: "pass", Qt.Key.Key_F: "fail"}
_STEPS: Final = {
    Qt.Key.Key_BracketLeft: -1, Qt.Key.Key_BracketRight: 1,
    Qt.Key.Key_Comma: -1, Qt.Key.Key_Period: 1,
}  # fmt: skip
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """Inputs are written in place, answers opened, judged and stepped through by keys."""

    chosen = Signal(str, str)
    """Another cell is current: variant id ("" for an input) and row id ("" for the last line)."""
    opened = Signal()
    """The person wants to see the current answer in full."""
    judged = Signal(str)
    """"pass" or "fail", of the current answer."""
    note_wanted = Signal()
    repeat_stepped = Signal(int)

    def __init__(
        self, context: UiContext, model: TableModel, notes: Notes, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._table = model
        self._widths_chosen = False  # the person has drawn a border
        self._fitting = False
        self._kept: tuple[str, int] = ("", 0)
        self.head = TableHead(context, notes, self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self._delegate = CellDelegate(context, self)
        self._delegate.entered.connect(self._on_entered)
        self.setItemDelegate(self._delegate)
        self.frozen = FrozenColumn(context, self)
        self._set_up_looks()
        self._set_up_gestures()
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._restore_place)
        self.head.sectionResized.connect(self._on_section_resized)

    # The current cell

    def current_variant_id(self) -> str:
        """Return the prompt of the current cell, "" for an input."""
        variant = self._table.variant_at(self.currentIndex().column())
        return variant.variant_id if variant and self.currentIndex().isValid() else ""

    def current_row_id(self) -> str:
        """Return the row of the current cell, "" for the line to write into."""
        row = self._table.row_at(self.currentIndex().row())
        return row.row_id if row else ""

    def go_to(self, variant_id: str, row_id: str) -> None:
        """Make a cell the current one."""
        line = self._table.line_of(row_id)
        column = max(0, self._table.column_of(variant_id))
        if line >= 0:
            self.setCurrentIndex(self._table.index(line, column))

    def chosen_row_ids(self) -> list[str]:
        """Return the rows of the chosen cells, from top to bottom."""
        lines = sorted({index.row() for index in self.selectedIndexes()})
        rows = (self._table.row_at(line) for line in lines)
        return [row.row_id for row in rows if row is not None]

    def refresh_head(self) -> None:
        """Give the head the height that it needs now, and draw it anew."""
        self.updateGeometries()
        self.head.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the new place."""
        super().currentChanged(current, previous)
        self.chosen.emit(self.current_variant_id(), self.current_row_id())

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, not below the inputs that are kept there."""
        super().scrollTo(index, hint)
        hidden = self.frozen.covered - self.visualRect(index).left()
        if index.column() > 0 and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means here; the arrows and typing are Qt's."""
        if self._is_for_rows(event) or self._is_for_an_answer(event):
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()  # for whoever is around: the answer in full, then the run
        elif event.key() in _ENTER and self._edits_inputs():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _is_for_rows(self, event: QKeyEvent) -> bool:
        """Move, remove, empty, copy and paste."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and (control or self._whole_rows()):
            self.remove_chosen()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._empty_chosen()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            return False
        return True

    def _is_for_an_answer(self, event: QKeyEvent) -> bool:
        """Open, judge, write a note, step through the repeats."""
        if not self.current_variant_id() or not self.current_row_id():
            return False
        key = event.key()
        if event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        ):  # fmt: skip
            return False
        if key in _VERDICTS:
            self.judged.emit(_VERDICTS[Qt.Key(key)])
        elif key == Qt.Key.Key_N:
            self.note_wanted.emit()
        elif key in _STEPS:
            self.repeat_stepped.emit(_STEPS[Qt.Key(key)])
        elif key in _ENTER or key == Qt.Key.Key_Space:
            self.opened.emit()
        else:
            return False
        return True

    def mouseDoubleClickEvent(self, event: object) -> None:
        """Open an answer; an input is edited by Qt."""
        super().mouseDoubleClickEvent(event)  # type: ignore[arg-type]
        if self.current_variant_id() and self.current_row_id():
            self.opened.emit()

    # Rows

    def move_row(self, step: int) -> None:
        """Move the current row up or down; only where every row is shown."""
        row_id, column = self.current_row_id(), self.currentIndex().column()
        if not row_id or not self._table.filter.shows_all:
            return
        self._table.change_rows(editing.moved(self._table.rows, row_id, step))
        self.setCurrentIndex(self._table.index(self._table.line_of(row_id), column))

    def add_row(self) -> None:
        """Go to the line below the rows and write there."""
        line = self._table.shown_count
        if line < self._table.rowCount():
            index = self._table.index(line, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edit(index)

    def remove_chosen(self) -> None:
        """Remove the rows of the chosen cells."""
        if gone := self.chosen_row_ids():
            self._table.change_rows(editing.without(self._table.rows, gone))

    def double_chosen(self) -> None:
        """Put a copy below each of the chosen rows."""
        self._table.change_rows(editing.doubled(self._table.rows, self.chosen_row_ids()))

    def paste(self) -> None:
        """Write a block of cells from the clipboard over what is here and below."""
        index = self.currentIndex()
        block = editing.table_from(QGuiApplication.clipboard().text())
        fields = self._table.fields
        if not block or index.column() >= len(fields):
            return
        line = index.row() if index.isValid() else self._table.shown_count
        below = [row.row_id for row in self._rows_from(line)]
        place = (below, max(0, index.column()))
        self._table.change_rows(editing.pasted(self._table.rows, fields, place, block))

    def copy(self) -> None:
        """Copy the chosen cells as a block."""
        chosen = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines = [
            [self._whole_text(index) for index in line]
            for _row, line in groupby(chosen, key=lambda index: index.row())
        ]
        QGuiApplication.clipboard().setText(editing.table_to(lines))

    def _whole_text(self, index: QModelIndex) -> str:
        """Return all of a cell's text."""
        row, variant = self._table.row_at(index.row()), self._table.variant_at(index.column())
        if row is None:
            return ""
        if variant is None:
            return editing.value_of(row, self._table.fields[index.column()])
        result = self._table.result(variant.variant_id, row.row_id)
        return result.text if result else ""

    def _rows_from(self, line: int) -> list[Row]:
        """Return the rows from a line on."""
        rows = (self._table.row_at(place) for place in range(line, self._table.shown_count))
        return [row for row in rows if row is not None]

    def _empty_chosen(self) -> None:
        """Take the texts out of the chosen inputs."""
        texts: dict[str, dict[str, str]] = {}
        for index in self.selectedIndexes():
            row = self._table.row_at(index.row())
            if row is not None and index.column() < len(self._table.fields):
                texts.setdefault(row.row_id, {})[self._table.fields[index.column()]] = ""
        if texts:
            self._table.change_rows(
                tuple(editing.changed(row, texts.get(row.row_id, {})) for row in self._table.rows)
            )

    def _whole_rows(self) -> bool:
        """Whether what is chosen are whole rows."""
        return bool(self.selectionModel().selectedRows())

    def _edits_inputs(self) -> bool:
        """Whether the current cell is one to write in."""
        index = self.currentIndex()
        return index.isValid() and index.column() < len(self._table.fields)

    def _on_entered(self) -> None:
        """Go to the line below, which is a new row after the last."""
        index = self.currentIndex()
        below = min(index.row() + 1, self._table.rowCount() - 1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self._table.index(below, index.column()))

    # Looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out again."""
        super().resizeEvent(event)
        self.fit_columns()
        self.frozen.place()

    def least_height(self) -> int:
        """Return the height at which the current row is seen below the shortest head."""
        row = self.verticalHeader().defaultSectionSize()
        scrolling = self.horizontalScrollBar().sizeHint().height()
        return self.head.line_height() + row + scrolling + 2 * self.frameWidth()

    def fit_columns(self) -> None:
        """Give each column its share of the width, and never less than can be read."""
        count = self._table.columnCount()
        if self._widths_chosen or not count:
            return
        em = self.fontMetrics().height()
        least = [self._least_em(column) * em for column in range(count)]
        room = self.viewport().width()
        factor = max(1.0, room / sum(least))
        widths = [int(width * factor) for width in least]
        if factor > 1.0:
            widths[-1] += room - sum(widths)
        self._fitting = True
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
        self._fitting = False

    def _least_em(self, column: int) -> int:
        """Return the least width of a column in heights of a line of text."""
        fields = self._table.fields
        if column >= len(fields):
            return _ANSWER_EM
        return _EXPECTED_EM if fields[column] == EXPECTED or column else _INPUT_EM

    def _on_section_resized(self, _column: int, _before: int, _now: int) -> None:
        """Leave the widths alone once the person has chosen one."""
        if not self._fitting and self.isVisible():
            self._widths_chosen = True

    def _keep_place(self) -> None:
        """Remember where the person is."""
        self._kept = (self.current_row_id(), self.currentIndex().column())

    def _restore_place(self) -> None:
        """Go back to where the person was, as far as it is still there."""
        row_id, column = self._kept
        line = self._table.line_of(row_id)
        count = self._table.columnCount()
        if self.head.count() != count or not self._widths_chosen:
            self._widths_chosen = False
            self.fit_columns()
        if line >= 0 and count:
            index = self._table.index(line, min(max(column, 0), count - 1))
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self.refresh_head()

    def _set_up_looks(self) -> None:
        """Quiet lines, rows of one height."""
        self.setAccessibleName(self.tr("Inputs and answers"))
        self.setToolTip("")
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setAlternatingRowColors(False)
        numbers = self.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(self._delegate.line_height(self.font()))
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        numbers.setHighlightSections(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_up_gestures(self) -> None:
        """Cells are chosen one by one or as a block; typing writes into inputs."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
