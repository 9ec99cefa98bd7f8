"""The files of one collection as a table model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.sources import Document, DocumentState
from workbench.ui.documents import words
from workbench.ui.documents.columns import Column

Index = QModelIndex | QPersistentModelIndex
DOCUMENT_ROLE: Final = Qt.ItemDataRole.UserRole
SORT_ROLE: Final = Qt.ItemDataRole.UserRole + 1

_MANY: Final = 50  # more rows to take out are quicker shown anew; the choice is lost with them
_STATE_ORDER: Final = tuple(DocumentState)


class FilesModel(QAbstractTableModel):
    """One row a document; rows come, go and change without disturbing the selection."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents: list[Document] = []
        self._rows: dict[str, int] = {}

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents shown."""
        return tuple(self._documents)

    def row_of(self, document_id: str) -> int:
        """Return the row of a document, -1 when it is not here."""
        return self._rows.get(document_id, -1)

    def replace_all(self, documents: Sequence[Document]) -> None:
        """Show other documents as a whole."""
        self.beginResetModel()
        self._documents = list(documents)
        self._number_rows()
        self.endResetModel()

    def merge(self, documents: Sequence[Document]) -> None:
        """Bring the rows up to date: those gone leave, those new are appended."""
        wanted = {document.document_id: document for document in documents}
        gone = [row for row, item in enumerate(self._documents) if item.document_id not in wanted]
        if len(gone) > _MANY:
            self.replace_all(documents)
            return
        self._remove(gone)
        for document in self.documents:
            self.update(wanted.pop(document.document_id))
        if wanted:
            first = len(self._documents)
            self.beginInsertRows(QModelIndex(), first, first + len(wanted) - 1)
            self._documents.extend(wanted.values())
            self._number_rows()
            self.endInsertRows()

    def _remove(self, rows: Sequence[int]) -> None:
        """Take rows out, those that stand together in one go."""
        last = len(rows) - 1
        while last >= 0:
            first = last
            while first > 0 and rows[first - 1] == rows[first] - 1:
                first -= 1
            self.beginRemoveRows(QModelIndex(), rows[first], rows[last])
            del self._documents[rows[first] : rows[last] + 1]
            self._number_rows()
            self.endRemoveRows()
            last = first - 1

    def update(self, document: Document) -> None:
        """Show the new state of one document."""
        row = self.row_of(document.document_id)
        if row >= 0 and self._documents[row] != document:
            self._documents[row] = document
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _number_rows(self) -> None:
        """Remember the row of each document."""
        self._rows = {item.document_id: row for row, item in enumerate(self._documents)}

    # --- Qt's own questions -----------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._documents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return words.column(Column(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.column_tip(Column(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        document, column = self._documents[index.row()], Column(index.column())
        if role == DOCUMENT_ROLE:
            return document
        if role == Qt.ItemDataRole.DisplayRole:
            return words.cell(document, column)
        if role == SORT_ROLE:
            return self._sort_key(document, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.cell_tip(document, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(column)
        return None

    def _sort_key(self, document: Document, column: Column) -> str | int:
        """Return what a column is sorted by."""
        if column is Column.NAME:
            return document.name.casefold()
        return {
            Column.STATE: _STATE_ORDER.index(document.state),
            Column.PAGES: document.pages,
            Column.CHUNKS: document.chunks,
            Column.SIZE: document.size_bytes,
        }[column]

    @staticmethod
    def _alignment(column: Column) -> Qt.AlignmentFlag:
        """Numbers stand right, words left."""
        side = Qt.AlignmentFlag.AlignRight if column >= Column.PAGES else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
