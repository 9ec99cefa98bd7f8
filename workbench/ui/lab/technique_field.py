"""The choice of a technique, by groups, each with its source in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.core.lab import TechniqueId
from workbench.prompts.techniques import TECHNIQUES
from workbench.ui.lab import technique_words as words
from workbench.ui.widgets import ChoiceField


class TechniqueField(ChoiceField):
    """Says what the chosen technique does. One that is not known is shown by its key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__([(words.technique("none"), "none")], "none", parent)
        self.setAccessibleName(self.tr("Technique"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)  # as the fields below it
        self.setMaxVisibleItems(24)  # all of them, without scrolling
        group = TECHNIQUES[0].group
        for technique in TECHNIQUES[1:]:
            if technique.group != group:
                group = technique.group
                self._add_heading(words.group(group))
            self.addItem(words.technique(technique.technique_id), technique.technique_id)
        self._known = self.count()
        for index in range(self.count()):
            if key := self.itemData(index):
                self.setItemData(index, words.technique_tip(key), Qt.ItemDataRole.ToolTipRole)
        self.currentIndexChanged.connect(self._explain)
        self._explain()

    def show_technique(self, key: TechniqueId) -> None:
        """Show another technique."""
        while self.count() > self._known and self.itemData(self._known) != key:
            self.removeItem(self._known)
        if self.findData(key) < 0:
            self.addItem(self.tr("{technique} (not known)").format(technique=key), key)
        self.setCurrentIndex(self.findData(key))

    def _add_heading(self, text: str) -> None:
        """Add a line that names the techniques below it and cannot be chosen."""
        self.insertSeparator(self.count())
        self.addItem(text, None)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            heading = model.item(self.count() - 1)
            heading.setFlags(Qt.ItemFlag.NoItemFlags)

    def _explain(self) -> None:
        """Give the tooltip of the technique that is chosen."""
        self.setToolTip(words.technique_tip(self.currentData()))
