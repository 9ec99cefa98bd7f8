"""Reads JSON: spread out over lines, with its characters written as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workbench.documents.readers.base import ReadPage, TextBuilder, clean
from workbench.documents.readers.encodings import decode

_DEEPEST: Final = 12  # levels that are spread out; what lies deeper stays on one line
_SHORT: Final = 8  # entries of a list that stays on one line
_NOTHING: Final[tuple[object, ...]] = (None, "", [], {})
_INDENT: Final = "  "


def read_json(path: Path) -> Iterator[ReadPage]:
    """Give the file as page 0; JSON with comments or in lines stays as it is written."""
    text = clean(decode(path.read_bytes()).text)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        yield ReadPage(0, _spelled_out(text))
        return
    builder = TextBuilder()
    for line in _lines(value, "", "") if value not in _NOTHING else ():
        builder.add(line, gap="\n")
    yield builder.page()


def _lines(value: object, start: str, end: str, depth: int = 0) -> Iterator[str]:
    """Yield the lines of a value that stands between *start* and *end*."""
    indent = _INDENT * depth
    if depth >= _DEEPEST or _fits_a_line(value):
        yield f"{indent}{start}{json.dumps(value, ensure_ascii=False)}{end}"
        return
    if isinstance(value, dict):
        entries = [
            (f"{json.dumps(key, ensure_ascii=False)}: ", each) for key, each in value.items()
        ]
        opening, closing = "{", "}"
    else:
        assert isinstance(value, list)
        entries = [("", each) for each in value]
        opening, closing = "[", "]"
    yield f"{indent}{start}{opening}"
    for number, (name, each) in enumerate(entries, 1):
        yield from _lines(each, name, "," if number < len(entries) else "", depth + 1)
    yield f"{indent}{closing}{end}"


def _fits_a_line(value: object) -> bool:
    """Whether there is nothing to spread out: no container, or a short list of plain values."""
    if isinstance(value, dict):
        return not value
    if isinstance(value, list):
        return len(value) <= _SHORT and not any(isinstance(each, (dict, list)) for each in value)
    return True


def _spelled_out(text: str) -> str:
    """Return text whose lines are JSON, each with its characters written as they are."""
    try:
        lines = [
            json.dumps(json.loads(line), ensure_ascii=False) if line.strip() else ""
            for line in text.split("\n")
        ]
    except (ValueError, RecursionError):
        return text
    return clean("\n".join(lines))
