"""Notices that the memory of the machine ran out, which a killed child cannot tell any more."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil

_COUNTERS: Final = Path("/proc/vmstat")  # Linux; elsewhere only the free memory tells
_LOW_SHARE: Final = 0.04
_REMEMBERED: Final = 6  # samples, one a second: a death is noticed a moment after it


@dataclass(frozen=True, slots=True)
class MemorySample:
    """How the memory stood at one moment. *kills*: by the system for want of it, since it began."""

    free_bytes: int
    total_bytes: int
    kills: int

    @property
    def low(self) -> bool:
        """Whether hardly anything was free."""
        return self.free_bytes < self.total_bytes * _LOW_SHARE


def sample_memory() -> MemorySample:
    """Return how the memory stands now."""
    memory = psutil.virtual_memory()
    return MemorySample(memory.available, memory.total, _kills())


class MemoryWatch:
    """Remembers the last seconds of a child's life."""

    def __init__(self, sample: Callable[[], MemorySample] = sample_memory) -> None:
        self._sample = sample
        self._samples = deque([sample()], maxlen=_REMEMBERED)

    def look(self) -> None:
        """Take one more sample."""
        self._samples.append(self._sample())

    def ran_out(self) -> bool:
        """Whether the memory was low lately, or the system has killed for want of it."""
        now = self._sample()
        return now.kills > self._samples[0].kills or any(sample.low for sample in self._samples)


def _kills() -> int:
    """Return how many processes the system has killed for want of memory, 0 when unknown."""
    try:
        counters = _COUNTERS.read_text(encoding="ascii")
    except OSError:
        return 0
    lines = (line.split() for line in counters.splitlines())
    return next((int(words[1]) for words in lines if words[:1] == ["oom_kill"]), 0)
