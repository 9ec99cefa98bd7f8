"""What the tests of all readers share."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import DocumentError
from workbench.documents.readers.base import ReadPage
from workbench.documents.readers.registry import reader_for


def read(path: Path) -> list[ReadPage]:
    """Read a file in this process."""
    return list(reader_for(path)(path))


def refusal(path: Path) -> str:
    """Return the sentence a file is refused with."""
    with pytest.raises(DocumentError) as caught:
        read(path)
    return str(caught.value)


def written(path: Path, content: bytes | str) -> Path:
    """Write a small file."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def titles(page: ReadPage) -> list[tuple[int, str]]:
    """Return the headings of a page, after a look at where they stand."""
    for each in page.headings:
        assert " ".join(page.text[each.start :].split()).startswith(each.title)
    return [(each.level, each.title) for each in page.headings]
