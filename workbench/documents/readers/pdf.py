"""Reads the text layer of a PDF, page by page, with pdfium."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.core.errors import ScannedDocument
from workbench.documents.readers.base import Heading, ReadPage, clean, damaged, encrypted

_OPENING_BYTES: Final = 1024  # the signature may stand behind other bytes
_SCANNED_LETTERS: Final = 16  # a page: a stamp or a page number is no text layer
_HYPHENATED: Final = re.compile("(?<=\\w)\ufffe\r?\n?")  # pdfium's mark of a hyphen at a line's end


def read_pdf(path: Path) -> Iterator[ReadPage]:
    """Give each page, numbered from 1. Raises DocumentError when there is no text layer."""
    with path.open("rb") as file:
        document = open_pdf(file)
        try:
            yield from _pages(document)
        finally:
            document.close()


def open_pdf(file: object) -> pypdfium2.PdfDocument:
    """Open the document, or say why that cannot be."""
    try:
        return pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise encrypted() from error
        raise damaged(str(error)) from error


def _pages(document: pypdfium2.PdfDocument) -> Iterator[ReadPage]:
    """Yield the pages; one that is damaged is empty, unless all are."""
    outline = _outline(document)
    letters = images = broken = 0
    count = len(document)
    for index in range(count):
        try:
            text, has_image = _page_text(document, index)
        except pypdfium2.PdfiumError:
            text, has_image = "", False
            broken += 1
        letters += sum(map(str.isalnum, text))
        images += has_image
        yield ReadPage(index + 1, text, tuple(_place(outline.get(index, ()), text)))
    if count == 0 or broken == count:
        raise damaged(f"{count} pages, {broken} of them broken")
    if images and letters < _SCANNED_LETTERS * count:
        raise ScannedDocument(
            "The PDF is scanned: its pages are pictures, with no text in them.",
            "Have its text recognised: choose “Recognise text” above, if Tesseract is installed.",
        )


def _page_text(document: pypdfium2.PdfDocument, index: int) -> tuple[str, bool]:
    """Return the text of one page, and whether it shows a picture when it has little text."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            text = clean(_HYPHENATED.sub("", text_page.get_text_bounded()))
        finally:
            text_page.close()
        has_image = len(text) < 200 and _shows_image(page)
        return text, has_image
    finally:
        page.close()


def _shows_image(page: pypdfium2.PdfPage) -> bool:
    """Whether there is a picture on the page."""
    pictures = page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=4)
    return next(iter(pictures), None) is not None


def _outline(document: pypdfium2.PdfDocument) -> dict[int, list[tuple[int, str]]]:
    """Return levels and titles of the bookmarks, by page index."""
    found: dict[int, list[tuple[int, str]]] = {}
    try:
        for bookmark in document.get_toc(max_depth=6):
            target = bookmark.get_dest()
            index = target.get_index() if target else None
            title = " ".join(clean(bookmark.get_title()).split())
            if index is not None and title:
                found.setdefault(index, []).append((bookmark.level + 1, title))
    except pypdfium2.PdfiumError:
        return {}
    return found


def _place(bookmarks: list[tuple[int, str]] | tuple[()], text: str) -> Iterator[Heading]:
    """Yield the bookmarks of a page where their titles stand in its text, in order."""
    position = 0
    for level, title in bookmarks:
        words = r"\s+".join(map(re.escape, title.split()))
        match = re.compile(rf"^[^\w\n]*{words}", re.MULTILINE).search(text, position)
        start = match.start() if match else position
        position = match.end() if match else position
        yield Heading(start, level, title)
