"""Reads scanned pages with Tesseract, where the person has installed it and asks for it."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path
from typing import Final

from workbench.core.errors import Cancelled, DocumentError
from workbench.core.sources import PagePicture
from workbench.documents.drawing import PageDrawing
from workbench.documents.readers.base import ReadPage, clean

_log = logging.getLogger(__name__)

PROGRAM: Final = "tesseract"
_LANGUAGES: Final = ("kor", "eng")
_WIDTH_PX: Final = 2480  # an A4 page at 300 dots an inch, which Tesseract is made for
_PAGE_S: Final = 120.0
_LIST_S: Final = 20.0
_LOOK_S: Final = 0.2
_MEMORY_BYTES: Final = 2 * 2**30


def program() -> str:
    """Return the path of Tesseract, "" when it is not installed."""
    return shutil.which(PROGRAM) or ""


class Recognition:
    """Turns the pages of a scanned PDF into text, one after another. For one thread."""

    def __init__(self, drawing: PageDrawing) -> None:
        self._drawing = drawing

    def read(
        self,
        path: Path,
        cancelled: Callable[[], bool],
        on_page: Callable[[int], None],
    ) -> list[ReadPage]:
        """Return the pages with the text found. Raises DocumentError or Cancelled."""
        tesseract = program()
        if not tesseract:
            raise DocumentError(
                "Tesseract, the program that reads text in pictures, is not installed.",
                "Install it together with its Korean data, then read the file again.",
            )
        languages = _languages(tesseract)
        pages: list[ReadPage] = []
        count = 1
        while len(pages) < count:
            if cancelled():
                raise Cancelled
            picture = self._drawing.draw(path, len(pages) + 1, _WIDTH_PX)
            count = picture.pages
            text = _recognise(tesseract, languages, picture, cancelled)
            pages.append(ReadPage(picture.number, clean(text).strip()))
            on_page(len(pages))
        if not any(page.text for page in pages):
            raise DocumentError(
                "No text was recognised in the pictures of the document.",
                "A sharper scan may help.",
            )
        return pages


def _languages(tesseract: str) -> str:
    """Return those of our languages that are installed, as Tesseract takes them."""
    try:
        listed = subprocess.run(
            [tesseract, "--list-langs"], capture_output=True, timeout=_LIST_S, check=True
        ).stdout.decode("utf-8", "replace")
    except (OSError, subprocess.SubprocessError) as error:
        raise _failed(type(error).__name__) from error
    known = set(listed.split())
    chosen = [language for language in _LANGUAGES if language in known]
    if not chosen:
        raise DocumentError(
            "Tesseract has neither Korean nor English data.",
            "Install its data for the language of the document, then read the file again.",
        )
    return "+".join(chosen)


def _recognise(
    tesseract: str, languages: str, picture: PagePicture, cancelled: Callable[[], bool]
) -> str:
    """Return the text of one page."""
    process = subprocess.Popen(
        [tesseract, "stdin", "stdout", "-l", languages, "--dpi", "300"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads make it slower
    )
    _limit_memory(process.pid)
    deadline = time.monotonic() + _PAGE_S
    # On threads of their own, so that a stop is heard while Tesseract takes its time.
    with ThreadPoolExecutor(2, "recognise") as pool:
        pool.submit(_feed, process, _portable(picture))
        output = pool.submit(_all_of, process)
        try:
            while wait((output,), _LOOK_S).not_done:
                if cancelled():
                    raise Cancelled
                if time.monotonic() > deadline:
                    raise _failed("too slow")
            code = process.wait(_LIST_S)
        except subprocess.TimeoutExpired as error:
            raise _failed("it does not end") from error
        finally:
            process.kill()
            process.wait()
    if code != 0:
        raise _failed(f"exit code {code}")
    return output.result().decode("utf-8", "replace")


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    """Give a program its input; one that ends early tells why by its exit code."""
    assert process.stdin is not None
    with contextlib.suppress(OSError), process.stdin:
        process.stdin.write(data)


def _all_of(process: subprocess.Popen[bytes]) -> bytes:
    """Return all that a program writes."""
    assert process.stdout is not None
    with process.stdout:
        return process.stdout.read()


def _portable(picture: PagePicture) -> bytes:
    """Return a page as a portable pixmap."""
    size = picture.width_px * picture.height_px
    rows = bytearray(3 * size)
    for colour in range(3):
        rows[colour::3] = picture.pixels[colour::4]
    return b"P6 %d %d 255\n" % (picture.width_px, picture.height_px) + bytes(rows)


def _limit_memory(pid: int) -> None:
    """Keep Tesseract within its memory, where the system can do that from outside."""
    if sys.platform == "linux":
        import resource

        try:
            resource.prlimit(pid, resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
        except OSError:  # it has ended already
            _log.info("the memory of Tesseract could not be limited")


def _failed(detail: str) -> DocumentError:
    """Return the error of a page that Tesseract gave up."""
    return DocumentError(
        "Tesseract could not read the pictures of the document.",
        "Try a smaller part of it, or update Tesseract.",
        detail=detail,
    )
