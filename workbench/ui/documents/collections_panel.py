"""The collections on the left: choose, make, rename in place, remove."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from workbench.ui.context import UiContext
from workbench.ui.documents.collections_model import ID_ROLE, CollectionsModel
from workbench.ui.documents.count_delegate import CountDelegate
from workbench.ui.style import pixels
from workbench.ui.widgets import PlainButton, QuietButton, column, label, row

_BASE_EM = 13  # pixels of the base text
_WIDTH = 220  # pixels at the base size
_GROWTH = 5  # more pixels for each pixel that the text is larger


class CollectionsPanel(QFrame):
    """F2 or a double click renames, Delete removes; removing can be undone by the notice."""

    import_pressed = Signal()
    """The person wants to take an exported collection in."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setFixedWidth(_WIDTH + _GROWTH * (pixels(context.points) - _BASE_EM))
        self._context = context
        self._library = context.services.library
        self._model = CollectionsModel(self)
        self._model.renamed.connect(self._library.rename)
        self._list = self._make_list()
        self._new = PlainButton(
            context,
            self.tr("New collection"),
            self,
            icon="plus",
            tooltip=self.tr("A collection is a set of documents that are searched together."),
        )
        self._new.clicked.connect(lambda: self._library.create(self.tr("New collection")))
        layout = column(self, margins=(12, 16, 12, 12), spacing=12)
        title = label(self.tr("Collections"), self, "heading")
        title.setContentsMargins(8, 0, 0, 0)
        take_in = QuietButton(context, "import", self.tr("Import a collection from a file"), self)
        take_in.clicked.connect(self.import_pressed)
        head = row(spacing=4)
        head.addWidget(title, 1)
        head.addWidget(take_in)
        layout.addLayout(head)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._new)
        self.refresh()

    def refresh(self) -> None:
        """Show the collections as they stand."""
        collections = self._library.collections
        counts = tuple(len(self._library.documents(item.collection_id)) for item in collections)
        self._model.show(collections, counts)
        row = self._model.row_of(self._library.current_collection_id)
        if row >= 0:
            self._list.setCurrentIndex(self._model.index(row))

    def rename_current(self) -> None:
        """Open the editor on the chosen name."""
        index = self._list.currentIndex()
        if index.isValid():
            self._list.edit(index)

    def remove_current(self) -> None:
        """Remove the chosen collection."""
        collection_id = self._list.currentIndex().data(ID_ROLE)
        if collection_id:
            self._library.remove_collection(collection_id)

    def _make_list(self) -> QListView:
        """Return the list with its keys and its menu."""
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(CountDelegate(self._context, view))
        view.setAccessibleName(self.tr("Collections"))
        view.setUniformItemSizes(True)
        view.setSpacing(1)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        view.selectionModel().currentChanged.connect(
            lambda current, _before: self._on_chosen(str(current.data(ID_ROLE) or ""))
        )
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for icon, text, keys, work in (
            ("edit", self.tr("Rename"), "", self.rename_current),
            ("trash", self.tr("Remove"), "Delete", self.remove_current),
        ):
            action = QAction(self._context.icons.get(icon), text, view)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(work)
            view.addAction(action)
        return view

    def _on_chosen(self, collection_id: str) -> None:
        """Show another collection."""
        if collection_id and collection_id != self._library.current_collection_id:
            self._library.set_current(collection_id)
