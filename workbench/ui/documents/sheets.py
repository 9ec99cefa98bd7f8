"""Cuts a document's text into pieces that a text widget shows at once without delay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from workbench.core.sources import Page, Span

MAX_CHARACTERS: Final = 20_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, or a part of a long one; *offset* is where the part begins in its page."""

    page: int
    offset: int
    text: str

    @property
    def end(self) -> int:
        """Where the part ends in its page."""
        return self.offset + len(self.text)


def sheets_of(pages: Sequence[Page], most: int = MAX_CHARACTERS) -> tuple[Sheet, ...]:
    """Return the pages, those longer than *most* characters cut at line ends."""
    sheets: list[Sheet] = []
    for page in pages:
        offset = 0
        while offset < len(page.text) or offset == 0:
            end = _cut(page.text, offset, most)
            sheets.append(Sheet(page.number, offset, page.text[offset:end]))
            if end >= len(page.text):
                break
            offset = end
    return tuple(sheets)


def sheet_with(sheets: Sequence[Sheet], page: int, span: Span | None) -> int:
    """Return the index of the sheet that shows the passage, 0 when there is none."""
    start = span.start if span else 0
    for index, sheet in enumerate(sheets):
        if sheet.page == page and sheet.offset <= start < max(sheet.end, sheet.offset + 1):
            return index
    return next((i for i, sheet in enumerate(sheets) if sheet.page == page), 0)


def lines_of(sheet: Sheet, span: Span) -> tuple[Span, ...]:
    """Return what of a span of the page is on a sheet, line by line, without blank ends.

    Colour behind a line break or a blank line would look like a word.
    """
    start, end = max(span.start, sheet.offset), min(span.end, sheet.end)
    lines: list[Span] = []
    place = start
    for line in sheet.text[start - sheet.offset : end - sheet.offset].splitlines(keepends=True):
        if line.strip():
            lead = len(line) - len(line.lstrip())
            lines.append(Span(place + lead, place + len(line.rstrip())))
        place += len(line)
    return tuple(lines)


def units_before(text: str, position: int) -> int:
    """Return how many of Qt's UTF-16 units come before a character of *text*."""
    head = text[:position]
    return len(head) + sum(1 for character in head if ord(character) > 0xFFFF)


def plain_for_qt(text: str) -> str:
    """Return *text* so that Qt keeps its length: it would swallow half of each CR LF."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _cut(text: str, offset: int, most: int) -> int:
    """Return the end of the part that begins at *offset*."""
    end = offset + most
    if end >= len(text):
        return len(text)
    line_end = text.rfind("\n", offset + most // 2, end)
    return line_end + 1 if line_end > 0 else end
