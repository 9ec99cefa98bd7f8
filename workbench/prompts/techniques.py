"""Prompt techniques as data, and the turns that a variant becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from workbench.core.generation import Turn
from workbench.core.lab import Example, TechniqueId, Variant
from workbench.core.language import Language, language_of
from workbench.prompts.template import fill, variables


@dataclass(frozen=True, slots=True)
class Technique:
    """What a technique is called, does and comes from."""

    technique_id: TechniqueId
    name: str
    description: str
    source: str = ""


TECHNIQUES: Final[tuple[Technique, ...]] = (
    Technique("none", "None", "The prompt is sent as it is written."),
    Technique(
        "think",
        "Think step by step",
        "Asks the model to reason before it answers, in one line after the message.",
        "Kojima et al. 2022, arXiv 2205.11916",
    ),
    Technique(
        "worked",
        "Worked examples",
        "The examples show their steps before the answer, so that the model does the same.",
        "Wei et al. 2022, arXiv 2201.11903",
    ),
)

STEP_BY_STEP: Final[dict[Language, str]] = {
    "en": "Think step by step.",
    "ko": "단계별로 생각하세요.",
}
_ANSWER_IS: Final[dict[Language, str]] = {
    "en": "The answer is {output}.",
    "ko": "답은 {output}입니다.",
}
_PAIR: Final[dict[Language, str]] = {
    "en": "Input: {input}\nOutput: {output}",
    "ko": "입력: {input}\n출력: {output}",
}
INPUT: Final = "input"
EXAMPLES: Final = "examples"


def build_turns(variant: Variant, text: str, values: Mapping[str, str]) -> tuple[Turn, ...]:
    """Return the prompt of a variant for the input *text*.

    System text first; examples as alternating turns, each through the same template (Brown et al.
    2020), or in place of {{examples}} where the template has it; the input last. Raises
    TemplateError when a variable has no value.
    """
    language = _language(variant, text)
    inline = EXAMPLES in variables(variant.template) + variables(variant.system_text)
    shown = [_shown(variant, example, language) for example in variant.examples]
    known = {**values, EXAMPLES: _inline(variant.examples, shown, language) if inline else ""}
    turns: list[Turn] = []
    if variant.system_text.strip():
        turns.append(Turn("system", fill(variant.system_text, {**known, INPUT: text})))
    if not inline:
        for example, answer in zip(variant.examples, shown, strict=True):
            turns.append(Turn("user", fill(variant.template, {**known, INPUT: example.input})))
            turns.append(Turn("assistant", answer))
    last = fill(variant.template, {**known, INPUT: text})
    if variant.technique == "think":
        last = f"{last}\n{STEP_BY_STEP[language]}"
    return (*turns, Turn("user", last))


def variables_needed(variant: Variant) -> tuple[str, ...]:
    """Return the names a person must give values for."""
    names = variables(variant.system_text) + variables(variant.template)
    return tuple(name for name in dict.fromkeys(names) if name not in (INPUT, EXAMPLES))


def _shown(variant: Variant, example: Example, language: Language) -> str:
    """Return what an example answers: with its steps and a closing sentence, or bare."""
    if variant.technique != "worked" or not example.steps.strip():
        return example.output
    return f"{example.steps.strip()} {_ANSWER_IS[language].format(output=example.output)}"


def _inline(examples: tuple[Example, ...], shown: list[str], language: Language) -> str:
    """Return the examples as text."""
    return "\n\n".join(
        _PAIR[language].format(input=example.input, output=answer)
        for example, answer in zip(examples, shown, strict=True)
    )


def _language(variant: Variant, text: str) -> Language:
    """Return the language of the input; a sum has no letters, so then of the whole prompt."""
    if any(character.isalpha() for character in text):
        return language_of(text)
    examples = (f"{example.input} {example.output}" for example in variant.examples)
    return language_of(" ".join((variant.system_text, variant.template, *examples)))
