"""Comparison sheets as TOML files, the same for the lab and for `workbench compare`.

title = "Which prompt labels best?"
input = "The parcel came two weeks late."
expected = "negative"           # optional: an answer that contains it counts as right
checks = [{ kind = "equals", value = "negative" }]      # optional: kept by every answer
repeats = 1                     # optional
seed = 7                        # optional
mode = "batch"                  # optional; or "sequential"
price = { input_per_million = 0.5, output_per_million = 1.5, currency = "USD" }     # optional

[variables]                     # optional: values for {{names}} other than {{input}}
audience = "customers"

[[rows]]                        # optional: a table of inputs in place of the shared one
input = "Lovely, thank you!"
values = { audience = "friends" }       # optional: before those of [variables]
expected = "positive"                   # optional: in place of the sheet's
checks = [{ kind = "contains", value = "sorry", not = true }]       # optional: beside the sheet's
description = "praise"                  # optional

[[variants]]                    # one column each, up to eight
name = "Few-shot"
system_text = "Label the message."      # optional
template = "Message: {{input}}"         # optional; {{examples}} puts the examples in the text
technique = "none"                      # optional; "think", "worked", "self_consistency", …
options = { samples = 5, order = "nearest", most_examples = 4 }         # optional; of techniques
examples = [{ input = "Lovely!", output = "positive", steps = "" }]     # optional
sampling = { temperature = 0.0, max_tokens = 64 }                       # optional
collection_id = "…"                     # optional: documents to answer from
search = { passages = 4, neighbours = true }                            # optional
model = "tour"                          # optional: an id or a name in the list of models, or a file
prompt = "…"                            # optional: which prompt of the library it was taken from
version = 3                             # optional: and which version of it

A check's kind is equals, contains, starts_with, regex, json_schema, number (with a tolerance) or
refusal. Options: samples, temperature, rounds, chain (steps with name and template), order (given,
shuffled, nearest), most_examples, marking (none, delimited, datamarked).
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

import tomli_w

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.core.lab import Check, Comparison, Price, Row, Variant
from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.prompts.techniques import INPUT, TECHNIQUES

MOST_VARIANTS: Final = 8
MOST_REPEATS: Final = 100
MOST_ROWS: Final = 10_000
_KEYS: Final = {"model_id": "model", "prompt_id": "prompt"}  # what is called otherwise in a file
_CHECK_KEYS: Final = {"negated": "not"}
_NO_DIFFERENCE: Final = frozenset({"variant_id", "name", "sampling"})
_HINT: Final = "Correct the file and open it again; a sheet saved in the Prompt lab shows the form."
_LAB_SAMPLING: Final = {"temperature": 0.0, "max_tokens": 256}  # as core.lab.Variant's default


def read_sheet(path: Path) -> Comparison:
    """Return the comparison in a TOML file, or in JSON: a sheet, or a run with its sheet.

    Raises BadInput naming the line or the key.
    """
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
    is_json = path.suffix.lower() == ".json"
    return parse_sheet(text, path.name, _sheet_table if is_json else tomllib.loads)


def parse_sheet(
    text: str, name: str = "sheet", loads: Callable[[str], dict[str, Any]] = tomllib.loads
) -> Comparison:
    """Return the comparison in a text. Raises BadInput naming the line or the key."""
    try:
        table = loads(text)
        _default(table)
        comparison = from_plain(Comparison, table, strict=True)
        _check(comparison)
    except PlainError as error:
        raise BadInput(
            "In the file {file}, {key} {reason}.",
            _HINT,
            file=name,
            key=error.where,
            reason=error.reason,
        ) from error
    except (ValueError, RecursionError) as error:  # of TOML or JSON
        raise BadInput(
            "The file {file} is not a comparison sheet: {reason}.",
            _HINT,
            file=name,
            reason=str(error),
        ) from error
    return comparison


def sheet_in(loaded: object) -> dict[str, Any] | None:
    """Return the table of a sheet in loaded JSON, its own or a run's; None when it has none."""
    table = loaded.get("comparison", loaded) if isinstance(loaded, dict) else None
    return table if isinstance(table, dict) and "variants" in table else None


def format_sheet(comparison: Comparison) -> str:
    """Return a comparison as TOML; what has its default value is left out of the columns."""
    table = to_plain(comparison, drop_none=True)
    optional = ("rows", "checks", "price", "variables")
    table = {key: value for key, value in table.items() if value or key not in optional}
    table["variants"] = [_written_column(column) for column in table["variants"]]
    if "rows" in table:
        table["rows"] = [_written_row(row) for row in table["rows"]]
    if "checks" in table:
        table["checks"] = [
            _written(check, Check("equals"), _CHECK_KEYS) for check in table["checks"]
        ]
    if comparison.price == Price():
        del table["price"]
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


# Writing


def _written(table: dict[str, Any], default: object, keys: dict[str, str]) -> dict[str, Any]:
    """Return what differs from the defaults, under the names used in files."""
    bare = to_plain(default, drop_none=True)
    return {
        keys.get(key, key): _smaller(value, bare.get(key))
        for key, value in table.items()
        if value != bare.get(key)
    }


def _smaller(value: Any, bare: Any) -> Any:
    """Return a table within a table without its defaults, anything else as it is."""
    if not (isinstance(value, dict) and isinstance(bare, dict)):
        return value
    return {key: item for key, item in value.items() if item != bare.get(key)}


def _written_column(column: dict[str, Any]) -> dict[str, Any]:
    """Return a column as it stands in a file: with its name, without its id."""
    written = _written(column, Variant("", ""), _KEYS)
    if "sampling" in written:  # what it differs in is told beside what the lab always says
        written["sampling"] = column["sampling"]
    written.pop("variant_id", None)
    return {"name": column["name"]} | written


def _written_row(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row as it stands in a file: its input first, without its id."""
    values = dict(row["values"])
    head = {INPUT: values.pop(INPUT)} if INPUT in values else {}
    written = _written(row | {"values": values}, Row(""), {})
    written.pop("row_id", None)
    if "checks" in written:
        written["checks"] = _written_checks(written["checks"])
    return head | written


def _written_checks(checks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return checks as they stand in a file, each with its kind."""
    bare = Check("equals")
    return [{"kind": check["kind"]} | _written(check, bare, _CHECK_KEYS) for check in checks]


# Reading


def _sheet_table(text: str) -> dict[str, Any]:
    """Return the table of a sheet in a JSON text. Raises ValueError when it has none."""
    table = sheet_in(json.loads(text))
    if table is None:
        raise ValueError("it has no columns")
    json.dumps(table, ensure_ascii=False).encode()  # half a character could not be saved again
    return table


def _default(table: dict[str, Any]) -> None:
    """Name and number columns and rows that do not do so themselves; use the nouns' own keys."""
    for number, column in enumerate(_tables(table, "variants")):
        column.setdefault("variant_id", f"column-{number + 1}")
        column.setdefault("name", chr(ord("A") + number % 26))
        _rename(column, _KEYS)
        if isinstance(column.get("sampling"), dict):
            column["sampling"] = _LAB_SAMPLING | column["sampling"]
    for number, row in enumerate(_tables(table, "rows"), start=1):
        row.setdefault("row_id", f"row-{number}")
        if INPUT in row:
            values = row.get("values", {})
            if isinstance(values, dict):
                row["values"] = {INPUT: row.pop(INPUT)} | values
    for holder in (table, *_tables(table, "rows")):
        for check in _tables(holder, "checks"):
            _rename(check, _CHECK_KEYS)


def _tables(table: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """Return the tables in a list; what is no table is refused later, by its place."""
    items = table.get(key)
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _rename(table: dict[str, Any], keys: dict[str, str]) -> None:
    """Put what a file calls otherwise under the noun's own name."""
    for field, key in keys.items():
        if key in table:
            table[field] = table.pop(key)


def _check(comparison: Comparison) -> None:
    """Refuse what the types cannot. Raises PlainError."""
    count = len(comparison.variants)
    if not 1 <= count <= MOST_VARIANTS:
        raise PlainError("variants", f"must be 1 to {MOST_VARIANTS} columns, not {count}")
    if not 1 <= comparison.repeats <= MOST_REPEATS:
        raise PlainError("repeats", f"must be 1 to {MOST_REPEATS}")
    if len(comparison.rows) > MOST_ROWS:
        raise PlainError("rows", f"must be at most {MOST_ROWS}, not {len(comparison.rows)}")
    if len({variant.variant_id for variant in comparison.variants}) != count:
        raise PlainError("variants.variant_id", "must differ from column to column")
    ids = {row.row_id for row in comparison.rows}
    if len(ids) != len(comparison.rows) or "" in ids:
        raise PlainError("rows.row_id", "must differ from row to row")
    known = [technique.technique_id for technique in TECHNIQUES]
    for number, variant in enumerate(comparison.variants, start=1):
        if variant.technique not in known:
            reason = f"of column {variant.name} must be one of {', '.join(known)}"
            raise PlainError(f"variants[{number}].technique", reason)
