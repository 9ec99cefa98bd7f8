"""Reads Jupyter notebooks as the Markdown documents they almost are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from workbench.documents.readers.base import ReadPage, clean, damaged
from workbench.documents.readers.encodings import decode
from workbench.documents.readers.markdown import find_headings

_BACKTICKS: Final = re.compile(r"`{3,}")


def read_notebook(path: Path) -> Iterator[ReadPage]:
    """Give the cells as page 0: text as written, code and text outputs between fences."""
    try:
        notebook = json.loads(decode(path.read_bytes()).text)
    except (ValueError, RecursionError) as error:
        raise damaged(f"{type(error).__name__}: {error}") from error
    parts: list[str] = []
    for cell in _cells(notebook):
        source = _text(cell.get("source", cell.get("input")))
        if cell.get("cell_type") == "code":
            parts += [_fenced(source), *map(_fenced, _outputs(cell))]
        else:
            parts.append(source)
    text = clean("\n\n".join(part.strip("\n") for part in parts if part.strip()))
    yield ReadPage(0, text, tuple(find_headings(text)))


def _cells(notebook: object) -> Iterator[dict[str, object]]:
    """Yield the cells; before version 4 of the format they lay in worksheets."""
    if not isinstance(notebook, dict):
        raise damaged("the notebook is no object")
    holders = [notebook, *_dicts(notebook.get("worksheets"))]
    if not any("cells" in holder for holder in holders):
        raise damaged("the notebook has no cells")
    for holder in holders:
        yield from _dicts(holder.get("cells"))


def _outputs(cell: dict[str, object]) -> Iterator[str]:
    """Yield what a cell printed, gave back or failed with; pictures are passed over."""
    for output in _dicts(cell.get("outputs")):
        data = output.get("data")
        if isinstance(data, dict):
            yield _text(data.get("text/plain"))
        elif output.get("ename"):
            yield f"{_text(output.get('ename'))}: {_text(output.get('evalue'))}"
        else:
            yield _text(output.get("text"))


def _dicts(value: object) -> list[dict[str, object]]:
    """Return the objects of a list, or nothing when it is no list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(value: object) -> str:
    """Return a text that may have been saved as a list of lines."""
    if isinstance(value, list):
        return "".join(each for each in value if isinstance(each, str))
    return value if isinstance(value, str) else ""


def _fenced(text: str) -> str:
    """Return code between fences longer than any inside it."""
    if not text.strip():
        return ""
    longest = max(map(len, _BACKTICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    body = text.strip("\n")
    return f"{fence}\n{body}\n{fence}"
