"""What makes a column unlike the first one, each difference in a few words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.core.lab import TechniqueOptions, Variant
from workbench.prompts.techniques import technique_of
from workbench.ui.lab import technique_words, words

translate = QCoreApplication.translate
NameOf = Callable[[str], str]

_SAMPLING: Final = frozenset(field.name for field in fields(Sampling))
_FOR_ALL: Final = ("order", "most_examples", "marking")  # options that every technique heeds
_SHOWN: Final = (int, float)  # values that say something in a head; texts are too long for it


def phrases(
    first: Variant, other: Variant, names: Sequence[str], collection_name: NameOf
) -> tuple[str, ...]:
    """Return what differs in *other*, given the names of the fields that do."""
    found: list[str] = []
    for name in names:
        if name in _SAMPLING:
            found.append(_sampling(name, other.sampling))
        elif name == "options":
            found.extend(_options(first, other))
        elif name == "search":
            found.extend(_search(first, other))
        else:
            found.append(_field(name, first, other, collection_name))
    return tuple(dict.fromkeys(phrase for phrase in found if phrase))


def _field(name: str, first: Variant, other: Variant, collection_name: NameOf) -> str:
    """Say how one field differs, "" where another field says it already."""
    if name == "system_text":
        return _present(first.system_text, other.system_text)
    if name == "template":
        return _prompt(first, other)
    if name == "examples":
        return examples(first, other)
    if name == "technique":
        return in_sentence(technique_words.technique(other.technique))
    if name == "collection_id":
        if not other.collection_id:
            return translate("Lab", "no documents")
        return translate("Lab", "documents “{name}”").format(
            name=collection_name(other.collection_id)
        )
    if name in ("prompt_id", "version"):
        return ""  # the text says it, or there is nothing to say
    return words.difference(name)


def in_sentence(name: str) -> str:
    """Return a name as it stands inside a sentence: "JSON by schema" keeps its capitals."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _present(first: str, other: str) -> str:
    """Say how the system text differs."""
    if not other.strip():
        return translate("Lab", "no system text")
    if not first.strip():
        return translate("Lab", "with system text")
    return translate("Lab", "other system text")


def _prompt(first: Variant, other: Variant) -> str:
    """Say how the prompt differs: by its version where both are of one prompt of the library."""
    if other.prompt_id and other.prompt_id == first.prompt_id and other.version != first.version:
        return translate("Lab", "version {number} of the prompt").format(number=other.version)
    return translate("Lab", "other prompt")


def examples(first: Variant, other: Variant) -> str:
    """Say how the examples differ: by their number where that is not the same."""
    if not other.examples:
        return translate("Lab", "no examples")
    if len(first.examples) != len(other.examples):
        return translate("Lab", "%n examples", "", len(other.examples))
    return translate("Lab", "other examples")


def _options(first: Variant, other: Variant) -> list[str]:
    """Say how what the technique was told differs, as far as it heeds that."""
    heeded = {*_FOR_ALL, *_uses(first.technique), *_uses(other.technique)}
    return [
        _option(field.name, other.options)
        for field in fields(TechniqueOptions)
        if field.name in heeded
        and getattr(first.options, field.name) != getattr(other.options, field.name)
    ]


def _uses(technique_id: str) -> tuple[str, ...]:
    """Return the options a technique heeds."""
    try:
        return technique_of(technique_id).uses
    except BadInput:
        return ()


def _option(name: str, options: TechniqueOptions) -> str:
    """Say what one option is."""
    if name == "samples":
        return translate("Lab", "%n samples", "", options.samples)
    if name == "rounds":
        return translate("Lab", "%n rounds", "", options.rounds)
    if name == "temperature":
        return translate("Lab", "samples at temperature {value}").format(
            value=f"{options.temperature:g}"
        )
    if name == "chain":
        return translate("Lab", "other steps")
    if name == "most_examples":
        if not options.most_examples:
            return translate("Lab", "all examples")
        return translate("Lab", "at most %n examples", "", options.most_examples)
    if name == "order":
        return {
            "given": translate("Lab", "examples as given"),
            "shuffled": translate("Lab", "examples shuffled"),
            "nearest": translate("Lab", "nearest examples"),
        }[options.order]
    return {
        "none": translate("Lab", "input not marked"),
        "delimited": translate("Lab", "input between marks"),
        "datamarked": translate("Lab", "input marked word by word"),
    }[options.marking]


def _search(first: Variant, other: Variant) -> list[str]:
    """Say how the search in the documents differs."""
    found = []
    if first.search.passages != other.search.passages:
        found.append(
            translate("Lab", "%n passages", "", other.search.passages)
            if other.search.passages
            else translate("Lab", "passages as in the settings")
        )
    if first.search.neighbours != other.search.neighbours:
        found.append(
            translate("Lab", "text around passages as in the settings")
            if other.search.neighbours is None
            else translate("Lab", "with the text around passages")
            if other.search.neighbours
            else translate("Lab", "without the text around passages")
        )
    return found


def _sampling(name: str, sampling: Sampling) -> str:
    """Say what one number of the sampling is."""
    value = getattr(sampling, name)
    if name == "logprobs":
        return translate("Lab", "answer scored") if value else translate("Lab", "answer not scored")
    if name == "thinking_tokens" and value < 0:
        return translate("Lab", "thinking without limit")
    if isinstance(value, bool) or not isinstance(value, _SHOWN):
        return words.difference(name)
    return translate("Lab", "{name} {value}").format(
        name=words.difference(name), value=f"{value:g}" if isinstance(value, float) else value
    )
