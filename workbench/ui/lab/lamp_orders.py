"""The heat map of orders: a line an order of the examples, a column an input."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from workbench.answering.cells import input_of, rows_of
from workbench.answering.orders import Order, order_id, spread_of, steady_rows
from workbench.core.lab import CellResult, Comparison, Run, Variant
from workbench.ui import words
from workbench.ui.context import UiContext
from workbench.ui.guard import while_alive
from workbench.ui.lab.lamp_part import LampPart, cell, percent, plain_table
from workbench.ui.lab.lamp_squares import SQUARE_ROLE, Square, SquareDelegate

_SHOWN = 300  # characters of a text in a tooltip


class OrdersTab(LampPart):
    """Runs the column in many orders and paints each answer as it comes."""

    def __init__(
        self, context: UiContext, sheet: Comparison, variant: Variant, parent: QWidget
    ) -> None:
        super().__init__(context, parent)
        self._sheet, self._variant = sheet, variant
        self._lamp = context.services.lamp
        self._orders: tuple[Order, ...] = ()
        self._shown = sheet  # with a column for each order
        self._results: list[CellResult] = []
        self._answers: dict[str, int] = {}  # in the order in which they came
        self.set_words(
            self.tr(
                "The same examples in other orders: all of up to four examples, else 24 drawn by "
                "the seed, on the first 20 inputs. Source: Lu et al. 2022, arXiv 2104.08786."
            ),
            self.tr("Try the orders"),
        )
        self.table = plain_table(self, self.tr("Answers by order and input"))
        self.table.setItemDelegate(SquareDelegate(context, self.table))
        self.body.addWidget(self.table, 1)

    def begin(self) -> None:
        """Run the column in its orders."""
        self._results.clear()
        self._answers.clear()
        cancel = self._lamp.try_orders(
            self._sheet,
            self._variant,
            self._on_begun,
            while_alive(self, self._on_cell),
            while_alive(self, self._on_done),
            while_alive(self, self.fail),
        )
        self.running(cancel)

    def _on_begun(self, sheet: Comparison, orders: tuple[Order, ...]) -> None:
        """Lay the map out, all squares waiting."""
        self._shown, self._orders = sheet, orders
        rows = rows_of(sheet)
        table = self.table
        table.clear()
        table.setRowCount(len(orders))
        table.setColumnCount(len(rows) + 2)
        names = [str(number) for number in range(1, len(rows) + 1)]
        table.setHorizontalHeaderLabels([self.tr("Order"), *names, self.tr("Right")])
        for column, row in enumerate(rows, start=1):
            head = table.horizontalHeaderItem(column)
            head.setToolTip(input_of(sheet, row)[:_SHOWN])
            for line in range(len(orders)):
                item = cell("")
                item.setData(SQUARE_ROLE, Square("waiting"))
                table.setItem(line, column, item)
        for line, order in enumerate(orders):
            first = cell("  ".join(str(place + 1) for place in order))
            first.setToolTip("\n".join(self._variant.examples[place].output for place in order))
            table.setItem(line, 0, first)
            table.setItem(line, len(rows) + 1, cell(""))
        for place in (0, len(rows) + 1):
            table.horizontalHeaderItem(place).setTextAlignment(
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )
        judged = _is_judged(sheet)
        table.setColumnHidden(len(rows) + 1, not judged)
        self._fit_sections(judged)
        self._count()

    def _fit_sections(self, judged: bool) -> None:
        """Give every square its size and the sums, where there are some, the rest."""
        header = self.table.horizontalHeader()
        header.setMinimumSectionSize(24)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(judged)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _on_cell(self, result: CellResult) -> None:
        """Paint an answer that has come."""
        self._results.append(result)
        ids = [order_id(number) for number in range(len(self._orders))]
        rows = [row.row_id for row in rows_of(self._shown)]
        line, column = ids.index(result.variant_id), rows.index(result.row_id)
        item = self.table.item(line, column + 1)
        item.setData(SQUARE_ROLE, self._square(result))
        item.setToolTip(self._tip(result))
        judged = [r.right for r in self._results if r.variant_id == result.variant_id]
        known = [right for right in judged if right is not None]
        if known:
            self.table.item(line, len(rows) + 1).setText(f"{sum(known)} / {len(known)}")
        self._count()

    def _square(self, result: CellResult) -> Square:
        """Return what stands for an answer: its verdict, else its number among the answers."""
        if result.problem is not None:
            return Square("failed")
        if result.right is not None:
            return Square("right" if result.right else "wrong")
        shown = " ".join((result.answer or result.text).casefold().split())
        return Square("answer", self._answers.setdefault(shown, len(self._answers)))

    @staticmethod
    def _tip(result: CellResult) -> str:
        """Return what came, or why nothing did."""
        if result.problem is not None:
            return " ".join(words.translate_problem(result.problem)).strip()
        return (result.answer or result.text)[:_SHOWN]

    def _count(self) -> None:
        """Say how many answers have come."""
        total = len(self._orders) * len(rows_of(self._shown))
        self.say(self.tr("{done} of {total} answers").format(done=len(self._results), total=total))

    def _on_done(self, run: Run) -> None:
        """Say how far the orders differ."""
        self.running(None)
        ended = [result for result in run.cells if result.problem is None]
        if not run.complete:
            self.say(self.tr("Stopped; the orders are not compared."))
            return
        spread = spread_of(ended)
        if spread is None:
            steady, inputs = steady_rows(ended)
            self.say(
                self.tr(
                    "{steady} of {inputs} inputs get the same answer in every order. Say what is "
                    "expected to see right and wrong."
                ).format(steady=steady, inputs=inputs)
            )
            return
        self.say(
            self.tr(
                "By the order alone, right between {low} and {high}; on average {mean}, "
                "standard deviation {deviation} points over {orders} orders."
            ).format(
                low=percent(spread.lowest),
                high=percent(spread.highest),
                mean=percent(spread.mean),
                deviation=round(100 * spread.deviation),
                orders=spread.orders,
            )
        )


def _is_judged(sheet: Comparison) -> bool:
    """Whether anything tells right answers from wrong ones."""
    rows = rows_of(sheet)
    return bool(sheet.expected or sheet.checks) or any(row.expected or row.checks for row in rows)
