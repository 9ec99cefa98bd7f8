"""Tables line up whatever the script."""

from __future__ import annotations

from workbench.cli.context import printable
from workbench.cli.tables import rate, seconds, table, width


def test_hangul_takes_two_columns() -> None:
    assert (width("abc"), width("가나"), width("é")) == (3, 4, 1)
    lines = table([("column", "n"), ("예시", "10"), ("few-shot", "9")]).splitlines()
    assert lines[0].startswith("column ")
    assert {width(line) for line in lines} == {len("few-shot") + 2 + 2}


def test_figures_have_units_that_suit_their_size() -> None:
    assert (seconds(0.0421), seconds(1.234), rate(44.04), rate(0.0)) == (
        "42 ms", "1.23 s", "44.0", "–",
    )  # fmt: skip


def test_what_a_model_writes_cannot_steer_the_terminal() -> None:
    assert printable("a\x1b[2J\r\x07\x9b31m\tb\n글") == "a�[2J���31m\tb\n글"
