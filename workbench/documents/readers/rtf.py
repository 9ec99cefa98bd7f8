"""Reads RTF, in the code pages that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from striprtf.striprtf import rtf_to_text

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged

_RAW_BYTE: Final = re.compile(rb"[\x80-\xff]")
_CODE_PAGE: Final = re.compile(rb"\\ansicpg(\d{3,5})")


def read_rtf(path: Path) -> Iterator[ReadPage]:
    """Give the document as page 0, rows of tables with bars between the cells."""
    data = path.read_bytes()
    if not data.startswith(b"{\\rtf"):
        raise damaged("no RTF signature")
    # Bytes beyond ASCII should be escaped; some programs write them as they are.
    escaped = _RAW_BYTE.sub(lambda match: b"\\'%02x" % match[0][0], data)
    code_page = _CODE_PAGE.search(data)
    encoding = f"cp{code_page[1].decode()}" if code_page else "cp1252"
    try:
        text = rtf_to_text(escaped.decode("ascii"), encoding, errors="replace")
    except (LookupError, ValueError, IndexError) as error:
        raise damaged(f"{type(error).__name__}: {error}") from error
    builder = TextBuilder()
    in_table = False
    for line in text.split("\n"):
        is_row = line.rstrip().endswith("|")
        builder.add(_row(line) if is_row else line, gap="\n" if is_row and in_table else "\n\n")
        in_table = is_row
    yield builder.page()


def _row(line: str) -> str:
    """Return a row of a table, whose every cell ends in a bar."""
    cells = line.strip().removesuffix("|").split("|")
    return " | ".join(cell.strip() for cell in cells)
