"""The Sampling tab: how the next token is chosen, each control explained in plain words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPlainTextEdit, QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import PlainButton
from workbench.ui.widgets.fields import DecimalField, NumberField
from workbench.ui.widgets.labels import label, restyle
from workbench.ui.widgets.panels import ScrollColumn

_DEFAULT: Final = Sampling()
_SEED_MAX: Final = 2_147_483_647  # what Qt's field can hold


class SamplingPanel(ScrollColumn):
    """A form over ChatService.sampling; every change counts from the next answer on."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, margins=12, spacing=12)
        self._chat = context.services.chat
        self._is_filling = False
        self._field_width = 12 * context.points
        self._fields: dict[str, DecimalField | NumberField] = {}
        self._labels: dict[str, QLabel] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self._add_numbers()
        self.seed = self._add_seed()
        self.stop = self._add_stop()
        self.reset = PlainButton(
            context,
            self.tr("Reset to default"),
            self,
            icon="undo",
            tooltip=self.tr("Puts every value of this form back to where it began."),
        )
        self.reset.clicked.connect(self._on_reset)
        self._lay_out()
        self._fill(self._chat.sampling)

    def _lay_out(self) -> None:
        """Put the intro, the grid and the button below each other."""
        intro = self.tr("These count for every chat, from the next answer on.")
        self.body.addWidget(label(intro, self, "small", wrap=True))
        self.body.addLayout(self._grid)
        self.body.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the service again: the settings page may have changed it."""
        self._fill(self._chat.sampling)
        super().showEvent(event)

    def field(self, name: str) -> DecimalField | NumberField:
        """Return the field of one number."""
        return self._fields[name]

    def _add_numbers(self) -> None:
        """Add one row for each number, the ones most often used first."""
        self._add_decimal(
            "temperature", self.tr("Temperature"), (0.0, 2.0, 0.1),
            self.tr("How freely the model chooses its words. 0 always takes the likeliest one, "
                    "1 follows its own odds, above that it becomes wild."),
        )  # fmt: skip
        self._add_whole(
            "max_tokens", self.tr("Longest answer"), (1, 32_768, 64),
            self.tr("The answer is cut after this many tokens. A token is a piece of a word."),
        )  # fmt: skip
        self._add_decimal(
            "top_p", self.tr("Top-p"), (0.0, 1.0, 0.05),
            self.tr("Chooses only among the likeliest tokens that together reach this share of "
                    "the odds. 1 switches it off."),
        )  # fmt: skip
        self._add_whole(
            "top_k", self.tr("Top-k"), (0, 1_000, 1),
            self.tr("Chooses only among this many of the likeliest tokens. 0 switches it off."),
        )  # fmt: skip
        self._add_decimal(
            "min_p", self.tr("Min-p"), (0.0, 1.0, 0.01),
            self.tr("Leaves out tokens less likely than this share of the likeliest one. "
                    "0 switches it off."),
        )  # fmt: skip
        self._add_decimal(
            "repeat_penalty", self.tr("Repeat penalty"), (0.5, 2.0, 0.05),
            self.tr("Makes tokens that came before less likely. 1 switches it off; small models "
                    "repeat themselves less with 1.1."),
        )  # fmt: skip
        self._add_decimal(
            "frequency_penalty", self.tr("Frequency penalty"), (-2.0, 2.0, 0.1),
            self.tr("Makes a token less likely each time it was used. 0 switches it off."),
        )  # fmt: skip
        self._add_decimal(
            "presence_penalty", self.tr("Presence penalty"), (-2.0, 2.0, 0.1),
            self.tr("Makes a token less likely once it was used at all. 0 switches it off."),
        )  # fmt: skip

    def _add_decimal(
        self, name: str, text: str, bounds: tuple[float, float, float], tip: str
    ) -> None:
        """Add a row for a number with two decimals; *bounds* are least, most, step."""
        field = DecimalField(bounds[0], bounds[1], getattr(_DEFAULT, name), self, step=bounds[2])
        field.valueChanged.connect(self._on_changed)
        self._add_row(name, text, field, tip)

    def _add_whole(self, name: str, text: str, bounds: tuple[int, int, int], tip: str) -> None:
        """Add a row for a whole number; *bounds* are least, most, step."""
        field = NumberField(bounds[0], bounds[1], getattr(_DEFAULT, name), self, step=bounds[2])
        field.valueChanged.connect(self._on_changed)
        self._add_row(name, text, field, tip)

    def _add_row(self, name: str, text: str, field: DecimalField | NumberField, tip: str) -> None:
        """Put a label and its field in the grid."""
        words = self._label_for(text, tip)
        words.setBuddy(field)
        field.setKeyboardTracking(False)
        field.setFixedWidth(self._field_width)
        field.setToolTip(tip)
        field.setAccessibleName(text)
        field.setAccessibleDescription(tip)
        row = self._grid.rowCount()
        self._grid.addWidget(words, row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields[name] = field
        self._labels[name] = words

    def _label_for(self, text: str, tip: str) -> QLabel:
        """Return a label that carries the tooltip too."""
        made = label(text, self)
        made.setToolTip(tip)
        return made

    def _add_seed(self) -> NumberField:
        """Add the seed and the switch that gives each answer a new one."""
        tip = self.tr(
            "The number that chance starts from. The same seed, question and settings give the "
            "same answer again."
        )
        self.fixed_seed = QCheckBox(self.tr("Fixed seed"), self)
        self.fixed_seed.setToolTip(tip)
        field = NumberField(0, _SEED_MAX, 0, self)
        field.setGroupSeparatorShown(False)  # a seed is a name, not an amount
        field.setToolTip(tip)
        field.setAccessibleName(self.tr("Seed"))
        field.setKeyboardTracking(False)
        field.setFixedWidth(self._field_width)
        row = self._grid.rowCount()
        self._grid.addWidget(self.fixed_seed, row, 0)
        self._grid.addWidget(field, row, 1)
        field.setEnabled(False)
        self.fixed_seed.toggled.connect(field.setEnabled)
        self.fixed_seed.toggled.connect(self._on_changed)
        field.valueChanged.connect(self._on_changed)
        return field

    def _add_stop(self) -> QPlainTextEdit:
        """Add the stop texts, one a line."""
        tip = self.tr("The answer ends as soon as one of these texts appears. One on each line.")
        field = QPlainTextEdit(self)
        field.setToolTip(tip)
        field.setAccessibleName(self.tr("Stop texts"))
        field.setTabChangesFocus(True)
        field.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 16)
        row = self._grid.rowCount()
        self._grid.addWidget(self._label_for(self.tr("Stop texts"), tip), row, 0, 1, 2)
        self._grid.addWidget(field, row + 1, 0, 1, 2)
        field.textChanged.connect(self._on_changed)
        return field

    def _fill(self, sampling: Sampling) -> None:
        """Show values."""
        if sampling == self._read():
            self._mark(sampling)
            return
        self._is_filling = True
        for name, field in self._fields.items():
            field.setValue(getattr(sampling, name))
        self.fixed_seed.setChecked(sampling.seed is not None)
        self.seed.setEnabled(sampling.seed is not None)
        self.seed.setValue(sampling.seed or 0)
        self.stop.setPlainText("\n".join(sampling.stop))
        self._is_filling = False
        self._mark(sampling)

    def _read(self) -> Sampling:
        """Return the values as they stand in the form."""
        values: dict[str, Any] = {name: field.value() for name, field in self._fields.items()}
        stop = tuple(line for line in self.stop.toPlainText().splitlines() if line)
        seed = self.seed.value() if self.fixed_seed.isChecked() else None
        return replace(self._chat.sampling, **values, seed=seed, stop=stop)

    def _mark(self, sampling: Sampling) -> None:
        """Set off the labels of values that are not the default."""
        for name, words in self._labels.items():
            is_default = abs(getattr(sampling, name) - getattr(_DEFAULT, name)) < 1e-9
            restyle(words, "role", "" if is_default else "strong")
        self.reset.setEnabled(sampling != _DEFAULT)

    @Slot()
    def _on_changed(self, *_value: object) -> None:
        """Hand the values on."""
        if self._is_filling:
            return
        sampling = self._read()
        self._chat.set_sampling(sampling)
        self._mark(sampling)

    @Slot()
    def _on_reset(self) -> None:
        """Put every value back."""
        self._chat.set_sampling(_DEFAULT)
        self._fill(_DEFAULT)
