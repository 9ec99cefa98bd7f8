"""The list of saved runs at the side of the lab."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListView, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab.runs_model import DETAIL_ROLE, RUN_ROLE, RunsModel
from workbench.ui.lab.two_line_delegate import TwoLineDelegate
from workbench.ui.style import pixels
from workbench.ui.widgets import FlowRow, PlainButton, QuietButton, column, label, row

_WIDTH_EM = 20


class RunsPanel(QFrame):
    """Opens a run with Enter or a double click, deletes it with Delete; deleting can be undone."""

    closed = Signal()
    compare_wanted = Signal(str)
    """The person wants to hold a run against the one that is shown."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "dock")
        self._width = _WIDTH_EM * pixels(context.points)
        self.setMaximumWidth(self._width)
        self._lab = context.services.lab
        self._awaited = ""  # the run that is opened to go on with it
        self._model = RunsModel(self)
        self._list = self._make_list(context)
        self._empty = label(
            self.tr("Nothing has been run yet. Each run is kept here by itself."),
            self,
            "dim",
            wrap=True,
        )
        close = QuietButton(context, "close", self.tr("Close the list of saved runs"), self)
        close.clicked.connect(self.closed)
        self._buttons = FlowRow(self)
        self._fill_buttons(context)
        head = row(spacing=8)
        head.addWidget(label(self.tr("Saved runs"), self, "heading"), 1)
        head.addWidget(close)
        layout = column(self, margins=(16, 16, 16, 16), spacing=8)
        layout.addLayout(head)
        layout.addWidget(self._empty)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._buttons)
        self._lab.runs_changed.connect(self.refresh)
        self._lab.run_changed.connect(self._on_run_changed)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Return the width that suits it; a narrow window may give it less."""
        return QSize(self._width, super().sizeHint().height())

    def refresh(self) -> None:
        """Show the runs as they stand, the same one chosen if it is still there."""
        chosen = self._chosen()
        self._model.show(self._lab.runs())
        rows = range(self._model.rowCount())
        same = [row for row in rows if self._model.index(row).data(RUN_ROLE).run_id == chosen]
        if rows:
            self._list.setCurrentIndex(self._model.index(same[0] if same else 0))
        self._empty.setVisible(not rows)
        self._show_buttons()

    def _fill_buttons(self, context: UiContext) -> None:
        """Make what can be done with a run."""
        self._open = PlainButton(
            context, self.tr("Open"), self, tooltip=self.tr("Show this run with all its answers.")
        )
        self._go_on = PlainButton(
            context, self.tr("Go on"), self, icon="play",
            tooltip=self.tr("Open this run and run what is missing."),
        )  # fmt: skip
        self._compare = PlainButton(
            context, self.tr("Compare with what is shown"), self, icon="diff",
            tooltip=self.tr("Mark the answers that differ from this run’s, and by how much."),
        )  # fmt: skip
        self._delete = PlainButton(
            context, self.tr("Delete"), self, role="quiet", icon="trash",
            tooltip=self.tr("Delete this run; you can undo it."),
        )  # fmt: skip
        self._open.clicked.connect(self._on_open)
        self._go_on.clicked.connect(self._on_go_on)
        self._compare.clicked.connect(lambda: self.compare_wanted.emit(self._chosen()))
        self._delete.clicked.connect(self._on_delete)
        for button in (self._open, self._go_on, self._compare, self._delete):
            self._buttons.add(button)

    def _show_buttons(self) -> None:
        """Offer what fits the chosen run."""
        run = self._list.currentIndex().data(RUN_ROLE)
        idle = not self._lab.running
        self._open.setEnabled(run is not None)
        self._delete.setEnabled(run is not None)
        self._compare.setEnabled(run is not None and bool(self._lab.results()))
        self._go_on.setVisible(run is not None and not run.complete and idle)

    def _make_list(self, context: UiContext) -> QListView:
        """Return the list with its keys."""
        view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(TwoLineDelegate(context, DETAIL_ROLE, view))
        view.setAccessibleName(self.tr("Saved runs"))
        view.setUniformItemSizes(True)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.activated.connect(self._on_open)
        view.selectionModel().currentChanged.connect(lambda _now, _before: self._show_buttons())
        shortcut = QShortcut(QKeySequence(Qt.Key.Key_Delete), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self._on_delete)
        return view

    def _chosen(self) -> str:
        """Return the id of the chosen run, "" when there is none."""
        run = self._list.currentIndex().data(RUN_ROLE)
        return run.run_id if run else ""

    def _on_open(self) -> None:
        """Show the chosen run."""
        if self._chosen():
            self._lab.show_run(self._chosen())

    def _on_go_on(self) -> None:
        """Open the chosen run; what is missing is run once it is there."""
        self._awaited = self._chosen()
        self._on_open()

    def _on_run_changed(self) -> None:
        """Go on with the run that was opened for that."""
        if self._awaited and self._lab.shown_run().run_id == self._awaited:
            self._awaited = ""
            self._lab.resume()
        self._show_buttons()

    def _on_delete(self) -> None:
        """Delete the chosen run."""
        if self._chosen():
            self._lab.delete_run(self._chosen())
