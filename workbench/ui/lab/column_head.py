"""The head of a column: its letter, its name, what differs, and its menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from workbench.core.lab import Variant
from workbench.ui import words as common
from workbench.ui.context import UiContext
from workbench.ui.lab import edits, words
from workbench.ui.lab.letter_badge import LetterBadge
from workbench.ui.lab.library.origin import OriginLine
from workbench.ui.widgets import ElidedLabel, IconLabel, QuietButton, column, label, row


class ColumnHead(QWidget):
    """Names one column and offers what can be done with it."""

    renamed = Signal(str)
    chosen = Signal(str)
    """An entry of the menu: "duplicate", "vary", "remove", "left", "right", "prompt",
    "copy_settings", "lamp", or one of library.actions.KEYS."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._badge = LetterBadge(context, self)
        self._name = self._make_name()
        self._differs = label("", self, "small", wrap=True)
        self._differs.setToolTip(self.tr("What is not the same as in the first column."))
        self._model = self._make_model()
        self._origin = OriginLine(context, self)
        self._origin.save_asked.connect(lambda: self.chosen.emit("save_version"))
        self._actions: dict[str, QAction] = {}
        line = row(spacing=4)
        line.addWidget(self._badge)
        line.addWidget(self._name, 1)
        line.addWidget(self._make_menu_button())
        layout = column(self, spacing=4)
        layout.addLayout(line)
        layout.addWidget(self._differs)
        layout.addWidget(self._model)
        layout.addWidget(self._origin)

    def show_variant(self, variant: Variant, index: int, columns: int) -> None:
        """Show a column at its place among the others."""
        self._badge.show_index(index)
        name = edits.shown_name(variant)
        if self._name.text() != name:
            self._name.setText(name)
            self._name.setCursorPosition(0)
        self._name.setPlaceholderText(self.tr("Prompt {letter}").format(letter=self._badge.letter))
        self._show_model(variant.model_id)
        self._origin.show_variant(variant)
        self._actions["left"].setEnabled(index > 0)
        self._actions["right"].setEnabled(index < columns - 1)
        self._actions["remove"].setEnabled(columns > edits.MIN_COLUMNS)
        self._actions["lamp"].setEnabled(len(variant.examples) > 1)
        self._actions["duplicate"].setEnabled(columns < edits.MAX_COLUMNS)

    def show_differences(self, phrases: tuple[str, ...], is_first: bool) -> None:
        """Say what differs from the first column."""
        self._origin.refresh()
        if is_first:
            self._differs.setText(self.tr("The others are held against this one"))
        else:
            self._differs.setText(words.differences(phrases))

    def _make_model(self) -> QWidget:
        """Return the line that names the model of a column that has one of its own."""
        line = QWidget(self)
        inside = row(line, spacing=6)
        inside.addWidget(IconLabel(self._context, "models", line))
        self._model_name = ElidedLabel("", line, "small")
        inside.addWidget(self._model_name, 1)
        line.hide()
        return line

    def _show_model(self, model_id: str) -> None:
        """Name the model unless it is the loaded one."""
        entry = self._context.services.models.entry(model_id) if model_id else None
        name = common.model_name(entry) if entry else self.tr("a model that is not on the list")
        self._model_name.setText(self.tr("on {model}").format(model=name))
        self._model.setVisible(bool(model_id))

    def _make_name(self) -> QLineEdit:
        """Return the field with the name."""
        name = QLineEdit(self)
        name.setProperty("role", "inline")
        name.setToolTip(self.tr("The name of this column. Click to change it."))
        name.setAccessibleName(self.tr("Name of the column"))
        font = QFont(name.font())
        font.setWeight(QFont.Weight.DemiBold)
        name.setFont(font)
        name.textEdited.connect(self.renamed)
        return name

    def _make_menu_button(self) -> QuietButton:
        """Return the button with the menu of the column."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        for key, icon, text in (
            ("prompt", "eye", self.tr("Show exactly what is sent…")),
            ("choose_prompt", "collection", self.tr("Choose a prompt…")),
            ("save_prompt", "save", self.tr("Save as a prompt…")),
            ("versions", "history", self.tr("Versions…")),
            ("lamp", "spark", self.tr("Examples under the lamp…")),
            ("duplicate", "copy", self.tr("Duplicate")),
            ("vary", "branch", self.tr("Vary…")),
            ("copy_settings", "sliders", self.tr("Copy settings to all columns")),
            ("left", "left", self.tr("Move left")),
            ("right", "right", self.tr("Move right")),
            ("remove", "trash", self.tr("Remove")),
        ):
            if key in ("choose_prompt", "duplicate", "left", "remove"):
                menu.addSeparator()
            action = menu.addAction(self._context.icons.get(icon), text)
            action.triggered.connect(lambda _checked=False, chosen=key: self.chosen.emit(chosen))
            self._actions[key] = action
        self._actions["vary"].setToolTip(
            self.tr("Makes columns of this one that differ in one thing, from a list or a range.")
        )
        self._actions["copy_settings"].setToolTip(
            self.tr("Gives this column's technique, documents, model and sampling to all columns.")
        )
        self._actions["lamp"].setToolTip(
            self.tr("What the order and the labels of the examples do by themselves.")
        )
        button = QuietButton(
            self._context, "more", self.tr("What can be done with this column"), self
        )
        button.setMenu(menu)
        return button
