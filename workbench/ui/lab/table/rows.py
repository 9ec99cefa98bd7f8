"""Changes to a table of inputs as plain functions: each takes a sheet and returns the changed one.

A *field* names one text of a row: a variable, or EXPECTED.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbench.core.ids import new_id
from workbench.core.lab import Comparison, Row
from workbench.prompts.template import variables
from workbench.ui.lab.shared_input import names_needed

INPUT: Final = "input"
EXPECTED: Final = ""  # no variable is called that


def fields_of(sheet: Comparison) -> tuple[str, ...]:
    """Return the fields of a sheet's rows in the order in which they are shown."""
    texts = " ".join(f"{item.system_text} {item.template}" for item in sheet.variants)
    named = INPUT in variables(texts) or any(row.values.get(INPUT) for row in sheet.rows)
    needed = names_needed(sheet)
    others = (name for row in sheet.rows for name, value in row.values.items() if value)
    names = dict.fromkeys((*((INPUT,) if named or not needed else ()), *needed, *others))
    return (*names, EXPECTED)


def value_of(row: Row, field: str) -> str:
    """Return one text of a row."""
    return row.expected if field == EXPECTED else row.values.get(field, "")


def changed(row: Row, texts: Mapping[str, str]) -> Row:
    """Return a row with some of its texts replaced."""
    values = {name: text for name, text in texts.items() if name != EXPECTED}
    expected = texts.get(EXPECTED, row.expected)
    return replace(row, values={**row.values, **values}, expected=expected)


def new_row(texts: Mapping[str, str] | None = None) -> Row:
    """Return a row of its own."""
    return changed(Row(new_id()), texts or {})


def as_table(sheet: Comparison) -> Comparison:
    """Return the sheet with its one input as the first row of a table."""
    texts = {INPUT: sheet.input, **sheet.variables, EXPECTED: sheet.expected}
    return replace(sheet, rows=(new_row(texts),))


def as_one_input(sheet: Comparison, row_id: str) -> Comparison:
    """Return the sheet with one of its rows as the shared input, and no table."""
    chosen = next((row for row in sheet.rows if row.row_id == row_id), sheet.rows[0])
    values = {name: text for name, text in chosen.values.items() if name != INPUT}
    return replace(
        sheet,
        rows=(),
        input=chosen.values.get(INPUT, ""),
        variables={**sheet.variables, **values},
        expected=chosen.expected,
    )


def without(rows: Sequence[Row], row_ids: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows that stay; a table keeps one row, emptied."""
    gone = set(row_ids)
    return tuple(row for row in rows if row.row_id not in gone) or (new_row(),)


def doubled(rows: Sequence[Row], row_ids: Iterable[str]) -> tuple[Row, ...]:
    """Return the rows with a copy below each of some."""
    wanted = set(row_ids)
    return tuple(
        item
        for row in rows
        for item in ((row, replace(row, row_id=new_id())) if row.row_id in wanted else (row,))
    )


def moved(rows: Sequence[Row], row_id: str, step: int) -> tuple[Row, ...]:
    """Return the rows with one moved by *step* places, as far as there is room."""
    kept = list(rows)
    place = next((i for i, row in enumerate(kept) if row.row_id == row_id), -1)
    if place < 0 or not 0 <= place + step < len(kept):
        return tuple(rows)
    kept.insert(place + step, kept.pop(place))
    return tuple(kept)


def table_from(text: str) -> list[list[str]]:
    """Read a block of cells as spreadsheets copy it: tab-separated, quoted where lines break."""
    lines = csv.reader(io.StringIO(text.strip("\r\n")), delimiter="\t")
    return [[cell.strip() for cell in line] for line in lines if any(cell.strip() for cell in line)]


def table_to(lines: Iterable[Sequence[str]]) -> str:
    """Write a block of cells as spreadsheets paste it."""
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n").writerows(lines)
    return text.getvalue()


def pasted(
    rows: Sequence[Row],
    fields: Sequence[str],
    place: tuple[Sequence[str], int],
    block: Sequence[Sequence[str]],
) -> tuple[Row, ...]:
    """Return the rows with a block of cells written over them, new rows where they end.

    *place* is the ids of the rows from the first one that is written over, and the field there.
    """
    below, column = place
    texts = [dict(zip(fields[column:], line, strict=False)) for line in block]
    over = dict(zip(below, texts, strict=False))
    kept = [changed(row, over[row.row_id]) if row.row_id in over else row for row in rows]
    return (*kept, *(new_row(line) for line in texts[len(over) :]))
