"""The turns that a column becomes for one input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from workbench.core.generation import Turn
from workbench.core.lab import Example, Variant
from workbench.core.language import Language, language_of
from workbench.prompts.techniques.marking import Marker
from workbench.prompts.techniques.wording import (
    ANSWER_IS,
    GROUNDED,
    PAIR,
    PLAN,
    SCHEMA,
    STEP_BY_STEP,
)
from workbench.prompts.template import fill, variables

INPUT: Final = "input"
EXAMPLES: Final = "examples"
_WITH_STEPS: Final = frozenset({"worked", "self_consistency"})


def build_turns(
    variant: Variant, text: str, values: Mapping[str, str], seed: int = 0
) -> tuple[Turn, ...]:
    """Return the prompt of a column for the input *text*, with all its examples in their order.

    System text first; examples as alternating turns, each through the same template (Brown et al.
    2020), or in place of {{examples}} where the template has it; the input last. *seed* gives the
    marks of marked inputs. Raises TemplateError when a variable has no value.
    """
    language = prompt_language(variant, text)
    marker = Marker(
        variant.options.marking, seed, (text, *(example.input for example in variant.examples))
    )
    examples = [
        Example(marker.mark(example.input), _shown(variant, example, language))
        for example in variant.examples
    ]
    inline = EXAMPLES in variables(variant.template) + variables(variant.system_text)
    listed = "\n\n".join(
        PAIR[language].format(input=example.input, output=example.output) for example in examples
    )
    known = {**values, EXAMPLES: listed if inline else "", INPUT: marker.mark(text)}
    turns: list[Turn] = []
    system = _system_text(variant, known, marker, language)
    if system:
        turns.append(Turn("system", system))
    for example in () if inline else examples:
        # In a chain the prompt may quote earlier steps, which belong to the real input alone.
        template = "{{input}}" if variant.technique == "chain" else variant.template
        turns.append(Turn("user", fill(template, {**known, INPUT: example.input})))
        turns.append(Turn("assistant", example.output))
    last = [fill(variant.template, known), *_lines_after(variant, language)]
    return (*turns, Turn("user", "\n".join(last)))


def variables_needed(variant: Variant) -> tuple[str, ...]:
    """Return the names a person must give values for."""
    given = {INPUT, EXAMPLES}
    names: list[str] = []
    if variant.technique == "chain":
        for step in variant.options.chain:
            names += [name for name in variables(step.template) if name not in given]
            given.add(step.name)
    for template in (variant.system_text, variant.template):
        names += [name for name in variables(template) if name not in given]
    return tuple(dict.fromkeys(names))


def prompt_language(variant: Variant, text: str) -> Language:
    """Return the language of the input; a sum has no letters, so then of the whole prompt."""
    if any(character.isalpha() for character in text):
        return language_of(text)
    examples = (f"{example.input} {example.output}" for example in variant.examples)
    return language_of(" ".join((variant.system_text, variant.template, *examples)))


def shows_steps(variant: Variant) -> bool:
    """Whether the examples of a column show their steps."""
    return variant.technique in _WITH_STEPS and any(
        example.steps.strip() for example in variant.examples
    )


def _system_text(
    variant: Variant, known: Mapping[str, str], marker: Marker, language: Language
) -> str:
    """Return the system text with what the column's technique and marking add to it."""
    parts = []
    if variant.system_text.strip():
        parts.append(fill(variant.system_text, known))
    if variant.technique == "grounded" and not variant.collection_id:
        parts.append(GROUNDED[language])  # with documents, who adds the passages says it
    if instruction := marker.instruction(language):
        parts.append(instruction)
    return "\n\n".join(parts)


def _lines_after(variant: Variant, language: Language) -> Sequence[str]:
    """Return what a technique says after the prompt."""
    if variant.technique == "think":
        return (STEP_BY_STEP[language],)
    if variant.technique == "self_consistency" and not shows_steps(variant):
        return (STEP_BY_STEP[language],)
    if variant.technique == "plan_solve":
        return (PLAN[language],)
    if variant.technique == "structured":
        return ("", SCHEMA[language].format(schema=variant.sampling.json_schema.strip()))
    return ()


def _shown(variant: Variant, example: Example, language: Language) -> str:
    """Return what an example answers: with its steps and a closing sentence, or bare."""
    if variant.technique not in _WITH_STEPS or not example.steps.strip():
        return example.output
    return f"{example.steps.strip()} {ANSWER_IS[language].format(output=example.output)}"
