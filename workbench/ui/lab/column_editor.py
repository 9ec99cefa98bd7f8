"""What makes one column's prompt: texts, examples, technique, documents, model, sampling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from workbench.core.lab import TechniqueOptions, Variant
from workbench.prompts.techniques import TECHNIQUES
from workbench.ui.context import UiContext
from workbench.ui.lab.collection_field import CollectionField
from workbench.ui.lab.examples_editor import ExamplesEditor
from workbench.ui.lab.model_field import ModelField
from workbench.ui.lab.prompt_edit import PromptEdit
from workbench.ui.lab.sampling_fields import SamplingFields
from workbench.ui.lab.technique_field import TechniqueField
from workbench.ui.lab.technique_options import TechniqueOptionsPart
from workbench.ui.widgets import ScrollColumn, label
from workbench.ui.widgets.disclosure import Disclosure


class ColumnEditor(ScrollColumn):
    """Shows a variant and tells each change as field name and new value."""

    edited = Signal(str, object)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, margins=(16, 0, 12, 8), spacing=8)
        self.setAccessibleName(self.tr("What is sent"))
        self._context = context
        self._options = TechniqueOptions()
        self._captions: list[QLabel] = []
        self._system, self._system_part = self._make_system()
        self._template = PromptEdit(
            self.content,
            name=self.tr("Prompt"),
            tip=self.tr(
                "What is sent. {{input}} stands for the shared input; "
                "any other {{name}} gets a field above the columns."
            ),
            lines=3,
            max_lines=12,
            theme=context.theme,
        )
        self._examples = ExamplesEditor(context, self.content)
        self._technique = TechniqueField(self.content)
        self._technique_options = TechniqueOptionsPart(context, self.content)
        self._collection = CollectionField(context.services.library, self.content)
        self._model = ModelField(context.services.models, self.content)
        self._sampling = SamplingFields(context, self.content)
        self._sampling_part = Disclosure(
            context,
            self.tr("Sampling"),
            self.tr("How the next word is chosen, and how long the answer may be."),
            self.content,
        )
        self._sampling_part.set_body(self._sampling)
        for part in (self._system_part, self._template, self._examples):
            self.body.addWidget(part)
        self.body.addLayout(self._choices([(self.tr("Technique"), self._technique)]))
        self.body.addWidget(self._technique_options)
        self.body.addLayout(
            self._choices(
                [(self.tr("Documents"), self._collection), (self.tr("Model"), self._model)]
            )
        )
        self.body.addWidget(self._sampling_part)
        self.body.addStretch(1)
        self.widget().setAutoFillBackground(False)  # the card is the ground
        _line_up([*self._captions, *self._technique_options.captions])
        self._connect()

    def show_variant(self, variant: Variant) -> None:
        """Show a column; what is the same already is left alone."""
        self._options = variant.options
        if variant.system_text and not self._system.toPlainText():
            self._system_part.set_open(True)
        self._system.show_text(variant.system_text)
        self._template.show_text(variant.template)
        self._examples.show_examples(variant.examples, shows_steps(variant))
        self._examples.show_options(variant.options)
        self._technique_options.show_variant(variant)
        self._technique.show_technique(variant.technique)
        self._collection.show_collection(variant.collection_id)
        self._model.show_model(variant.model_id)
        self._sampling.show_sampling(variant.sampling)
        self._preview()

    def _make_system(self) -> tuple[PromptEdit, Disclosure]:
        """Return the system text and the part it folds into."""
        part = Disclosure(
            self._context,
            self.tr("System text"),
            self.tr("Who the model is and what it should keep to; sent before the prompt."),
            self.content,
        )
        field = PromptEdit(
            part,
            name=self.tr("System text"),
            tip=self.tr("Sent first, before the examples and the prompt."),
            placeholder=self.tr("For example: You answer in one word."),
            max_lines=6,
            theme=self._context.theme,
        )
        part.set_body(field)
        return field, part

    def _choices(self, fields: Sequence[tuple[str, QWidget]]) -> QGridLayout:
        """Return fields below each other, each beside its name."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for line, (text, field) in enumerate(fields):
            caption = label(text, self.content, "small")
            self._captions.append(caption)
            grid.addWidget(caption, line, 0)
            grid.addWidget(field, line, 1)
        return grid

    def _connect(self) -> None:
        """Tell every change as it happens."""
        self._system.edited.connect(lambda text: self._edit("system_text", text))
        self._template.edited.connect(lambda text: self._edit("template", text))
        self._examples.edited.connect(lambda examples: self._edit("examples", examples))
        self._examples.options_changed.connect(self._edit_options)
        self._technique.chosen.connect(lambda key: self._edit("technique", key))
        self._technique_options.changed.connect(self._edit_options)
        self._collection.chosen.connect(lambda key: self._edit("collection_id", key))
        self._model.chosen.connect(lambda key: self._edit("model_id", key))
        self._sampling.edited.connect(lambda sampling: self._edit("sampling", sampling))

    def _edit(self, field: str, value: object) -> None:
        """Pass a change on and keep the folded lines true."""
        self.edited.emit(field, value)
        self._preview()

    def _edit_options(self, changes: dict[str, Any]) -> None:
        """Pass on a change of what the technique is told."""
        self._options = replace(self._options, **changes)
        self._edit("options", self._options)

    def _preview(self) -> None:
        """Say in the folded lines what they hold."""
        self._system_part.set_preview(self._system.toPlainText() or self.tr("none"))
        self._sampling_part.set_preview(self._sampling.summary())


def _line_up(captions: Sequence[QLabel]) -> None:
    """Give names that stand below each other one width."""
    for caption in captions:
        caption.ensurePolished()
    width = max(caption.sizeHint().width() for caption in captions)
    for caption in captions:
        caption.setMinimumWidth(width)


def shows_steps(variant: Variant) -> bool:
    """Whether a column's technique looks at the steps of its examples."""
    return any(
        item.technique_id == variant.technique and "steps" in item.uses for item in TECHNIQUES
    )
