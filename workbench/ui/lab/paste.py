"""Turns rows copied from a spreadsheet, or lines of text, into examples."""

from __future__ import annotations

import csv
import io

from workbench.core.lab import Example


def examples_from(text: str) -> tuple[Example, ...]:
    """Read tab-separated rows as spreadsheets copy them: input, output and, if there, steps.

    Cells with line breaks come quoted, which is why this is read as CSV.
    """
    rows = csv.reader(io.StringIO(text.strip("\r\n")), delimiter="\t")
    examples = []
    for row in rows:
        cells = [cell.strip() for cell in row]
        if any(cells):
            cells += [""] * (3 - len(cells))
            examples.append(Example(cells[0], cells[1], cells[2]))
    return tuple(examples)


def is_rows(text: str) -> bool:
    """Whether a pasted text is a block of rows rather than the content of one cell."""
    return "\t" in text or "\n" in text.strip()
