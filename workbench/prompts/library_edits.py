"""Changes of library prompts and columns as plain functions: each returns the changed one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from workbench.core.lab import Comparison, Variant
from workbench.core.prompts import (
    LibraryPrompt,
    PromptContent,
    PromptVariable,
    PromptVersion,
)
from workbench.prompts.library import RESERVED
from workbench.prompts.template import variables

_CONTENT = tuple(field.name for field in fields(PromptContent))


def with_version(
    prompt: LibraryPrompt, content: PromptContent, note: str, date: str
) -> LibraryPrompt:
    """Return the prompt with one more version; it declares the variables that are new."""
    version = PromptVersion(len(prompt.versions) + 1, date, note, content)
    declared = declared_for(content, prompt.variables)
    return replace(prompt, variables=declared, versions=(*prompt.versions, version))


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without blanks around them, each once however it is written."""
    kept: dict[str, str] = {}
    for tag in tags:
        if tag.strip():
            kept.setdefault(tag.strip().casefold(), " ".join(tag.split()))
    return tuple(kept.values())


def declared_for(
    content: PromptContent, known: tuple[PromptVariable, ...] = ()
) -> tuple[PromptVariable, ...]:
    """Return what is said of variables, and a plain text for each that nothing is said of."""
    said = {item.name for item in known}
    return (
        *known,
        *(PromptVariable(name) for name in names_in(content) if name not in said),
    )


def started_with(
    content: PromptContent, known: Iterable[PromptVariable], values: Mapping[str, str]
) -> tuple[PromptVariable, ...]:
    """Return the variables of a new prompt: as in *known*, else texts with their present value."""
    said = {item.name: item for item in known}
    return tuple(
        said.get(name) or PromptVariable(name, default=values.get(name, ""))
        for name in names_in(content)
    )


def names_in(content: PromptContent) -> tuple[str, ...]:
    """Return the variables that a person must give values for."""
    names = variables(content.system_text) + variables(content.template)
    return tuple(name for name in dict.fromkeys(names) if name not in RESERVED)


# Columns


def content_of(variant: Variant) -> PromptContent:
    """Return what of a column a prompt keeps."""
    return PromptContent(**{name: getattr(variant, name) for name in _CONTENT})


def used_in(variant: Variant, prompt: LibraryPrompt, number: int, named: bool = True) -> Variant:
    """Return the column with a version of a prompt; *named*: it takes the prompt's name too."""
    version = prompt.version(number) or prompt.latest
    content = {name: getattr(version.content, name) for name in _CONTENT}
    name = prompt.name if named else variant.name
    return replace(
        variant, name=name, prompt_id=prompt.prompt_id, version=version.number, **content
    )


def with_defaults(sheet: Comparison, prompt: LibraryPrompt) -> Comparison:
    """Return the sheet with the prompt's defaults where a variable has no value yet."""
    values = dict(sheet.variables)
    for variable in prompt.variables:
        start = variable.default or (variable.choices[0] if variable.choices else "")
        if start and not values.get(variable.name, "").strip():
            values[variable.name] = start
    return replace(sheet, variables=values)


def without_value(sheet: Comparison, names: Iterable[str]) -> tuple[str, ...]:
    """Return the variables that would go out empty: in the shared input, or in some row."""

    def has_value(name: str) -> bool:
        if sheet.variables.get(name, "").strip():
            return True
        return bool(sheet.rows) and all(row.values.get(name, "").strip() for row in sheet.rows)

    return tuple(name for name in names if not has_value(name))
