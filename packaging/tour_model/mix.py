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
from workbench.core.language import Language

# Shares of samples, not of tokens, at the beginning and at full level: copying comes first.
SHARES: Final[dict[str, tuple[float, float]]] = {
    "grounded": (0.42, 0.52),
    "cross": (0.0, 0.03),
    "fewshot": (0.12, 0.17),
    "sums": (0.12, 0.18),
    "chat": (0.04, 0.04),
    "translation": (0.0, 0.01),
    "continued": (0.005, 0.005),
    "text": (0.03, 0.03),
    "lookup": (0.30, 0.02),
    "repeat": (0.10, 0.0),
}


def draw(dice: Dice, corpora: Corpora, level: float) -> Sample:
    """Return one sample; *level* from 0.0 to 1.0 says how hard it may be."""
    language: Language = "ko" if dice.chance(0.47) else "en"
    full = level
    level *= 1 - 0.6 * dice.rng.random()
    makers: dict[str, Callable[[], Sample]] = {
        "grounded": lambda: grounded.case(dice, language, level, corpora.passage).sample(),
        "cross": lambda: grounded.cross_case(dice, language, level, corpora.passage).sample(),
        "fewshot": lambda: fewshot.task(dice, language, level).sample(),
        "sums": lambda: sums.sample(dice, language, level),
        "chat": lambda: chat.small_talk(dice, language, corpora),
        "translation": lambda: chat.translation(dice, corpora),
        "continued": lambda: chat.continued(dice, language),
        "text": lambda: chat.plain_text(dice, language, corpora),
        "lookup": lambda: drills.lookup(dice, language, level),
        "repeat": lambda: drills.repeat(dice, language),
    }
    weights = [first + (last - first) * full for first, last in SHARES.values()]
    kind = dice.rng.choices(list(SHARES), weights=weights)[0]
    return makers[kind]()
