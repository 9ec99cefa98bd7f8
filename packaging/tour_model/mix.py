"""The training mix: which kind of sample comes how often, and how it grows harder."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import chat
import drills
import fewshot
import grounded
import sums
from chatml import Sample
from corpora import Corpora
from dice import Dice
from names import with_common_syllables
from workbench.core.language import Language

# Shares of samples, not of tokens: while copying is learnt, at first, and at full level.
COPYING_UNTIL: Final = 0.08
SHARES: Final[dict[str, tuple[float, float, float]]] = {
    "repeat": (0.50, 0.10, 0.03),
    "lookup": (0.30, 0.25, 0.02),
    "grounded": (0.14, 0.42, 0.62),
    "short": (0.0, 0.0, 0.11),
    "document": (0.0, 0.0, 0.15),
    "citing": (0.0, 0.0, 0.03),
    "cross": (0.0, 0.0, 0.02),
    "fewshot": (0.0, 0.10, 0.10),
    "sums": (0.04, 0.10, 0.13),
    "chat": (0.02, 0.04, 0.025),
    "translation": (0.0, 0.0, 0.005),
    "continued": (0.0, 0.005, 0.005),
    "text": (0.0, 0.03, 0.01),
}


def shares(level: float) -> list[float]:
    """Return the share of every kind at *level*, in the order of SHARES."""
    if level < COPYING_UNTIL:
        return [copying for copying, _, _ in SHARES.values()]
    return [first + (last - first) * level for _, first, last in SHARES.values()]


def draw(dice: Dice, corpora: Corpora, level: float) -> Sample:
    """Return one sample; *level* from 0.0 to 1.0 says how hard it may be."""
    language: Language = "ko" if dice.chance(0.54) else "en"
    if dice.chance(0.6):
        dice = with_common_syllables(dice)
    full = level
    level *= 1 - 0.6 * dice.rng.random()
    makers: dict[str, Callable[[], Sample]] = {
        "grounded": lambda: grounded.case(dice, language, level, corpora.passage).sample(),
        "short": lambda: grounded.case(
            dice, language, level, corpora.passage, form="short"
        ).sample(),
        "document": lambda: grounded.case(
            dice, language, level, corpora.passage, absent_share=0.3, form="document"
        ).sample(),
        "citing": lambda: grounded.citing(dice, language, level, corpora.passage),
        "cross": lambda: grounded.cross_case(dice, language, level, corpora.passage).sample(),
        "fewshot": lambda: fewshot.task(dice, language, level, corpora.passage).sample(),
        "sums": lambda: sums.sample(dice, language, level),
        "chat": lambda: chat.small_talk(dice, language, corpora),
        "translation": lambda: chat.translation(dice, corpora),
        "continued": lambda: chat.continued(dice, language),
        "text": lambda: chat.plain_text(dice, language, corpora),
        "lookup": lambda: drills.lookup(dice, language, level),
        "repeat": lambda: drills.repeat(dice, language, corpora.passage),
    }
    kind = dice.rng.choices(list(SHARES), weights=shares(full))[0]
    return makers[kind]()
