"""The saved runs as a list model, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.storage.runs import RunSummary
from workbench.ui import words

Index = QModelIndex | QPersistentModelIndex
RUN_ROLE: Final = Qt.ItemDataRole.UserRole
DETAIL_ROLE: Final = Qt.ItemDataRole.UserRole + 1


class RunsModel(QAbstractListModel):
    """Title above, date and size below."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._runs: tuple[RunSummary, ...] = ()

    def show(self, runs: Sequence[RunSummary]) -> None:
        """Show other runs."""
        self.beginResetModel()
        self._runs = tuple(runs)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._runs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run = self._runs[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return run.name or self.tr("Untitled comparison")
        if role == DETAIL_ROLE:
            return self._detail(run)
        if role == Qt.ItemDataRole.ToolTipRole:
            return words.joined(run.name, self._detail(run), run.model_name)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.joined(run.name, self._detail(run))
        if role == RUN_ROLE:
            return run
        return None

    def _detail(self, run: RunSummary) -> str:
        """Return the second line of a run."""
        right = ""
        if run.judged:
            right = self.tr("{right} of {judged} right").format(right=run.right, judged=run.judged)
        return words.joined(
            words.when(run.created_at),
            self.tr("%n columns", "", run.columns),
            right,
            "" if run.complete else self.tr("stopped early"),
        )
