"""Prompts of the library as TOML files that a person can read and write by hand.

form = 1
id = "label-a-message"              # optional: the file's name
name = "Label a message"
tags = ["classification"]           # optional, as all below but the versions
language = "en"
description = "One label for a customer's message."

[[variables]]                       # what a {{name}} takes besides {{input}}
name = "labels"
type = "text"                       # or "choice", "document", "passages"
default = "praise, complaint"
choices = []                        # of a choice
description = "The labels to choose from"

[[versions]]                        # the oldest first, numbered from 1
number = 1                          # optional
date = "2026-11-21T09:00:00+00:00"  # optional
note = "First version"              # optional
system_text = "Answer with one label: {{labels}}."
template = "Message: {{input}}"
technique = "none"
examples = [{ input = "Lovely!", output = "praise", steps = "" }]
sampling = { temperature = 0.0, max_tokens = 64 }
options = { samples = 5 }

A file of several prompts holds each as an entry of [[prompts]] below "form = 1".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, Final, cast

import tomli_w

from workbench.core.errors import BadInput
from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.core.prompts import LibraryPrompt, PromptContent, PromptVariable

FORM: Final = 1
RESERVED: Final = frozenset({"input", "examples"})  # what the lab itself puts in
_HINT: Final = "Correct the file and open the library again."
_NAME: Final = re.compile(r"\w+")
_CONTENT: Final = tuple(PromptContent.__dataclass_fields__)

Table = dict[str, Any]


def parse_prompts(text: str, name: str) -> tuple[LibraryPrompt, ...]:
    """Return the prompts in a file called *name*. Raises BadInput naming the line or the key."""
    try:
        table = tomllib.loads(text)
        _check_form(table, name)
        listed = table.get("prompts")
        if listed is None:
            return (_prompt(table, name.rpartition(".")[0] or name),)
        return _several(table, listed)
    except PlainError as error:
        raise BadInput(
            "In the file {file}, {key} {reason}.",
            _HINT,
            file=name,
            key=error.where,
            reason=error.reason,
        ) from error
    except (ValueError, RecursionError) as error:  # tomllib raises either for what is too large
        raise BadInput(
            "The file {file} is no prompt that can be read: {reason}.",
            _HINT,
            file=name,
            reason=str(error),
        ) from error


def format_prompt(prompt: LibraryPrompt) -> str:
    """Return one prompt as TOML; what has its default value is left out."""
    return _dumps({"form": FORM} | _table(prompt))


def format_prompts(prompts: Sequence[LibraryPrompt]) -> str:
    """Return several prompts as one TOML file."""
    return _dumps({"form": FORM, "prompts": [_table(prompt) for prompt in prompts]})


# Reading


def _check_form(table: Table, name: str) -> None:
    """Refuse what a newer program wrote. Raises BadInput or PlainError."""
    form = table.pop("form", FORM)
    if type(form) is not int or form < 1:
        raise PlainError("form", "must be a whole number from 1")
    if form > FORM:
        raise BadInput(
            "The file {file} was written by a newer version of the program; it is left untouched.",
            "Open it with that version.",
            detail=f"form {form}, this program knows {FORM}",
            file=name,
        )


def _several(table: Table, listed: object) -> tuple[LibraryPrompt, ...]:
    """Return the prompts of a file that holds several. Raises PlainError."""
    others = [key for key in table if key != "prompts"]
    if others:
        raise PlainError(others[0], "is not a known key")
    if not isinstance(listed, list) or not all(isinstance(item, dict) for item in listed):
        raise PlainError("prompts", "must be a list of tables")
    prompts = []
    for number, item in enumerate(listed, start=1):
        try:
            prompts.append(_prompt(item, f"prompt-{number}"))
        except PlainError as error:
            raise PlainError(f"prompts[{number}].{error.where}", error.reason) from None
    return tuple(prompts)


def _prompt(table: Table, default_id: str) -> LibraryPrompt:
    """Return the prompt in a table. Raises PlainError."""
    table = dict(table)
    table["prompt_id"] = table.pop("id", default_id)
    versions = table.get("versions")
    if isinstance(versions, list):
        table["versions"] = [_nested(item, n) for n, item in enumerate(versions, start=1)]
    _refuse_inner_names(table)
    try:
        prompt = from_plain(LibraryPrompt, table, strict=True)
    except PlainError as error:
        # The person knows the keys of a version without the word "content" between them.
        raise PlainError(error.where.replace("].content.", "]."), error.reason) from None
    for where, reason in _faults(prompt):
        raise PlainError(where, reason)
    return prompt


def _refuse_inner_names(table: Table) -> None:
    """Refuse a key that only this program's own names would explain. Raises PlainError."""
    if "content" in table:
        raise PlainError("content", "is not a known key")


def _nested(version: object, number: int) -> object:
    """Return a version's table with its content in a table of its own, as the nouns have it."""
    if not isinstance(version, dict):
        return version
    if "content" in version:
        raise PlainError(f"versions[{number}].content", "is not a known key")
    outer = {key: value for key, value in version.items() if key not in _CONTENT}
    content = {key: value for key, value in version.items() if key in _CONTENT}
    outer.setdefault("number", number)
    if isinstance(outer.get("date"), date | datetime | time):  # written without quotes
        outer["date"] = outer["date"].isoformat()
    if isinstance(content.get("sampling"), dict):
        content["sampling"] = _USUAL["sampling"] | content["sampling"]
    return outer | {"content": content}


def _faults(prompt: LibraryPrompt) -> Iterator[tuple[str, str]]:
    """List key and reason of what the types cannot refuse."""
    if not prompt.prompt_id.strip():
        yield "id", "must not be empty"
    if not prompt.name.strip() or "\n" in prompt.name:
        yield "name", "must be one line of text"
    if not prompt.versions:
        yield "versions", "must hold at least one version"
    for place, version in enumerate(prompt.versions, start=1):
        if version.number != place:
            yield f"versions[{place}].number", f"must be {place}: versions count up from 1"
    names: set[str] = set()
    for place, variable in enumerate(prompt.variables, start=1):
        where = f"variables[{place}]"
        yield from ((f"{where}.{key}", reason) for key, reason in _variable_faults(variable))
        if variable.name in names:
            yield f"{where}.name", "must differ from the other variables' names"
        names.add(variable.name)


def _variable_faults(variable: PromptVariable) -> Iterator[tuple[str, str]]:
    """List what is wrong with one variable."""
    if not _NAME.fullmatch(variable.name):
        yield "name", "must be one word of letters, digits and _"
    elif variable.name in RESERVED:
        yield "name", "must not be input or examples, which the lab fills in"
    if variable.type != "choice" and variable.choices:
        yield "choices", 'are only for variables of type "choice"'
    if variable.type == "choice":
        if not variable.choices:
            yield "choices", "must hold at least one choice"
        elif variable.default and variable.default not in variable.choices:
            yield "default", "must be one of the choices"


# Writing


def _table(prompt: LibraryPrompt) -> Table:
    """Return a prompt as a table without what has its default value."""
    plain = cast(Table, to_plain(prompt, drop_none=True))
    table: Table = {"id": plain["prompt_id"], "name": plain["name"]}
    table |= {key: plain[key] for key in ("tags", "language", "description") if plain[key]}
    if prompt.variables:
        bare = to_plain(PromptVariable(""))
        table["variables"] = [_differing(item, bare, {"name"}) for item in plain["variables"]]
    table["versions"] = [_version(item) for item in plain["versions"]]
    return table


def _version(plain: Table) -> Table:
    """Return a version with its content beside its number, date and note."""
    content = plain["content"]
    table: Table = {"number": plain["number"]}
    table |= {key: plain[key] for key in ("date", "note") if plain[key]}
    table |= _differing(content, _USUAL, {"template"})
    for key in ("sampling", "options"):
        if key in table:
            table[key] = _differing(content[key], _USUAL[key], set())
    if "examples" in table:
        table["examples"] = [
            {key: value for key, value in item.items() if value or key != "steps"}
            for item in content["examples"]
        ]
    return table


def _differing(table: Table, usual: Table, always: set[str]) -> Table:
    """Return what is not as usual, and what is always written."""
    return {key: value for key, value in table.items() if key in always or value != usual.get(key)}


_USUAL: Final[Table] = to_plain(PromptContent(), drop_none=True)


def _dumps(table: Table) -> str:
    """Return TOML with texts over several lines, unless that would lose a carriage return."""
    return tomli_w.dumps(table, multiline_strings=not _has_carriage_return(table))


def _has_carriage_return(value: object) -> bool:
    """Whether some text holds one: TOML reads those in a text of several lines as line feeds."""
    if isinstance(value, dict):
        return any(_has_carriage_return(item) for item in value.values())
    if isinstance(value, list):
        return any(_has_carriage_return(item) for item in value)
    return isinstance(value, str) and "\r" in value
