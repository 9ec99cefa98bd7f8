"""The script of a column: its technique, begun on one input."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.core.lab import Variant
from workbench.prompts.steps import Outcome, Script, Similarities, Step
from workbench.prompts.techniques import build_turns


def begin(
    variant: Variant,
    text: str,
    values: Mapping[str, str],
    seed: int = 0,
    similarities: Similarities | None = None,
) -> Script:
    """Return the script of a column for the input *text*.

    Raises TemplateError at the first step when a variable has no value, BadInput for a technique
    that is not known. *seed* orders shuffled examples; *similarities* finds the nearest ones.
    """
    (reply,) = yield Step("", build_turns(variant, text, values), grounded=True)
    return Outcome(reply)
