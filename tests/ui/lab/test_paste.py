"""Rows copied from a spreadsheet become examples."""

from __future__ import annotations

from workbench.core.lab import Example
from workbench.ui.lab.paste import examples_from, is_rows


def test_rows_with_two_and_three_cells() -> None:
    text = "아직도 안 왔습니다\t배송 불만\r\n2 + 3\t5\ttwo and three make five\r\n"
    assert examples_from(text) == (
        Example("아직도 안 왔습니다", "배송 불만"),
        Example("2 + 3", "5", "two and three make five"),
    )


def test_a_cell_with_a_line_break_stays_one_cell() -> None:
    assert examples_from('"first line\nsecond line"\tanswer') == (
        Example("first line\nsecond line", "answer"),
    )


def test_empty_rows_are_left_out() -> None:
    assert examples_from("a\tb\n\t\n\nc\td\n") == (Example("a", "b"), Example("c", "d"))


def test_one_word_is_no_block_of_rows() -> None:
    assert not is_rows("word")
    assert not is_rows("word\n")
    assert is_rows("a\tb")
    assert is_rows("a\nb")
