"""One prompt of the library: what it is, its versions, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from workbench.core.prompts import LibraryPrompt, PromptVariable, PromptVersion
from workbench.prompts.library_edits import names_in
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab.library import library_words
from workbench.ui.lab.library.prompt_text import PromptText
from workbench.ui.lab.library.version_bar import VersionBar
from workbench.ui.widgets import (
    PlainButton,
    PrimaryButton,
    QuietButton,
    column,
    label,
    restyle,
    row,
)


class PromptDetails(QWidget):
    """Signals carry the version: `use_asked(variant_id, number)`, `add_asked(number)`,
    `roll_back_asked(number)`; `edit_asked()`, `export_asked()`, `delete_asked()`.
    """

    use_asked = Signal(str, int)
    add_asked = Signal(int)
    roll_back_asked = Signal(int)
    edit_asked = Signal()
    export_asked = Signal()
    delete_asked = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._prompts = context.services.prompts
        self._prompt: LibraryPrompt | None = None
        self._target = ""
        self._name = label("", self, "heading", wrap=True)
        self._facts = label("", self, "small", wrap=True)
        self._description = label("", self, "dim", wrap=True)
        self.versions = VersionBar(self)
        self.versions.changed.connect(self._show_version)
        self._text = PromptText(context, self)
        self._legend = label("", self, "small", wrap=True)
        self._said = label("", self, "small", wrap=True)
        layout = column(self, spacing=8)
        layout.addLayout(self._make_head())
        layout.addWidget(self._facts)
        layout.addWidget(self._description)
        layout.addWidget(self.versions)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._legend)
        layout.addWidget(self._said)
        layout.addLayout(self._make_foot())

    @property
    def number(self) -> int:
        """The number of the version shown, 0 when there is none."""
        version = self.versions.version
        return version.number if version else 0

    def show_prompt(self, prompt: LibraryPrompt | None, number: int = 0) -> None:
        """Show a prompt, by default its newest version."""
        if prompt is None or self._prompt is None or prompt.prompt_id != self._prompt.prompt_id:
            self.say("")
        self._prompt = prompt
        self.versions.show_prompt(prompt, number)
        self._name.setText(prompt.name if prompt else self.tr("No prompt is chosen"))
        self._facts.setText(self._facts_of(prompt) if prompt else "")
        self._facts.setVisible(prompt is not None)
        self._description.setText(prompt.description if prompt else "")
        self._description.setVisible(bool(prompt and prompt.description))
        own = prompt is not None and self._prompts.is_own(prompt.prompt_id)
        self._delete.setEnabled(own)
        self._delete.setToolTip(self._delete_tip(prompt, own))
        for part in (self._edit, self._export, self._add, self._use, self.versions):
            part.setEnabled(prompt is not None)
        self._show_version()

    def show_columns(self, columns: list[tuple[str, str]], target: str, full: bool) -> None:
        """Offer columns (letter, variant id) to use the prompt in; *target* is meant by default."""
        self._target = target if target in [key for _letter, key in columns] else ""
        letters = {key: letter for letter, key in columns}
        self._columns.clear()
        if self._target:
            QPushButton.setMenu(self._use, None)  # type: ignore[arg-type]
            self._use.setText(
                self.tr("Use in column {letter}").format(letter=letters[self._target])
            )
        else:
            for letter, key in columns:
                action = self._columns.addAction(self.tr("Column {letter}").format(letter=letter))
                action.triggered.connect(
                    lambda _checked=False, chosen=key: self.use_asked.emit(chosen, self.number)
                )
            self._use.setText(self.tr("Use in a column"))
            QPushButton.setMenu(self._use, self._columns)
        restyle(self._use, "menu", not self._target)  # room for the arrow, or none
        self._use.setVisible(bool(columns))
        self._add.setEnabled(not full and self._prompt is not None)

    def use(self) -> None:
        """Use the prompt where it is meant to go; without such a column, add one."""
        if self._prompt is None:
            return
        if self._target:
            self.use_asked.emit(self._target, self.number)
        elif self._add.isEnabled():
            self.add_asked.emit(self.number)

    def say(self, text: str) -> None:
        """Tell what has just been done."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _make_head(self) -> QHBoxLayout:
        """Return the name with the buttons of the prompt."""
        self._edit = self._make_icon(
            "edit", self.tr("Change name, tags and variables…"), self.edit_asked
        )
        self._export = self._make_icon("export", self.tr("Export this prompt…"), self.export_asked)
        self._delete = self._make_icon(
            "trash", self.tr("Delete this prompt; you can undo it."), self.delete_asked
        )
        line = row(spacing=4)
        line.addWidget(self._name, 1)
        for button in (self._edit, self._export, self._delete):
            line.addWidget(button)
        return line

    def _make_icon(self, icon: str, tip: str, told: SignalInstance) -> QuietButton:
        """Return a small button that tells one thing."""
        button = QuietButton(self._context, icon, tip, self)
        button.clicked.connect(lambda: told.emit())
        return button

    def _make_foot(self) -> QHBoxLayout:
        """Return the buttons that use the prompt."""
        self._roll_back = PlainButton(
            self._context, self.tr("Roll back to this version"), self, role="quiet", icon="history",
            tooltip=self.tr("Saves a new version equal to this one; no version is lost."),
        )  # fmt: skip
        self._roll_back.clicked.connect(lambda: self.roll_back_asked.emit(self.number))
        self._add = PlainButton(
            self._context, self.tr("Add as a column"), self, icon="plus",
            tooltip=self.tr("Opens this version in a new column of the comparison."),
        )  # fmt: skip
        self._add.clicked.connect(lambda: self.add_asked.emit(self.number))
        self._columns = QMenu(self)
        self._use = PrimaryButton(
            self._context, "", self,
            tooltip=self.tr("Puts this version in place of the column's prompt; undo brings it "
                            "back."),
        )  # fmt: skip
        self._use.clicked.connect(lambda: self.use() if self._target else None)
        line = row(spacing=8)
        line.addWidget(self._roll_back)
        line.addStretch(1)
        line.addWidget(self._add)
        line.addWidget(self._use)
        return line

    def _show_version(self) -> None:
        """Show the version that is chosen, or what differs from the other one."""
        version, other = self.versions.version, self.versions.other
        newest = self._prompt.latest if self._prompt else None
        self._roll_back.setVisible(version is not None and version != newest)
        self._legend.setVisible(version is not None and other is not None and other != version)
        if version is None:
            self._text.show_nothing()
        elif other is None or other == version:
            self._text.show_content(version.content, self._variables_of(version))
        else:
            removed, added = self._text.show_difference(other.content, version.content)
            self._legend.setText(self._legend_of(other.number, version.number, removed, added))

    def _variables_of(self, version: PromptVersion) -> tuple[PromptVariable, ...]:
        """Return what is said of the variables that a version uses."""
        names = names_in(version.content)
        declared = self._prompt.variables if self._prompt else ()
        return tuple(item for item in declared if item.name in names)

    def _legend_of(self, old: int, new: int, removed: int, added: int) -> str:
        """Explain the marks."""
        if not removed and not added:
            return self.tr("Both versions are the same.")
        return self.tr(
            "Struck out: only in {first} ({removed}). Underlined: only in {second} ({added})."
        ).format(
            first=library_words.version_mark(old),
            second=library_words.version_mark(new),
            removed=self.tr("%n words", "", removed),
            added=self.tr("%n words", "", added),
        )

    def _facts_of(self, prompt: LibraryPrompt) -> str:
        """Return language, tags and where it comes from."""
        own = self._prompts.is_own(prompt.prompt_id)
        if own and self._prompts.has_original(prompt.prompt_id):
            origin = self.tr("your copy of a prompt that comes with the program")
        elif own:
            origin = self.tr("your own")
        else:
            origin = self.tr("comes with the program; an edit saves your own copy")
        language = common.language_name(prompt.language) if prompt.language else ""
        return common.joined(language, ", ".join(prompt.tags), origin)

    def _delete_tip(self, prompt: LibraryPrompt | None, own: bool) -> str:
        """Say what deleting would do."""
        if prompt is not None and not own:
            return self.tr("Prompts that come with the program stay.")
        if prompt is not None and self._prompts.has_original(prompt.prompt_id):
            return self.tr("Delete your copy; the original then shows again. You can undo it.")
        return self.tr("Delete this prompt; you can undo it.")
