"""The worked examples of one column: the table and its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.core.lab import Example, TechniqueOptions
from workbench.ui.context import UiContext
from workbench.ui.lab.examples_model import ExamplesModel
from workbench.ui.lab.examples_order import ExamplesOrder
from workbench.ui.lab.examples_sources import ExamplesSources
from workbench.ui.lab.examples_view import ExamplesView
from workbench.ui.widgets import PlainButton, QuietButton, column, label, row


class ExamplesEditor(QWidget):
    """Adds, removes and orders examples; the table is hidden while there are none."""

    edited = Signal(tuple)
    options_changed = Signal(dict)
    """The person changed order or number; carries fields of TechniqueOptions by name."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = ExamplesModel(self)
        self._model.edited.connect(self._on_edited)
        self.view = ExamplesView(self._model, self)
        self.view.setAccessibleName(self.tr("Examples"))
        self.view.setToolTip(
            self.tr(
                "Pairs that show the model what you want. Drag rows to order them, "
                "or press Alt+Up and Alt+Down; rows copied from a spreadsheet can be pasted."
            )
        )
        self._title = label("", self, "small")
        self._remove = QuietButton(
            context, "minus", self.tr("Remove the chosen examples (Delete)"), self
        )
        self._remove.clicked.connect(self.view.remove_chosen)
        add = PlainButton(
            context,
            self.tr("Add"),
            self,
            icon="plus",
            role="link",
            tooltip=self.tr("Add an example that shows the model what you want."),
        )
        add.clicked.connect(self._on_add)
        self.sources = ExamplesSources(context, self)
        self.sources.arrived.connect(self._on_arrived)
        more = QuietButton(context, "import", self.tr("Examples from a file or from Chat"), self)
        more.setMenu(self.sources)
        self.order = ExamplesOrder(self)
        self.order.changed.connect(self.options_changed)
        head = row(spacing=4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._remove)
        head.addWidget(more)
        head.addWidget(add)
        layout = column(self, spacing=4)
        layout.addLayout(head)
        layout.addWidget(self.view)
        layout.addWidget(self.order)
        self._refresh()

    def show_examples(self, examples: Sequence[Example], with_steps: bool) -> None:
        """Show other examples; *with_steps* adds the column of steps."""
        self._model.show(examples, with_steps)
        self._refresh()

    def show_options(self, options: TechniqueOptions) -> None:
        """Show another order and number."""
        self.order.show_options(options)

    def _on_arrived(self, examples: tuple[Example, ...]) -> None:
        """Put examples from elsewhere below the others."""
        self._model.insert(self._model.rowCount(), examples)

    def _on_add(self) -> None:
        """Add an empty example, the table being there to take it."""
        self.view.setVisible(True)
        self.view.add_row()

    def _on_edited(self, examples: tuple[Example, ...]) -> None:
        """Tell the change."""
        self._refresh()
        self.edited.emit(examples)

    def _refresh(self) -> None:
        """Say how many there are."""
        count = self._model.rowCount()
        self._title.setText(self.tr("%n examples", "", count) if count else self.tr("No examples"))
        self.view.setVisible(count > 0)
        self._remove.setVisible(count > 0)
        self.order.show_examples(self._model.examples)
