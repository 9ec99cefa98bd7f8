"""The names of the techniques, and what each does in a sentence."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.core.lab import TechniqueId
from workbench.prompts.techniques import TECHNIQUES as _TABLE
from workbench.prompts.techniques import Group

TECHNIQUES: Final[tuple[TechniqueId, ...]] = tuple(item.technique_id for item in _TABLE)

translate = QCoreApplication.translate


def group(key: Group) -> str:
    """Name a group of techniques."""
    return {
        "plain": "",
        "reasoning": translate("Lab", "Reason before answering"),
        "steps": translate("Lab", "In several prompts"),
        "checking": translate("Lab", "Check and correct"),
        "form": translate("Lab", "Form of the answer"),
    }[key]


def technique(key: TechniqueId) -> str:
    """Name a technique; one that is not known by its key."""
    return {
        "none": translate("Lab", "No technique"),
        "think": translate("Lab", "Think step by step"),
        "worked": translate("Lab", "Worked examples"),
        "self_consistency": translate("Lab", "Self-consistency"),
        "plan_solve": translate("Lab", "Plan and solve"),
        "step_back": translate("Lab", "Step back"),
        "least_to_most": translate("Lab", "Least to most"),
        "chain": translate("Lab", "Chain of prompts"),
        "verification": translate("Lab", "Chain of verification"),
        "refine": translate("Lab", "Self-refine"),
        "grounded": translate("Lab", "Grounded answer"),
        "structured": translate("Lab", "JSON by schema"),
    }.get(key, key)


def technique_tip(key: TechniqueId) -> str:
    """Say what a technique does and where it comes from."""
    source = next((item.source for item in _TABLE if item.technique_id == key), "")
    said = _sentence(key)
    if not source:
        return said
    return f"{said} " + translate("Lab", "Source: {source}.").format(source=source)


def _sentence(key: TechniqueId) -> str:
    """Say what a technique does."""
    return {
        "none": translate(
            "Lab", "The prompt is sent as it stands, with the examples if there are any."
        ),
        "think": translate(
            "Lab",
            "Asks the model to think step by step before it answers. Where the answer does not "
            "stand out, a second call asks for it alone.",
        ),
        "worked": translate(
            "Lab", "The examples show their steps before the output, so the model does the same."
        ),
        "self_consistency": translate(
            "Lab", "Takes several samples with steps and shows the answer most of them come to."
        ),
        "plan_solve": translate("Lab", "Asks for a plan first, then for its steps."),
        "step_back": translate(
            "Lab", "Asks for the general principle behind the question, then answers with it."
        ),
        "least_to_most": translate(
            "Lab", "Splits the question into simpler ones and answers them one after another."
        ),
        "chain": translate(
            "Lab",
            "Runs prompts of their own before this column’s prompt. What each one gives can be "
            "used by its name, like {{summary}}, in those after it.",
        ),
        "verification": translate(
            "Lab",
            "Drafts an answer, asks questions that check it, answers them without the draft, and "
            "corrects the draft.",
        ),
        "refine": translate("Lab", "Lets the model criticise its answer and write it again."),
        "grounded": translate(
            "Lab",
            "Asks for an answer from the passages in the prompt alone, with their numbers. A "
            "column with documents is told this anyway.",
        ),
        "structured": translate(
            "Lab",
            "Tells the model the JSON schema of this column’s sampling, and lets nothing else be "
            "written.",
        ),
    }.get(key, translate("Lab", "This technique is not known here; the column cannot be run."))
