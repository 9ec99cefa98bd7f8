"""The price of a million tokens, as the person enters it, and what the shown run would cost."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.core.lab import Price
from workbench.ui.context import UiContext
from workbench.ui.lab.price import amount, cost_of, is_entered
from workbench.ui.widgets import DecimalField, FlowRow, label, row

_MOST: Final = 100_000.0
_CURRENCY_SIGNS: Final = 6


class PriceFields(FlowRow):
    """Every change goes to the sheet at once; no price is known to the program itself."""

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent, spacing=8)
        self._lab = context.services.lab
        self.add(label(self.tr("Price of a million tokens"), self, "small"))
        self._input = self._add_number(self.tr("read"), "input_per_million")
        self._output = self._add_number(self.tr("written"), "output_per_million")
        self._currency = self._add_currency(context)
        self._sum = label("", self, "small", selectable=True)
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
        self._lab.run_changed.emit()

    def _add_number(self, name: str, field: str) -> DecimalField:
        """Add a price with its name before it."""
        holder = QWidget(self)
        number = DecimalField(0.0, _MOST, 0.0, holder, step=0.1, decimals=3)
        number.setAccessibleName(name)
        number.setSpecialValueText("–")
        number.valueChanged.connect(lambda value: self._edit(**{field: value}))
        line = row(holder, spacing=4)
        line.addWidget(label(name, holder, "small"))
        line.addWidget(number)
        self.add(holder)
        return number

    def _add_currency(self, context: UiContext) -> QLineEdit:
        """Add the currency."""
        currency = QLineEdit(self)
        currency.setMaxLength(_CURRENCY_SIGNS)
        currency.setAccessibleName(self.tr("Currency"))
        currency.setFixedWidth(currency.fontMetrics().averageCharWidth() * 8 + 24)
        currency.textEdited.connect(lambda text: self._edit(currency=text))
        self.add(currency)
        return currency
