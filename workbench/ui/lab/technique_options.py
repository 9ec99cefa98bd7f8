"""What the chosen technique of a column can be told, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from workbench.core.lab import Variant
from workbench.prompts.answering_scripts import MOST_SAMPLES
from workbench.prompts.step_scripts import MOST_ROUNDS
from workbench.prompts.techniques import TECHNIQUES
from workbench.ui.context import UiContext
from workbench.ui.lab.technique_chain import ChainEditor
from workbench.ui.widgets import ChoiceField, DecimalField, NumberField, column, label


class TechniqueOptionsPart(QWidget):
    """One line an option, and a hint where something is missing."""

    changed = Signal(dict)
    """The person changed fields of TechniqueOptions; carries them by name."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: dict[str, tuple[QLabel, QWidget]] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._samples = NumberField(1, MOST_SAMPLES, 5, self)
        self._temperature = DecimalField(0.1, 2.0, 0.7, self, step=0.1)
        self._rounds = NumberField(1, MOST_ROUNDS, 1, self)
        self._marking = ChoiceField(
            [
                (self.tr("as it stands"), "none"),
                (self.tr("between marks"), "delimited"),
                (self.tr("marked in every blank"), "datamarked"),
            ],
            "none",
            self,
        )
        # As narrow as the column: its choices are long.
        self._marking.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._marking.setMinimumContentsLength(6)
        self._add_lines()
        self._chain = ChainEditor(context, self)
        self._hint = label("", self, "small", wrap=True)
        layout = column(self, spacing=8)
        layout.addLayout(self._grid)
        layout.addWidget(self._chain)
        layout.addWidget(self._hint)
        self._connect()

    @property
    def captions(self) -> list[QLabel]:
        """The names of the options, to be lined up with those around them."""
        return [caption for caption, _field in self._lines.values()]

    def show_variant(self, variant: Variant) -> None:
        """Show the options of a column's technique."""
        options = variant.options
        with (
            QSignalBlocker(self._samples),
            QSignalBlocker(self._rounds),
            QSignalBlocker(self._temperature),
        ):
            self._samples.setValue(options.samples)
            self._rounds.setValue(options.rounds)
            self._temperature.setValue(options.temperature)
        self._marking.setCurrentIndex(max(0, self._marking.findData(options.marking)))
        self._chain.show_chain(options.chain)
        self._show_used(variant)

    def _show_used(self, variant: Variant) -> None:
        """Show what the technique looks at, and say what it still needs."""
        used = _uses(variant)
        own_temperature = variant.sampling.temperature > 0
        for name, widgets in self._lines.items():
            shown = name in used or name == "marking"
            for widget in widgets:
                widget.setVisible(shown and not (name == "temperature" and own_temperature))
        self._chain.setVisible("chain" in used)
        hint = ""
        if variant.technique == "worked" and not any(item.steps for item in variant.examples):
            hint = self.tr("Needs examples whose Steps are filled in.")
        elif "json_schema" in used and not variant.sampling.json_schema.strip():
            hint = self.tr("Needs a JSON schema: see Sampling, More…, form of the answer.")
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def _add_lines(self) -> None:
        """Put each field beside its name."""
        for line, (key, name, field, tip) in enumerate(
            (
                (
                    "samples", self.tr("Samples"), self._samples,
                    self.tr("How many answers are taken to find the most frequent one."),
                ),
                (
                    "temperature", self.tr("Temperature"), self._temperature,
                    self.tr(
                        "How much the samples vary. A column’s own temperature above 0 goes first."
                    ),
                ),
                (
                    "rounds", self.tr("Rounds"), self._rounds,
                    self.tr("How often the answer is criticised and written again."),
                ),
                (
                    "marking", self.tr("Input"), self._marking,
                    self.tr(
                        "Marks the input as text that is not to be obeyed, for texts of "
                        "strangers. Source: Hines et al. 2024, arXiv 2403.14720."
                    ),
                ),
            )
        ):  # fmt: skip
            caption = label(name, self, "small")
            field.setAccessibleName(name)
            field.setToolTip(tip)
            self._grid.addWidget(caption, line, 0)
            self._grid.addWidget(field, line, 1)
            self._lines[key] = (caption, field)

    def _connect(self) -> None:
        """Tell every change as it happens."""
        self._samples.valueChanged.connect(lambda value: self.changed.emit({"samples": value}))
        self._rounds.valueChanged.connect(lambda value: self.changed.emit({"rounds": value}))
        self._temperature.valueChanged.connect(
            lambda value: self.changed.emit({"temperature": round(value, 2)})
        )
        self._marking.chosen.connect(lambda key: self.changed.emit({"marking": key}))
        self._chain.edited.connect(lambda chain: self.changed.emit({"chain": chain}))


def _uses(variant: Variant) -> Sequence[str]:
    """Return the options that a column's technique looks at."""
    return next((item.uses for item in TECHNIQUES if item.technique_id == variant.technique), ())
