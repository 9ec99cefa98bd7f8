"""promptfoo's tests as rows: the special columns of its CSV, and its YAML."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workbench.core.errors import BadInput, Problem
from workbench.core.ids import new_id
from workbench.core.lab import Check, Row, Variant
from workbench.storage.imports_asserts import from_entry, from_text, runs_code
from workbench.storage.imports_parts import (
    MOST_ROWS,
    Imported,
    SkippedList,
    no_rows,
    too_many_rows,
)

_MOST_VARIANTS: Final = 8  # as many as a sheet holds
_EXPECTED: Final = re.compile(r"__expected\d*")
_KNOWN: Final = ("description", "prompts", "providers", "targets", "tests", "defaultTest")
_NUNJUCKS: Final = re.compile(r"\{%|\{\{[^{}]*[|.(\[][^{}]*\}\}|\{\{\s*env\b")
_NO_FILES: Final = ("file://", "http://", "https://", "exec:", "huggingface://")


def is_promptfoo_table(names: Sequence[str]) -> bool:
    """Whether the names of a table are promptfoo's."""
    return any(name.startswith("__") for name in names)


def is_promptfoo(loaded: object) -> bool:
    """Whether loaded YAML or JSON is a configuration of promptfoo, or a list of its tests."""
    if isinstance(loaded, list):
        return bool(loaded) and isinstance(loaded[0], Mapping) and "vars" in loaded[0]
    return isinstance(loaded, Mapping) and "tests" in loaded


def from_table(rows: Sequence[Row], skipped: SkippedList) -> Imported:
    """Turn promptfoo's special columns into checks, descriptions and metadata."""
    found = []
    for number, row in enumerate(rows, start=1):
        where, description = f"#{number}", ""
        values: dict[str, str] = {}
        metadata: dict[str, str] = {}
        checks: list[Check] = []
        for name, text in row.values.items():
            if _EXPECTED.fullmatch(name):
                checks.extend(_taken(from_text(text), where, skipped))
            elif name == "__description":
                description = text
            elif name.startswith("__metadata:"):
                metadata[name.partition(":")[2].removesuffix("[]")] = text
            elif name.startswith("__"):
                skipped.add(
                    name,
                    Problem("The column “{name}” has no use here.", values={"name": name}),
                )
            else:
                values[name] = text
        found.append(
            replace(
                row,
                values=values,
                checks=tuple(checks),
                description=description,
                metadata=metadata,
            )
        )
    return Imported("promptfoo", tuple(found))


def from_yaml(loaded: object, skipped: SkippedList) -> Imported:
    """Return what a promptfoo configuration holds. Raises BadInput when it holds no test."""
    if isinstance(loaded, list):
        loaded = {"tests": loaded}
    if not isinstance(loaded, Mapping) or "tests" not in loaded:
        raise BadInput(
            "The YAML holds no tests.", "Choose a file of promptfoo with a list below “tests”."
        )
    default = loaded.get("defaultTest", {})
    if not isinstance(default, Mapping):
        skipped.add("defaultTest", runs_code(str(default)))
        default = {}
    _skip_keys(loaded, skipped)
    tests = loaded["tests"]
    if not isinstance(tests, list):
        raise BadInput(
            "The tests are in another file: {file}.",
            "Import that file itself.",
            file=str(tests)[:80],
        )
    rows = tuple(_rows(tests, default, skipped))
    if not rows:
        raise no_rows()
    return Imported(
        "promptfoo",
        rows,
        _variants(loaded.get("prompts", []), skipped),
        _checks(default, "defaultTest", skipped),
        title=str(loaded.get("description") or ""),
    )


def _skip_keys(loaded: Mapping[str, object], skipped: SkippedList) -> None:
    """List the parts of a configuration that have no place in a sheet."""
    for key in ("providers", "targets"):
        if key in loaded:
            skipped.add(
                key,
                Problem(
                    "The models of the file are not taken over.", "Choose a model in each column."
                ),
            )
    for key in loaded:
        if key not in _KNOWN:
            skipped.add(
                str(key), Problem("“{name}” has no use here.", values={"name": str(key)[:80]})
            )


def _rows(
    tests: Sequence[object], default: Mapping[str, object], skipped: SkippedList
) -> Iterator[Row]:
    """Yield the rows of all tests; lists among the variables are combined, as promptfoo does."""
    shared = default.get("vars")
    shared = shared if isinstance(shared, Mapping) else {}
    count = 0
    for number, test in enumerate(tests, start=1):
        where = f"tests #{number}"
        if not isinstance(test, Mapping):
            skipped.add(where, runs_code(str(test)))
            continue
        own = test.get("vars")
        if own is not None and not isinstance(own, Mapping):
            skipped.add(where, runs_code(str(own)))
            continue
        made = Row(
            "",
            checks=_checks(test, where, skipped),
            description=str(test.get("description") or ""),
            metadata=_metadata(test.get("metadata")),
        )
        for values in _combined({**shared, **(own or {})}, where, skipped):
            count += 1
            if count > MOST_ROWS:
                raise too_many_rows()
            yield replace(made, row_id=new_id(), values=values)


def _combined(
    named: Mapping[object, object], where: str, skipped: SkippedList
) -> Iterator[dict[str, str]]:
    """Yield every combination of the values of a test."""
    choices: list[list[str]] = []
    for name, value in named.items():
        texts = [_text(item) for item in (value if isinstance(value, list) else [value])]
        for text in texts:
            if text.startswith(_NO_FILES):
                skipped.add(f"{where}, {name}", runs_code(text))
        choices.append(["" if text.startswith(_NO_FILES) else text for text in texts])
    for texts_of in itertools.product(*choices):
        yield dict(zip(map(str, named), texts_of, strict=True))


def _checks(test: Mapping[str, object], where: str, skipped: SkippedList) -> tuple[Check, ...]:
    """Return the checks of a test."""
    asserted = test.get("assert") or []
    if not isinstance(asserted, list):
        asserted = [asserted]
    if "options" in test or "assertScoringFunction" in test:
        skipped.add(where, Problem("Its options and own ways of scoring have no use here."))
    return tuple(check for entry in asserted for check in _taken(from_entry(entry), where, skipped))


def _taken(
    checks: tuple[Check, ...] | Problem, where: str, skipped: SkippedList
) -> tuple[Check, ...]:
    """Return checks, or list why there are none."""
    if isinstance(checks, Problem):
        skipped.add(where, checks)
        return ()
    return checks


def _metadata(value: object) -> dict[str, str]:
    """Return the metadata of a test as texts."""
    if not isinstance(value, Mapping):
        return {}
    return {str(name): _text(item) for name, item in value.items()}


def _variants(prompts: object, skipped: SkippedList) -> tuple[Variant, ...]:
    """Return the prompts as columns."""
    found: list[Variant] = []
    for number, prompt in enumerate(prompts if isinstance(prompts, list) else [prompts], start=1):
        where, name = f"prompts #{number}", ""
        if isinstance(prompt, Mapping):
            name = str(prompt.get("label") or prompt.get("id") or "")
            prompt = prompt.get("raw") or prompt.get("content") or prompt.get("id") or ""
        text = prompt if isinstance(prompt, str) else json.dumps(prompt, default=str)
        if not text.strip():
            continue
        if text.startswith(_NO_FILES) or re.fullmatch(r"\S+\.(?:txt|json|js|py|md|ya?ml|j2)", text):
            skipped.add(where, runs_code(text))
        elif len(found) == _MOST_VARIANTS:
            skipped.add(
                where, Problem("A sheet holds {most} columns.", values={"most": _MOST_VARIANTS})
            )
        else:
            found.append(_variant(name, text, where, skipped))
    return tuple(found)


def _variant(name: str, text: str, where: str, skipped: SkippedList) -> Variant:
    """Return one prompt; a list of messages becomes system text and prompt."""
    system, template = "", text
    try:
        turns = json.loads(text) if text.lstrip().startswith("[") else None
    except (ValueError, RecursionError):
        turns = None
    if isinstance(turns, list) and all(isinstance(turn, Mapping) for turn in turns):
        texts = {str(turn.get("role")): str(turn.get("content", "")) for turn in turns}
        if [str(turn.get("role")) for turn in turns] in (["system", "user"], ["user"]):
            system, template = texts.get("system", ""), texts["user"]
    if _NUNJUCKS.search(system + template):
        skipped.add(
            where,
            Problem(
                "Its template uses more than names in double braces; the rest is sent as is.",
                "Rewrite it with plain variables.",
            ),
        )
    return Variant(new_id(), name, system, template)


def _text(value: object) -> str:
    """Return a value as text, as promptfoo puts it into a prompt."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
