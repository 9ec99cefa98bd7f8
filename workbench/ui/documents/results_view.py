"""The table of a test search's results."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from workbench.ui.documents.results_model import PASSAGE_ROLE, ResultColumn, ResultsModel
from workbench.ui.documents.row_delegate import RowDelegate

_WIDTHS_EM = {
    ResultColumn.RANK: 4,
    ResultColumn.PLACE: 11,
    ResultColumn.MEANING: 8,
    ResultColumn.WORDS: 8,
    ResultColumn.SCORE: 6,
}
_ROOM_FOR_ALL_EM = 54


class ResultsView(QTableView):
    """Two lines of each passage; Enter or a double click opens it in its document."""

    opened = Signal(object)

    def __init__(self, model: ResultsModel, scale: dict[str, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._em = scale["base"]
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(self.tr("Passages found"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(2 * scale["base"] + 28)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(ResultColumn.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS_EM.items():
            header.resizeSection(column, width * scale["base"])
        self.activated.connect(lambda index: self.opened.emit(index.data(PASSAGE_ROLE)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the passages: in a narrow table what the order says already gives way."""
        super().resizeEvent(event)
        narrow = self.viewport().width() / self._em < _ROOM_FOR_ALL_EM
        self.setColumnHidden(ResultColumn.RANK, narrow)
        self.setColumnHidden(ResultColumn.SCORE, narrow)
        place_em = _WIDTHS_EM[ResultColumn.MEANING if narrow else ResultColumn.PLACE]
        self.horizontalHeader().resizeSection(ResultColumn.PLACE, place_em * self._em)
