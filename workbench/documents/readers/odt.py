"""Reads OpenDocument texts (ODT): headings, paragraphs, lists, tables and notes, in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged, encrypted
from workbench.documents.readers.rows import bar_line
from workbench.documents.readers.zipped import Package, attribute, local_name, opened

_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_MAX_NESTING: Final = 40
_PASSED_OVER: Final = ("tracked-changes", "annotation", "forms", "note-citation")
_SEPARATE: Final = ("note-body", "text-box")  # hang in a paragraph and are blocks of their own
_BLANKS: Final = re.compile(r"[ \t\r\n]+")  # one blank, however the file is laid out
_MOST_SPACES: Final = 100  # that one mark may stand for


def read_odt(path: Path) -> Iterator[ReadPage]:
    """Give the document as page 0: where pages end is not in the file."""
    with opened(path) as package:
        if _is_encrypted(package):
            raise encrypted()
        walk = _Walk()
        for body in package.xml(_CONTENT):
            if local_name(body) == "body":
                walk.blocks(body)
    yield walk.builder.page()


def _is_encrypted(package: Package) -> bool:
    """Whether the manifest names a key for any part."""
    return _MANIFEST in package.names and any(
        local_name(each) == "encryption-data" for each in package.xml(_MANIFEST).iter()
    )


class _Walk:
    """Goes through the blocks; notes and boxes come after the paragraph they hang on."""

    def __init__(self) -> None:
        self.builder = TextBuilder()

    def blocks(self, parent: Element, depth: int = 0, entry: str = "") -> None:
        """Add every block under *parent*; *entry* is what the next one begins with."""
        if depth > _MAX_NESTING:
            raise damaged("nested too deep")
        for child in parent:
            name = local_name(child)
            if name in ("h", "p"):
                self._paragraph(child, depth, entry)
                entry = ""
            elif name == "table":
                self.builder.add("\n".join(_rows(child, depth)))
            elif name not in _PASSED_OVER:
                self.blocks(child, depth + 1, "- " if name == "list-item" else entry)

    def _paragraph(self, paragraph: Element, depth: int, entry: str) -> None:
        """Add a heading, a list entry or a plain paragraph, then what hangs on it."""
        separate: list[Element] = []
        text = _inline(paragraph, separate, depth).strip()
        is_heading = local_name(paragraph) == "h"
        level = (attribute(paragraph, "outline-level") or "1") if is_heading else ""
        if text:
            self.builder.add(
                entry + text,
                gap="\n" if entry else "\n\n",
                heading_level=min(int(level), 9) if level.isdecimal() else 0,
            )
        for each in separate:
            self.blocks(each, depth + 1)


def _inline(element: Element, separate: list[Element], depth: int) -> str:
    """Return the text in a line, and gather the blocks that hang on it."""
    if depth > _MAX_NESTING:
        raise damaged("nested too deep")
    parts = [_BLANKS.sub(" ", element.text or "")]
    for child in element:
        name = local_name(child)
        if name == "s":
            count = attribute(child, "c")
            parts.append(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES))
        elif name in ("tab", "line-break"):
            parts.append("\t" if name == "tab" else "\n")
        elif name in _SEPARATE:
            separate.append(child)
        elif name not in _PASSED_OVER:
            parts.append(_inline(child, separate, depth + 1))
        parts.append(_BLANKS.sub(" ", child.tail or ""))
    return "".join(parts)


def _rows(parent: Element, depth: int) -> Iterator[str]:
    """Yield the rows of a table as lines; its head rows lie one level deeper."""
    for child in parent:
        name = local_name(child)
        if name in ("table-header-rows", "table-rows", "table-row-group") and depth < _MAX_NESTING:
            yield from _rows(child, depth + 1)
        elif name == "table-row":
            cells = [_cell_text(cell, depth) for cell in child if local_name(cell) == "table-cell"]
            if line := bar_line(cells):
                yield line


def _cell_text(cell: Element, depth: int) -> str:
    """Return all text in a cell, tables inside it included."""
    inside = _Walk()
    inside.blocks(cell, depth + 1)
    return inside.builder.page().text
