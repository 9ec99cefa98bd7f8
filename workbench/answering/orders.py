"""The same examples in other orders, and how far the answers differ by that alone.

Lu et al. 2022, "Fantastically Ordered Prompts and Where to Find Them", arXiv 2104.08786.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import permutations
from random import Random
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.lab import CellResult, Comparison, Variant

MOST_ORDERS: Final = 24  # all orders of four examples
MOST_ROWS: Final = 20
Order = tuple[int, ...]  # places of the examples as they were given, from 0


@dataclass(frozen=True, slots=True)
class Spread:
    """How accuracy differs between orders; shares from 0.0 to 1.0.

    *deviation* is the standard deviation over the orders, as of a whole population.
    """

    lowest: float
    highest: float
    mean: float
    deviation: float
    orders: int


def orders_of(count: int, seed: int) -> tuple[Order, ...]:
    """Return all orders of up to four examples, else 24 different random ones, the given first."""
    given = tuple(range(count))
    if math.factorial(count) <= MOST_ORDERS:
        return tuple(permutations(given))
    drawn, random = {given: None}, Random(seed)
    while len(drawn) < MOST_ORDERS:
        drawn[tuple(random.sample(given, count))] = None
    return tuple(drawn)


def sheet_of_orders(sheet: Comparison, variant: Variant) -> tuple[Comparison, tuple[Order, ...]]:
    """Return a sheet with a column for each order of a column's examples, and the orders.

    Of a long table the first 20 rows. Raises BadInput when there is nothing to put in order.
    """
    options = variant.options
    count = len(variant.examples)
    if options.most_examples > 0:
        count = min(count, options.most_examples)
    if count < 2:
        raise BadInput("One example has only one order.", "Give this column two examples or more.")
    orders = orders_of(count, sheet.seed)
    plain = replace(options, order="given", most_examples=0)
    columns = tuple(
        replace(
            variant,
            variant_id=order_id(number),
            examples=tuple(variant.examples[place] for place in order),
            options=plain,
        )
        for number, order in enumerate(orders)
    )
    return (
        replace(sheet, variants=columns, repeats=1, mode="batch", rows=sheet.rows[:MOST_ROWS]),
        orders,
    )


def order_id(number: int) -> str:
    """Return the id of the column of an order."""
    return f"order-{number}"


def spread_of(results: Sequence[CellResult]) -> Spread | None:
    """Return how the share of right answers differs by order, None when nothing was judged."""
    judged: dict[str, list[bool]] = {}
    for result in results:
        if result.right is not None:
            judged.setdefault(result.variant_id, []).append(result.right)
    shares = [sum(rights) / len(rights) for rights in judged.values()]
    if not shares:
        return None
    return Spread(
        min(shares),
        max(shares),
        statistics.fmean(shares),
        statistics.pstdev(shares),
        len(shares),
    )


def steady_rows(results: Sequence[CellResult]) -> tuple[int, int]:
    """Return how many inputs got the same answer in every order, and how many inputs there are."""
    answers: dict[str, set[str]] = {}
    for result in results:
        if result.problem is None:
            shown = " ".join((result.answer or result.text).casefold().split())
            answers.setdefault(result.row_id, set()).add(shown)
    return sum(len(found) == 1 for found in answers.values()), len(answers)
