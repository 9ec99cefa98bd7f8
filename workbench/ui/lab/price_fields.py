"""The price of a million tokens, as the person enters it, and what the shown run would cost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from workbench.core.lab import Price
from workbench.ui.context import UiContext
from workbench.ui.lab.price import amount, cost_of, is_entered
from workbench.ui.style import pixels, sizes
from workbench.ui.widgets import DecimalField, FlowRow, label, row

_MOST: Final = 100_000.0
_CURRENCY_SIGNS: Final = 6
_FIELD_EM: Final = 7


class PriceFields(FlowRow):
    """Every change goes to the sheet at once; no price is known to the program itself."""

    priced = Signal()
    """The person entered another price."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, spacing=8)
        self._lab = context.services.lab
        self._height = sizes(context.points)["control"] + 2
        self._width = _FIELD_EM * pixels(context.points)
        self.add(self._words(self.tr("Price of a million tokens")))
        self._input = self._add_number(self.tr("read"), "input_per_million")
        self._output = self._add_number(self.tr("written"), "output_per_million")
        self._currency = self._add_currency()
        self._sum = self._words("")
        self.add(self._sum)
        for index in range(self.layout().count()):
            item = self.layout().itemAt(index).widget()
            item.setToolTip(
                self.tr(
                    "Enter what a provider asks to see what this would cost there. Models on "
                    "your own computer cost nothing by the token."
                )
            )
        self.refresh()

    def refresh(self) -> None:
        """Show the price of the sheet, and what all answers come to."""
        price = self._lab.sheet.price
        with QSignalBlocker(self._input), QSignalBlocker(self._output):
            self._input.setValue(price.input_per_million)
            self._output.setValue(price.output_per_million)
        if self._currency.text() != price.currency:
            self._currency.setText(price.currency)
        entered = is_entered(price)
        self._sum.setVisible(entered)
        if entered:
            cost = amount(cost_of(self._lab.results(), price), price.currency)
            self._sum.setText(
                self.tr("This run: {cost}, computed from the prices entered").format(cost=cost)
            )

    def _edit(self, **changes: Any) -> None:
        """Take a change over into the sheet."""
        price: Price = replace(self._lab.sheet.price, **changes)
        self._lab.set_sheet(replace(self._lab.sheet, price=price))
        self.refresh()
        self.priced.emit()

    def _words(self, text: str) -> QLabel:
        """Return words as high as a field, so that they stand in one line with it."""
        made = label(text, self, "small", selectable=True)
        made.setMinimumHeight(self._height)
        return made

    def _add_number(self, name: str, field: str) -> DecimalField:
        """Add a price with its name before it."""
        holder = QWidget(self)
        number = DecimalField(0.0, _MOST, 0.0, holder, step=0.1, decimals=3)
        number.setAccessibleName(name)
        number.setSpecialValueText("–")
        number.setFixedWidth(self._width)
        number.valueChanged.connect(lambda value: self._edit(**{field: value}))
        line = row(holder, spacing=4)
        line.addWidget(label(name, holder, "small"))
        line.addWidget(number)
        self.add(holder)
        return number

    def _add_currency(self) -> QLineEdit:
        """Add the currency."""
        currency = QLineEdit(self)
        currency.setMaxLength(_CURRENCY_SIGNS)
        currency.setAccessibleName(self.tr("Currency"))
        currency.setFixedWidth(self._width * 2 // 3)
        currency.textEdited.connect(lambda text: self._edit(currency=text))
        self.add(currency)
        return currency
