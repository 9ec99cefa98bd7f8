"""How fast a download comes, told a few times a second."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

_WINDOW_S: Final = 5.0
INTERVAL_S: Final = 0.25


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a download is. *total_bytes* 0: not known."""

    state: Literal["running", "checking"]
    done_bytes: int
    total_bytes: int
    bytes_per_s: float = 0.0


class Pace:
    """Turns amounts into progress; the speed is that of the last seconds."""

    def __init__(
        self, tell: Callable[[Progress], None], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._tell = tell
        self._clock = clock
        self._samples: deque[tuple[float, int]] = deque()  # seconds, bytes done
        self._latest = (0, 0)  # bytes done, in all
        self._told: Progress | None = None
        self._told_s = 0.0

    def move(self, done_bytes: int, total_bytes: int) -> None:
        """Tell how much is done, unless something was told a moment ago."""
        now_s = self._clock()
        self._latest = (done_bytes, total_bytes)
        if self._samples and done_bytes < self._samples[-1][1]:
            self._samples.clear()  # it began anew
        if self._told and self._told.state == "running" and now_s - self._told_s < INTERVAL_S:
            return
        self._samples.append((now_s, done_bytes))
        while now_s - self._samples[0][0] > _WINDOW_S:
            self._samples.popleft()
        self._say(Progress("running", done_bytes, total_bytes, self._speed()), now_s)

    def tick(self) -> None:
        """Tell what `move` had no time for, and that nothing comes any more."""
        if self._told and self._told.state == "running":
            self.move(*self._latest)

    def check(self, done_bytes: int, total_bytes: int) -> None:
        """Tell that what is there is being checked; the speed is found anew after it."""
        self._samples.clear()
        self._say(Progress("checking", done_bytes, total_bytes), self._clock())

    def _speed(self) -> float:
        """Return the bytes a second within the window."""
        (first_s, first), (last_s, last) = self._samples[0], self._samples[-1]
        return (last - first) / (last_s - first_s) if last_s > first_s else 0.0

    def _say(self, progress: Progress, now_s: float) -> None:
        """Tell it, unless it is known, and remember when."""
        known = progress == self._told
        self._told, self._told_s = progress, now_s
        if not known:
            self._tell(progress)
