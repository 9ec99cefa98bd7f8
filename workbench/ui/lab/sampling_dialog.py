"""The less common numbers of one column's sampling."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.widgets import DecimalField, NumberField, PlainButton, column, label, row


@dataclass(frozen=True, slots=True)
class _Entry:
    """One number of the form."""

    field: str
    label: str
    tip: str
    low: float
    high: float
    step: float


class SamplingDialog(QDialog):
    """Changes take effect at once; Reset goes back to the defaults of these fields."""

    changed = Signal(object)

    def __init__(self, context: UiContext, sampling: Sampling, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sampling of this column"))
        self._sampling = sampling
        self._fields: dict[str, NumberField | DecimalField] = {}
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        for entry in self._entries():
            form.addRow(label(entry.label, self, "small"), self._make_field(entry))
        self._stop = QLineEdit(self)
        self._stop.setAccessibleName(self.tr("Stop texts"))
        self._stop.setToolTip(
            self.tr("The answer ends before one of these texts. Separate several by commas.")
        )
        self._stop.textEdited.connect(self._on_stop_edited)
        form.addRow(label(self.tr("Stop texts"), self, "small"), self._stop)
        reset = PlainButton(
            context,
            self.tr("Reset"),
            self,
            role="quiet",
            tooltip=self.tr("Put these numbers back to their defaults."),
        )
        reset.clicked.connect(self._on_reset)
        close = PlainButton(context, self.tr("Close"), self)
        close.clicked.connect(self.close)
        layout = column(self, margins=24, spacing=16)
        layout.addLayout(form)
        buttons = row()
        buttons.addWidget(reset)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout.addLayout(buttons)
        self._show()

    def _entries(self) -> tuple[_Entry, ...]:
        """Return the numbers offered, with what they mean."""
        penalty = self.tr("Above 0, words that have come already become less likely.")
        return (
            _Entry(
                "top_k", self.tr("Top-k"),
                self.tr("Only this many of the likeliest words are looked at. 0: all."), 0, 500, 1,
            ),
            _Entry(
                "top_p", self.tr("Top-p"),
                self.tr("Only the likeliest words that together have this share. 1: all."),
                0, 1, 0.05,
            ),
            _Entry(
                "min_p", self.tr("Min-p"),
                self.tr("Only words at least this likely, measured against the likeliest. 0: all."),
                0, 1, 0.01,
            ),
            _Entry(
                "repeat_penalty", self.tr("Repeat penalty"),
                self.tr("Above 1, words of the last lines become less likely."), 0.5, 2, 0.05,
            ),
            _Entry("frequency_penalty", self.tr("Frequency penalty"), penalty, -2, 2, 0.1),
            _Entry("presence_penalty", self.tr("Presence penalty"), penalty, -2, 2, 0.1),
        )  # fmt: skip

    def _make_field(self, entry: _Entry) -> NumberField | DecimalField:
        """Return the field of one number."""
        field: NumberField | DecimalField
        if entry.field == "top_k":
            field = NumberField(round(entry.low), round(entry.high), 0, self)
        else:
            field = DecimalField(entry.low, entry.high, 0.0, self, step=entry.step)
        field.setToolTip(entry.tip)
        field.setAccessibleName(entry.label)
        field.valueChanged.connect(lambda value, name=entry.field: self._take(**{name: value}))
        self._fields[entry.field] = field
        return field

    def _show(self) -> None:
        """Show the present numbers."""
        for name, field in self._fields.items():
            field.blockSignals(True)
            field.setValue(getattr(self._sampling, name))
            field.blockSignals(False)
        self._stop.setText(", ".join(self._sampling.stop))

    def _take(self, **changes: Any) -> None:
        """Keep a change and tell it."""
        self._sampling = replace(self._sampling, **changes)
        self.changed.emit(self._sampling)

    def _on_stop_edited(self, text: str) -> None:
        """Read the stop texts."""
        self._take(stop=tuple(part.strip() for part in text.split(",") if part.strip()))

    def _on_reset(self) -> None:
        """Go back to the defaults; temperature and longest answer stay."""
        self._sampling = Sampling(
            temperature=self._sampling.temperature, max_tokens=self._sampling.max_tokens
        )
        self._show()
        self.changed.emit(self._sampling)
