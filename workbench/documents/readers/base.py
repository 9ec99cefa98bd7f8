"""What every reader gives and keeps to: pages with their headings, and a count of the output."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.core.errors import DocumentError

MAX_CHARACTERS: Final = 40_000_000  # of one document; about 20,000 printed pages
MAX_FILE_BYTES: Final = 512 * 2**20

# Control characters but tab and newline, the byte order mark, and pdfium's mark for a hyphen.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
# Letters nobody sees, which can carry words to a model past its reader: marks of zero width and of
# direction, soft hyphens, tag characters. The joiners that emoji and some scripts need stay.
_INVISIBLE: Final = re.compile(
    "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_NEWLINES: Final = re.compile("\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that begins at character *start* of its page; level 1 is the highest."""

    start: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as a reader gives it. Formats without pages give a single page 0."""

    number: int
    text: str
    headings: tuple[Heading, ...] = ()


Reader = Callable[[Path], Iterator[ReadPage]]


@dataclass(slots=True)
class Removed:
    """How many invisible characters `clean` has taken out since the count was last set."""

    count: int = 0


REMOVED: Final = Removed()


def clean(text: str) -> str:
    """Return *text* with plain newlines, composed Hangul and nothing a person cannot see.

    Invisible characters are counted in REMOVED.
    """
    visible, removed = _INVISIBLE.subn("", _CONTROLS.sub("", _NEWLINES.sub("\n", text)))
    REMOVED.count += removed
    return unicodedata.normalize("NFC", visible)


def counted(pages: Iterator[ReadPage], limit: int = MAX_CHARACTERS) -> Iterator[ReadPage]:
    """Pass pages on and stop a document that grows out of all proportion."""
    total = 0
    for page in pages:
        total += len(page.text)
        if total > limit:
            raise too_long()
        yield page


def too_long() -> DocumentError:
    """Return the error of a document with more text than can be taken in."""
    return DocumentError(
        "The document holds more text than can be read here.", "Split it and add the parts."
    )


def damaged(detail: str) -> DocumentError:
    """Return the error of a file whose inside does not make sense."""
    return DocumentError(
        "The file is damaged and cannot be read.",
        "Open it in the program that made it, save it again, and add it once more.",
        detail=detail,
    )


def encrypted() -> DocumentError:
    """Return the error of a file that asks for a password."""
    return DocumentError(
        "The file is protected with a password.",
        "Save a copy without a password and add that one.",
    )


class TextBuilder:
    """Puts the blocks of a document together and remembers where its headings are."""

    def __init__(self, limit: int = MAX_CHARACTERS) -> None:
        self._parts: list[str] = []
        self._headings: list[Heading] = []
        self._length = 0
        self._limit = limit

    def add(self, text: str, gap: str = "\n\n", heading_level: int = 0) -> None:
        """Append a block after *gap*; raises DocumentError when the text grows too long."""
        block = clean(text).strip("\n")
        if not block.strip():
            return
        if self._parts:
            self._put(gap)
        if heading_level:
            title = " ".join(block.split())
            self._headings.append(Heading(self._length, heading_level, title))
        self._put(block)

    @property
    def empty(self) -> bool:
        """Whether nothing has been added yet."""
        return not self._parts

    def page(self, number: int = 0) -> ReadPage:
        """Return all blocks as one page."""
        return ReadPage(number, "".join(self._parts), tuple(self._headings))

    def _put(self, text: str) -> None:
        """Append and count."""
        self._parts.append(text)
        self._length += len(text)
        if self._length > self._limit:
            raise too_long()
