"""The collections as a list model whose names can be edited in place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.sources import Collection
from workbench.ui import words

Index = QModelIndex | QPersistentModelIndex
ID_ROLE: Final = Qt.ItemDataRole.UserRole
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class CollectionsModel(QAbstractListModel):
    """Names on the left, the number of files on the right."""

    renamed = Signal(str, str)
    """The person gave a collection (by id) another name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._collections: tuple[Collection, ...] = ()
        self._counts: tuple[int, ...] = ()

    def show(self, collections: tuple[Collection, ...], counts: tuple[int, ...]) -> None:
        """Show other collections; an open editor survives when only names or counts differ."""
        same = [item.collection_id for item in collections] == [
            item.collection_id for item in self._collections
        ]
        if same:
            before = tuple(zip(self._collections, self._counts, strict=True))
            self._collections, self._counts = collections, counts
            for row, now in enumerate(zip(collections, counts, strict=True)):
                if now != before[row]:
                    self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._collections, self._counts = collections, counts
        self.endResetModel()

    def row_of(self, collection_id: str) -> int:
        """Return the row of a collection, -1 when it is not here."""
        ids = [item.collection_id for item in self._collections]
        return ids.index(collection_id) if collection_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._collections)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        collection = self._collections[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return collection.name
        if role == COUNT_ROLE:
            return words.count(self._counts[index.row()])
        if role == ID_ROLE:
            return collection.collection_id
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            files = self.tr("%n files", "", self._counts[index.row()])
            return words.joined(collection.name, files)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name = str(value).strip()
        collection = self._collections[index.row()]
        if role != Qt.ItemDataRole.EditRole or not name or name == collection.name:
            return False
        self.renamed.emit(collection.collection_id, name)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() else flags
