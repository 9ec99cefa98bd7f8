"""What all columns share: the input, the values of variables, the expected answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.core.lab import Comparison
from workbench.prompts.techniques import variables_needed
from workbench.ui.context import UiContext
from workbench.ui.lab.checks_dialog import ChecksButton
from workbench.ui.lab.library.variable_fields import VariableFields
from workbench.ui.lab.prompt_edit import PromptEdit
from workbench.ui.lab.two_parts import TwoParts
from workbench.ui.widgets import FlowRow, PlainButton, column, label, row

_FIELD_EM = 11


def names_needed(sheet: Comparison) -> tuple[str, ...]:
    """Return the variables of all columns that need a value, each once."""
    names = (name for variant in sheet.variants for name in variables_needed(variant))
    return tuple(dict.fromkeys(names))


class SharedInput(QWidget):
    """A field for each variable comes and goes as the templates name it."""

    edited = Signal()
    table_wanted = Signal()
    """The person wants several inputs instead of one."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._lab = context.services.lab
        self._width = _FIELD_EM * self.fontMetrics().height()
        self._input = PromptEdit(
            self,
            name=self.tr("Shared input"),
            tip=self.tr("Every column gets this text in place of {{input}}."),
            placeholder=self.tr("The text that all columns get"),
            max_lines=6,
        )
        self._input.edited.connect(lambda text: self._edit(input=text))
        self._fields = VariableFields(context, self)
        self._fields.edited.connect(self.edited)
        expected, self._expected = self._make_field(self.tr("Expected answer"), self)
        self._expected.setPlaceholderText(self.tr("optional"))
        self._expected.setToolTip(
            self.tr("When given, an answer that contains it counts as right.")
        )
        self._expected.textEdited.connect(lambda text: self._edit(expected=text))
        self.setFocusProxy(self._input)
        side = FlowRow(self)
        for part in (expected, ChecksButton(context, side), self._make_table_button(context)):
            side.add(part)
        line = TwoParts(self)
        line.set_parts(self._input, side)
        layout = column(self, spacing=8)
        layout.addWidget(line)
        layout.addWidget(self._fields)
        self.show_sheet()

    def show_sheet(self) -> None:
        """Show the sheet as it stands."""
        sheet = self._lab.sheet
        self._input.show_text(sheet.input)
        if self._expected.text() != sheet.expected:
            self._expected.setText(sheet.expected)
        self.show_variables()

    def show_variables(self) -> None:
        """Have a field for each variable that some template names."""
        self._fields.show_names(names_needed(self._lab.sheet))

    def _edit(self, **changes: Any) -> None:
        """Take a change over into the sheet."""
        self._lab.set_sheet(replace(self._lab.sheet, **changes))
        self.edited.emit()

    def _make_table_button(self, context: UiContext) -> PlainButton:
        """Return the button that makes the input the first of many."""
        button = PlainButton(
            context,
            self.tr("Use a table of inputs"),
            self,
            icon="list",
            tooltip=self.tr("Run the prompts on many inputs: each becomes a row of a table."),
        )
        button.clicked.connect(self.table_wanted)
        return button

    def _make_field(self, name: str, parent: QWidget) -> tuple[QWidget, QLineEdit]:
        """Return a name with a field beside it."""
        holder = QWidget(parent)
        field = QLineEdit(holder)
        field.setAccessibleName(name)
        field.setFixedWidth(self._width)
        line = row(holder, spacing=8)
        line.addWidget(label(name, holder, "small"))
        line.addWidget(field)
        return holder, field
