"""Reads plain text in whatever encoding it comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from workbench.documents.readers.base import ReadPage, clean
from workbench.documents.readers.encodings import decode


def read_text(path: Path) -> Iterator[ReadPage]:
    """Give the whole file as page 0."""
    yield ReadPage(0, clean(decode(path.read_bytes()).text))
