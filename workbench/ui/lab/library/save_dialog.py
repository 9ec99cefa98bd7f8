"""Asks for what belongs to a prompt besides its text: name, tags, language, variables."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QWidget

from workbench.core.language import language_of
from workbench.core.prompts import LibraryPrompt, PromptVariable
from workbench.ui.context import UiContext
from workbench.ui.lab.library.variables_editor import VariablesEditor
from workbench.ui.widgets import ChoiceField, PlainButton, PrimaryButton, column, label, row


@dataclass(frozen=True, slots=True)
class SaveChoice:
    """What the person entered."""

    name: str
    tags: tuple[str, ...]
    language: str
    description: str
    note: str
    variables: tuple[PromptVariable, ...]


class SaveDialog(QDialog):
    """For a new prompt, whose *text* tells its language, or for changes of a *prompt*.

    `saved(SaveChoice)`.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: UiContext,
        parent: QWidget,
        *,
        name: str = "",
        variables: tuple[PromptVariable, ...] = (),
        text: str = "",
        prompt: LibraryPrompt | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        changing = prompt is not None
        self.setWindowTitle(
            self.tr("Change the prompt") if changing else self.tr("Save as a prompt")
        )
        shown = prompt or LibraryPrompt("", name, language=language_of(text), variables=variables)
        self._name = self._field(
            shown.name, self.tr("Name"), self.tr("Under this name it is found.")
        )
        self._tags = self._field(
            ", ".join(shown.tags), self.tr("Tags"), self.tr("Words to find it by, with commas.")
        )
        self._description = self._field(
            shown.description, self.tr("Description"), self.tr("What it is for, in one sentence.")
        )
        self._note = self._field(
            "", self.tr("Note"), self.tr("What is particular about this version.")
        )
        self._language = self._make_language(shown.language)
        self._variables = VariablesEditor(shown.variables, self)
        self._problem = label("", self, "small", wrap=True)
        self._problem.setProperty("role", "bad")
        self._save = PrimaryButton(context, self.tr("Save"), self)
        self._save.clicked.connect(self._on_save)
        self._save.setDefault(True)
        layout = column(self, margins=24, spacing=16)
        layout.addLayout(self._make_form(with_note=not changing))
        if shown.variables:
            layout.addWidget(label(self.tr("Variables"), self, "heading"))
            layout.addWidget(self._variables)
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addLayout(self._make_foot(context))
        self.resize(560, self.sizeHint().height())
        self._name.textChanged.connect(lambda _text: self._check())
        self._name.selectAll()
        self._check()

    def _make_form(self, with_note: bool) -> QFormLayout:
        """Return the fields beside their names."""
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        parts = [self._name, self._description, self._tags, self._language]
        if with_note:
            parts.append(self._note)
        else:
            self._note.hide()
        for part in parts:
            form.addRow(label(part.accessibleName(), self, "small"), part)
        return form

    def _make_foot(self, context: UiContext) -> QHBoxLayout:
        """Return the buttons."""
        cancel = PlainButton(context, self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self._save)
        return foot

    def _make_language(self, chosen: str) -> ChoiceField:
        """Return the choice of a language; one that is not known here stays as it is."""
        choices: list[tuple[str, object]] = [
            (self.tr("None in particular"), ""),
            (self.tr("English"), "en"),
            (self.tr("Korean"), "ko"),
        ]
        if chosen not in ("", "en", "ko"):
            choices.append((chosen, chosen))
        field = ChoiceField(choices, chosen, self)
        field.setAccessibleName(self.tr("Language"))
        field.setToolTip(self.tr("The language that the prompt is written in."))
        return field

    def _field(self, text: str, name: str, tip: str) -> QLineEdit:
        """Return a field of one line."""
        field = QLineEdit(text, self)
        field.setAccessibleName(name)
        field.setPlaceholderText(tip)
        field.setToolTip(tip)
        return field

    def _check(self) -> None:
        """A prompt needs a name."""
        self._save.setEnabled(bool(self._name.text().strip()))
        self._problem.setVisible(bool(self._problem.text()))

    def _on_save(self) -> None:
        """Tell what was entered, unless something is missing."""
        self._problem.setText(self._variables.problem())
        self._check()
        if self._problem.text():
            return
        self.saved.emit(
            SaveChoice(
                self._name.text().strip(),
                tuple(part for part in self._tags.text().split(",") if part.strip()),
                str(self._language.currentData()),
                self._description.text().strip(),
                self._note.text().strip(),
                self._variables.variables(),
            )
        )
        self.accept()
