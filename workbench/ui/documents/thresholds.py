"""What is too far off to be found in a collection: one threshold for each way of searching."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from workbench.core.sources import Collection
from workbench.ui.context import UiContext
from workbench.ui.widgets import DecimalField, column
from workbench.ui.widgets.control_row import ControlRow

_MOST_DENSE: Final = 0.95
_MOST_KEYWORD: Final = 50.0


class Thresholds(QWidget):
    """Each counts for the next question; no file is read again."""

    def __init__(self, context: UiContext, collection: Collection, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = context.services.library
        self._collection_id = collection.collection_id
        self.dense = DecimalField(0.0, _MOST_DENSE, collection.dense_threshold, self)
        self.keyword = DecimalField(
            0.0, _MOST_KEYWORD, collection.keyword_threshold, self, step=0.5, decimals=1
        )
        self._dense_row = ControlRow(
            context,
            self.tr("Least likeness in meaning"),
            self.tr(
                "Passages less like the question than this are not found by their meaning. 0 "
                "keeps all, 0.3 drops most that are beside the point, 0.6 keeps near repeats only."
            ),
            self.dense,
            self,
        )
        self._keyword_row = ControlRow(
            context,
            self.tr("Least score of words"),
            self.tr(
                "Passages whose words fit the question less than this are not found by their "
                "words. 0 keeps all. The scores are shown beside each passage in the test search."
            ),
            self.keyword,
            self,
        )
        layout = column(self, spacing=16)
        for line, field in ((self._dense_row, self.dense), (self._keyword_row, self.keyword)):
            layout.addWidget(line)
            field.setKeyboardTracking(False)
            field.valueChanged.connect(self._on_changed)
            line.reset_pressed.connect(lambda field=field: field.setValue(0.0))
        self._mark()

    def _on_changed(self) -> None:
        """Keep both."""
        self._mark()
        self._library.change_thresholds(
            self._collection_id, self.dense.value(), self.keyword.value()
        )

    def _mark(self) -> None:
        """Mark what is not as usual."""
        self._dense_row.set_changed(self.dense.value() > 0)
        self._keyword_row.set_changed(self.keyword.value() > 0)
