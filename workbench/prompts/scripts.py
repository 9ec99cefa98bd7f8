"""The script of a column: its technique, begun on one input."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from workbench.core.lab import TechniqueId, Variant
from workbench.prompts import answering_scripts, step_scripts
from workbench.prompts.steps import Script, Similarities
from workbench.prompts.task import Task
from workbench.prompts.techniques import chosen_examples, technique_of

_SCRIPTS: Final[dict[TechniqueId, Callable[[Task], Script]]] = {
    "none": answering_scripts.plain,
    "think": answering_scripts.reasoned,
    "worked": answering_scripts.worked,
    "self_consistency": answering_scripts.self_consistency,
    "plan_solve": answering_scripts.reasoned,
    "step_back": step_scripts.step_back,
    "least_to_most": step_scripts.least_to_most,
    "chain": step_scripts.chain,
    "verification": step_scripts.verification,
    "refine": step_scripts.refine,
    "grounded": answering_scripts.plain,
    "structured": answering_scripts.structured,
}


def begin(
    variant: Variant,
    text: str,
    values: Mapping[str, str],
    seed: int = 0,
    similarities: Similarities | None = None,
) -> Script:
    """Return the script of a column for the input *text*.

    Raises, at the first step, TemplateError when a variable has no value and BadInput for a
    technique that is not known, a chain or schema that cannot be used, or examples of which
    nothing can tell the nearest. *seed* orders shuffled examples and makes the marks of marked
    inputs; *similarities* finds the nearest examples.
    """
    technique = technique_of(variant.technique)
    examples = chosen_examples(variant, text, seed, similarities)
    task = Task(replace(variant, examples=examples), text, values, seed)
    return (yield from _SCRIPTS[technique.technique_id](task))
