"""CSV and TSV as rows: the first line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from workbench.core.errors import BadInput, Problem
from workbench.core.ids import new_id
from workbench.core.lab import Row
from workbench.storage.imports_parts import (
    MOST_COLUMNS,
    MOST_ROWS,
    SkippedList,
    no_rows,
    too_many_rows,
)

_SEPARATORS: Final = ",\t;|"


def read_table(text: str, skipped: SkippedList) -> tuple[Row, ...]:
    """Return the lines as rows under the names of the first one. Raises BadInput.

    A line with more cells than names is left out and listed; a shorter one has blanks.
    """
    records = _records(text, _separator(text))
    names = _names(next(records, (0, ()))[1])
    rows: list[Row] = []
    for line, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if any(cell.strip() for cell in cells[len(names) :]):
            skipped.add(
                str(line),
                Problem(
                    "Line {line} has {cells} cells, but the first line names {names}.",
                    "Look for a missing quotation mark there.",
                    {"line": line, "cells": len(cells), "names": len(names)},
                ),
            )
            continue
        filled = [*cells, *[""] * (len(names) - len(cells))]
        rows.append(Row(new_id(), dict(zip(names, filled, strict=False))))
        if len(rows) > MOST_ROWS:
            raise too_many_rows()
    if not rows:
        raise no_rows()
    return tuple(rows)


def _separator(text: str) -> str:
    """Return what most often parts the cells of the first line."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(_SEPARATORS, key=first.count)  # the first of them where there is none


def _records(text: str, separator: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield each record with the line it begins in. Raises BadInput where quoting is broken."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    while True:
        began = reader.line_num + 1
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _broken(began, reader.line_num, error) from error
        yield began, record


def _broken(began: int, ended: int, error: csv.Error) -> BadInput:
    """Say where the quoting of a file is broken."""
    words = str(error)
    if "expected after" in words:
        return BadInput(
            "Line {line} has text behind a closing quotation mark.",
            'Write quotation marks inside a cell twice, like “""”.',
            detail=words,
            line=ended,
        )
    return BadInput(
        "The quotation mark that opens in line {line} is never closed.",
        'Close it, or write quotation marks inside a cell twice, like “""”.',
        detail=words,
        line=began,
    )


def _names(cells: Sequence[str]) -> list[str]:
    """Return the names of the columns, each of its own. Raises BadInput."""
    if not any(cell.strip() for cell in cells):
        raise no_rows()
    if len(cells) > MOST_COLUMNS:
        raise BadInput(
            "The file has more than {most} columns.",
            "Keep only the columns that the prompts need.",
            most=MOST_COLUMNS,
        )
    names: list[str] = []
    for place, cell in enumerate(cells, start=1):
        base = name = " ".join(cell.split()) or f"column {place}"
        number = 2
        while name in names:
            name, number = f"{base} {number}", number + 1
        names.append(name)
    return names
