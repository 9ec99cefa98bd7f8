"""The first rows of an import as they will stand in the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from workbench.core.lab import Row

SHOWN_ROWS: Final = 12
_SHOWN_SIGNS: Final = 200
_LEAST_WIDTH: Final = 90
_MOST_WIDTH: Final = 320
_LEAST_ROWS: Final = 3


class ImportPreview(QTableWidget):
    """Read only; one column for each text of a row."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("The first rows as they will be taken"))
        self.setToolTip(self.tr("The first rows as they will be taken"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        line = self.verticalHeader().defaultSectionSize()
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + _LEAST_ROWS * line)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show the first of these rows."""
        shown = rows[:SHOWN_ROWS]
        names = tuple(dict.fromkeys(name for row in shown for name in row.values))
        heads = ["{{" + name + "}}" for name in names]
        columns = [[row.values.get(name, "") for row in shown] for name in names]
        for head, texts in (
            (self.tr("Expected answer"), [row.expected for row in shown]),
            (self.tr("Checks"), [str(len(row.checks) or "") for row in shown]),
            (self.tr("Description"), [row.description for row in shown]),
        ):
            if any(texts):
                heads.append(head)
                columns.append(texts)
        self._fill(heads, columns, len(shown))

    def _fill(self, heads: Sequence[str], columns: Sequence[Sequence[str]], count: int) -> None:
        """Put texts into the cells, each in one line."""
        self.setRowCount(count)
        self.setColumnCount(len(heads))
        self.setHorizontalHeaderLabels(list(heads))
        for place, texts in enumerate(columns):
            for line, text in enumerate(texts):
                item = QTableWidgetItem(" ".join(text[:_SHOWN_SIGNS].split()))
                item.setToolTip(text[: 5 * _SHOWN_SIGNS])
                self.setItem(line, place, item)
        self.resizeColumnsToContents()
        for place in range(len(heads)):
            width = min(_MOST_WIDTH, max(_LEAST_WIDTH, self.columnWidth(place)))
            self.setColumnWidth(place, width)
