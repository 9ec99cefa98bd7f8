"""Takes inputs of a comparison out of files of other programs. Nothing in them is ever run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.lab import Row
from workbench.storage.imports_json import read_json, read_lines
from workbench.storage.imports_parts import Imported, SkippedList
from workbench.storage.imports_promptfoo import from_table, from_yaml, is_promptfoo_table
from workbench.storage.imports_table import read_table
from workbench.storage.imports_text import read_text
from workbench.storage.imports_yaml import load_yaml

ENDINGS: Final = (".csv", ".tsv", ".yaml", ".yml", ".jsonl", ".ndjson", ".json")

_INPUT_NAMES: Final = (
    "input question query prompt text message sentence document "
    "입력 질문 문장 내용 본문 메시지".split()
)
_EXPECTED_NAMES: Final = (
    "expected expected_output expected_answer ideal target answer label output reference "
    "ground_truth 정답 예상 답 답변 레이블 라벨".split()
)
_DESCRIPTION_NAMES: Final = ("description", "name", "id", "설명", "이름", "번호")
_NOT_IN_NAMES: Final = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which column of a file becomes what; "" is none. *variables* keep their names."""

    input: str = ""
    expected: str = ""
    description: str = ""
    variables: tuple[str, ...] = ()


def read_inputs(path: Path) -> Imported:
    """Read a file by its ending. Raises BadInput with the line where it is broken."""
    text, skipped = read_text(path), SkippedList()
    match path.suffix.lower():
        case ".yaml" | ".yml":
            found = from_yaml(load_yaml(text), skipped)
        case ".jsonl" | ".ndjson":
            found = read_lines(text, skipped)
        case ".json":
            found = read_json(text, skipped)
        case ".csv" | ".tsv" | ".txt":
            found = _table(text, skipped)
        case _:
            raise BadInput(
                "Inputs cannot be read from {file}.",
                "Choose a name that ends in {endings}.",
                file=path.name,
                endings=", ".join(ENDINGS),
            )
    title = found.title or path.stem
    return replace(found, title=title, skipped=tuple(skipped.items), skipped_more=skipped.more)


def _table(text: str, skipped: SkippedList) -> Imported:
    """Return a table, with promptfoo's columns where it has them."""
    rows = read_table(text, skipped)
    if is_promptfoo_table(tuple(rows[0].values)):
        return from_table(rows, skipped)
    return Imported("table", rows)


def suggested(imported: Imported) -> Mapping:
    """Guess the columns from their names; the first one is the input where none is named so."""
    names = imported.names
    free = list(names)
    found = _named(free, _INPUT_NAMES) or (names[0] if names else "")
    free = [name for name in free if name != found]
    expected = ""
    if not any(row.expected or row.checks for row in imported.rows):
        expected = _named(free, _EXPECTED_NAMES)
        free = [name for name in free if name != expected]
    description = ""
    if not any(row.description for row in imported.rows):
        description = _named(free, _DESCRIPTION_NAMES)
        free = [name for name in free if name != description]
    # Prompts that came along name their variables as the file does, the input's too.
    named = bool(imported.variants) and found not in ("", "input")
    return Mapping(found, expected, description, (*([found] if named else []), *free))


def mapped(imported: Imported, mapping: Mapping) -> tuple[Row, ...]:
    """Return the rows under the names of a sheet; what is not mapped is left out."""
    names = {name: variable_name(name) for name in mapping.variables}
    return tuple(_mapped_row(row, mapping, names) for row in imported.rows)


def _mapped_row(row: Row, mapping: Mapping, names: dict[str, str]) -> Row:
    """Return one row under the names of a sheet."""
    values = {names[name]: row.values.get(name, "") for name in mapping.variables}
    if mapping.input:
        values = {"input": row.values.get(mapping.input, ""), **values}
    return replace(
        row,
        values=values,
        expected=row.values.get(mapping.expected, "") if mapping.expected else row.expected,
        description=(
            row.values.get(mapping.description, "") if mapping.description else row.description
        ),
    )


def variable_name(name: str) -> str:
    """Return a name that can stand between double braces: letters, digits and underscores."""
    return _NOT_IN_NAMES.sub("_", name.strip()).strip("_") or "value"


def _named(names: Sequence[str], wanted: Sequence[str]) -> str:
    """Return the first of *names* that is among *wanted*, in the order of the wanted ones."""
    plain = {name.strip().casefold().replace(" ", "_"): name for name in reversed(names)}
    return next((plain[each] for each in wanted if each in plain), "")
