"""The worked examples of one column as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.lab import Example

FIELDS: Final = ("input", "output", "steps")
ROW_FORMAT: Final = "application/x-workbench-example-row"
Index = QModelIndex | QPersistentModelIndex


class ExamplesModel(QAbstractTableModel):
    """Rows of examples; the steps column is there only for the technique that shows it."""

    edited = Signal(tuple)
    """The person changed the examples; carries all of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._examples: list[Example] = []
        self._with_steps = False

    @property
    def examples(self) -> tuple[Example, ...]:
        """The examples in their present order."""
        return tuple(self._examples)

    def show(self, examples: Sequence[Example], with_steps: bool) -> None:
        """Show other examples; nothing happens when they are the ones shown."""
        if list(examples) == self._examples and with_steps == self._with_steps:
            return
        self.beginResetModel()
        self._examples, self._with_steps = list(examples), with_steps
        self.endResetModel()

    def insert(self, row: int, examples: Sequence[Example]) -> None:
        """Put examples in before *row*."""
        if not examples:
            return
        row = max(0, min(row, len(self._examples)))
        self.beginInsertRows(QModelIndex(), row, row + len(examples) - 1)
        self._examples[row:row] = examples
        self.endInsertRows()
        self.edited.emit(self.examples)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out."""
        for row in sorted(set(rows), reverse=True):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._examples[row]
            self.endRemoveRows()
        if rows:
            self.edited.emit(self.examples)

    def move(self, row: int, target: int) -> bool:
        """Move one row to the place *target*; False when there is no such place."""
        count = len(self._examples)
        if row == target or not (0 <= row < count and 0 <= target < count):
            return False
        self.beginMoveRows(
            QModelIndex(), row, row, QModelIndex(), target + 1 if target > row else target
        )
        self._examples.insert(target, self._examples.pop(row))
        self.endMoveRows()
        self.edited.emit(self.examples)
        return True

    # --- Qt's own questions -----------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._examples)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else (3 if self._with_steps else 2)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Input"), self.tr("Output"), self.tr("Steps"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        text = getattr(self._examples[index.row()], FIELDS[index.column()])
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.DisplayRole:
            return " ".join(text.split())
        if role == Qt.ItemDataRole.ToolTipRole:
            return text
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        field = FIELDS[index.column()]
        example = self._examples[index.row()]
        if getattr(example, field) == value:
            return False
        self._examples[index.row()] = replace(example, **{field: str(value)})
        self.dataChanged.emit(index, index)
        self.edited.emit(self.examples)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    # --- Drag and drop of rows --------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [ROW_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(ROW_FORMAT, str(indexes[0].row()).encode() if indexes else b"")
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        source = bytes(data.data(ROW_FORMAT).data())
        if action != Qt.DropAction.MoveAction or not source.isdigit():
            return False
        before = row if row >= 0 else (parent.row() if parent.isValid() else self.rowCount())
        self.move(int(source), before - 1 if before > int(source) else before)
        # The row has been moved already: False keeps the view from removing the dragged one.
        return False
