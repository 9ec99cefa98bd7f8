"""The tokens of an answer as pieces of its text: a character may take several tokens. No Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from workbench.core.generation import TokenChance, TokenLogprobs

Sureness = Literal["sure", "likely", "unlikely", "surprising"]

HALF: Final = "\N{REPLACEMENT CHARACTER}"
_STEPS: Final[tuple[tuple[float, Sureness], ...]] = (
    (0.8, "sure"),
    (0.4, "likely"),
    (0.1, "unlikely"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text and the tokens *first* to *last* that made it."""

    text: str
    first: int
    last: int

    @property
    def count(self) -> int:
        """How many tokens it took."""
        return self.last - self.first + 1


def pieces_of(tokens: Sequence[TokenLogprobs], text: str) -> list[Piece]:
    """Part an answer into pieces, each of whole characters.

    Tokens with half characters are joined up to the next token that can be found in the text.
    """
    pieces: list[Piece] = []
    place = number = 0
    while number < len(tokens):
        own = tokens[number].chosen.text
        if HALF not in own:
            pieces.append(Piece(own, number, number))
            place += len(own) if text.startswith(own, place) else 0
            number += 1
            continue
        last = number
        while last + 1 < len(tokens) and HALF in tokens[last + 1].chosen.text:
            last += 1
        following = tokens[last + 1].chosen.text if last + 1 < len(tokens) else ""
        end = text.find(following, place + 1) if following else len(text)
        end = end if end >= 0 else min(len(text), place + 1)
        pieces.append(Piece(text[place:end] or HALF, number, last))
        place = end
        number = last + 1
    return pieces


def chance_of(token: TokenChance) -> float:
    """Return the chance of a token, 0.0 to 1.0."""
    return math.exp(min(0.0, token.logprob))


def sureness(chance: float) -> Sureness:
    """Return which of the four steps a chance belongs to."""
    return next((name for least, name in _STEPS if chance >= least), "surprising")
