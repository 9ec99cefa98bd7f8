"""Which column of an imported file becomes the input, the expected answer, a variable."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from workbench.storage.imports import Mapping, suggested, variable_name
from workbench.storage.imports_parts import Imported
from workbench.ui.widgets import ChoiceField, FlowRow, ScrollColumn, column, label

_MOST_LINES: Final = 4  # of switches before they scroll
_A_LINE: Final = 5  # switches that fit beside each other, about


class ImportMapping(QWidget):
    """Begins with what the names suggest. `changed()`."""

    changed = Signal()

    def __init__(self, imported: Imported, parent: QWidget) -> None:
        super().__init__(parent)
        start = suggested(imported)
        names = imported.names
        fields = FlowRow(self, spacing=16)
        self._input = self._choice(
            fields, "{{input}}", self.tr("Every prompt gets this column for {{input}}."),
            names, start.input,
        )  # fmt: skip
        self._expected = self._choice(
            fields, self.tr("Expected answer"),
            self.tr("An answer that contains the text of this column counts as right."),
            names, start.expected,
        )  # fmt: skip
        self._description = self._choice(
            fields, self.tr("Description"), self.tr("Names the row; it is not sent."),
            names, start.description,
        )  # fmt: skip
        self._boxes = {name: self._box(name, name in start.variables) for name in names}
        layout = column(self, spacing=8)
        layout.addWidget(fields)
        layout.addWidget(self._make_variables())

    @property
    def mapping(self) -> Mapping:
        """What is chosen."""
        return Mapping(
            self._input.currentData(),
            self._expected.currentData(),
            self._description.currentData(),
            tuple(name for name, box in self._boxes.items() if box.isChecked()),
        )

    def _choice(
        self, line: FlowRow, title: str, tip: str, names: tuple[str, ...], current: str
    ) -> ChoiceField:
        """Return the choice of a column, under its title."""
        holder = QWidget(line)
        choices: list[tuple[str, object]] = [(self.tr("none"), "")]
        choices.extend((name, name) for name in names)
        field = ChoiceField(choices, current, holder)
        field.setAccessibleName(title)
        field.setToolTip(tip)
        field.setMinimumContentsLength(14)
        field.setSizeAdjustPolicy(
            ChoiceField.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        field.currentIndexChanged.connect(lambda _index: self.changed.emit())
        body = column(holder, spacing=4)
        body.addWidget(label(title, holder, "small"))
        body.addWidget(field)
        line.add(holder)
        return field

    def _box(self, name: str, checked: bool) -> QCheckBox:
        """Return the switch that makes a column a variable."""
        variable = "{{" + variable_name(name) + "}}"
        box = QCheckBox(name.replace("&", "&&"), self)
        box.setChecked(checked)
        box.setToolTip(self.tr("Prompts can use it as {variable}.").format(variable=variable))
        box.toggled.connect(lambda _checked: self.changed.emit())
        return box

    def _make_variables(self) -> QWidget:
        """Return the switches of all columns; many of them scroll."""
        scroll = ScrollColumn(self, spacing=4)
        scroll.body.addWidget(label(self.tr("Variables"), scroll.content, "small"))
        flow = FlowRow(scroll.content, spacing=16)
        for box in self._boxes.values():
            flow.add(box)
        scroll.body.addWidget(flow)
        scroll.body.addStretch(1)
        lines = min(_MOST_LINES, 1 + (len(self._boxes) - 1) // _A_LINE)
        scroll.setFixedHeight((lines + 1) * (self.fontMetrics().height() + 8))
        return scroll
