"""How a collection is cut and embedded: sizes with a live preview, and what a change costs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from workbench.core.catalogue import EmbedderEntry, read_catalogue
from workbench.core.errors import StorageError
from workbench.core.sources import Collection, Document, DocumentState
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.documents.cut_preview import CutPreview
from workbench.ui.documents.embedder_card import EmbedderCard
from workbench.ui.documents.thresholds import Thresholds
from workbench.ui.widgets import (
    NumberField,
    PlainButton,
    PrimaryButton,
    ScrollColumn,
    column,
    label,
    row,
)
from workbench.ui.widgets.control_row import ControlRow

_LEAST: Final = 32
_MOST: Final = 8_192
_SPECIAL: Final = 2  # tokens an embedding model adds to each text
_WIDTH, _HEIGHT = 84, 54  # times the size of the text, in points
_AROUND: Final = 48  # pixels of the window that stay in sight
_USUAL: Final = Collection("", "")


class CollectionSettings(QDialog):
    """Signals: kept(chunk_tokens, overlap_tokens), when the person wants the files cut anew."""

    kept = Signal(int, int)

    def __init__(
        self,
        context: UiContext,
        collection: Collection,
        documents: tuple[Document, ...],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._collection = collection
        usable = (DocumentState.READY, DocumentState.EMBEDDING)
        ready = [document for document in documents if document.state in usable]
        self._files = len(ready)
        self._embedder = _entry(collection.embedder_id)
        self.setWindowTitle(self.tr("Settings of the collection"))
        room = parent.window().size()
        self.resize(
            min(_WIDTH * context.points, room.width() - _AROUND),
            min(_HEIGHT * context.points, room.height() - _AROUND),
        )
        self.size_field = self._number(_LEAST, self._most(), collection.chunk_tokens, 10)
        self.overlap_field = self._number(0, self._most() // 2, collection.overlap_tokens, 5)
        self.preview = CutPreview(context, ready, self.sizes, self)
        self.cost = label("", self, "small", wrap=True)
        self._lay_out()
        for field in (self.size_field, self.overlap_field):
            field.valueChanged.connect(self._on_edited)
        self._show()

    @property
    def sizes(self) -> tuple[int, int]:
        """Chunk size and overlap as they stand in the fields."""
        return self.size_field.value(), self.overlap_field.value()

    def _number(self, least: int, most: int, value: int, step: int) -> NumberField:
        """Return a field for tokens."""
        field = NumberField(least, most, value, self, step=step)
        field.setKeyboardTracking(False)
        return field

    def _most(self) -> int:
        """Return the largest size that the embedding model can read."""
        known = self._embedder.max_tokens - _SPECIAL if self._embedder else _MOST
        return max(_LEAST, min(known, _MOST))

    def _lay_out(self) -> None:
        """Put the numbers on the left, the preview on the right, the buttons below."""
        form = ScrollColumn(self, margins=(0, 0, 12, 0), spacing=16)  # large text needs the height
        form.setFixedWidth(31 * self._context.points)
        self._fill_form(form)
        middle = row(spacing=24)
        middle.addWidget(form)
        middle.addWidget(self.preview, 1)
        layout = column(self, margins=24, spacing=16)
        layout.addWidget(label(self._collection.name, self, "heading", wrap=True))
        layout.addLayout(middle, 1)
        layout.addLayout(self._make_buttons())

    def _fill_form(self, form: ScrollColumn) -> None:
        """Put the controls above one another."""
        self._size_row = ControlRow(
            self._context,
            self.tr("Chunk size"),
            self.tr(
                "In tokens; a printed page has about 500. Small chunks are found exactly, large "
                "ones carry more of what stands around. Up to {most} with this embedding model."
            ).format(most=words.count(self._most())),
            self.size_field,
            form.content,
        )
        self._overlap_row = ControlRow(
            self._context,
            self.tr("Overlap"),
            self.tr(
                "Tokens that a chunk repeats from the end of the one before, in whole sentences, "
                "so that nothing is torn apart. Half of the size at most."
            ),
            self.overlap_field,
            form.content,
        )
        self._size_row.reset_pressed.connect(lambda: self.size_field.setValue(_USUAL.chunk_tokens))
        self._overlap_row.reset_pressed.connect(
            lambda: self.overlap_field.setValue(_USUAL.overlap_tokens)
        )
        layout = form.body
        layout.addWidget(self._size_row)
        layout.addWidget(self._overlap_row)
        self.embedder = EmbedderCard(self._context, self._collection, form.content)
        layout.addWidget(self.embedder)
        self.thresholds = Thresholds(self._context, self._collection, form.content)
        layout.addWidget(self.thresholds)
        layout.addStretch(1)

    def _make_buttons(self) -> QHBoxLayout:
        """Return cancel and keep."""
        cancel = PlainButton(self._context, self.tr("Cancel"), self, role="quiet")
        cancel.clicked.connect(self.reject)
        self.keep = PrimaryButton(self._context, self.tr("Cut anew"), self)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._on_keep)
        buttons = row(spacing=12)
        buttons.addWidget(self.cost, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        return buttons

    def _on_edited(self) -> None:
        """Follow the numbers: the overlap never passes half of the size."""
        self.overlap_field.setMaximum(self.size_field.value() // 2)
        self._show()
        self.preview.show_sizes(self.sizes)

    def _show(self) -> None:
        """Mark what is changed and say what it costs."""
        self.overlap_field.setMaximum(self.size_field.value() // 2)
        size, overlap = self.sizes
        now = (self._collection.chunk_tokens, self._collection.overlap_tokens)
        self._size_row.set_changed(size != _USUAL.chunk_tokens)
        self._overlap_row.set_changed(overlap != _USUAL.overlap_tokens)
        changed = (size, overlap) != now
        self.keep.setEnabled(changed)
        if not changed:
            self.cost.setText(self.tr("This is how the collection is cut now."))
        elif self._files:
            self.cost.setText(
                self.tr(
                    "%n file(s) will be cut and embedded anew, in the background. Until a file "
                    "is ready again, it is found as before.",
                    "",
                    self._files,
                )
            )
        else:
            self.cost.setText(self.tr("Files that you add will be cut this way."))

    def _on_keep(self) -> None:
        """Hand over the sizes."""
        self.kept.emit(*self.sizes)
        self.accept()


def _entry(embedder_id: str) -> EmbedderEntry | None:
    """Return what the catalogue says of an embedding model."""
    try:
        found = (item for item in read_catalogue().embedders if item.embedder_id == embedder_id)
        return next(found, None)
    except StorageError:
        return None
