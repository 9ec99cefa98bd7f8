"""Examples from CSV files, as spreadsheets and scripts write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.lab import Example

MOST_ROWS: Final = 1_000
_MOST_BYTES: Final = 20_000_000
_NAMES: Final = {
    "input": ("input", "question", "text", "입력", "질문"),
    "output": ("output", "answer", "label", "expected", "출력", "답", "정답"),
    "steps": ("steps", "reasoning", "풀이", "풀이 과정"),
}
_DELIMITERS: Final = ",;\t"


def read_examples(path: Path) -> tuple[Example, ...]:
    """Return the examples in a file.

    The first row names the columns input, output and, if there, steps; a file of two or three
    columns without these names has them in this order from its first row on. Raises BadInput.
    """
    name = path.name
    rows = _rows(_text(path), name)
    if not rows:
        raise BadInput("The file {file} is empty.", "Choose one with examples.", file=name)
    places, first = _places(rows[0][1], name)
    examples = []
    for line, cells in rows[first:]:
        if len(cells) != len(rows[0][1]):
            raise BadInput(
                "In {file}, the row that ends on line {line} has {found} cells instead of "
                "{wanted}.",
                "Put cells that hold commas or line breaks in quotes.",
                file=name,
                line=line,
                found=len(cells),
                wanted=len(rows[0][1]),
            )
        chosen = {field: cells[place].strip() for field, place in places.items()}
        examples.append(Example(**chosen))
    if not examples:
        raise BadInput(
            "The file {file} names its columns but has no rows.",
            "Choose one with examples.",
            file=name,
        )
    return tuple(examples)


def _text(path: Path) -> str:
    """Return what is in a file, in UTF-8 or in the encoding of a Korean spreadsheet."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise _too_many(path.name)
        data = path.read_bytes()
    except OSError as error:
        raise BadInput(
            "The file {file} cannot be read.",
            "Check that it is there and that you may read it.",
            detail=str(error),
            file=path.name,
        ) from error
    for encoding in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise BadInput(
        "The file {file} is not a text file.",
        "Save it as CSV in UTF-8 and choose it again.",
        file=path.name,
    )


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not blank, each with the number of the line it ends on."""
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, cells))
            if len(rows) > MOST_ROWS + 1:
                raise _too_many(name)
    except csv.Error as error:
        raise BadInput(
            "The quotes in {file} are broken near line {line}.",
            "Close every quote, and write a quote inside a cell twice.",
            detail=str(error),
            file=name,
            line=reader.line_num,
        ) from error
    return rows


def _places(head: Sequence[str], name: str) -> tuple[dict[str, int], int]:
    """Return where each field of an example stands, and which row is the first of them."""
    names = [cell.strip().casefold() for cell in head]
    found = {
        field: next((names.index(word) for word in words if word in names), -1)
        for field, words in _NAMES.items()
    }
    if found["input"] >= 0 and found["output"] >= 0:
        return {field: place for field, place in found.items() if place >= 0}, 1
    named = any(place >= 0 for place in found.values())
    if named or not 2 <= len(head) <= len(_NAMES):
        raise BadInput(
            "The file {file} has no columns called input and output; its first row is: {head}.",
            "Name them in the first row, or leave two columns only: input and output.",
            file=name,
            head=", ".join(cell.strip() for cell in head)[:200],
        )
    return dict(zip(_NAMES, range(len(head)), strict=False)), 0


def _too_many(name: str) -> BadInput:
    """Return the error of a file that is too long."""
    return BadInput(
        "The file {file} has more than {most} examples.",
        "Choose a smaller one: a prompt has room for a few dozen at most.",
        file=name,
        most=MOST_ROWS,
    )
