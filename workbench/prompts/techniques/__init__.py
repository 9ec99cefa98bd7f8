"""Prompt techniques: what they are called and come from, their wording, and the turns they make."""

from workbench.prompts.techniques.examples import (
    MOST_LABELS,
    are_labels,
    chosen_examples,
    label_counts,
    label_imbalance,
)
from workbench.prompts.techniques.table import TECHNIQUES, Group, Technique, technique_of
from workbench.prompts.techniques.turns import EXAMPLES, INPUT, build_turns, variables_needed
from workbench.prompts.techniques.wording import STEP_BY_STEP

__all__ = [
    "EXAMPLES",
    "INPUT",
    "MOST_LABELS",
    "STEP_BY_STEP",
    "TECHNIQUES",
    "Group",
    "Technique",
    "are_labels",
    "build_turns",
    "chosen_examples",
    "label_counts",
    "label_imbalance",
    "technique_of",
    "variables_needed",
]
