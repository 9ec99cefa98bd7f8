"""Reads CSV and TSV: finds the delimiter, and puts the column's name before each value."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workbench.documents.readers.base import MAX_CHARACTERS, ReadPage, TextBuilder, clean
from workbench.documents.readers.encodings import decode
from workbench.documents.readers.rows import labelled_lines

_DELIMITERS: Final = (",", ";", "\t", "|")
_SAMPLE_CHARACTERS: Final = 16_384
_SAMPLE_ROWS: Final = 50


def read_delimited(path: Path) -> Iterator[ReadPage]:
    """Give the table as page 0, a row a line."""
    text = clean(decode(path.read_bytes()).text)
    text, delimiter = _delimiter(text, path.suffix.lower())
    builder = TextBuilder()
    for line in labelled_lines(_rows(text, delimiter)):
        builder.add(line, gap="\n")
    yield builder.page()


def _delimiter(text: str, suffix: str) -> tuple[str, str]:
    """Return the table and its delimiter, which Excel may have written into the first line."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:
        return rest, first[4]
    order = ("\t", *_DELIMITERS) if suffix in (".tsv", ".tab") else _DELIMITERS
    return text, max(order, key=lambda each: _agreement(text, each))


def _agreement(text: str, delimiter: str) -> int:
    """Return how many of the first rows have the most common number of cells, above one."""
    sample = text[:_SAMPLE_CHARACTERS]
    rows = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    counts: Counter[int] = Counter()
    try:
        for row, _ in zip(rows, range(_SAMPLE_ROWS), strict=False):
            counts[len(row)] += len(row) > 1
    except csv.Error:
        return 0
    return max(counts.values(), default=0)


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows; quotes that never end are taken for ordinary characters."""
    csv.field_size_limit(MAX_CHARACTERS)
    quoted = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    lines = text.count("\n") + 1
    longest = max((cell.count("\n") for row in quoted for cell in row), default=0)
    if longest <= max(_SAMPLE_ROWS, lines // 2):
        return quoted
    plain = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return list(plain)
