"""How models are loaded: context, GPU layers, threads, batch, answers at once."""

from __future__ import annotations

import dataclasses

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.core.models import LoadOptions
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.widgets import ChoiceField, NumberField, PlainButton, ScrollColumn, label, row
from workbench.ui.widgets.panels import column

_MOST_TOKENS = 1_048_576
_MOST_LAYERS = 999


class LoadOptionsForm(ScrollColumn):
    """Writes every change to the model service. Signals: changed()."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, margins=(16, 20, 16, 16), spacing=4)
        self._context = context
        self._models = context.services.models
        self._filling = False
        self.body.addWidget(label(self.tr("Load options"), self.content, "heading"))
        self.body.addWidget(
            label(
                self.tr("Used the next time a model is loaded."), self.content, "small", wrap=True
            )
        )
        self._build_fields()
        self._build_buttons()
        self._build_device()
        self.body.addStretch(1)
        self._fill(context.services.settings.value.load)
        self._models.state_changed.connect(self._show_state)
        self._show_state()

    # Building

    def _build_fields(self) -> None:
        """One labelled field after the other."""
        automatic = self.tr("automatic")
        field = self.content
        self.context_tokens = NumberField(0, _MOST_TOKENS, 0, field, step=1024, automatic=automatic)
        self._add(
            self.tr("Context, tokens"),
            self.context_tokens,
            self.tr(
                "How much text the model can see at once: the question, the chat before it and "
                "the passages. More needs more memory. Automatic takes what the model was trained "
                "for, at most 8,192."
            ),
        )
        choices: list[tuple[str, object]] = [
            (self.tr("As many as fit"), "all"),
            (self.tr("None, use the CPU"), "none"),
            (self.tr("A number of them"), "some"),
        ]
        self.gpu = ChoiceField(choices, "all", field)
        self.gpu_layers = NumberField(1, _MOST_LAYERS, 16, field)
        self.gpu_layers.setAccessibleName(self.tr("Number of layers on the GPU"))
        tip = self.tr(
            "Layers of the model that are computed on the graphics card. More is faster, as long "
            "as its memory suffices. Without a supported graphics card this changes nothing."
        )
        self._add(self.tr("Layers on the GPU"), self.gpu, tip)
        self.body.addWidget(self.gpu_layers)
        self.threads = NumberField(0, 256, 0, field, automatic=automatic)
        self._add(
            self.tr("Threads"),
            self.threads,
            self.tr(
                "Processor cores that compute at the same time. Automatic takes all physical "
                "cores; fewer leave more for other programs."
            ),
        )
        self.batch = NumberField(32, 4096, 512, field, step=32)
        self._add(
            self.tr("Batch, tokens"),
            self.batch,
            self.tr(
                "Tokens of a prompt that are read in one step. More reads long prompts faster and "
                "needs a little more memory."
            ),
        )
        self.sequences = NumberField(1, 64, 16, field)
        self._add(
            self.tr("Answers at once"),
            self.sequences,
            self.tr("Most answers the lab generates side by side in one batch."),
        )
        for number in (
            self.context_tokens, self.gpu_layers, self.threads, self.batch, self.sequences,
        ):  # fmt: skip
            number.valueChanged.connect(self._on_change)
        self.gpu.chosen.connect(self._on_change)

    def _add(self, title: str, field: QWidget, tip: str) -> None:
        """Put a labelled field at the end."""
        self.body.addSpacing(8)
        caption = label(title, self.content, "small")
        caption.setBuddy(field)
        caption.setToolTip(tip)
        field.setToolTip(tip)
        field.setAccessibleName(title)
        self.body.addWidget(caption)
        self.body.addWidget(field)

    def _build_buttons(self) -> None:
        """Load again with the new options, or reset them."""
        self.body.addSpacing(12)
        line: QHBoxLayout = row()
        self.reload_button = PlainButton(
            self._context,
            self.tr("Load again"),
            self.content,
            icon="retry",
            tooltip=self.tr("Load the present model anew with these options"),
        )
        self.reload_button.clicked.connect(self._on_reload)
        self.reset_button = PlainButton(
            self._context,
            self.tr("Reset"),
            self.content,
            role="quiet",
            icon="undo",
            tooltip=self.tr("Let the program choose everything again"),
        )
        self.reset_button.clicked.connect(self._on_reset)
        line.addWidget(self.reload_button)
        line.addWidget(self.reset_button)
        line.addStretch(1)
        self.body.addLayout(line)

    def _build_device(self) -> None:
        """Where the present model runs, and why."""
        self.body.addSpacing(16)
        self.body.addWidget(label(self.tr("Device"), self.content, "heading"))
        lines = column(spacing=2)
        self.device = label("", self.content, wrap=True)
        self.device_note = label("", self.content, "small", wrap=True)
        lines.addWidget(self.device)
        lines.addWidget(self.device_note)
        self.body.addLayout(lines)

    # State

    def _show_state(self) -> None:
        """Show where the present model runs."""
        info = self._models.loaded
        self.reload_button.setEnabled(info is not None)
        if info is None:
            self.device.setText(self.tr("Shown as soon as a model is loaded."))
            self.device_note.setText("")
            return
        load = self.tr("loaded in {time}").format(time=words.seconds(info.load_s))
        self.device.setText(words.joined(words.device(info), load))
        self.device_note.setText(words.sentence(info.device_note))

    def _fill(self, options: LoadOptions) -> None:
        """Show options."""
        self._filling = True
        self.context_tokens.setValue(options.context_tokens)
        choice = "all" if options.gpu_layers < 0 else "some" if options.gpu_layers else "none"
        self.gpu.setCurrentIndex(self.gpu.findData(choice))
        if options.gpu_layers > 0:
            self.gpu_layers.setValue(options.gpu_layers)
        self.gpu_layers.setVisible(choice == "some")
        self.threads.setValue(options.threads)
        self.batch.setValue(options.batch_tokens)
        self.sequences.setValue(options.sequences)
        self._filling = False

    def _on_change(self, _value: object = None) -> None:
        """Keep what is shown."""
        choice = self.gpu.currentData()
        self.gpu_layers.setVisible(choice == "some")
        if self._filling:
            return
        layers = {"all": -1, "none": 0}.get(choice, self.gpu_layers.value())
        self._models.set_load_options(
            dataclasses.replace(
                self._context.services.settings.value.load,
                context_tokens=self.context_tokens.value(),
                gpu_layers=layers,
                threads=self.threads.value(),
                batch_tokens=self.batch.value(),
                sequences=self.sequences.value(),
            )
        )
        self.changed.emit()

    def _on_reset(self) -> None:
        """Let the program choose everything."""
        self._fill(LoadOptions())
        self._on_change()

    def _on_reload(self) -> None:
        """Load the present model anew."""
        selected = self._models.selected
        if selected is not None:
            self._models.load(selected.model_id)
