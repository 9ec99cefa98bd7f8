"""Makes lines of a table's rows that can be read, and found, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_BAR: Final = " | "
_VALUE: Final = re.compile(r"[-+(]?[^\w\s]?\s?\d[\d\s.,:/-]*\s?[%)]?")  # number, date, amount
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LONGEST_HEADER: Final = 120  # characters of one cell; longer ones are text, not names


def bar_line(cells: Iterable[str]) -> str:
    """Return a row with a bar between its cells, or "" when all are empty."""
    line = _BAR.join(" ".join(cell.split()) for cell in cells)
    return line if line.strip(" |") else ""


def labelled_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield each row as "header: value" pairs, or with plain bars where no header is found.

    A chunk then makes sense without the first row of its table. A sheet may hold several tables:
    after an empty row, one that fills other columns begins a new table.
    """
    header: list[str] = []
    began = after_gap = False
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        filled = _filled(cells)
        if not filled:
            after_gap = True
            continue
        if after_gap and began and filled != _filled(header):
            began, header = False, []
        after_gap = False
        if header:
            yield _labelled(header, cells)
            continue
        if not began and len(filled) > 1:
            began = True
            header = cells if _names_columns(cells) else []
        if header or len(filled) == 1:
            yield _BAR.join(cells[index] for index in filled)
        else:
            yield bar_line(cells)


def _filled(cells: Sequence[str]) -> list[int]:
    """Return which cells say something."""
    return [index for index, cell in enumerate(cells) if cell]


def _names_columns(cells: Sequence[str]) -> bool:
    """Whether a row can be the header: short, different names; of values, only years."""
    names = [cell for cell in cells if cell]
    words = [name for name in names if not _YEAR.fullmatch(name)]
    if not words or len(set(names)) < len(names):
        return False
    return not any(len(word) > _LONGEST_HEADER or _VALUE.fullmatch(word) for word in words)


def _labelled(header: Sequence[str], cells: Sequence[str]) -> str:
    """Put the name of its column before each value."""
    parts = []
    for index in _filled(cells):
        name = header[index] if index < len(header) else ""
        parts.append(f"{name}: {cells[index]}" if name else cells[index])
    return _BAR.join(parts)
