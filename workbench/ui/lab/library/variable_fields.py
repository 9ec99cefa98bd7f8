"""A field for each variable of the templates: typed, chosen, or taken from the documents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from workbench.core.prompts import PromptVariable
from workbench.prompts.library_edits import without_value
from workbench.ui.context import UiContext
from workbench.ui.lab.library.source_dialog import SourceDialog
from workbench.ui.widgets import ChoiceField, FlowRow, PlainButton, label, row

_FIELD_EM = 11
_SHOWN = 28  # characters of a long value


class VariableFields(FlowRow):
    """Fields come and go as the templates name them. `edited()` when a value was changed here."""

    edited = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, spacing=16)
        self._context = context
        self._lab = context.services.lab
        self._prompts = context.services.prompts
        self._names: tuple[str, ...] = ()
        self._fields: dict[str, VariableField] = {}
        self._prompts.changed.connect(self._on_library_changed)
        self.hide()

    def show_names(self, names: tuple[str, ...]) -> None:
        """Have a field for each of the variables, and say which still need a value."""
        self._names = names
        sheet = self._lab.sheet
        missing = without_value(sheet, names)
        for name in [*self._fields]:
            if name not in names or self._fields[name].variable != self._variable(name):
                self._fields.pop(name).deleteLater()
        for name in names:
            if name not in self._fields:
                self._fields[name] = self._make(self._variable(name))
            self._fields[name].show_value(sheet.variables.get(name, ""), name in missing)
        self.setVisible(bool(names))

    def _on_library_changed(self) -> None:
        """The library may say something else of the variables now."""
        self.show_names(self._names)

    def _variable(self, name: str) -> PromptVariable:
        """Return what the prompt of the first column that declares the variable says of it."""
        for variant in self._lab.sheet.variants:
            prompt = self._prompts.prompt(variant.prompt_id) if variant.prompt_id else None
            found = prompt.variable(name) if prompt else None
            if found is not None:
                return found
        return PromptVariable(name)

    def _make(self, variable: PromptVariable) -> VariableField:
        """Return a new field."""
        field = VariableField(self._context, variable, self)
        field.edited.connect(lambda text: self._edit(variable.name, text))
        self.add(field)
        field.show()
        return field

    def _edit(self, name: str, text: str) -> None:
        """Take a value over into the sheet."""
        sheet = self._lab.sheet
        self._lab.set_sheet(replace(sheet, variables={**sheet.variables, name: text}))
        missing = without_value(self._lab.sheet, self._names)
        for key, field in self._fields.items():
            field.show_missing(key in missing)
        self.edited.emit()


class VariableField(QWidget):
    """The name, the field of its type, and a word when it has no value. `edited(text)`."""

    edited = Signal(str)

    def __init__(self, context: UiContext, variable: PromptVariable, parent: QWidget) -> None:
        super().__init__(parent)
        self.variable = variable
        self._context = context
        self._value = ""
        name = "{{" + variable.name + "}}"
        self._tip = variable.description or self.tr(
            "Stands in the templates in place of {variable}."
        ).format(variable=name)
        self._missing: QLabel = label(self.tr("needs a value"), self, "warn")
        makers: dict[str, Callable[[], QWidget]] = {
            "text": self._make_line,
            "choice": self._make_choice,
        }
        self._field = makers.get(variable.type, self._make_button)()
        self._field.setAccessibleName(name)
        self._field.setToolTip(self._tip)
        line = row(self, spacing=8)
        line.addWidget(label(name, self, "small"))
        line.addWidget(self._field)
        line.addWidget(self._missing)

    def show_value(self, text: str, missing: bool) -> None:
        """Show a value that was not entered here."""
        self._value = text
        field = self._field
        if isinstance(field, QLineEdit):
            if field.text() != text:
                field.setText(text)
        elif isinstance(field, QComboBox):
            if field.findData(text) < 0:  # a sheet may hold what the prompt does not offer
                field.addItem(text, text)
            field.setCurrentIndex(field.findData(text))
        else:
            self._show_button(text)
        self.show_missing(missing)

    def show_missing(self, missing: bool) -> None:
        """Say that there is no value."""
        self._missing.setVisible(missing)
        self.updateGeometry()

    def _make_line(self) -> QWidget:
        """Return the field of a text; empty, it shows the default it could have."""
        field = QLineEdit(self)
        field.setFixedWidth(_FIELD_EM * self.fontMetrics().height())
        field.setPlaceholderText(self.variable.default)
        field.textEdited.connect(self.edited)
        return field

    def _make_choice(self) -> QWidget:
        """Return the field of a choice."""
        choices: list[tuple[str, object]] = [(item, item) for item in self.variable.choices]
        field = ChoiceField(choices, self.variable.choices[0], self)
        field.chosen.connect(lambda text: self.edited.emit(str(text)))
        return field

    def _make_button(self) -> QWidget:
        """Return the button that opens the documents."""
        icon = "documents" if self.variable.type == "document" else "quote"
        button = PlainButton(self._context, "", self, icon=icon)
        button.clicked.connect(self.choose)
        return button

    def choose(self) -> SourceDialog:
        """Let the person choose a document or passages, or type the text."""
        dialog = SourceDialog(self._context, self.variable, self._value, self.window())
        dialog.taken.connect(self._take)
        dialog.open()
        return dialog

    def _take(self, text: str) -> None:
        """Take what was chosen."""
        self._value = text
        self._show_button(text)
        self.edited.emit(text)

    def _show_button(self, text: str) -> None:
        """Show the beginning of a long value."""
        assert isinstance(self._field, PlainButton)
        one_line = " ".join(text.split())
        short = f"{one_line[:_SHOWN]}…" if len(one_line) > _SHOWN else one_line
        unset = (
            self.tr("Choose a document…")
            if self.variable.type == "document"
            else self.tr("Choose passages…")
        )
        self._field.setText(short or unset)
        size = self.tr("%n characters", "", len(text)) if text else ""
        self._field.setToolTip("\n".join(part for part in (self._tip, size) if part))
