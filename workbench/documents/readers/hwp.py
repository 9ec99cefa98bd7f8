"""Reads HWP 5, the binary format of the Hangul word processor.

After Hancom's published specification of HWP 5.0: an OLE file whose streams BodyText/Section0, 1, …
hold records, compressed by default.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import olefile

from workbench.core.errors import DocumentError
from workbench.documents.readers.base import (
    MAX_CHARACTERS,
    ReadPage,
    TextBuilder,
    damaged,
    encrypted,
    too_long,
)
from workbench.documents.readers.hwp_records import outline_levels, read_section

SIGNATURE: Final = b"HWP Document File"
# Flags of the header.
_COMPRESSED: Final = 0x1
_ENCRYPTED: Final = 0x2 | 0x100  # with a password, with a certificate
_LOCKED: Final = 0x4 | 0x10 | 0x400  # for distribution, DRM, DRM by certificate
_SECTION: Final = re.compile(r"Section(\d+)")
_MAX_SECTION_BYTES: Final = 4 * MAX_CHARACTERS


def read_hwp(path: Path) -> Iterator[ReadPage]:
    """Give the document as page 0: where pages end is not in the file."""
    with path.open("rb") as container:
        try:
            yield _read(olefile.OleFileIO(container))
        except (OSError, zlib.error, IndexError, ValueError) as error:  # olefile's are OSErrors
            raise damaged(f"{type(error).__name__}: {error}") from error


def _read(file: olefile.OleFileIO) -> ReadPage:
    """Collect the sections in their order."""
    compressed = _is_compressed(file)
    levels = outline_levels(_stream(file, "DocInfo", compressed))
    builder = TextBuilder()
    for name in _sections(file):
        read_section(_stream(file, name, compressed), levels, builder)
    return builder.page()


def _is_compressed(file: olefile.OleFileIO) -> bool:
    """Return whether the streams are packed. Raises DocumentError for a file that is locked."""
    header = file.openstream("FileHeader").read()
    if not header.startswith(SIGNATURE) or len(header) < 40:
        raise damaged("no HWP header")
    flags = int.from_bytes(header[36:40], "little")
    if flags & _ENCRYPTED:
        raise encrypted()
    if flags & _LOCKED:
        raise DocumentError(
            "The file is a distribution copy or under DRM, which keeps its text locked.",
            "Ask its author for an editable copy, or save it as PDF and add that file.",
        )
    return bool(flags & _COMPRESSED)


def _sections(file: olefile.OleFileIO) -> list[str]:
    """Return the names of the text streams in their order."""
    found = [
        (int(match[1]), "/".join(path))
        for path in file.listdir()
        if len(path) == 2 and path[0] == "BodyText" and (match := _SECTION.fullmatch(path[1]))
    ]
    if not found:
        raise damaged("no section in the document")
    return [name for _, name in sorted(found)]


def _stream(file: olefile.OleFileIO, name: str, compressed: bool) -> bytes:
    """Return a stream, inflated as far as is reasonable."""
    data: bytes = file.openstream(name).read()
    if not compressed:
        return data
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    text = inflater.decompress(data, _MAX_SECTION_BYTES)
    if inflater.unconsumed_tail:
        raise too_long()
    if not inflater.eof:
        raise damaged(f"the stream {name} breaks off")
    return text
