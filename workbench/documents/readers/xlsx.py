"""Reads Excel workbooks: a sheet is a page, a row a line with the names of its columns."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged, too_long
from workbench.documents.readers.rows import labelled_lines
from workbench.documents.readers.zipped import BROKEN, refuse_bomb

_MAX_CELLS: Final = 10_000_000  # of a workbook, empty ones before a filled one included


def read_xlsx(path: Path) -> Iterator[ReadPage]:
    """Give each sheet with its name as heading; formulas count with the value last shown."""
    try:
        refuse_bomb(path)
        with path.open("rb") as file:
            with warnings.catch_warnings(action="ignore"):  # of parts that are left out anyway
                workbook = openpyxl.load_workbook(file, read_only=True, data_only=True)
            cells = _Cells()
            for number, sheet in enumerate(workbook.worksheets, 1):
                yield _sheet(sheet, number, cells)
    except (*BROKEN, InvalidFileException) as error:
        raise damaged(f"{type(error).__name__}: {error}") from error


def _sheet(
    sheet: openpyxl.worksheet._read_only.ReadOnlyWorksheet, number: int, cells: _Cells
) -> ReadPage:
    """Collect the rows; a sheet without any stays an empty page, not one with a bare name."""
    sheet.reset_dimensions()  # the file's own word for its size need not be true
    builder = TextBuilder()
    for line in labelled_lines(cells.texts(row) for row in sheet.iter_rows()):
        if builder.empty:
            builder.add(sheet.title, heading_level=1)
            builder.add(line)
        else:
            builder.add(line, gap="\n")
    return builder.page(number)


class _Cells:
    """Turns cells into text and counts them."""

    def __init__(self) -> None:
        self._count = 0

    def texts(self, row: tuple[openpyxl.cell.cell.Cell, ...]) -> list[str]:
        """Return what a row shows. Raises DocumentError beyond the limit."""
        self._count += max(1, len(row))
        if self._count > _MAX_CELLS:
            raise too_long()
        return [_shown(cell) for cell in row]


def _shown(cell: openpyxl.cell.cell.Cell) -> str:
    """Return a value much as Excel shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        if cell.number_format.endswith("%"):
            return f"{value * 100:.10g}%"
        return f"{value:.15g}" if isinstance(value, float) else str(value)
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
