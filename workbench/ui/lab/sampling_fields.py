"""Temperature and longest answer of one column, and the way to the other numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.lab.sampling_dialog import SamplingDialog
from workbench.ui.widgets import DecimalField, NumberField, PlainButton, label

_SCORED: Final = 1  # tokens told per place: the chosen one is enough


class SamplingFields(QWidget):
    """The two numbers that matter most, each beside its name."""

    edited = Signal(object)
    """The person changed something; carries the whole Sampling."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._sampling = Sampling()
        self._temperature = DecimalField(0.0, 2.0, 0.0, self, step=0.1)
        self._temperature.setToolTip(
            self.tr("0 always takes the likeliest word; higher values vary more.")
        )
        self._max_tokens = NumberField(1, 32_768, 256, self, step=64)
        self._max_tokens.setToolTip(
            self.tr("The answer is cut after this many tokens. A token is about a short word.")
        )
        self._score = QCheckBox(self.tr("Score the answer"), self)
        self._score.setToolTip(
            self.tr(
                "Asks how likely the model itself finds its answer (its log-probability). Takes a "
                "little longer."
            )
        )
        self._score.toggled.connect(lambda on: self._edit(logprobs=_SCORED if on else 0))
        self._more = PlainButton(
            context,
            self.tr("More…"),
            self,
            role="link",
            tooltip=self.tr("Every other control of how this column’s words are chosen."),
        )
        self._temperature.valueChanged.connect(lambda value: self._edit(temperature=value))
        self._max_tokens.valueChanged.connect(lambda value: self._edit(max_tokens=value))
        self._more.clicked.connect(self._on_more)
        self._lay_out()

    def show_sampling(self, sampling: Sampling) -> None:
        """Show other numbers."""
        self._sampling = sampling
        with (
            QSignalBlocker(self._temperature),
            QSignalBlocker(self._max_tokens),
            QSignalBlocker(self._score),
        ):
            self._score.setChecked(sampling.logprobs > 0)
            self._temperature.setValue(sampling.temperature)
            self._max_tokens.setValue(sampling.max_tokens)

    def summary(self) -> str:
        """Return the numbers in one line."""
        return self.tr("temperature {temperature}, at most {tokens} tokens").format(
            temperature=f"{self._sampling.temperature:g}", tokens=self._sampling.max_tokens
        )

    def _edit(self, **changes: Any) -> None:
        """Take one number over."""
        self._take(replace(self._sampling, **changes))

    def _take(self, sampling: Sampling) -> None:
        """Keep and tell what the person chose."""
        if sampling != self._sampling:
            self.show_sampling(sampling)
            self.edited.emit(sampling)

    def _on_more(self) -> None:
        """Open the other numbers."""
        dialog = SamplingDialog(self._context, self._sampling, self)
        dialog.changed.connect(self._take)
        dialog.open()

    def _lay_out(self) -> None:
        """Put names beside the fields."""
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(8)
        layout.setVerticalSpacing(8)
        layout.setColumnStretch(1, 1)
        names = (self.tr("Temperature"), self.tr("Longest answer"))
        for line, (text, field) in enumerate(
            zip(names, (self._temperature, self._max_tokens), strict=True)
        ):
            field.setAccessibleName(text)
            layout.addWidget(label(text, self, "small"), line, 0)
            layout.addWidget(field, line, 1)
        layout.addWidget(self._score, 2, 0, 1, 2)
        layout.addWidget(self._more, 3, 1)
