"""Reads Markdown as it is written, and finds its headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workbench.documents.readers.base import Heading, ReadPage, clean
from workbench.documents.readers.encodings import decode

_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(\S.*)")
_UNDERLINE: Final = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_FRONT_MATTER: Final = "---"
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")


def read_markdown(path: Path) -> Iterator[ReadPage]:
    """Give the whole file as page 0, with its headings."""
    text = clean(decode(path.read_bytes()).text)
    yield ReadPage(0, text, tuple(find_headings(text)))


def find_headings(text: str) -> Iterator[Heading]:
    """Yield headings of both kinds; lines inside code fences and front matter are none."""
    position, previous, fence = 0, "", ""
    for line in text.split("\n"):
        fenced = _FENCE.match(line)
        above, previous = previous, ""
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif fenced or (position == 0 and line == _FRONT_MATTER):
            fence = fenced[1] if fenced else _FRONT_MATTER
        elif match := _HEADING.match(line):
            yield Heading(position, len(match[1]), match[2].rstrip().rstrip("#").rstrip())
        elif above.strip() and (match := _UNDERLINE.match(line)):
            level = 1 if match[1].startswith("=") else 2
            yield Heading(position - len(above) - 1, level, above.strip())
        else:
            previous = line
        position += len(line) + 1
