"""Guesses how an answer goes on: as its last words go on in the prompt.

The guesses are checked all in one step, so a quote costs fewer steps, and what is not guessed
rightly is not used: the answer stays the same. (Prompt lookup decoding, A. Saxena, 2023.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.engine.draft_balance import DraftBalance

_WORD: Final = 3  # tokens that must be equal
_LONGEST: Final = 12


class PromptLookup:
    """The guesses for one answer. Switches itself off, ever longer, where they do not pay."""

    def __init__(self, prompt: Sequence[int]) -> None:
        self._prompt = list(prompt)
        self._places: dict[tuple[int, ...], int] = {}
        for end in range(_WORD, len(prompt)):
            self._places[tuple(prompt[end - _WORD : end])] = end
        self._balance = DraftBalance(_LONGEST)

    def draft(self, tokens: Sequence[int], most: int) -> list[int]:
        """Return at most *most* tokens that may come after *tokens*."""
        if self._balance.rests():
            return []
        place = self._places.get(tuple(tokens[-_WORD:]))
        if place is None or most < 1:
            return []
        return self._prompt[place : place + min(self._balance.length, most)]

    def learn(self, drafted: int, accepted: int, cost: float) -> None:
        """Take note of a guess; *cost* is what one token of it costs, in steps without any."""
        self._balance.learn(drafted, accepted, cost * drafted)
