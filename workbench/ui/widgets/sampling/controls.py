"""Every number of core.generation.Sampling: its name, its limits, what it does to the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

LONGEST: Final = 32_768  # tokens


@dataclass(frozen=True, slots=True)
class Control:
    """One number of the form. *decimals* 0: a whole number."""

    name: str  # of the field of Sampling
    title: str
    meaning: str
    low: float
    high: float
    step: float = 1.0
    decimals: int = 0
    at_lowest: str = ""  # shown in place of the lowest value
    needs: str = ""  # shown only while this field is on


MIROSTAT_REPLACES: Final = frozenset(
    {"top_k", "top_p", "min_p", "typical_p", "top_n_sigma", "xtc_probability", "xtc_threshold"}
)


def everyday() -> tuple[Control, ...]:
    """Return what most people change, if anything."""
    return (
        Control(
            "temperature", translate("Sampling", "Temperature"),
            translate("Sampling", "How freely the model chooses. 0 always takes the likeliest "
                      "piece, 0.7 varies a little, above 1 it becomes wild."),
            0.0, 5.0, 0.1, 2,
        ),
        Control(
            "top_p", translate("Sampling", "Top-p"),
            translate("Sampling", "Only the likeliest tokens that together have this share of the "
                      "chances. 1: all of them."),
            0.0, 1.0, 0.05, 2,
        ),
        Control(
            "max_tokens", translate("Sampling", "Longest answer"),
            translate("Sampling", "The answer is cut after this many tokens. A token is a piece "
                      "of a word."),
            1, LONGEST, 64,
        ),
        Control(
            "thinking_tokens", translate("Sampling", "Longest thinking"),
            translate("Sampling", "A reasoning model is made to answer after this many tokens."),
            -1, LONGEST, 64, at_lowest=translate("Sampling", "no limit"),
        ),
    )  # fmt: skip


def repetition() -> tuple[Control, ...]:
    """Return what keeps the text from going in circles."""
    off, everything = translate("Sampling", "off"), translate("Sampling", "all of it")
    return (
        Control(
            "repeat_penalty", translate("Sampling", "Repeat penalty"),
            translate("Sampling", "Above 1, what came a moment ago becomes less likely. 1.1 helps "
                      "small models that repeat themselves."),
            0.5, 2.0, 0.05, 2,
        ),
        Control(
            "frequency_penalty", translate("Sampling", "Frequency penalty"),
            translate("Sampling", "The more often a token came, the less likely it becomes."),
            -2.0, 2.0, 0.1, 2,
        ),
        Control(
            "presence_penalty", translate("Sampling", "Presence penalty"),
            translate("Sampling", "A token that came at all becomes less likely: the text turns "
                      "to new things."),
            -2.0, 2.0, 0.1, 2,
        ),
        Control(
            "repeat_window", translate("Sampling", "These look back on"),
            translate("Sampling", "How many tokens of the text the three penalties look at."),
            -1, LONGEST, 16, at_lowest=everything,
        ),
        Control(
            "dry_multiplier", translate("Sampling", "No repeated phrases (DRY)"),
            translate("Sampling", "Keeps whole phrases from coming again, the longer the phrase "
                      "the harder. 0.8 is a good start."),
            0.0, 5.0, 0.1, 2, at_lowest=off,
        ),
        Control(
            "dry_base", translate("Sampling", "DRY: growth"),
            translate("Sampling", "How steeply the penalty grows with the length of the phrase."),
            1.0, 4.0, 0.05, 2, needs="dry_multiplier",
        ),
        Control(
            "dry_allowed_length", translate("Sampling", "DRY: free length"),
            translate("Sampling", "Phrases of up to this many tokens may come again."),
            0, 100, needs="dry_multiplier",
        ),
        Control(
            "dry_window", translate("Sampling", "DRY looks back on"),
            translate("Sampling", "How many tokens of the text DRY looks at."),
            -1, LONGEST, 64, at_lowest=everything, needs="dry_multiplier",
        ),
    )  # fmt: skip


def narrowing() -> tuple[Control, ...]:
    """Return what decides how many tokens there are to choose from."""
    off = translate("Sampling", "off")
    return (
        Control(
            "top_k", translate("Sampling", "Top-k"),
            translate("Sampling", "Only this many of the likeliest tokens are looked at."),
            0, 1000, 5, at_lowest=translate("Sampling", "all"),
        ),
        Control(
            "min_p", translate("Sampling", "Min-p"),
            translate("Sampling", "Leaves out tokens with less than this share of the likeliest "
                      "one’s chance."),
            0.0, 1.0, 0.01, 2, at_lowest=off,
        ),
        Control(
            "typical_p", translate("Sampling", "Typical"),
            translate("Sampling", "Prefers tokens that surprise about as much as is usual here. "
                      "1: off."),
            0.0, 1.0, 0.05, 2,
        ),
        Control(
            "top_n_sigma", translate("Sampling", "Top-n-sigma"),
            translate("Sampling", "Only tokens whose score comes this near to the best one; 1 is "
                      "strict, 3 is loose."),
            0.0, 10.0, 0.1, 2, at_lowest=off,
        ),
        Control(
            "xtc_probability", translate("Sampling", "Skip the obvious (XTC)"),
            translate("Sampling", "So often the most obvious tokens are passed over: less "
                      "expected texts. 0.5 is half of the time."),
            0.0, 1.0, 0.05, 2, at_lowest=off,
        ),
        Control(
            "xtc_threshold", translate("Sampling", "XTC: obvious from"),
            translate("Sampling", "A token counts as obvious from this chance on; the least "
                      "likely of them stays. Above 0.5 XTC does nothing."),
            0.0, 1.0, 0.05, 2, needs="xtc_probability",
        ),
    )  # fmt: skip


def moving() -> tuple[Control, ...]:
    """Return what makes the temperature move."""
    return (
        Control(
            "dynamic_range", translate("Sampling", "Moving temperature"),
            translate("Sampling", "The temperature moves by up to this: lower where the model is "
                      "sure, higher where it is not."),
            0.0, 5.0, 0.1, 2, at_lowest=translate("Sampling", "off"),
        ),
        Control(
            "dynamic_exponent", translate("Sampling", "Movement: curve"),
            translate("Sampling", "Above 1 it stays low for longer; below 1 it rises sooner."),
            0.05, 5.0, 0.1, 2, needs="dynamic_range",
        ),
    )  # fmt: skip


def mirostat() -> tuple[Control, ...]:
    """Return the numbers of Mirostat (version 2)."""
    return (
        Control(
            "mirostat_tau", translate("Sampling", "Mirostat: surprise"),
            translate("Sampling", "How surprising the text shall be: 3 is plain, 5 is usual, 8 is "
                      "free."),
            0.0, 20.0, 0.5, 2, needs="mirostat",
        ),
        Control(
            "mirostat_eta", translate("Sampling", "Mirostat: correction"),
            translate("Sampling", "How quickly it steers back."),
            0.0, 1.0, 0.05, 2, needs="mirostat",
        ),
    )  # fmt: skip


def chances() -> tuple[Control, ...]:
    """Return how many likeliest tokens are told."""
    return (
        Control(
            "logprobs", translate("Sampling", "Tokens told per place"),
            translate("Sampling", "For each piece of an answer, so many of the likeliest ones are "
                      "told with their chances. See them under Tokens."),
            0, 20, at_lowest=translate("Sampling", "none"),
        ),
    )  # fmt: skip
