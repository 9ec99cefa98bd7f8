"""Comparison sheets as TOML files, the same for the lab and for `workbench compare`.

title = "Which prompt labels best?"
input = "The parcel came two weeks late."
expected = "negative"           # optional: an answer that contains it counts as right
repeats = 1                     # optional
seed = 7                        # optional
mode = "batch"                  # optional; or "sequential"

[variables]                     # optional: values for {{names}} other than {{input}}
audience = "customers"

[[variants]]                    # one column each, up to eight
name = "Few-shot"
system_text = "Label the message."      # optional
template = "Message: {{input}}"         # optional; {{examples}} puts the examples in the text
technique = "none"                      # optional; "think" or "worked"
examples = [{ input = "Lovely!", output = "positive", steps = "" }]     # optional
sampling = { temperature = 0.0, max_tokens = 64 }                       # optional
model = "tour"                          # optional: an id or a name in the list of models, or a file
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import tomli_w

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Variant
from workbench.core.plain import PlainError, from_plain, to_plain

MOST_VARIANTS: Final = 8
MOST_REPEATS: Final = 100
_KEYS: Final = {"model_id": "model"}  # what is called otherwise in a file
_NO_DIFFERENCE: Final = frozenset({"variant_id", "name", "sampling"})
_HINT: Final = "Correct the file and open it again; a sheet saved in the Prompt lab shows the form."
_LAB_SAMPLING: Final = {"temperature": 0.0, "max_tokens": 256}  # as core.lab.Variant's default


def read_sheet(path: Path) -> Comparison:
    """Return the comparison in a file. Raises BadInput naming the line or the key."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise BadInput(
            "The file {file} cannot be read.",
            "Check that it is there and that you may read it.",
            detail=str(error),
            file=path.name,
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput(
            "The file {file} is not a text in UTF-8.", _HINT, detail=str(error), file=path.name
        ) from error
    return parse_sheet(text, path.name)


def parse_sheet(text: str, name: str = "sheet") -> Comparison:
    """Return the comparison in a text. Raises BadInput naming the line or the key."""
    try:
        table = tomllib.loads(text)
        _default(table)
        comparison = from_plain(Comparison, table, strict=True)
        _check(comparison)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(
            "The file {file} is not a comparison sheet: {reason}.",
            _HINT,
            file=name,
            reason=str(error),
        ) from error
    except PlainError as error:
        raise BadInput(
            "In the file {file}, {key} {reason}.",
            _HINT,
            file=name,
            key=error.where,
            reason=error.reason,
        ) from error
    return comparison


def format_sheet(comparison: Comparison) -> str:
    """Return a comparison as TOML; what has its default value is left out of the columns."""
    table = to_plain(comparison, drop_none=True)
    bare = to_plain(Variant("", ""), drop_none=True)
    table["variants"] = [
        {
            _KEYS.get(key, key): value
            for key, value in column.items()
            if value != bare[key] and key != "variant_id"
        }
        | {"name": column["name"]}
        for column in table["variants"]
    ]
    return tomli_w.dumps(table, multiline_strings=True)


def differences(variants: tuple[Variant, ...]) -> tuple[tuple[str, ...], ...]:
    """Return for each column the names of the fields that differ from the first column."""
    return tuple(_differing(variants[0], variant) for variant in variants)


def _differing(first: Variant, other: Variant) -> tuple[str, ...]:
    """Return the differing fields, those of the sampling by their own names."""
    names = [
        field.name
        for field in fields(Variant)
        if field.name not in _NO_DIFFERENCE
        and getattr(first, field.name) != getattr(other, field.name)
    ]
    names += [
        field.name
        for field in fields(Sampling)
        if getattr(first.sampling, field.name) != getattr(other.sampling, field.name)
    ]
    return tuple(names)


def _default(table: dict[str, Any]) -> None:
    """Name and number the columns that do not name themselves; sampling starts from the lab's."""
    columns = table.get("variants")
    for number, column in enumerate(columns if isinstance(columns, list) else []):
        if isinstance(column, dict):
            letter = chr(ord("A") + number % 26)
            column.setdefault("variant_id", f"column-{number + 1}")
            column.setdefault("name", letter)
            for field, key in _KEYS.items():
                if key in column:
                    column[field] = column.pop(key)
            if isinstance(column.get("sampling"), dict):
                column["sampling"] = _LAB_SAMPLING | column["sampling"]


def _check(comparison: Comparison) -> None:
    """Refuse what the types cannot: too few or many columns or repeats. Raises PlainError."""
    count = len(comparison.variants)
    if not 1 <= count <= MOST_VARIANTS:
        raise PlainError("variants", f"must be 1 to {MOST_VARIANTS} columns, not {count}")
    if not 1 <= comparison.repeats <= MOST_REPEATS:
        raise PlainError("repeats", f"must be 1 to {MOST_REPEATS}")
    ids = [variant.variant_id for variant in comparison.variants]
    if len(set(ids)) != count:
        raise PlainError("variants.variant_id", "must differ from column to column")
