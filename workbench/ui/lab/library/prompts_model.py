"""The prompts of the library as a list model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.prompts import LibraryPrompt
from workbench.ui.lab.library import library_words

Index = QModelIndex | QPersistentModelIndex
PROMPT_ROLE: Final = Qt.ItemDataRole.UserRole
DETAIL_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class PromptsModel(QAbstractListModel):
    """Name above; language, version and tags below."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._prompts: tuple[LibraryPrompt, ...] = ()

    def show(self, prompts: Sequence[LibraryPrompt]) -> None:
        """Show other prompts."""
        if tuple(prompts) == self._prompts:
            return
        self.beginResetModel()
        self._prompts = tuple(prompts)
        self.endResetModel()

    def row_of(self, prompt_id: str) -> int:
        """Return where a prompt stands, -1 when it is not shown."""
        ids = [item.prompt_id for item in self._prompts]
        return ids.index(prompt_id) if prompt_id in ids else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._prompts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        prompt = self._prompts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return prompt.name
        if role == DETAIL_ROLE:
            return library_words.detail(prompt)
        if role == Qt.ItemDataRole.ToolTipRole:
            return prompt.description or prompt.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{prompt.name}, {library_words.detail(prompt)}"
        if role == PROMPT_ROLE:
            return prompt
        return None
