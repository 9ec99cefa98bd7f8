"""Reads Word documents: headings, paragraphs, lists and tables, in their order."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.exceptions import InvalidXmlError
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged
from workbench.documents.readers.zipped import refuse_bomb

_MAX_NESTING: Final = 5
_HEADING_STYLE: Final = re.compile(r"heading (\d)", re.IGNORECASE)


def read_docx(path: Path) -> Iterator[ReadPage]:
    """Give the document as page 0: Word files do not know their pages."""
    try:
        refuse_bomb(path)
        document = docx.Document(str(path))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        # lxml's XMLSyntaxError is a SyntaxError.
        raise damaged(f"{type(error).__name__}: {error}") from error
    yield _read(document)


def _read(document: Document) -> ReadPage:
    """Collect the blocks."""
    builder = TextBuilder()
    try:
        for block in document.iter_inner_content():
            if isinstance(block, Table):
                builder.add("\n".join(_rows(block)))
            else:
                _add_paragraph(builder, block)
    except (InvalidXmlError, KeyError) as error:
        raise damaged(f"{type(error).__name__}: {error}") from error
    return builder.page()


def _add_paragraph(builder: TextBuilder, paragraph: Paragraph) -> None:
    """Add a heading, a list entry or a plain paragraph."""
    style = (paragraph.style.name if paragraph.style else None) or ""
    match = _HEADING_STYLE.match(style)
    if match or style == "Title":
        builder.add(paragraph.text, heading_level=int(match[1]) if match else 1)
    elif style.startswith("List"):
        builder.add(f"- {paragraph.text}" if paragraph.text.strip() else "", gap="\n")
    else:
        builder.add(paragraph.text)


def _rows(table: Table, depth: int = 0) -> Iterator[str]:
    """Yield the rows of a table as lines, cells with a bar between them."""
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:  # a merged cell comes once for each column it covers
                seen.add(id(cell._tc))
                cells.append(_cell_text(cell, depth))
        line = " | ".join(cells)
        if line.strip(" |"):
            yield line


def _cell_text(cell: _Cell, depth: int) -> str:
    """Return what a cell says in one line, tables inside it included."""
    parts: list[str] = []
    for block in cell.iter_inner_content():
        if isinstance(block, Table):
            parts.extend(_rows(block, depth + 1) if depth < _MAX_NESTING else ())
        else:
            parts.append(block.text)
    return " ".join(" ".join(parts).split())
