"""The conversations as a Qt list: pinned ones first, then as the service gives them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from workbench.core.chat import Conversation

PINNED_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
ID_ROLE: Final = PINNED_ROLE + 1

_Index = QModelIndex | QPersistentModelIndex


class ConversationModel(QAbstractListModel):
    """Rows of conversations.

    `renamed(id, title)` when the person has typed another title.
    """

    renamed = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Conversation] = []

    def show(self, conversations: tuple[Conversation, ...]) -> None:
        """Take a new list; the same rows in the same order only change their words."""
        rows = sorted(conversations, key=lambda item: not item.pinned)
        same = [row.conversation_id for row in rows] == [row.conversation_id for row in self._rows]
        if same and rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row_of(self, conversation_id: str) -> int:
        """Return the row of a conversation, -1 when it is not listed."""
        found = (
            row for row, item in enumerate(self._rows) if item.conversation_id == conversation_id
        )
        return next(found, -1)

    def conversation(self, index: _Index) -> Conversation | None:
        """Return the conversation of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of conversations."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view or a screen reader asks for."""
        item = self.conversation(index)
        if item is None:
            return None
        if role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.EditRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return item.title or self.tr("New chat")
        if role == Qt.ItemDataRole.AccessibleTextRole and item.pinned:
            return self.tr("{title}, pinned").format(title=item.title)
        if role == PINNED_ROLE:
            return item.pinned
        if role == ID_ROLE:
            return item.conversation_id
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a title typed in place."""
        item = self.conversation(index)
        title = str(value).strip()
        if item is None or role != Qt.ItemDataRole.EditRole or not title or title == item.title:
            return False
        self.renamed.emit(item.conversation_id, title)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every row can be chosen and renamed."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable
