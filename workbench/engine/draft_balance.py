"""Does guessing pay? How long the next guess may be, and when to leave it for a while."""

from __future__ import annotations

from typing import Final

_FIRST: Final = 3  # tokens of the first guess: with the known one four, which kernels like
_MOST_LOST: Final = 0.5  # steps' time that may be lost before it is switched off for a while
_MOST_WON: Final = 4.0  # so that an early success does not pay for long losses
_FIRST_PAUSE: Final = 32  # steps
_LONGEST_PAUSE: Final = 2048


class DraftBalance:
    """Keeps account of one source of guesses, in the time of a step without any."""

    def __init__(self, longest: int) -> None:
        self.length = _FIRST
        self._longest = longest
        self._won = 0.0
        self._pause = 0
        self._next_pause = _FIRST_PAUSE

    def rests(self) -> bool:
        """Whether no guess shall be made in this step; counts the step."""
        if self._pause == 0:
            return False
        self._pause -= 1
        return True

    def learn(self, drafted: int, accepted: int, cost: float) -> None:
        """Take note of a guess that cost the time of *cost* steps.

        An accepted token saves a step. A guess that was right in full may be longer next time.
        """
        if drafted:
            longer = 2 * drafted if accepted == drafted else accepted + 1
            self.length = min(self._longest, longer)
        self._won = min(_MOST_WON, self._won + accepted - cost)
        if self._won < -_MOST_LOST:
            self._won = 0.0
            self._pause = self._next_pause
            self._next_pause = min(_LONGEST_PAUSE, 2 * self._next_pause)
