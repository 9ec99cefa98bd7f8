"""What a GGUF file says of itself, as a table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from workbench.core.errors import Problem
from workbench.core.models import GgufHeader, ModelEntry
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive

_LONGEST = 200  # characters; a chat template would fill the page
_HEIGHT = 240


class MetadataTable(QTableWidget):
    """Asks for the header when it is made."""

    def __init__(self, context: UiContext, entry: ModelEntry, parent: QWidget) -> None:
        super().__init__(0, 2, parent)
        self._path = str(entry.path)
        self.setProperty("role", "bare")
        self.setHorizontalHeaderLabels([self.tr("Key"), self.tr("Value")])
        self.setAccessibleName(self.tr("What the file says of itself"))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setColumnWidth(0, 280)
        self.setFixedHeight(_HEIGHT)
        context.services.models.header(entry.model_id, while_alive(self, self._on_header))

    def _on_header(self, answer: GgufHeader | Problem) -> None:
        """Fill the table, or say why it stays empty."""
        if isinstance(answer, Problem):
            self._add(self.tr("Problem"), " ".join(words.translate_problem(answer)))
            return
        self._add(self.tr("File"), self._path)
        self._add(self.tr("Parameters"), words.count(answer.parameters))
        self._add(self.tr("Layers"), words.count(answer.layers))
        for key, value in answer.metadata.items():
            self._add(key, value if len(value) <= _LONGEST else value[:_LONGEST] + "…")

    def _add(self, key: str, value: str) -> None:
        """Put a line at the end."""
        line = self.rowCount()
        self.insertRow(line)
        self.setItem(line, 0, QTableWidgetItem(key))
        item = QTableWidgetItem(value.replace("\n", " "))
        item.setToolTip(value[:_LONGEST])
        self.setItem(line, 1, item)
