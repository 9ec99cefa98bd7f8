"""The additional wordings of both languages, ready to be filled; for the training alone."""

from __future__ import annotations

from typing import Final

import wordings_en
import wordings_ko
from dice import Dice
from relations import Relation
from relations_ko import spelt_ask, spelt_say
from workbench.core.language import Language

Forms = dict[str, tuple[str, ...]]
SAYS: Final[dict[Language, Forms]] = {
    "en": wordings_en.SAYS,
    "ko": {key: tuple(map(spelt_say, forms)) for key, forms in wordings_ko.SAYS.items()},
}
ASKS: Final[dict[Language, Forms]] = {
    "en": wordings_en.ASKS,
    "ko": {key: tuple(map(spelt_ask, forms)) for key, forms in wordings_ko.ASKS.items()},
}
NOUN_ASKS: Final[dict[Language, tuple[str, ...]]] = {
    "en": wordings_en.NOUN_ASKS,
    "ko": wordings_ko.NOUN_ASKS,
}
BARE_ASKS: Final[dict[Language, tuple[str, ...]]] = {
    "en": wordings_en.BARE_ASKS,
    "ko": wordings_ko.BARE_ASKS,
}
BARE_BY_KEY: Final[dict[Language, Forms]] = {
    "en": wordings_en.BARE_BY_KEY,
    "ko": {key: tuple(map(spelt_ask, forms)) for key, forms in wordings_ko.BARE_BY_KEY.items()},
}


def statement(dice: Dice, language: Language, relation: Relation) -> str:
    """Return a form that states *relation*, one of the additional ones at times in training."""
    more = SAYS[language].get(relation.key, ())
    if more and not dice.held and dice.chance(0.2):
        return dice.one(more)
    return dice.one(relation.statements(dice.held_forms))


def question(dice: Dice, language: Language, relation: Relation) -> str:
    """Return a form that asks for *relation*, one of the additional ones at times in training."""
    more = ASKS[language].get(relation.key, ())
    if more and not dice.held and dice.chance(0.3):
        return dice.one(more)
    return dice.one(relation.questions(dice.held_forms))
