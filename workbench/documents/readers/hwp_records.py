"""Reads the records inside a section of an HWP 5 file: paragraphs, and tables by row."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from workbench.documents.readers.base import TextBuilder, damaged
from workbench.documents.readers.rows import bar_line

_PARA_SHAPE: Final = 25
_PARA_HEADER: Final = 66
_PARA_TEXT: Final = 67
_CONTROL: Final = 71
_LIST: Final = 72
_TABLE_BODY: Final = 77
_LONG_SIZE: Final = 0xFFF  # then the size follows in four bytes of its own
_TABLE: Final = b" lbt"  # "tbl " as the little-endian number that it is
_OUTLINE: Final = 1
_MAX_NESTING: Final = 40

# Control characters of one unit (two bytes); all others below 32 take eight, the meaning between
# the first and the last of them.
_SINGLE: Final = {0: "", 10: "\n", 13: "\n", 24: "-", 25: "", 26: "", 27: "", 28: "", 29: "",
                  30: " ", 31: " "}  # fmt: skip
_TAB: Final = 9
_CONTROL_UNITS: Final = 8


@dataclass(slots=True)
class Record:
    """One record with those that hang on it."""

    tag: int
    level: int
    data: bytes
    children: list[Record] = field(default_factory=list)


def records(stream: bytes) -> Iterator[Record]:
    """Yield the records of a stream in their order. Raises DocumentError when one is cut off."""
    position, end = 0, len(stream)
    while position + 4 <= end:
        (head,) = struct.unpack_from("<I", stream, position)
        position += 4
        size = head >> 20
        if size == _LONG_SIZE:
            if position + 4 > end:
                raise damaged("a record without its size")
            (size,) = struct.unpack_from("<I", stream, position)
            position += 4
        if position + size > end:
            raise damaged("a record longer than its stream")
        yield Record(head & 0x3FF, (head >> 10) & 0x3FF, stream[position : position + size])
        position += size


def paragraph_text(data: bytes) -> str:
    """Return the text of a paragraph: UTF-16 with control characters of one or eight units."""
    parts: list[str] = []
    units = struct.unpack_from(f"<{len(data) // 2}H", data)
    start = index = 0

    def take(stop: int) -> None:
        parts.append(data[2 * start : 2 * stop].decode("utf-16-le", "replace"))

    while index < len(units):
        unit = units[index]
        if unit >= 32:
            index += 1
            continue
        take(index)
        parts.append("\t" if unit == _TAB else _SINGLE.get(unit, ""))
        index = start = index + (1 if unit in _SINGLE else _CONTROL_UNITS)
    take(index)
    return "".join(parts).rstrip("\n")


def outline_levels(document_info: bytes) -> dict[int, int]:
    """Return which shapes of paragraphs are headings, and of which level."""
    shapes = [each.data for each in records(document_info) if each.tag == _PARA_SHAPE]
    levels: dict[int, int] = {}
    for number, data in enumerate(shapes):
        attributes = int.from_bytes(data[:4], "little")
        if (attributes >> 23) & 3 == _OUTLINE:
            levels[number] = ((attributes >> 25) & 7) + 1
    return levels


def read_section(stream: bytes, levels: Mapping[int, int], builder: TextBuilder) -> None:
    """Add the paragraphs of a section; tables and boxes come after the one they hang on."""
    _add(_tree(stream), levels, builder, 0)


def _tree(stream: bytes) -> list[Record]:
    """Hang each record on the last one of a lower level."""
    root = Record(0, -1, b"")
    open_records = [root]
    for record in records(stream):
        while open_records[-1].level >= record.level:
            open_records.pop()
        open_records[-1].children.append(record)
        open_records.append(record)
    return root.children


def _add(
    found: Sequence[Record], levels: Mapping[int, int], builder: TextBuilder, depth: int
) -> None:
    """Add the text of records and of those that hang on them."""
    if depth > _MAX_NESTING:
        raise damaged("nested too deep")
    for record in found:
        if record.tag == _PARA_HEADER:
            text = "".join(
                paragraph_text(each.data) for each in record.children if each.tag == _PARA_TEXT
            )
            shape = int.from_bytes(record.data[8:10], "little")
            builder.add(text, heading_level=levels.get(shape, 0))
        if record.tag == _CONTROL and record.data[:4] == _TABLE:
            builder.add("\n".join(_rows(record, depth)))
        else:
            _add(record.children, levels, builder, depth + 1)


def _rows(table: Record, depth: int) -> Iterator[str]:
    """Yield the rows of a table: each cell is a list record and the paragraphs behind it.

    A list before the table's own record is its caption.
    """
    rows: dict[int, list[list[Record]]] = {}
    cell: list[Record] | None = None
    in_body = False
    for record in table.children:
        in_body |= record.tag == _TABLE_BODY
        if record.tag == _LIST and len(record.data) >= 12:
            cell = []
            row = int.from_bytes(record.data[10:12], "little") if in_body else -1
            rows.setdefault(row, []).append(cell)
        elif record.tag == _PARA_HEADER and cell is not None:
            cell.append(record)
    for _, cells in sorted(rows.items()):
        if line := bar_line(_cell_text(each, depth) for each in cells):
            yield line


def _cell_text(paragraphs: Sequence[Record], depth: int) -> str:
    """Return all text in a cell, tables inside it included."""
    inside = TextBuilder()
    _add(paragraphs, {}, inside, depth + 1)
    return inside.page().text
