"""The prompts of a chain that come before a column's own prompt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.core.lab import ChainStep
from workbench.ui.context import UiContext
from workbench.ui.lab.prompt_edit import PromptEdit
from workbench.ui.widgets import PlainButton, QuietButton, column, label, row


class ChainEditor(QWidget):
    """One block a step: its name, its prompt, and buttons to move and remove it."""

    edited = Signal(tuple)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._chain: tuple[ChainStep, ...] = ()
        self._blocks: list[_StepBlock] = []
        self._note = label(
            self.tr("These prompts run first, in this order. The prompt above comes last."),
            self,
            "small",
            wrap=True,
        )
        self.add = PlainButton(
            context,
            self.tr("Add a step"),
            self,
            icon="plus",
            role="link",
            tooltip=self.tr("Add a prompt that runs before the column’s own."),
        )
        self.add.clicked.connect(self._on_add)
        self._list = column(spacing=8)
        last = row()
        last.addWidget(self.add)
        last.addStretch(1)
        layout = column(self, spacing=8)
        layout.addWidget(self._note)
        layout.addLayout(self._list)
        layout.addLayout(last)

    def show_chain(self, chain: Sequence[ChainStep]) -> None:
        """Show other steps; blocks that stay keep their cursor."""
        self._chain = tuple(chain)
        while len(self._blocks) > len(chain):
            block = self._blocks.pop()
            self._list.removeWidget(block)
            block.hide()
            block.deleteLater()
        while len(self._blocks) < len(chain):
            self._blocks.append(self._make_block(len(self._blocks)))
        for place, (block, step) in enumerate(zip(self._blocks, chain, strict=True)):
            block.show_step(step, is_first=place == 0)

    def _make_block(self, place: int) -> _StepBlock:
        """Return the block at a place."""
        block = _StepBlock(self._context, self)
        block.edited.connect(lambda step: self._replace(place, step))
        block.removed.connect(lambda: self._take(self._chain[:place] + self._chain[place + 1 :]))
        block.raised.connect(lambda: self._raise(place))
        self._list.addWidget(block)
        return block

    def _on_add(self) -> None:
        """Add a step below the others, with a name that is free, and begin to write it."""
        taken = {step.name for step in self._chain}
        number = len(self._chain) + 1
        while f"step{number}" in taken:
            number += 1
        before = self._chain[-1].name if self._chain else "input"
        self._take((*self._chain, ChainStep(f"step{number}", "{{" + before + "}}")))
        self._blocks[-1].template.setFocus()

    def _replace(self, place: int, step: ChainStep) -> None:
        """Take an edit of one step over."""
        self._take((*self._chain[:place], step, *self._chain[place + 1 :]))

    def _raise(self, place: int) -> None:
        """Move a step up."""
        steps = list(self._chain)
        steps.insert(place - 1, steps.pop(place))
        self._take(tuple(steps))

    def _take(self, chain: tuple[ChainStep, ...]) -> None:
        """Show and tell what the person made."""
        self.show_chain(chain)
        self.edited.emit(chain)


class _StepBlock(QWidget):
    """One step of a chain."""

    edited = Signal(object)
    removed = Signal()
    raised = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._step = ChainStep("", "")
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the step"))
        self.name.setToolTip(
            self.tr("What this step gives stands for {{name}} in the prompts after it.")
        )
        self.template = PromptEdit(
            self,
            name=self.tr("Prompt of the step"),
            tip=self.tr("Sent as a prompt of its own. {{input}} stands for the input."),
            max_lines=6,
            theme=context.theme,
        )
        self._up = QuietButton(context, "up", self.tr("Move this step up"), self)
        remove = QuietButton(context, "minus", self.tr("Remove this step"), self)
        self.name.textEdited.connect(lambda text: self._edit(name=text.strip()))
        self.template.edited.connect(lambda text: self._edit(template=text))
        self._up.clicked.connect(self.raised)
        remove.clicked.connect(self.removed)
        head = row(spacing=4)
        head.addWidget(self.name, 1)
        head.addWidget(self._up)
        head.addWidget(remove)
        layout = column(self, spacing=4)
        layout.addLayout(head)
        layout.addWidget(self.template)

    def show_step(self, step: ChainStep, is_first: bool) -> None:
        """Show another step; what is the same already is left alone."""
        self._step = step
        if self.name.text().strip() != step.name:
            self.name.setText(step.name)
        self.template.show_text(step.template)
        self._up.setEnabled(not is_first)

    def _edit(self, **changes: str) -> None:
        """Tell an edit."""
        self._step = replace(self._step, **changes)
        self.edited.emit(self._step)
