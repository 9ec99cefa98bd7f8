"""What can be made of one answer: a chat, an example of a prompt, a version in the library."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.core.generation import Turn
from workbench.core.lab import CellResult, Comparison, Example, Row, Variant
from workbench.ui.context import UiContext
from workbench.ui.lab import edits
from workbench.ui.lab.table import words
from workbench.ui.lab.table.rows import INPUT


def example_of(row: Row, result: CellResult) -> Example:
    """Return an answer as a worked pair: with its steps where an answer was taken out of it."""
    text = result.text.strip()
    taken = result.answer.strip()
    steps = text if taken and taken != text else ""
    return Example(row.values.get(INPUT, ""), taken or text, steps)


def turns_of(sheet: Comparison, variant: Variant, row: Row, result: CellResult) -> tuple[Turn, ...]:
    """Return what a chat begins with: what the last step was sent, else the filled prompt."""
    if result.steps and result.steps[-1].turns:
        return result.steps[-1].turns
    text = row.values.get(INPUT, sheet.input)
    system = (Turn("system", variant.system_text),) if variant.system_text.strip() else ()
    return (*system, Turn("user", text))


def with_example(sheet: Comparison, variant_id: str, example: Example) -> Comparison:
    """Return the sheet with an example added at the end of one column's."""
    variant = edits.variant_of(sheet, variant_id)
    if variant is None:
        return sheet
    return edits.with_variant(sheet, replace(variant, examples=(*variant.examples, example)))


class AnswerMenu(QMenu):
    """Offers what can be made of the answer that is shown."""

    chat_wanted = Signal()
    example_wanted = Signal(str)
    """The column that gets the example."""
    version_wanted = Signal()
    rerun_wanted = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._lab = context.services.lab
        self.setToolTipsVisible(True)
        icons = context.icons
        chat = self.addAction(icons.get("chat"), self.tr("Go on in a chat"))
        chat.setToolTip(self.tr("Opens a new chat with this prompt, this input and this answer."))
        chat.triggered.connect(lambda: self.chat_wanted.emit())
        self._examples = self.addMenu(icons.get("list"), self.tr("Keep as an example"))
        self._examples.aboutToShow.connect(self._fill_examples)
        self._version = self.addAction(
            icons.get("save"), self.tr("Keep this prompt in the library")
        )
        self._version.triggered.connect(lambda: self.version_wanted.emit())
        self.addSeparator()
        rerun = self.addAction(icons.get("retry"), self.tr("Run this row again"))
        rerun.setToolTip(self.tr("Runs this row in all columns; the other answers stay."))
        rerun.triggered.connect(lambda: self.rerun_wanted.emit())

    def _fill_examples(self) -> None:
        """List the columns that could get the example."""
        self._examples.clear()
        variants = self._lab.sheet.variants
        for variant in variants:
            text = self.tr("In {column}").format(column=words.column_name(variants, variant))
            action = self._examples.addAction(text)
            action.triggered.connect(
                lambda _checked=False, chosen=variant.variant_id: self.example_wanted.emit(chosen)
            )
