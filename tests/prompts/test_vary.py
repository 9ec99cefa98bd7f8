"""Columns made by a list or a range of values."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from workbench.core.errors import BadInput
from workbench.core.lab import Example, TechniqueOptions, Variant
from workbench.prompts.vary import (
    VARY_FIELDS,
    Value,
    VaryField,
    number_range,
    numbers_in,
    value_of,
    varied,
    with_value,
)

EXAMPLES = tuple(Example(f"in {number}", f"out {number}") for number in range(4))
COLUMNS = (Variant("a", "First"), Variant("b", "Second", examples=EXAMPLES), Variant("c", "Third"))


def _ids() -> Callable[[], str]:
    """Return ids that tests can foresee."""
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def _name(value: Value) -> str:
    """Name a column."""
    return f"is {value}"


def test_a_list_of_temperatures_makes_a_column_each_after_the_source() -> None:
    made = varied(
        COLUMNS, "b", "temperature", numbers_in("0, 0.5; 1", "temperature"), _name, _ids()
    )
    assert [item.variant_id for item in made.variants] == ["a", "b", "new1", "new2", "c"]
    assert made.added == ("new1", "new2")  # the source has 0 already
    assert [item.sampling.temperature for item in made.variants[1:4]] == [0.0, 0.5, 1.0]
    assert [item.name for item in made.variants[1:4]] == ["Second", "is 0.5", "is 1.0"]
    assert all(item.examples == EXAMPLES for item in made.variants[1:4])


def test_only_the_values_may_stay() -> None:
    made = varied(COLUMNS, "b", "temperature", (1.0, 0.0), _name, _ids(), only=True)
    assert [item.sampling.temperature for item in made.variants] == [1.0, 0.0]
    assert made.variants[1] == COLUMNS[1]
    without = varied(COLUMNS, "b", "seed", (3, 4), _name, _ids(), only=True)
    assert [item.sampling.seed for item in without.variants] == [3, 4]


def test_there_are_never_more_than_eight_columns() -> None:
    made = varied(COLUMNS, "a", "seed", tuple(range(10)), _name, _ids())
    assert len(made.variants) == 8
    assert made.left_out == 5
    full = varied(made.variants, "a", "seed", (50,), _name, _ids())
    assert (len(full.variants), full.added, full.left_out) == (8, (), 1)


def test_a_range_keeps_to_its_steps_and_ends() -> None:
    assert number_range(0, 1, 0.25, "temperature") == (0.0, 0.25, 0.5, 0.75, 1.0)
    assert number_range(0.1, 0.7, 0.1, "temperature") == (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
    assert number_range(0, 4, 2, "examples") == (0, 2, 4)
    assert number_range(3, 3, 0, "seed") == (3,)
    assert len(number_range(0, 1000, 1, "seed")) == 9  # enough to tell that some have no room


@pytest.mark.parametrize(
    ("text", "field", "told"),
    [
        ("0, hot", "temperature", "“hot” is not a number."),
        ("1.5", "examples", "“1.5” is not a whole number."),
        ("0.5, 3", "temperature", "3 is outside 0.0 to 2.0."),
        ("nan", "temperature", "nan is outside 0.0 to 2.0."),
    ],
)
def test_what_is_no_value_is_named(text: str, field: VaryField, told: str) -> None:
    with pytest.raises(BadInput, match=f"^{re.escape(told)}"):
        numbers_in(text, field)


def test_numbers_are_taken_once_in_the_order_given() -> None:
    assert numbers_in(" 1,0 ,1、2 ", "seed") == (1, 0, 2)
    assert numbers_in("", "seed") == ()


def test_examples_are_cut_without_being_lost() -> None:
    two = with_value(COLUMNS[1], "examples", 2)
    assert two.examples == EXAMPLES
    assert two.options == TechniqueOptions(most_examples=2)
    assert value_of(two, "examples") == 2
    assert with_value(COLUMNS[1], "examples", 0).examples == ()
    assert with_value(two, "examples", 4).options.most_examples == 0


@pytest.mark.parametrize("field", VARY_FIELDS)
def test_a_value_that_was_set_is_read_back_and_changes_nothing_else(field: VaryField) -> None:
    values: dict[VaryField, Value] = {
        "temperature": 0.7, "top_p": 0.8, "examples": 3, "technique": "think", "model": "m",
        "thinking": 64, "passages": 5, "seed": 11,
    }  # fmt: skip
    changed = with_value(COLUMNS[1], field, values[field])
    assert value_of(changed, field) == values[field]
    assert with_value(changed, field, value_of(COLUMNS[1], field)).name == "Second"
    others = [other for other in VARY_FIELDS if other != field]
    assert [value_of(changed, o) for o in others] == [value_of(COLUMNS[1], o) for o in others]
    assert replace(changed, sampling=COLUMNS[1].sampling).system_text == ""
