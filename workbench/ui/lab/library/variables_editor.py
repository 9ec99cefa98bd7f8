"""Which values the variables of a prompt take: type, default, choices."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from workbench.core.prompts import PromptVariable, VariableType
from workbench.ui.lab.library import library_words
from workbench.ui.widgets import ChoiceField, label


@dataclass(frozen=True, slots=True)
class _Line:
    """The fields of one variable."""

    variable: PromptVariable
    kind: ChoiceField
    value: QLineEdit


class VariablesEditor(QWidget):
    """A line for each variable. Of a choice, the first of the choices is the default."""

    def __init__(self, variables: tuple[PromptVariable, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)
        self._lines = [self._make_line(place, item) for place, item in enumerate(variables)]

    def variables(self) -> tuple[PromptVariable, ...]:
        """Return the variables as they are said now."""
        return tuple(_said(line) for line in self._lines)

    def problem(self) -> str:
        """Say what is missing, "" when nothing is."""
        for item in self.variables():
            if item.type == "choice" and not item.choices:
                return self.tr("{variable} needs its choices, with commas between them.").format(
                    variable="{{" + item.name + "}}"
                )
        return ""

    def _make_line(self, place: int, variable: PromptVariable) -> _Line:
        """Add the fields of one variable."""
        shown = "{{" + variable.name + "}}"
        name = label(shown, self)
        types: list[tuple[str, object]] = [
            (library_words.variable_type(kind), kind) for kind in library_words.TYPES
        ]
        kind = ChoiceField(types, variable.type, self)
        kind.setAccessibleName(self.tr("Type of {variable}").format(variable=shown))
        kind.setToolTip(
            self.tr(
                "Text is typed; a choice is one of a list; a document or passages come from "
                "your documents."
            )
        )
        value = QLineEdit(_shown(variable), self)
        value.setAccessibleName(self.tr("Default of {variable}").format(variable=shown))
        line = _Line(variable, kind, value)
        kind.chosen.connect(lambda _kind: self._explain(line))
        self._explain(line)
        for column, part in enumerate((name, kind, value)):
            self._grid.addWidget(part, place, column)
        return line

    def _explain(self, line: _Line) -> None:
        """Say what the field of a line takes."""
        kind = line.kind.currentData()
        line.value.setEnabled(kind in ("text", "choice"))
        line.value.setPlaceholderText(
            {
                "text": self.tr("Default, may stay empty"),
                "choice": self.tr("Choices with commas, the default first"),
            }.get(kind, self.tr("Chosen in the lab"))
        )
        line.value.setToolTip(line.value.placeholderText())


def _shown(variable: PromptVariable) -> str:
    """Return what stands in the field: the default, or the choices with the default first."""
    if variable.type != "choice":
        return variable.default
    first = [variable.default] if variable.default else []
    return ", ".join([*first, *(item for item in variable.choices if item not in first)])


def _said(line: _Line) -> PromptVariable:
    """Return the variable as the fields say; what was not touched stays as it was."""
    kind: VariableType = line.kind.currentData()
    text = line.value.text().strip()
    if kind == line.variable.type and text == _shown(line.variable):
        return line.variable
    if kind == "choice":
        choices = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
        default = choices[0] if choices else ""
        return replace(line.variable, type=kind, default=default, choices=choices)
    default = text if kind == "text" else ""
    return replace(line.variable, type=kind, default=default, choices=())
