"""The choice of the documents a column may look into."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workbench.services.library import LibraryService


class CollectionField(QComboBox):
    """No documents, or one collection. Emits chosen(collection_id)."""

    chosen = Signal(str)

    def __init__(self, library: LibraryService, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._wanted = ""
        self.setAccessibleName(self.tr("Documents"))
        self.setToolTip(
            self.tr("With a collection, passages that fit the input are sent with the prompt.")
        )
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._fill()
        library.changed.connect(self._fill)
        self.activated.connect(lambda _index: self._choose(str(self.currentData() or "")))

    def show_collection(self, collection_id: str) -> None:
        """Show another choice; a collection that is gone shows as no documents."""
        self._wanted = collection_id
        self.setCurrentIndex(max(0, self.findData(collection_id)))

    def _choose(self, collection_id: str) -> None:
        """Tell the person's choice."""
        self._wanted = collection_id
        self.chosen.emit(collection_id)

    def _fill(self) -> None:
        """List the collections there are now."""
        self.clear()
        self.addItem(self.tr("No documents"), "")
        for collection in self._library.collections:
            self.addItem(collection.name, collection.collection_id)
        self.show_collection(self._wanted)
