"""The choice of the model a column is run on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.services.models import ModelService
from workbench.ui import words


class ModelField(QComboBox):
    """The loaded model, or an entry of the list. Signals: chosen(model_id)."""

    chosen = Signal(str)

    def __init__(self, models: ModelService, parent: QWidget) -> None:
        super().__init__(parent)
        self._models = models
        self._wanted = ""
        self.setAccessibleName(self.tr("Model"))
        self.setToolTip(
            self.tr(
                "With another model than the loaded one, both come into memory when there is room; "
                "else they take turns, which takes longer."
            )
        )
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._fill()
        models.entries_changed.connect(self._fill)
        self.activated.connect(lambda _index: self._choose(str(self.currentData() or "")))

    def show_model(self, model_id: str) -> None:
        """Show another choice; a model that is not on the list is named as missing."""
        self._wanted = model_id
        missing = self.findData(model_id) < 0
        if missing:
            self.addItem(self.tr("(not on the list)"), model_id)
        self.setCurrentIndex(self.findData(model_id))

    def _choose(self, model_id: str) -> None:
        """Tell the person's choice."""
        self._wanted = model_id
        self.chosen.emit(model_id)

    def _fill(self) -> None:
        """List the models there are now."""
        self.clear()
        self.addItem(self.tr("The loaded model"), "")
        for entry in self._models.entries():
            where = self.tr("on a server") if entry.endpoint else ""
            self.addItem(words.joined(words.model_name(entry), where), entry.model_id)
        self.show_model(self._wanted)
