"""The choice of a technique, each with its source in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.core.lab import TechniqueId
from workbench.ui.lab import words
from workbench.ui.widgets import ChoiceField


class TechniqueField(ChoiceField):
    """Says what the chosen technique does."""

    def __init__(self, parent: QWidget) -> None:
        choices: list[tuple[str, object]] = [
            (words.technique(key), key) for key in words.TECHNIQUES
        ]
        super().__init__(choices, "none", parent)
        self.setAccessibleName(self.tr("Technique"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)  # as the fields below it
        for index, key in enumerate(words.TECHNIQUES):
            self.setItemData(index, words.technique_tip(key), Qt.ItemDataRole.ToolTipRole)
        self.currentIndexChanged.connect(self._explain)
        self._explain()

    def show_technique(self, key: TechniqueId) -> None:
        """Show another technique."""
        self.setCurrentIndex(words.TECHNIQUES.index(key))

    def _explain(self) -> None:
        """Give the tooltip of the technique that is chosen."""
        self.setToolTip(words.technique_tip(self.currentData()))
