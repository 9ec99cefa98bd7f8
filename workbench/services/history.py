"""Undo and redo over frozen values; quick edits of the same place count as one step."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

_TOGETHER_S = 1.0
_KEPT = 200


class History(Generic[T]):
    """Remembers values. *place* names what an edit touched; edits of one place within a second
    of each other are one step."""

    def __init__(self, value: T, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._value = value
        self._past: list[T] = []
        self._future: list[T] = []
        self._place = ""
        self._edited_at = 0.0

    @property
    def value(self) -> T:
        """The value now."""
        return self._value

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward."""
        return bool(self._future)

    def edit(self, value: T, place: str = "") -> None:
        """Take a new value."""
        if value == self._value:
            return
        now = self._clock()
        together = bool(place) and place == self._place and now - self._edited_at < _TOGETHER_S
        if not (together and self._past):
            self._past.append(self._value)
            del self._past[:-_KEPT]
        self._place, self._edited_at = place, now
        self._future.clear()
        self._value = value

    def undo(self) -> bool:
        """Go a step back; False when there is none."""
        return self._step(self._past, self._future)

    def redo(self) -> bool:
        """Go a step forward; False when there is none."""
        return self._step(self._future, self._past)

    def _step(self, source: list[T], target: list[T]) -> bool:
        """Move the value from one pile to the other."""
        if not source:
            return False
        target.append(self._value)
        self._value = source.pop()
        self._place = ""
        return True
