"""Rows are changed, pasted, moved and taken out as a person means it."""

from __future__ import annotations

from workbench.core.lab import Comparison, Row, Variant
from workbench.ui.lab.table import rows as editing
from workbench.ui.lab.table.rows import EXPECTED

ROWS = (Row("r1", {"input": "one"}, "1"), Row("r2", {"input": "two"}, "2"))


def sheet_of(template: str, rows: tuple[Row, ...] = ROWS) -> Comparison:
    """Return a sheet of one prompt."""
    return Comparison(input="shared", variants=(Variant("a", "", "", template),), rows=rows)


def test_fields_are_what_the_prompts_need_then_what_rows_have() -> None:
    rows = (Row("r1", {"tone": "kind", "old": "kept", "empty": ""}),)
    fields = editing.fields_of(sheet_of("Say {{input}} in a {{tone}} way", rows))
    assert fields == ("input", "tone", "old", EXPECTED)


def test_input_is_left_out_where_nothing_uses_it() -> None:
    assert editing.fields_of(sheet_of("Write about {{topic}}", ()))[0] == "topic"


def test_a_sheet_without_variables_still_has_an_input() -> None:
    assert editing.fields_of(sheet_of("Hello", ())) == ("input", EXPECTED)


def test_one_input_becomes_a_row_and_a_row_the_one_input() -> None:
    sheet = Comparison(input="late", variables={"tone": "kind"}, expected="complaint")
    table = editing.as_table(sheet)
    assert table.rows[0].values == {"input": "late", "tone": "kind"}
    assert table.rows[0].expected == "complaint"
    back = editing.as_one_input(table, table.rows[0].row_id)
    assert (back.input, back.variables, back.expected) == ("late", {"tone": "kind"}, "complaint")
    assert not back.rows


def test_pasting_writes_over_rows_and_adds_the_rest() -> None:
    block = editing.table_from('eins\t1\nzwei\t2\n"drei\nund mehr"\t3\n')
    pasted = editing.pasted(ROWS, ("input", EXPECTED), (["r2"], 0), block)
    assert [row.values["input"] for row in pasted] == ["one", "eins", "zwei", "drei\nund mehr"]
    assert [row.expected for row in pasted] == ["1", "1", "2", "3"]
    assert pasted[1].row_id == "r2"
    assert len({row.row_id for row in pasted}) == 4


def test_pasting_beside_the_last_field_drops_what_has_no_place() -> None:
    pasted = editing.pasted(ROWS, ("input", EXPECTED), (["r1"], 1), [["9", "too much"]])
    assert pasted[0] == Row("r1", {"input": "one"}, "9")


def test_a_block_survives_copy_and_paste() -> None:
    lines = [["a\tb", 'say "hi"'], ["two\nlines", ""]]
    assert editing.table_from(editing.table_to(lines)) == lines


def test_a_table_keeps_one_row_when_all_are_removed() -> None:
    (kept,) = editing.without(ROWS, ["r1", "r2"])
    assert kept.values == {}
    assert kept.row_id not in ("r1", "r2")


def test_rows_move_as_far_as_there_is_room() -> None:
    assert [row.row_id for row in editing.moved(ROWS, "r2", -1)] == ["r2", "r1"]
    assert editing.moved(ROWS, "r2", 1) == ROWS


def test_a_copy_stands_below_its_row() -> None:
    copied = editing.doubled(ROWS, ["r1"])
    assert [row.values["input"] for row in copied] == ["one", "one", "two"]
    assert copied[0].row_id == "r1" != copied[1].row_id
