"""Keeps the inputs in sight beside answers that are scrolled to sideways."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.ui.context import UiContext
from workbench.ui.lab.table.delegate import CellDelegate


class FrozenColumn(QTableView):
    """The first column of a table, over the table itself while that is scrolled sideways.

    It shares model, selection and scrolling with the table. The keyboard stays there; a click
    goes to the cell that was clicked, which scrolls the table back to it.
    """

    def __init__(self, context: UiContext, table: QTableView) -> None:
        super().__init__(table)
        self._theme = context.theme
        self._table = table
        self.setItemDelegate(CellDelegate(context, self))  # two views never share one
        self._set_up_looks()
        self._share()
        self.hide()

    @property
    def covered(self) -> int:
        """How many pixels of the table's viewport it covers."""
        return self.width() if self.isVisibleTo(self._table) else 0

    def place(self) -> None:
        """Lie over the first column, where there is something to keep in sight."""
        table = self._table
        width = table.columnWidth(0)
        scrolled = table.horizontalScrollBar().value() > 0
        self.setVisible(scrolled and 2 * width <= table.viewport().width())
        if self.isHidden():
            return
        head = table.horizontalHeader().height()
        for column in range(table.model().columnCount()):
            self.setColumnHidden(column, column > 0)
        self.setColumnWidth(0, width)
        self.setSelectionMode(table.selectionMode())
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setFixedHeight(head)
        corner = table.viewport().pos() - QPoint(0, head)
        self.setGeometry(corner.x(), corner.y(), width, table.viewport().height() + head)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge that answers go under."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        right = self.viewport().width() - 1
        painter.fillRect(right, 0, 1, self.viewport().height(), self._theme.color("line"))

    def _share(self) -> None:
        """Have the table's model, selection and scrolling."""
        table = self._table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        table.horizontalScrollBar().valueChanged.connect(self.place)
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalHeader().sectionResized.connect(self.place)
        table.horizontalHeader().geometriesChanged.connect(self.place)
        table.model().modelReset.connect(self.place)
        self.customContextMenuRequested.connect(self._on_menu)

    def _on_menu(self, position: QPoint) -> None:
        """Ask the table for its menu."""
        there = self._table.viewport().mapFromGlobal(self.viewport().mapToGlobal(position))
        self._table.customContextMenuRequested.emit(there)

    def _set_up_looks(self) -> None:
        """Look as the table does, without anything of its own to hold on to."""
        self.setProperty("role", "frozen")
        self.setAccessibleName(self.tr("Inputs that stay in sight"))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setDefaultAlignment(self._table.horizontalHeader().defaultAlignment())
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
