"""The parts of the sampling form: each edits one or two fields of Sampling."""

from __future__ import annotations

import math
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from workbench.core.generation import Sampling
from workbench.ui.context import UiContext
from workbench.ui.widgets.control_row import ControlRow
from workbench.ui.widgets.fields import DecimalField, NumberField
from workbench.ui.widgets.panels import column, row
from workbench.ui.widgets.sampling.controls import Control
from workbench.ui.widgets.sampling.escapes import escaped, unescaped

_SEED_MAX: Final = 2_147_483_647  # what Qt's field can hold


class Part(QWidget):
    """Edits the fields *names* of Sampling. Signals: edited(), reset_pressed().

    *needs* names a field without which the part has no meaning and is not shown.
    """

    edited = Signal()
    reset_pressed = Signal()

    def __init__(self, names: tuple[str, ...], parent: QWidget, needs: str = "") -> None:
        super().__init__(parent)
        self.names = names
        self.needs = needs
        self.control: ControlRow | None = None
        self._layout = column(self)

    def show_sampling(self, sampling: Sampling) -> None:
        """Show the values of the fields; this is not an edit."""
        raise NotImplementedError

    def values(self) -> dict[str, Any]:
        """Return the values as they stand in the part."""
        raise NotImplementedError

    def mark(self, sampling: Sampling, default: Sampling) -> None:
        """Mark what is not the usual value."""
        if self.control is not None:
            self.control.set_changed(self.is_changed(sampling, default))

    def is_changed(self, sampling: Sampling, default: Sampling) -> bool:
        """Whether a field differs from its usual value."""
        return any(
            not _same(getattr(sampling, name), getattr(default, name)) for name in self.names
        )

    def set_available(self, is_available: bool, why: str = "") -> None:
        """Grey the part out where it does nothing, and say why."""
        if self.control is not None:
            self.control.set_available(is_available, why)
        else:
            self.setEnabled(is_available)
            self.setToolTip(why)

    def _take(self, control: ControlRow) -> None:
        """Consist of this row."""
        self.control = control
        control.reset_pressed.connect(self.reset_pressed)
        self._layout.addWidget(control)


class NumberPart(Part):
    """One number."""

    def __init__(self, context: UiContext, control: Control, parent: QWidget) -> None:
        super().__init__((control.name,), parent, control.needs)
        self.field = _field_for(control, self)
        self.field.setKeyboardTracking(False)
        self.field.valueChanged.connect(lambda _value: self.edited.emit())
        self._take(ControlRow(context, control.title, control.meaning, self.field, self))

    def show_sampling(self, sampling: Sampling) -> None:
        """Show the number."""
        with QSignalBlocker(self.field):
            self.field.setValue(getattr(sampling, self.names[0]))

    def values(self) -> dict[str, Any]:
        """Return the number."""
        return {self.names[0]: self.field.value()}


class TogglePart(Part):
    """Something that is on or off."""

    def __init__(
        self, context: UiContext, name: str, title: str, meaning: str, parent: QWidget
    ) -> None:
        super().__init__((name,), parent)
        self.field = QCheckBox(self.tr("on"), self)
        self.field.toggled.connect(lambda _on: self.edited.emit())
        self._take(ControlRow(context, title, meaning, self.field, self))

    def show_sampling(self, sampling: Sampling) -> None:
        """Show whether it is on."""
        with QSignalBlocker(self.field):
            self.field.setChecked(getattr(sampling, self.names[0]))

    def values(self) -> dict[str, Any]:
        """Return whether it is on."""
        return {self.names[0]: self.field.isChecked()}


class SeedPart(Part):
    """The number that chance starts from, or a new one for each answer."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(("seed",), parent)
        self.fixed = QCheckBox(self.tr("Always the same"), self)
        self.field = NumberField(0, _SEED_MAX, 0, self)
        self.field.setGroupSeparatorShown(False)  # a seed is a name, not an amount
        self.field.setKeyboardTracking(False)
        self.field.setAccessibleName(self.tr("Seed"))
        self.field.setFixedWidth(12 * context.points)
        self.fixed.toggled.connect(self._on_toggled)
        self.field.valueChanged.connect(lambda _value: self.edited.emit())
        both = QWidget(self)
        line = row(both, spacing=12)
        line.addWidget(self.fixed, 1)
        line.addWidget(self.field)
        meaning = self.tr(
            "The number chance starts from. The same seed, question and settings give the same "
            "answer again."
        )
        self._take(ControlRow(context, self.tr("Seed"), meaning, both, self, wide=True))
        self.fixed.setToolTip(meaning)
        self.field.setToolTip(meaning)

    def show_sampling(self, sampling: Sampling) -> None:
        """Show the seed."""
        with QSignalBlocker(self.fixed), QSignalBlocker(self.field):
            self.fixed.setChecked(sampling.seed is not None)
            self.field.setEnabled(sampling.seed is not None)
            self.field.setValue(sampling.seed or 0)

    def values(self) -> dict[str, Any]:
        """Return the seed, None for a new one each time."""
        return {"seed": self.field.value() if self.fixed.isChecked() else None}

    def _on_toggled(self, is_fixed: bool) -> None:
        """Let the number be typed."""
        self.field.setEnabled(is_fixed)
        self.edited.emit()


class LinesPart(Part):
    """Several short texts, one on each line."""

    def __init__(
        self,
        context: UiContext,
        name: str,
        title: str,
        meaning: str,
        parent: QWidget,
        *,
        needs: str = "",
    ) -> None:
        super().__init__((name,), parent, needs)
        self.field = QPlainTextEdit(self)
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.fontMetrics().lineSpacing() * 3 + 20)
        self.field.textChanged.connect(self.edited)
        self._take(ControlRow(context, title, meaning, self.field, self, wide=True))

    def show_sampling(self, sampling: Sampling) -> None:
        """Show the texts; what is being typed is left alone."""
        if self.values()[self.names[0]] == getattr(sampling, self.names[0]):
            return
        with QSignalBlocker(self.field):
            lines = (escaped(text) for text in getattr(sampling, self.names[0]))
            self.field.setPlainText("\n".join(lines))

    def values(self) -> dict[str, Any]:
        """Return the texts."""
        lines = self.field.toPlainText().splitlines()
        return {self.names[0]: tuple(unescaped(line) for line in lines if line)}


def _field_for(control: Control, parent: QWidget) -> NumberField | DecimalField:
    """Return a field with the limits of a control."""
    field: NumberField | DecimalField
    if control.decimals:
        field = DecimalField(
            control.low, control.high, control.low, parent,
            step=control.step, decimals=control.decimals,
        )  # fmt: skip
        field.setSpecialValueText(control.at_lowest)
    else:
        low = round(control.low)
        field = NumberField(
            low, round(control.high), low, parent,
            step=round(control.step), automatic=control.at_lowest,
        )  # fmt: skip
    return field


def _same(one: object, other: object) -> bool:
    """Whether two values are the same for a person."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, abs_tol=1e-9)
    return one == other
