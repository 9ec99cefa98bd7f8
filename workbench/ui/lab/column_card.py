"""One column of the lab: head, editor and answer on a card."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSplitter, QWidget

from workbench.core.lab import Comparison
from workbench.ui.context import UiContext
from workbench.ui.lab import difference_words, edits
from workbench.ui.lab.answer_pane import AnswerPane
from workbench.ui.lab.column_editor import ColumnEditor
from workbench.ui.lab.column_head import ColumnHead
from workbench.ui.widgets import column, row


class ColumnCard(QFrame):
    """Shows one variant of the sheet; every edit goes to the lab service at once."""

    edited = Signal()
    split = Signal(list)
    """The person moved the border between editor and answer; carries both heights."""
    action_chosen = Signal(str, str)
    """Variant id, and the entry of the column's menu."""

    def __init__(self, context: UiContext, variant_id: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.variant_id = variant_id
        self._lab = context.services.lab
        self._library = context.services.library
        self._head = ColumnHead(context, self)
        self._head.renamed.connect(lambda name: self._edit("name", name))
        self._head.chosen.connect(lambda key: self.action_chosen.emit(variant_id, key))
        self._heights: list[int] = []
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._editor = ColumnEditor(context, self._splitter)
        self._editor.edited.connect(self._edit)
        self.answer = AnswerPane(context, variant_id, self._splitter)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([560, 440])
        self._splitter.splitterMoved.connect(lambda: self.split.emit(self._splitter.sizes()))
        top = row(margins=(16, 12, 8, 8))
        top.addWidget(self._head)
        layout = column(self, margins=1, spacing=0)
        layout.addLayout(top)
        layout.addWidget(self._splitter, 1)

    def show_sheet(self, sheet: Comparison) -> None:
        """Show this column as the sheet has it."""
        variant = edits.variant_of(sheet, self.variant_id)
        if variant is None:
            return
        index = sheet.variants.index(variant)
        self._head.show_variant(variant, index, len(sheet.variants))
        self._editor.show_variant(variant)
        self.show_differences()

    def show_differences(self) -> None:
        """Say what differs from the first column."""
        variants = self._lab.sheet.variants
        own = edits.variant_of(self._lab.sheet, self.variant_id)
        if own is None:
            return
        names = self._lab.differences(self.variant_id)
        told = difference_words.phrases(variants[0], own, names, self._collection_name)
        self._head.show_differences(told, variants[0] == own)

    def _collection_name(self, collection_id: str) -> str:
        """Return the name of a collection, "?" for one that is gone."""
        found = self._library.collection(collection_id)
        return found.name if found else "?"

    def set_split(self, heights: list[int]) -> None:
        """Put the border where another column has it, now and whenever the height changes."""
        for place, height in enumerate(heights):
            self._splitter.setStretchFactor(place, height)
        self._splitter.setSizes(heights)
        self._heights = heights

    def showEvent(self, event: QShowEvent) -> None:
        """Put the border in its place again: before, there was no height to share out."""
        super().showEvent(event)
        if self._heights:
            QTimer.singleShot(0, self, lambda: self._splitter.setSizes(self._heights))

    def show_editor(self, visible: bool) -> None:
        """Show or hide the editor, to give the answers all the room."""
        self._editor.setVisible(visible)

    def _edit(self, field: str, value: object) -> None:
        """Take a change over into the sheet."""
        self._lab.set_sheet(edits.with_field(self._lab.sheet, self.variant_id, **{field: value}))
        if field in ("technique", "model_id", "sampling", "examples"):
            self.show_sheet(self._lab.sheet)
        self.edited.emit()
