"""Looks for a pattern in a text under limits on time and memory: patterns come from files too."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import regex

from workbench.core.errors import BadInput

TIME_LIMIT_S: Final = 0.2
_LONGEST: Final = 2_000
# Counted repeats are written out when a pattern is compiled: (?:a{60000}){60000} takes all memory.
_MOST_ITEMS: Final = 100_000
_REPEAT: Final = regex.compile(r"(?P<group>\)\s*)?\{\s*(\d*)\s*(?:,\s*(\d*)\s*)?\}")
# A pattern that calls itself takes gigabytes before the time is up.
_CALL: Final = regex.compile(r"\(\?(?:R|&|P>|[+-]?\d)")


def check_pattern(pattern: str) -> None:
    """Refuse a pattern that cannot be used. Raises BadInput."""
    _compiled(pattern)


def find(pattern: str, text: str) -> bool:
    """Whether *pattern* is found anywhere in *text*. Raises BadInput where that cannot be told."""
    try:
        # Concurrent: other threads, above all the window's, go on meanwhile.
        found = _compiled(pattern).search(text, timeout=TIME_LIMIT_S, concurrent=True)
    except TimeoutError as error:
        raise BadInput(
            "The pattern takes too long on this answer.",
            "Write it so that there are fewer ways to match the same text.",
            detail=str(error),
        ) from error
    except MemoryError as error:
        raise _too_large() from error
    return found is not None


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> regex.Pattern[str]:
    """Return a pattern that is safe to use. Raises BadInput."""
    if len(pattern) > _LONGEST or _items(pattern) > _MOST_ITEMS or _CALL.search(pattern):
        raise _too_large()
    try:
        return regex.compile(pattern)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise BadInput(
            "The pattern “{pattern}” is not a regular expression: {reason}.",
            "Correct it, or use “contains” instead.",
            pattern=pattern[:80],
            reason=str(error) or type(error).__name__,
        ) from error


def _items(pattern: str) -> int:
    """Return an upper bound of the items that counted repeats are written out to."""
    counts = [
        max(int(low[:9] or 0), int((high or "")[:9] or 0))
        for _group, low, high in _REPEAT.findall(pattern)
    ]
    nested = any(match["group"] for match in _REPEAT.finditer(pattern))
    if nested or regex.search(r"\(\?[a-zA-Z0-9]*x", pattern):
        return math.prod(max(1, count) for count in counts)
    return sum(counts)


def _too_large() -> BadInput:
    """Say that a pattern would take too much memory."""
    return BadInput(
        "The pattern is too large to be used.",
        "Write a shorter one, with smaller counts of repeats and no call of itself.",
    )
