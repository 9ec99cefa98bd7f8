"""The table of inputs and answers as a Qt model: inputs can be written, answers are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.lab import CellResult, Comparison, Row, Variant
from workbench.ui.lab.table import rows as editing
from workbench.ui.lab.table import words
from workbench.ui.lab.table.answers import Answers, CellSummary, Key
from workbench.ui.lab.table.earlier import Earlier, changed_rows, differs
from workbench.ui.lab.table.filters import Filter, passing
from workbench.ui.lab.table.rows import EXPECTED, INPUT
from workbench.ui.lab.table.scores import ColumnScore, score_column

if TYPE_CHECKING:
    from workbench.services.lab import LabService

Index = QModelIndex | QPersistentModelIndex
SUMMARY_ROLE: Final = Qt.ItemDataRole.UserRole
CHANGED_ROLE: Final = Qt.ItemDataRole.UserRole + 1  # unlike the earlier run's
FAINT_ROLE: Final = Qt.ItemDataRole.UserRole + 2  # stands there until something is written
_MANY: Final = 64  # changed cells are told one by one up to here


class TableModel(QAbstractTableModel):
    """Lines are the rows that pass the filter, and one more to write the next row into.

    Emits edited(rows) when the person has changed the inputs.
    """

    edited = Signal(tuple)

    def __init__(self, lab: LabService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lab = lab
        self.answers = Answers()
        self.filter = Filter()
        self.earlier: Earlier | None = None
        self.repeat = 0  # which one is shown
        self._sheet = Comparison()
        self._fields: tuple[str, ...] = ()
        self._variants: tuple[Variant, ...] = ()
        self._shown: list[int] = []  # places of the rows
        self._lines: dict[str, int] = {}
        self._summaries: dict[tuple[str, str], CellSummary] = {}
        self._scores: dict[str, ColumnScore] = {}

    # What is where

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields of the rows, in the order of the columns that show them."""
        return self._fields

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The prompts, in the order of the columns that show them."""
        return self._variants

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, shown or not."""
        return self._sheet.rows

    @property
    def shown_count(self) -> int:
        """How many rows pass the filter."""
        return len(self._shown)

    def row_at(self, line: int) -> Row | None:
        """Return the row of a line, None for the line to write into."""
        return self.rows[self._shown[line]] if 0 <= line < len(self._shown) else None

    def line_of(self, row_id: str) -> int:
        """Return the line of a row, -1 when it is not shown."""
        return self._lines.get(row_id, -1)

    def variant_at(self, column: int) -> Variant | None:
        """Return the prompt of a column, None for a column of inputs."""
        place = column - len(self._fields)
        return self._variants[place] if 0 <= place < len(self._variants) else None

    def column_of(self, variant_id: str) -> int:
        """Return the column of a prompt, -1 when there is none."""
        ids = [item.variant_id for item in self._variants]
        return len(self._fields) + ids.index(variant_id) if variant_id in ids else -1

    def result(self, variant_id: str, row_id: str, repeat: int | None = None) -> CellResult | None:
        """Return the result of one repeat of a cell, of the one shown when none is named."""
        return self.answers.of(variant_id, row_id).get(self.repeat if repeat is None else repeat)

    def summary(self, variant_id: str, row_id: str) -> CellSummary:
        """Return a cell in short."""
        place = (variant_id, row_id)
        if place not in self._summaries:
            look_up = self._lab.cell if self._lab.running else None
            self._summaries[place] = self.answers.summary(*place, self.repeat, look_up)
        return self._summaries[place]

    def score(self, variant_id: str) -> ColumnScore:
        """Return what a column comes to."""
        if variant_id not in self._scores:
            self._scores[variant_id] = score_column(self.answers, variant_id)
        return self._scores[variant_id]

    # News

    def show_sheet(self, sheet: Comparison) -> None:
        """Show a sheet; nothing is built anew when its rows and columns are the ones shown."""
        fields = editing.fields_of(sheet)
        before = (self.rows, self._fields, [item.variant_id for item in self._variants])
        same = (sheet.rows, fields, [item.variant_id for item in sheet.variants]) == before
        if not same:
            self.beginResetModel()
        self._sheet, self._fields, self._variants = sheet, fields, sheet.variants
        if same:
            last = max(0, self.columnCount() - 1)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        else:
            self._choose_lines()
            self.endResetModel()

    def show_run(self) -> None:
        """Show the run of the service from scratch."""
        run = self._lab.shown_run()
        self.answers.rebuild(run, run.comparison.repeats if self._lab.running else 1)
        self.repeat = min(self.repeat, self.answers.repeats - 1)
        self._forget()
        if self.filter.choice == "all":
            self._tell_answers()
        else:
            self._show_anew()

    def take(self, keys: Sequence[Key]) -> None:
        """Show what is new of some cells."""
        for variant_id, row_id, repeat in keys:
            cell = self._lab.cell(variant_id, repeat, row_id)
            if cell is not None and cell.result is not None:
                self.answers.take(cell.result)
                self._scores.pop(variant_id, None)
            self._summaries.pop((variant_id, row_id), None)
        places = {(variant_id, row_id) for variant_id, row_id, _repeat in keys}
        if len(places) > _MANY:
            self._tell_answers()
            return
        for variant_id, row_id in places:
            line, column = self.line_of(row_id), self.column_of(variant_id)
            if line >= 0 and column >= 0:
                index = self.index(line, column)
                self.dataChanged.emit(index, index)

    def take_judgements(self) -> None:
        """Show what the person said by now."""
        self.answers.take_judgements(self._lab.shown_run().judgements)
        self._forget()
        self._tell_answers()

    def show_repeat(self, repeat: int) -> None:
        """Show another repeat in all cells."""
        self.repeat = max(0, min(repeat, self.answers.repeats - 1))
        self._summaries.clear()
        self._tell_answers()

    def set_filter(self, wanted: Filter) -> None:
        """Show other rows."""
        self.filter = wanted
        self._show_anew()

    def hold_against(self, earlier: Earlier | None) -> None:
        """Mark what is unlike an earlier run; None: mark nothing."""
        self.earlier = earlier
        if self.filter.choice == "changed":
            self._show_anew()
        self._tell_answers()

    def _forget(self) -> None:
        """Work out anew what is asked for."""
        self._summaries.clear()
        self._scores.clear()

    def _tell_answers(self) -> None:
        """Tell that any answer may have changed."""
        if self._shown and self._variants:
            first = self.index(0, len(self._fields))
            self.dataChanged.emit(first, self.index(len(self._shown) - 1, self.columnCount() - 1))

    def _show_anew(self) -> None:
        """Choose the lines again."""
        self.beginResetModel()
        self._choose_lines()
        self.endResetModel()

    def _choose_lines(self) -> None:
        """Work out which rows pass the filter."""
        ids = [item.variant_id for item in self._variants]
        changed = changed_rows(self.earlier, self.answers) if self.earlier else frozenset()
        self._shown = passing(self.filter, self.rows, ids, self.answers, changed)
        self._lines = {self.rows[place].row_id: line for line, place in enumerate(self._shown)}
        self._forget()

    # Changes

    def change_rows(self, rows: tuple[Row, ...]) -> None:
        """Take other rows and tell them."""
        self.show_sheet(replace(self._sheet, rows=rows))
        self.edited.emit(rows)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() >= len(self._fields):
            return False
        field, text = self._fields[index.column()], str(value)
        row = self.row_at(index.row())
        if row is None:
            if not text.strip():
                return False
            self._append(editing.new_row({field: text}))
        elif editing.value_of(row, field) == text:
            return False
        else:
            self._replace(index, editing.changed(row, {field: text}))
        self.edited.emit(self.rows)
        return True

    def _append(self, row: Row) -> None:
        """Put a row at the end: the line to write into becomes it, and another one follows."""
        line = len(self._shown)
        self.beginInsertRows(QModelIndex(), line + 1, line + 1)
        self._sheet = replace(self._sheet, rows=(*self.rows, row))
        self._shown.append(len(self.rows) - 1)
        self._lines[row.row_id] = line
        self.endInsertRows()
        self.dataChanged.emit(self.index(line, 0), self.index(line, self.columnCount() - 1))

    def _replace(self, index: Index, row: Row) -> None:
        """Put a changed row in the place of its old self."""
        place = self._shown[index.row()]
        rows = (*self.rows[:place], row, *self.rows[place + 1 :])
        self._sheet = replace(self._sheet, rows=rows)
        self.dataChanged.emit(index, index)

    # Qt's own questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        if parent.isValid() or not self._fields:
            return 0
        return len(self._shown) + (1 if self.filter.shows_all else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._fields) + len(self._variants)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = index.isValid() and index.column() < len(self._fields)
        return flags | Qt.ItemFlag.ItemIsEditable if editable else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            if role != Qt.ItemDataRole.DisplayRole:
                return None
            return str(self._shown[section] + 1) if section < len(self._shown) else "+"
        variant = self.variant_at(section)
        if variant is None and section < len(self._fields):
            if role == Qt.ItemDataRole.ToolTipRole:
                return words.field_tip(self._fields[section])
            if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return words.field(self._fields[section])
        if variant is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return words.column_name(self._variants, variant)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, variant = self.row_at(index.row()), self.variant_at(index.column())
        if variant is None:
            return self._input_data(row, self._fields[index.column()], role)
        if row is None:
            return None
        return self._answer_data(row, variant, role)

    def _input_data(self, row: Row | None, field: str, role: int) -> Any:
        """Return what a cell of inputs shows."""
        text = editing.value_of(row, field) if row else ""
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == FAINT_ROLE:
            return not text
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return text or self._instead(row, field)
        return text if role == Qt.ItemDataRole.ToolTipRole else None

    def _instead(self, row: Row | None, field: str) -> str:
        """Return what stands in an empty cell: the sheet's own value, or what to do."""
        if row is None:
            return words.add_row() if field == self._fields[0] else ""
        return "" if field in (EXPECTED, INPUT) else self._sheet.variables.get(field, "")

    def _answer_data(self, row: Row, variant: Variant, role: int) -> Any:
        """Return what a cell of answers shows."""
        if role == SUMMARY_ROLE:
            return self.summary(variant.variant_id, row.row_id)
        if role == CHANGED_ROLE:
            return self._is_changed(row, variant)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.summary(variant.variant_id, row.row_id).text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = words.cell(self.summary(variant.variant_id, row.row_id))
            if self._is_changed(row, variant):
                said = words.lines(said, words.changed_since())
            name = words.column_name(self._variants, variant)
            return said if role == Qt.ItemDataRole.ToolTipRole else f"{name}: {said}"
        return None

    def _is_changed(self, row: Row, variant: Variant) -> bool:
        """Whether a cell is unlike the earlier run's."""
        place = (variant.variant_id, row.row_id)
        return self.earlier is not None and differs(self.earlier, self.answers, place)
