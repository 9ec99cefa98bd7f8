"""Nouns as plain values: there and back, and a wrong value named by its key."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

import pytest

from workbench.core.plain import PlainError, from_plain, to_plain


class Colour(StrEnum):
    """A choice."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    """Something inside."""

    size: float = 1.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    """Something with everything in it."""

    number: int
    colour: Colour = Colour.RED
    mode: Literal["a", "b"] = "a"
    inner: Inner = field(default_factory=Inner)
    many: tuple[Inner, ...] = ()
    perhaps: int | None = None
    words: dict[str, str | int | float] = field(default_factory=dict)
    switch: bool = False


FULL = Outer(
    3, Colour.BLUE, "b", Inner(2.5, ("x", "글")), (Inner(), Inner(9.0)), 4, {"k": 1, "l": 1.5}, True
)


def test_there_and_back() -> None:
    assert from_plain(Outer, to_plain(FULL)) == FULL
    assert from_plain(Outer, to_plain(Outer(1))) == Outer(1)
    assert "perhaps" not in to_plain(Outer(1), drop_none=True)


def test_a_whole_number_may_stand_for_a_decimal_one_and_keeps_its_kind_elsewhere() -> None:
    built = from_plain(Outer, {"number": 1, "inner": {"size": 2}, "words": {"k": 1}})
    assert isinstance(built.inner.size, float)
    assert isinstance(built.words["k"], int)


@pytest.mark.parametrize(
    ("value", "where"),
    [
        ({}, "number"),
        ({"number": "3"}, "number"),
        ({"number": True}, "number"),
        ({"number": 1, "colour": "green"}, "colour"),
        ({"number": 1, "mode": "c"}, "mode"),
        ({"number": 1, "inner": 5}, "inner"),
        ({"number": 1, "many": [{}, {"size": "x"}]}, "many[2].size"),
        ({"number": 1, "perhaps": "x"}, "perhaps"),
        ({"number": 1, "switch": 1}, "switch"),
        ({"number": 1, "words": {"k": []}}, "words.k"),
        (7, ""),
    ],
)
def test_a_wrong_value_is_named(value: object, where: str) -> None:
    with pytest.raises(PlainError) as caught:
        from_plain(Outer, value)
    assert caught.value.where == where


def test_unknown_keys_are_left_out_or_refused() -> None:
    table = {"number": 1, "inner": {"sise": 2}}
    assert from_plain(Outer, table) == Outer(1)
    with pytest.raises(PlainError, match=r"inner\.sise"):
        from_plain(Outer, table, strict=True)
