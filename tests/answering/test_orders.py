"""Orders of examples, and the spread of what comes of them."""

from __future__ import annotations

import pytest

from workbench.answering.orders import orders_of, sheet_of_orders, spread_of, steady_rows
from workbench.core.errors import BadInput
from workbench.core.lab import CellResult, Comparison, Example, Row, TechniqueOptions, Variant

SHOTS = tuple(Example(f"in {number}", str(number)) for number in range(6))


def test_four_examples_have_all_their_orders() -> None:
    orders = orders_of(4, seed=7)
    assert len(set(orders)) == 24
    assert orders[0] == (0, 1, 2, 3)
    assert orders_of(2, seed=7) == ((0, 1), (1, 0))


def test_more_examples_have_24_different_orders_by_the_seed() -> None:
    orders = orders_of(6, seed=7)
    assert len(set(orders)) == 24
    assert orders[0] == (0, 1, 2, 3, 4, 5)
    assert orders_of(6, seed=7) == orders
    assert orders_of(6, seed=8) != orders
    assert len(set(orders_of(5, seed=1))) == 24


def test_each_order_becomes_a_column_on_the_first_rows() -> None:
    options = TechniqueOptions(order="shuffled", most_examples=3)
    variant = Variant("a", "A", examples=SHOTS, options=options, technique="worked")
    rows = tuple(Row(str(number), {"input": "x"}) for number in range(30))
    sheet = Comparison(variants=(variant,), repeats=5, rows=rows)
    made, orders = sheet_of_orders(sheet, variant)
    assert (len(made.variants), len(made.rows), made.repeats) == (6, 20, 1)
    assert len(orders) == 6
    last = made.variants[-1]
    assert [example.output for example in last.examples] == [str(place) for place in orders[-1]]
    assert last.options == TechniqueOptions()
    assert last.technique == "worked"
    assert len({column.variant_id for column in made.variants}) == 6


def test_one_example_has_no_orders() -> None:
    with pytest.raises(BadInput, match="only one order"):
        sheet_of_orders(Comparison(), Variant("a", "A", examples=SHOTS[:1]))


def _cell(order: int, row: str, text: str, right: bool | None = None) -> CellResult:
    return CellResult(f"order-{order}", 0, text, right=right, row_id=row)


def test_the_spread_is_taken_over_orders() -> None:
    cells = [
        _cell(0, "r", "x", True), _cell(0, "s", "x", True),
        _cell(1, "r", "x", True), _cell(1, "s", "x", False),
        _cell(2, "r", "x", False), _cell(2, "s", "x", False),
    ]  # fmt: skip
    spread = spread_of(cells)
    assert spread is not None
    assert (spread.lowest, spread.highest, spread.mean, spread.orders) == (0.0, 1.0, 0.5, 3)
    assert spread.deviation == pytest.approx(0.408248, abs=1e-6)
    assert spread_of([_cell(0, "r", "x")]) is None


def test_steady_inputs_have_one_answer_in_all_orders() -> None:
    cells = [_cell(0, "r", "Yes"), _cell(1, "r", "yes "), _cell(0, "s", "yes"), _cell(1, "s", "no")]
    assert steady_rows(cells) == (1, 2)
