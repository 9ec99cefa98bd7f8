"""Guesses how an answer goes on: as its last words go on in the prompt.

The guesses are checked all in one step, so a quote costs fewer steps, and what is not guessed
rightly is not used: the answer stays the same. (Prompt lookup decoding, A. Saxena, 2023.)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_WORD: Final = 3  # tokens that must be equal
_FIRST: Final = 4  # tokens of the first guess
_LONGEST: Final = 12
_MOST_LOST: Final = 2.0  # steps' time that may be lost before it is switched off for a while
_MOST_WON: Final = 4.0  # so that an early quote does not pay for long losses
_FIRST_PAUSE: Final = 32  # steps


class PromptLookup:
    """The guesses for one answer. Switches itself off, ever longer, where they do not pay.

    *drafted* and *accepted* count tokens; they are for the one who checks the guesses to keep.
    """

    def __init__(self, prompt: Sequence[int]) -> None:
        self.drafted = 0
        self.accepted = 0
        self._prompt = list(prompt)
        self._places: dict[tuple[int, ...], int] = {}
        for end in range(_WORD, len(prompt)):
            self._places[tuple(prompt[end - _WORD : end])] = end
        self._length = _FIRST
        self._balance = 0.0  # steps' time won
        self._pause = 0
        self._next_pause = _FIRST_PAUSE

    def draft(self, tokens: Sequence[int], most: int) -> list[int]:
        """Return at most *most* tokens that may come after *tokens*."""
        if self._pause > 0:
            self._pause -= 1
            return []
        place = self._places.get(tuple(tokens[-_WORD:]))
        if place is None or most < 1:
            return []
        return self._prompt[place : place + min(self._length, most)]

    def learn(self, drafted: int, accepted: int, cost: float) -> None:
        """Take note of a guess; *cost* is what one token of it costs, in steps without any."""
        self._length = min(_LONGEST, 2 * drafted if accepted == drafted else accepted + 1)
        self._balance = min(_MOST_WON, self._balance + accepted - cost * drafted)
        if self._balance < -_MOST_LOST:
            self._balance = 0.0
            self._pause = self._next_pause
            self._next_pause *= 2
