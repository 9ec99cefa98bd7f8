"""The table of worked examples, with the keys and gestures to put them in order."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from workbench.core.lab import Example
from workbench.ui.lab.examples_model import ExamplesModel
from workbench.ui.lab.paste import examples_from, is_rows

_MOST_ROWS: Final = 5


class ExamplesView(QTableView):
    """As high as its rows, up to five; rows move by drag or Alt+Up and Alt+Down."""

    row_chosen = Signal(int)
    """The current row, -1 when there is none."""

    def __init__(self, model: ExamplesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples = model
        self.setModel(model)
        self._set_up_looks()
        self._set_up_gestures()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._on_rows_changed)
        self.selectionModel().currentRowChanged.connect(
            lambda current, _before: self.row_chosen.emit(current.row())
        )

    def sizeHint(self) -> QSize:
        """Return the size that shows up to five rows."""
        rows = max(1, min(_MOST_ROWS, self._examples.rowCount()))
        height = rows * self.verticalHeader().defaultSectionSize()
        return QSize(160, height + self.horizontalHeader().sizeHint().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """Never smaller than what is asked for."""
        return QSize(120, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, remove and paste rows by keyboard."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_row(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def move_row(self, step: int) -> None:
        """Move the current row up or down."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        if self._examples.move(row, row + step):
            self.setCurrentIndex(self._examples.index(row + step, column))

    def add_row(self) -> None:
        """Add an empty example below the others and start to fill it in."""
        row = self._examples.rowCount()
        self._examples.insert(row, [Example("", "")])
        index = self._examples.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def remove_chosen(self) -> None:
        """Remove the chosen rows."""
        rows = [index.row() for index in self.selectionModel().selectedRows()]
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        self._examples.remove(rows)

    def paste(self) -> None:
        """Put rows from the clipboard in below the current one; other text fills one cell."""
        text = QGuiApplication.clipboard().text()
        index = self.currentIndex()
        if is_rows(text):
            below = index.row() + 1 if index.isValid() else self._examples.rowCount()
            self._examples.insert(below, examples_from(text))
        elif index.isValid():
            self._examples.setData(index, text)

    def _set_up_looks(self) -> None:
        """Plain rows, no grid of their own."""
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _set_up_gestures(self) -> None:
        """Rows are dragged within the table only."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    def _on_rows_changed(self) -> None:
        """Take as much height as the rows now need."""
        self.updateGeometry()
        if not self._examples.rowCount():
            self.row_chosen.emit(-1)
