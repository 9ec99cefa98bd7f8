"""The passages a test search found, as a table model."""

from __future__ import annotations

from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from workbench.core.sources import LegScore, Passage
from workbench.ui import words
from workbench.ui.documents import words as own

Index = QModelIndex | QPersistentModelIndex
PASSAGE_ROLE: Final = Qt.ItemDataRole.UserRole


class ResultColumn(IntEnum):
    """The columns of the results."""

    RANK = 0
    PLACE = 1
    TEXT = 2
    MEANING = 3
    WORDS = 4
    SCORE = 5


class ResultsModel(QAbstractTableModel):
    """Best first; each leg shows its own rank and score, so that a person sees who found what."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._passages: tuple[Passage, ...] = ()
        self._faint: QColor | None = None

    def show(self, passages: tuple[Passage, ...], faint: QColor | None = None) -> None:
        """Show other passages; in a *faint* colour those that are not near enough."""
        self.beginResetModel()
        self._passages = passages
        self._faint = faint
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._passages)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(ResultColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._names()[section][0]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._names()[section][1]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        passage, column = self._passages[index.row()], ResultColumn(index.column())
        if role == PASSAGE_ROLE:
            return passage
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(passage, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return passage.text if column is ResultColumn.TEXT else passage.document_name
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._faint
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _cell(self, passage: Passage, column: ResultColumn) -> str:
        """Return what a cell shows."""
        if column is ResultColumn.RANK:
            return "–" if self._faint else words.count(passage.fused_rank)
        if column is ResultColumn.PLACE:
            return words.joined(own.page(passage.page), passage.document_name)
        if column is ResultColumn.TEXT:
            return " ".join(passage.text.split())
        if column is ResultColumn.SCORE:
            return f"{passage.fused_score:.3f}"
        if column is ResultColumn.MEANING:
            return self._leg(passage.dense, 2)
        return self._leg(passage.keyword, 1)

    def _leg(self, leg: LegScore | None, digits: int) -> str:
        """Return rank and score of one leg."""
        if leg is None:
            return self.tr("not found")
        return self.tr("no. {rank} · {score}").format(
            rank=leg.rank, score=f"{leg.score:.{digits}f}"
        )

    def _names(self) -> tuple[tuple[str, str], ...]:
        """Return name and tooltip of each column."""
        return (
            (self.tr("Rank"), self.tr("The order in which passages would be sent.")),
            (self.tr("Where"), self.tr("File and page of the passage.")),
            (self.tr("Passage"), self.tr("The text itself. Enter shows it in the document.")),
            (
                self.tr("Meaning"),
                self.tr("Place and score by likeness of meaning (cosine, 1 is the same)."),
            ),
            (
                self.tr("Words"),
                self.tr("Place and score by words in common (BM25, higher is better)."),
            ),
            (self.tr("Together"), self.tr("Both scores joined; this decides the rank.")),
        )
