"""The process that draws pages of a PDF, limited like the one that reads.

It answers a header in JSON, then the pixels as they are: nothing that could run code.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from workbench.core.errors import DocumentError
from workbench.documents.limited import allow_cpu, confine
from workbench.documents.reader_process import problem_as_data
from workbench.documents.readers.base import damaged
from workbench.documents.readers.pdf import open_pdf

MAX_PIXELS: Final = 24_000_000
_TRIED_LETTERS: Final = (60, 30)  # when the whole passage is not found: its beginning


@dataclass(frozen=True, slots=True)
class DrawingLimits:
    """What one page may use up."""

    cpu_s: int = 20
    wall_s: float = 30.0
    memory_bytes: int = 2 * 2**30


def drawing_main(connection: Connection, limits: DrawingLimits) -> None:
    """Draw one page after another until the pipe closes."""
    confine(limits.memory_bytes)
    while True:
        try:
            order = json.loads(connection.recv_bytes())
        except (EOFError, OSError):
            return
        allow_cpu(limits.cpu_s)
        header, pixels = _answer(order)
        try:
            connection.send_bytes(json.dumps(header).encode("ascii"))
            if pixels:
                connection.send_bytes(pixels)
        except OSError:
            os._exit(0)


def _answer(order: dict[str, str | int]) -> tuple[dict[str, object], bytes]:
    """Return header and pixels of a page, or the problem."""
    try:
        return _draw(
            os.fsdecode(str(order["path"])),
            int(order["page"]),
            int(order["width_px"]),
            str(order["passage"]),
        )
    except (DocumentError, OSError, MemoryError) as error:
        return {"problem": problem_as_data(error)}, b""
    except Exception as error:
        # pdfium stumbled over what it was given: whatever it raised, the file is the cause.
        problem = damaged(f"{type(error).__name__}: {error}")
        return {"problem": problem_as_data(problem)}, b""


def _draw(path: str, number: int, width_px: int, passage: str) -> tuple[dict[str, object], bytes]:
    """Draw page *number*, counted from 1 and kept within the document."""
    with Path(path).open("rb") as file:
        document = open_pdf(file)
        try:
            number = min(max(number, 1), len(document))
            page = document[number - 1]
            bitmap = page.render(
                scale=_scale(page, width_px),
                rev_byteorder=True,
                prefer_bgrx=True,
                may_draw_forms=False,
            )
            header = {
                "number": number,
                "pages": len(document),
                "width_px": bitmap.width,
                "height_px": bitmap.height,
                "areas": _areas(page, bitmap, passage),
            }
            return header, _packed(bitmap)
        finally:
            document.close()


def _scale(page: pypdfium2.PdfPage, width_px: int) -> float:
    """Return pixels a point, so that the page gets its width but not too many pixels."""
    width, height = page.get_size()
    if width <= 0 or height <= 0:
        raise damaged(f"a page of {width} by {height} points")
    return float(min(width_px / width, (MAX_PIXELS / (width * height)) ** 0.5))


def _packed(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Return the rows of a bitmap without what may stand between them."""
    row = bitmap.width * 4
    data = bytes(bitmap.buffer)
    if bitmap.stride == row:
        return data
    return b"".join(
        data[start : start + row]
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )


def _areas(
    page: pypdfium2.PdfPage, bitmap: pypdfium2.PdfBitmap, passage: str
) -> list[tuple[float, float, float, float]]:
    """Return where the passage stands: left, top, width, height in shares of the page.

    Blanks and line ends differ between extractions, so letters alone are compared.
    """
    wanted = "".join(passage.split())
    if not wanted:
        return []
    text = page.get_textpage()
    try:
        letters, places = _letters(text)
        for length in (len(wanted), *_TRIED_LETTERS):
            start = letters.find(wanted[:length])
            if start >= 0:
                last = places[start + min(length, len(wanted)) - 1]
                return _boxes(page, bitmap, text, places[start], last - places[start] + 1)
        return []
    finally:
        text.close()


def _letters(text: pypdfium2.PdfTextPage) -> tuple[str, list[int]]:
    """Return the text without blanks, and the number of each of its characters in pdfium."""
    letters: list[str] = []
    places: list[int] = []
    for place in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, place))
        if not character.isspace() and character not in "\0\ufffe":
            letters.append(character)
            places.append(place)
    return "".join(letters), places


def _boxes(
    page: pypdfium2.PdfPage,
    bitmap: pypdfium2.PdfBitmap,
    text: pypdfium2.PdfTextPage,
    start: int,
    count: int,
) -> list[tuple[float, float, float, float]]:
    """Return the boxes of some characters, one a line, turned as the page is."""
    convert = bitmap.get_posconv(page)
    found = []
    for index in range(text.count_rects(start, count)):
        left, bottom, right, top = text.get_rect(index)
        one, two = convert.to_bitmap(left, top), convert.to_bitmap(right, bottom)
        x, y = min(one[0], two[0]), min(one[1], two[1])
        width, height = abs(one[0] - two[0]), abs(one[1] - two[1])
        found.append(
            (
                x / bitmap.width,
                y / bitmap.height,
                width / bitmap.width,
                height / bitmap.height,
            )
        )
    return found
