"""The lab's head line: title, undo, seed, repeats, mode, and the button that runs all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from workbench.ui.context import UiContext
from workbench.ui.lab import edits, words
from workbench.ui.lab.two_parts import TwoParts
from workbench.ui.widgets import (
    ChoiceField,
    FlowRow,
    NumberField,
    PrimaryButton,
    QuietButton,
    label,
    row,
)

_MOST_REPEATS = 100
_MOST_SEED = 2_147_483_647


class Head(TwoParts):
    """Reads the sheet from the lab service and writes every change back at once."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        left = QWidget(self)
        self._title = self._make_title(left)
        self._undo = self._make_step("undo", self.tr("Undo the last change (Ctrl+Z)"), left)
        self._redo = self._make_step("redo", self.tr("Do it again (Ctrl+Shift+Z)"), left)
        self._fill_left(row(left, spacing=8), left)
        right = FlowRow(self)
        self._seed = self._make_number(0, _MOST_SEED, "seed", right)
        self._repeats = self._make_number(1, _MOST_REPEATS, "repeats", right)
        self._mode = self._make_mode(right)
        self._run = PrimaryButton(context, "", right)
        self._run.clicked.connect(self.toggle_run)
        for part in (self._seed, self._repeats, self._mode, self._run):
            right.add(part)
        self.set_parts(left, right)
        self.show_sheet()
        self.show_running()

    def show_sheet(self) -> None:
        """Show the sheet as it stands."""
        sheet = self._lab.sheet
        if self._title.text() != sheet.title:
            self._title.setText(sheet.title)
            self._title.setCursorPosition(0)
        for field, value in ((self._seed, sheet.seed), (self._repeats, sheet.repeats)):
            field.blockSignals(True)
            field.setValue(value)
            field.blockSignals(False)
        self._mode.setCurrentIndex(words.MODES.index(sheet.mode))
        self.show_edited()

    def show_edited(self) -> None:
        """Say whether there is something to undo, to do again, and to run."""
        self._run.setEnabled(self._lab.running or not edits.is_blank(self._lab.sheet))
        self._undo.setEnabled(self._lab.can_undo)
        self._redo.setEnabled(self._lab.can_redo)

    def show_running(self) -> None:
        """Offer to run, or to stop."""
        running, icons = self._lab.running, self._context.icons
        self._run.setText(self.tr("Stop") if running else self.tr("Run all"))
        self._run.setIcon(icons.get("stop" if running else "play", "on_accent"))
        self._run.setToolTip(
            self.tr("Stop all columns; what has come so far stays.")
            if running
            else self.tr("Send every column to the model (Ctrl+Enter).")
        )
        for field in (self._seed, self._repeats, self._mode):
            field.setEnabled(not running)
        self.show_edited()
        self.arrange()

    def toggle_run(self) -> None:
        """Run all columns, or stop them."""
        if self._lab.running:
            self._lab.stop()
        elif not edits.is_blank(self._lab.sheet):
            self._lab.run()

    def _edit(self, **changes: Any) -> None:
        """Take a change over into the sheet."""
        self._lab.set_sheet(replace(self._lab.sheet, **changes))
        self.show_edited()

    def _make_title(self, parent: QWidget) -> QLineEdit:
        """Return the field with the sheet's title."""
        title = QLineEdit(parent)
        title.setProperty("role", "inline")
        title.setPlaceholderText(self.tr("Untitled comparison"))
        title.setAccessibleName(self.tr("Title of the comparison"))
        title.setToolTip(self.tr("The title of this comparison. Click to change it."))
        title.setMaximumWidth(36 * title.fontMetrics().averageCharWidth() + 24)
        title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        title.textEdited.connect(lambda text: self._edit(title=text))
        return title

    def _make_step(self, name: str, tip: str, parent: QWidget) -> QuietButton:
        """Return the button that undoes or does again."""
        button = QuietButton(self._context, name, tip, parent)
        button.clicked.connect(getattr(self._lab, name))
        return button

    def _fill_left(self, line: QHBoxLayout, parent: QWidget) -> None:
        """Put the page's name, the title and the history side by side."""
        line.addWidget(label(self.tr("Prompt lab"), parent, "title"))
        line.addWidget(self._title, 4)
        line.addStretch(1)
        line.addWidget(self._undo)
        line.addWidget(self._redo)

    def _make_number(self, low: int, high: int, field: str, parent: QWidget) -> NumberField:
        """Return the field for the seed or the repeats."""
        number = NumberField(low, high, low, parent)
        number.setGroupSeparatorShown(False)
        if field == "seed":
            number.setPrefix(self.tr("Seed") + " ")
            number.setAccessibleName(self.tr("Seed"))
            number.setToolTip(
                self.tr("The same seed gives the same answers again. Repeats count up from it.")
            )
        else:
            number.setPrefix(self.tr("Repeats") + " ")
            number.setAccessibleName(self.tr("Repeats"))
            number.setToolTip(self.tr("How often each column is run, to see what is chance."))
        digits = "0" * 5
        number.setFixedWidth(number.fontMetrics().horizontalAdvance(number.prefix() + digits) + 32)
        number.valueChanged.connect(lambda value: self._edit(**{field: value}))
        return number

    def _make_mode(self, parent: QWidget) -> ChoiceField:
        """Return the choice between one batch and one after another."""
        choices: list[tuple[str, object]] = [(words.mode(key), key) for key in words.MODES]
        mode = ChoiceField(choices, "batch", parent)
        mode.setAccessibleName(self.tr("How the columns are run"))
        mode.setToolTip(
            self.tr(
                "One batch: all columns at once, fastest in all. "
                "One after another: slower, but each column's times are those of a lone run."
            )
        )
        mode.setItemData(0, mode.toolTip(), Qt.ItemDataRole.ToolTipRole)
        mode.chosen.connect(lambda key: self._edit(mode=key))
        return mode
