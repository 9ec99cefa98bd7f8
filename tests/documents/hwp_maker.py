"""Makes HWP 5 files, byte by byte: an OLE file with the streams that a reader looks at."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

SECTOR = 512
# Streams are padded to this size: shorter ones would need a second allocation table.
_LEAST_BYTES = 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5

PARA_SHAPE, PARA_HEADER, PARA_TEXT, CONTROL, LIST, TABLE = 25, 66, 67, 71, 72, 77
BOX = 76


def record(tag: int, level: int, data: bytes) -> bytes:
    """Write one record, with its size in front."""
    long = len(data) >= 0xFFF
    head = tag | level << 10 | (0xFFF if long else len(data)) << 20
    return struct.pack("<I", head) + (struct.pack("<I", len(data)) if long else b"") + data


def paragraph(text: str | bytes, level: int = 0, shape: int = 0) -> bytes:
    """Write a paragraph: its header and its text."""
    data = text if isinstance(text, bytes) else (text + "\r").encode("utf-16-le")
    header = struct.pack("<IIHBB", len(data) // 2, 0, shape, 0, 0)
    return record(PARA_HEADER, level, header) + record(PARA_TEXT, level + 1, data)


def control_character(code: int, meaning: bytes = b"") -> bytes:
    """Write a control character of eight units, with *meaning* inside."""
    return struct.pack("<H12sH", code, meaning, code)


def table(rows: Sequence[Sequence[str]], level: int = 1) -> bytes:
    """Write a table's control, its body and its cells."""
    parts = [record(CONTROL, level, b" lbt" + bytes(20)), record(TABLE, level + 1, bytes(8))]
    for row_number, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = struct.pack("<HHIHHHH", 1, 0, 0, column, row_number, 1, 1)
            parts += [record(LIST, level + 1, cell), paragraph(text, level + 1)]
    return b"".join(parts)


def make_hwp(
    path: Path,
    sections: Sequence[bytes],
    flags: int = 1,
    outline: Sequence[int] = (),
) -> Path:
    """Write a file; *outline* holds the level of each paragraph shape, 0 for none."""
    shapes = (1 << 23 | (level - 1) << 25 if level else 0 for level in outline)
    info = b"".join(record(PARA_SHAPE, 0, struct.pack("<I", each)) for each in shapes)

    def packed(data: bytes) -> bytes:
        if not flags & 1:
            return data
        deflater = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        return deflater.compress(data) + deflater.flush()

    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05010100, flags)
    bodies = {f"Section{number}": packed(data) for number, data in enumerate(sections)}
    path.write_bytes(_ole(header, packed(info), bodies))
    return path


def _ole(header: bytes, info: bytes, bodies: dict[str, bytes]) -> bytes:
    """Write the container: one table sector, one or more of the directory, then the streams."""
    entries = [("Root Entry", _ROOT, b""), ("FileHeader", _STREAM, header)]
    entries += [("DocInfo", _STREAM, info), ("\x05HwpSummaryInformation", _STREAM, b"")]
    entries += [("BodyText", _STORAGE, b""), *((n, _STREAM, d) for n, d in bodies.items())]
    directory_sectors = -(-len(entries) // 4)
    table = [_FAT, *range(2, directory_sectors + 1), _END]
    directory, content = b"", b""
    for number, (name, kind, data) in enumerate(entries):
        start, size = _END, 0
        if data:
            size = max(len(data), _LEAST_BYTES)
            start, sectors = len(table), -(-size // SECTOR)
            table += [*range(start + 1, start + sectors), _END]
            content += data.ljust(sectors * SECTOR, b"\0")
        directory += _entry(name, kind, _next(number, len(entries)), _child(number), start, size)
    directory = directory.ljust(directory_sectors * SECTOR, b"\0")
    fat = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    assert len(fat) == SECTOR, "this maker writes small files only"
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0
    )
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    return head + fat + directory + content


def _next(number: int, count: int) -> int:
    """Return the right neighbour: entries 1 to 4 lie in the root, those from 5 on in BodyText."""
    return number + 1 if number not in (0, 4, count - 1) else _FREE


def _child(number: int) -> int:
    """Return the first entry inside a storage."""
    return {0: 1, 4: 5}.get(number, _FREE)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    """Write one entry of the directory."""
    encoded = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16xI16xIQ", encoded, len(encoded), kind, 1, _FREE, right, child, 0, start, size
    )
