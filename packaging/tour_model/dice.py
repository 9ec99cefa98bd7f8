"""Seeded randomness for the generator, and the switch for what is held out for evaluation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dice:
    """A random source, and what it may draw from.

    *held* makes names and labels that training never sees; *held_forms* wordings and relations
    that training never sees. *common* syllables (English, Korean) recur in the names of one text.
    """

    rng: Random
    held: bool = False
    held_forms: bool = False
    common: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def one(self, items: Sequence[T]) -> T:
        """Pick one of *items*."""
        return self.rng.choice(items)

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Pick *count* different ones of *items*."""
        return self.rng.sample(list(items), count)

    def chance(self, share: float) -> bool:
        """Return True with this probability."""
        return self.rng.random() < share

    def between(self, low: int, high: int) -> int:
        """Return a whole number from *low* to *high*, both included."""
        return self.rng.randint(low, high)

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """Return *items* in a random order."""
        return self.rng.sample(list(items), len(items))


Maker = Callable[[Dice], str]
