"""What can be varied, in words, and the names of the columns that come of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from workbench.prompts.vary import Value, VaryField
from workbench.ui.lab import technique_words

translate = QCoreApplication.translate


def field(key: VaryField) -> str:
    """Name a setting that can be varied."""
    return {
        "temperature": translate("Lab", "Temperature"),
        "top_p": translate("Lab", "Top-p"),
        "examples": translate("Lab", "Number of examples"),
        "technique": translate("Lab", "Technique"),
        "model": translate("Lab", "Model"),
        "thinking": translate("Lab", "Longest thinking, in tokens"),
        "passages": translate("Lab", "Passages from the documents"),
        "seed": translate("Lab", "Seed"),
    }[key]


def meaning(key: VaryField) -> str:
    """Say what varying a setting shows."""
    return {
        "temperature": translate(
            "Lab", "How freely words are chosen; with repeats it shows how steady the answers are."
        ),
        "top_p": translate("Lab", "From how many of the likeliest words is chosen."),
        "examples": translate("Lab", "Whether more examples help, or fewer would do."),
        "technique": translate("Lab", "Which technique suits this task, at what cost in time."),
        "model": translate("Lab", "How other models answer the same prompt."),
        "thinking": translate("Lab", "How long a reasoning model may think before it answers."),
        "passages": translate("Lab", "How much of the documents is worth sending."),
        "seed": translate("Lab", "What is chance: the same prompt with other dice."),
    }[key]


def name(key: VaryField, value: Value, model_name: Callable[[str], str]) -> str:
    """Return the name of a column by what it differs in."""
    if key == "technique":
        return technique_words.technique(str(value))
    if key == "model":
        return model_name(str(value))
    if key == "examples":
        count = int(value)
        return (
            translate("Lab", "%n examples", "", count) if count else translate("Lab", "No examples")
        )
    shown = f"{value:g}" if isinstance(value, float) else str(value)
    return {
        "temperature": translate("Lab", "Temperature {value}"),
        "top_p": translate("Lab", "Top-p {value}"),
        "thinking": translate("Lab", "Thinking up to {value}"),
        "passages": translate("Lab", "Passages: {value}"),
        "seed": translate("Lab", "Seed {value}"),
    }[key].format(value=shown)
