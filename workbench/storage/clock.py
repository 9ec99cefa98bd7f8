"""The time of day as it is stored."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Now = Callable[[], str]


def utc_now() -> str:
    """Return the time in UTC, ISO 8601 to the microsecond; texts of it sort by time."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
