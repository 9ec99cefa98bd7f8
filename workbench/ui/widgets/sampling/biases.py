"""Tokens made more or less likely by hand, a line each."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workbench.core.generation import Sampling, TokenBias
from workbench.ui.context import UiContext
from workbench.ui.widgets.buttons import PlainButton, QuietButton
from workbench.ui.widgets.fields import DecimalField, NumberField
from workbench.ui.widgets.labels import label
from workbench.ui.widgets.panels import column, row
from workbench.ui.widgets.sampling.parts import Part

_MOST_TOKEN: Final = 10_000_000
_FORBIDDEN: Final = -100.0


class _BiasLine(QWidget):
    """A token's number and what is added to its score. Signals: edited(), removed()."""

    edited = Signal()
    removed = Signal()

    def __init__(self, context: UiContext, entry: TokenBias, parent: QWidget) -> None:
        super().__init__(parent)
        self.token = NumberField(0, _MOST_TOKEN, entry.token, self)
        self.token.setGroupSeparatorShown(False)
        self.token.setAccessibleName(self.tr("Number of the token"))
        self.token.setToolTip(self.tr("The token’s number in this model, as shown under Tokens."))
        self.bias = DecimalField(_FORBIDDEN, 100.0, entry.bias, self, step=1.0, decimals=1)
        self.bias.setSpecialValueText(self.tr("never"))
        self.bias.setAccessibleName(self.tr("How much more or less likely"))
        self.bias.setToolTip(
            self.tr("Added to the token’s score: 5 is much more likely, −100 practically never.")
        )
        remove = QuietButton(context, "trash", self.tr("Take this token off the list"), self)
        remove.clicked.connect(self.removed)
        line = row(self, spacing=6)
        for field in (self.token, self.bias):
            field.setKeyboardTracking(False)
            field.valueChanged.connect(lambda _value: self.edited.emit())
            line.addWidget(field, 1)
        line.addWidget(remove)

    @property
    def entry(self) -> TokenBias:
        """What the line says."""
        return TokenBias(self.token.value(), self.bias.value())


class BiasPart(Part):
    """Edits Sampling.logit_bias."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(("logit_bias",), parent)
        self._context = context
        self.lines: list[_BiasLine] = []
        self._layout.setSpacing(8)
        meaning = self.tr(
            "Makes single tokens likelier or forbids them. Numbers differ from model to model; "
            "the Tokens tab tells those of an answer."
        )
        self._layout.addWidget(label(meaning, self, "small", wrap=True))
        self._rows = column(spacing=6)
        self._layout.addLayout(self._rows)
        self.add = PlainButton(
            context,
            self.tr("Add a token"),
            self,
            icon="plus",
            role="pill",
            tooltip=self.tr("Adds a line; it forbids its token until you change the value."),
        )
        self.add.clicked.connect(self._on_add)
        self._layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_sampling(self, sampling: Sampling) -> None:
        """Show the tokens; lines that are the same already stay."""
        if sampling.logit_bias == self.values()["logit_bias"]:
            return
        for line in self.lines:
            self._drop(line)
        self.lines = []
        for entry in sampling.logit_bias:
            self._add_line(entry)

    def values(self) -> dict[str, Any]:
        """Return the tokens."""
        return {"logit_bias": tuple(line.entry for line in self.lines)}

    def _add_line(self, entry: TokenBias) -> _BiasLine:
        """Put a line at the end."""
        line = _BiasLine(self._context, entry, self)
        line.edited.connect(self.edited)
        line.removed.connect(lambda: self._on_removed(line))
        self._rows.addWidget(line)
        self.lines.append(line)
        return line

    def _on_add(self) -> None:
        """Begin a line and let its number be typed."""
        line = self._add_line(TokenBias(0, _FORBIDDEN))
        line.token.setFocus()
        line.token.selectAll()
        self.edited.emit()

    def _on_removed(self, line: _BiasLine) -> None:
        """Take a line away."""
        self.lines.remove(line)
        self._drop(line)
        self.edited.emit()

    def _drop(self, line: _BiasLine) -> None:
        """Let a line go."""
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
