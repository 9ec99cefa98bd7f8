"""What the library says of prompts, versions and their content."""

from __future__ import annotations

from dataclasses import fields
from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.core.generation import Sampling
from workbench.core.lab import Example
from workbench.core.prompts import (
    LibraryPrompt,
    PromptContent,
    PromptVariable,
    PromptVersion,
    VariableType,
)
from workbench.ui import words as common
from workbench.ui.lab import words
from workbench.ui.lab.technique_words import technique

TYPES: Final[tuple[VariableType, ...]] = ("text", "choice", "document", "passages")
_USUAL: Final = PromptContent()
_ALWAYS: Final = ("temperature", "max_tokens")

translate = QCoreApplication.translate


def detail(prompt: LibraryPrompt) -> str:
    """Return the second line of a prompt in the list."""
    return common.joined(
        common.language_name(prompt.language) if prompt.language else "",
        version_mark(prompt.latest.number),
        ", ".join(prompt.tags),
    )


def version_mark(number: int) -> str:
    """Return a version's number as it is written everywhere."""
    return translate("PromptLibrary", "v{number}").format(number=number)


def version_line(version: PromptVersion) -> str:
    """Return a version in one line: number, date, note."""
    return common.joined(version_mark(version.number), _date(version.date), version.note)


def _date(text: str) -> str:
    """Return when a version was made; what a person wrote by hand may be no date."""
    try:
        return common.when(text)
    except ValueError:
        return text


def variable_type(kind: VariableType) -> str:
    """Name a type of variable."""
    return {
        "text": translate("PromptLibrary", "Text"),
        "choice": translate("PromptLibrary", "Choice"),
        "document": translate("PromptLibrary", "Document"),
        "passages": translate("PromptLibrary", "Passages"),
    }[kind]


def variable_line(variable: PromptVariable) -> str:
    """Return a variable in one line: name, type, what it starts with or can be."""
    values = ", ".join(variable.choices) or variable.default
    return common.joined("{{" + variable.name + "}}", variable_type(variable.type), values)


def content_parts(
    content: PromptContent, variables: tuple[PromptVariable, ...] = ()
) -> tuple[tuple[str, str], ...]:
    """Return heading and text of each part of a prompt that says something."""
    parts = (
        (translate("PromptLibrary", "System text"), content.system_text),
        (translate("PromptLibrary", "Prompt"), content.template),
        (translate("PromptLibrary", "Examples"), "\n".join(map(_example, content.examples))),
        (translate("PromptLibrary", "Technique"), _technique(content)),
        (translate("PromptLibrary", "Sampling"), _sampling(content.sampling)),
        (translate("PromptLibrary", "Variables"), "\n".join(map(variable_line, variables))),
    )
    return tuple((heading, text) for heading, text in parts if text.strip())


def content_text(content: PromptContent) -> str:
    """Return a prompt as one text, for comparing versions word by word."""
    return "\n\n".join(f"{heading}\n{text}" for heading, text in content_parts(content))


def _example(example: Example) -> str:
    """Return a pair in one line, its steps between."""
    parts = (example.input, example.steps, example.output)
    return " → ".join(part for part in parts if part.strip())


def _technique(content: PromptContent) -> str:
    """Name the technique, with the options that are not as usual."""
    if content.technique == _USUAL.technique and content.options == _USUAL.options:
        return ""
    changed = [
        f"{field.name} = {getattr(content.options, field.name)}"
        for field in fields(content.options)
        if getattr(content.options, field.name) != getattr(_USUAL.options, field.name)
    ]
    return common.joined(technique(content.technique), *changed)


def _sampling(sampling: Sampling) -> str:
    """Return the temperature, the longest answer, and what else is not as usual."""
    lines = (
        f"{words.difference(field.name)}: {getattr(sampling, field.name)}"
        for field in fields(sampling)
        if field.name in _ALWAYS
        or getattr(sampling, field.name) != getattr(_USUAL.sampling, field.name)
    )
    return common.joined(*lines)
