"""The table of files: sorted by any column, several chosen at once, worked by keys."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from workbench.core.sources import Document, DocumentState
from workbench.ui.context import UiContext
from workbench.ui.documents.columns import Column
from workbench.ui.documents.files_model import DOCUMENT_ROLE, SORT_ROLE, FilesModel
from workbench.ui.documents.row_delegate import RowDelegate
from workbench.ui.documents.state_delegate import StateDelegate
from workbench.ui.style import sizes

_NUMBERS = (Column.PAGES, Column.CHUNKS, Column.SIZE)
_WIDEST_NUMBER = "888.8 MB"
_ROOM_FOR_PAGES_EM = 40
_ROOM_FOR_CHUNKS_EM = 34


class FilesView(QTableView):
    """Delete removes, Enter opens; names and states take the room that is left."""

    selection_changed = Signal()
    remove_pressed = Signal()
    open_pressed = Signal()
    ask_pressed = Signal()

    def __init__(self, context: UiContext, model: FilesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._files = model
        self._icons = context.icons
        self._em = sizes(context.points)["base"]
        self._proxy = QSortFilterProxyModel(self)
        self._proxy.setSourceModel(model)
        self._proxy.setSortRole(SORT_ROLE)
        self._proxy.setDynamicSortFilter(True)
        self.setModel(self._proxy)
        self.setItemDelegate(RowDelegate(self))
        self.setItemDelegateForColumn(Column.STATE, StateDelegate(context, self))
        self._set_up(sizes(context.points))
        self.setAccessibleName(self.tr("Files of the collection"))
        self.selectionModel().selectionChanged.connect(lambda: self.selection_changed.emit())
        self.doubleClicked.connect(lambda _index: self.open_pressed.emit())

    def chosen(self) -> list[Document]:
        """Return the chosen documents from top to bottom."""
        selection = self.selectionModel().selection()  # rows are chosen as wholes
        parts = [selection.at(number) for number in range(selection.count())]
        rows = {row for part in parts for row in range(part.top(), part.bottom() + 1)}
        return [self._proxy.index(row, 0).data(DOCUMENT_ROLE) for row in sorted(rows)]

    def choose(self, document_id: str) -> None:
        """Choose one document and scroll to it."""
        row = self._files.row_of(document_id)
        if row >= 0:
            index = self._proxy.mapFromSource(self._files.index(row, 0))
            self.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for names and states: in a narrow table the numbers give way."""
        super().resizeEvent(event)
        width_em = self.viewport().width() / self._em
        self.setColumnHidden(Column.PAGES, width_em < _ROOM_FOR_PAGES_EM)
        self.setColumnHidden(Column.CHUNKS, width_em < _ROOM_FOR_CHUNKS_EM)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove and open by keyboard."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_pressed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the chosen files."""
        if self.chosen():
            menu = self.make_menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(event.globalPos())

    def make_menu(self) -> QMenu:
        """Return the menu of the chosen files."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        count = len(self.chosen())
        ask = menu.addAction(
            self._icons.get("chat"),
            self.tr("Ask only this file")
            if count == 1
            else self.tr("Ask only these %n files", "", count),
        )
        ask.setToolTip(self.tr("Begins a chat that is answered from nothing else."))
        usable = (DocumentState.READY, DocumentState.EMBEDDING)
        ask.setEnabled(any(document.state in usable for document in self.chosen()))
        ask.triggered.connect(self.ask_pressed)
        if count == 1:
            shown = menu.addAction(self._icons.get("eye"), self.tr("Open with its own program"))
            shown.triggered.connect(self.open_pressed)
        menu.addSeparator()
        gone = menu.addAction(self._icons.get("trash"), self.tr("Remove from the collection"))
        gone.triggered.connect(self.remove_pressed)
        return menu

    def _set_up(self, scale: dict[str, int]) -> None:
        """Plain rows, chosen as wholes."""
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(scale["control"] + 4)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(scale["base"] * 4)
        for column in (Column.NAME, Column.STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in _NUMBERS:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(
                column, self.fontMetrics().horizontalAdvance(_WIDEST_NUMBER) + 2 * scale["base"]
            )
        self.setSortingEnabled(True)
        header.setSortIndicatorClearable(True)
        self.sortByColumn(
            -1, Qt.SortOrder.AscendingOrder
        )  # as they came, until a header is clicked
