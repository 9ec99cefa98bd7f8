"""Drills that teach copying early: lists of names and values, asked for again in another order."""

from __future__ import annotations

import values as v
from chatml import Piece, Sample
from dice import Dice
from facts import RELATIONS, Prose
from subjects import MAKERS, subject_of
from workbench.core.language import Language


def lookup(dice: Dice, language: Language, level: float) -> Sample:
    """Return a list of subjects and values, then the same subjects shuffled with their values.

    Nearly half of its tokens are answers, so looking up is learnt from it sooner than from chats.
    """
    kinds = [about for told, about in MAKERS if told == language]
    link = dice.one((": ", " = ", " -> ", " - ", " "))
    count = dice.between(2, 4 + round(8 * level))
    pairs: dict[str, str] = {}
    while len(pairs) < count:
        subject = subject_of(dice, language, dice.one(kinds))
        pairs.setdefault(subject, dice.one(RELATIONS[language]).value(dice))
    listed = "".join(f"{subject}{link}{value}\n" for subject, value in pairs.items())
    pieces = [Piece(listed + "\n")]
    for subject in dice.shuffled(list(pairs)):
        pieces += [
            Piece(subject + link.rstrip()),
            Piece(link[len(link.rstrip()) :] + pairs[subject], answer=True),
            Piece("\n"),
        ]
    return Sample("drill", (), (tuple(pieces),))


def _word(dice: Dice, language: Language) -> str:
    words = [*v.ANIMALS, *v.JOBS, *v.FOODS] if language == "en" else [*v.ANIMALS_KO, *v.JOBS_KO]
    return dice.one(words) if dice.chance(0.3) else subject_of(dice, language, "town")


def repeat(dice: Dice, language: Language, prose: Prose | None = None) -> Sample:
    """Return words in a random order, twice; the second time they can be copied.

    With *prose* most are words of real text: every token must be copied somewhere.
    """
    if prose is not None and dice.chance(0.8):
        words = sorted(set(prose(dice, language).split()))
        if dice.chance(0.5):  # words that are none: they can only be copied
            words = [
                one[: dice.between(1, 4)] + two[-dice.between(1, 4) :]
                for one, two in zip(words, dice.shuffled(words), strict=True)
            ]
        line = " ".join(dice.some(words, min(24, len(words))))
    else:
        line = " ".join(_word(dice, language) for _ in range(dice.between(4, 24)))
    return Sample("drill", (), ((Piece(line + "\n"), Piece(line, answer=True), Piece("\n")),))
