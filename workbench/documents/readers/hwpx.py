"""Reads HWPX, the present format of the Hangul word processor: a zip of XML (OWPML, KS X 6101)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element

from workbench.documents.readers.base import ReadPage, TextBuilder, damaged, encrypted
from workbench.documents.readers.rows import bar_line
from workbench.documents.readers.zipped import Package, attribute, local_name, opened

_SECTION: Final = re.compile(r"Contents/section(\d+)\.xml", re.IGNORECASE)
_HEADER: Final = "Contents/header.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_MAX_NESTING: Final = 40  # of text within boxes within tables
_SPACES: Final = {"lineBreak": "\n", "tab": "\t", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def read_hwpx(path: Path) -> Iterator[ReadPage]:
    """Give the document as page 0: where pages end is not in the file."""
    with opened(path) as package:
        sections = sorted(
            (int(match[1]), name) for name in package.names if (match := _SECTION.fullmatch(name))
        )
        if _is_encrypted(package):
            raise encrypted()
        if not sections:
            raise damaged("no section in the document")
        walk = _Walk(_outline_levels(package))
        for _, name in sections:
            walk.paragraphs(package.xml(name))
    yield walk.builder.page()


def _is_encrypted(package: Package) -> bool:
    """Whether the manifest names a key for any part."""
    return _MANIFEST in package.names and any(
        local_name(each) == "encryption-data" for each in package.xml(_MANIFEST).iter()
    )


def _outline_levels(package: Package) -> dict[str, int]:
    """Return which shapes of paragraphs are headings, and of which level."""
    levels: dict[str, int] = {}
    if _HEADER not in package.names:
        return levels
    for shape in package.xml(_HEADER).iter():
        if local_name(shape) == "paraPr":
            for child in shape:
                level = attribute(child, "level")
                if attribute(child, "type") == "OUTLINE" and level.isdecimal():
                    levels[attribute(shape, "id")] = min(int(level), 8) + 1
    return levels


class _Walk:
    """Goes through paragraphs; tables and boxes come after the paragraph they hang on."""

    def __init__(self, levels: Mapping[str, int]) -> None:
        self.builder = TextBuilder()
        self._levels = levels
        self._deleted = False  # within a deletion, which may go over several paragraphs

    def paragraphs(self, parent: Element, depth: int = 0) -> None:
        """Add every paragraph under *parent*."""
        if depth > _MAX_NESTING:
            raise damaged("nested too deep")
        for child in parent:
            name = local_name(child)
            if name == "p":
                self._paragraph(child, depth)
            elif name == "tbl":
                self.builder.add("\n".join(_rows(child, depth)))
            elif name != "t":
                self.paragraphs(child, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        """Add a paragraph's own text, then what hangs on it."""
        level = self._levels.get(attribute(paragraph, "paraPrIDRef"), 0)
        texts = (each for run in paragraph for each in run if local_name(each) == "t")
        self.builder.add("".join(map(self._run_text, texts)), heading_level=level)
        for run in paragraph:
            self.paragraphs(run, depth + 1)

    def _run_text(self, text: Element) -> str:
        """Return what stands in a piece of text, without what tracked changes have deleted."""
        parts = ["" if self._deleted else text.text or ""]
        for mark in text:
            name = local_name(mark)
            if name in ("deleteBegin", "deleteEnd"):
                self._deleted = name == "deleteBegin"
            elif not self._deleted:
                parts.append(_SPACES.get(name, mark.text or ""))
            parts.append("" if self._deleted else mark.tail or "")
        return "".join(parts)


def _rows(table: Element, depth: int) -> Iterator[str]:
    """Yield the caption of a table, if it has one, and its rows as lines."""
    for part in table:
        if local_name(part) in ("tr", "caption"):
            cells = [each for each in part if local_name(each) == "tc"] or [part]
            if line := bar_line(_cell_text(each, depth) for each in cells):
                yield line


def _cell_text(cell: Element, depth: int) -> str:
    """Return all text in a cell, tables inside it included."""
    inside = _Walk({})
    inside.paragraphs(cell, depth + 1)
    return inside.builder.page().text
