"""Identifiers that sort by the time they were made."""

from __future__ import annotations

import secrets
import time


def new_id() -> str:
    """Return 24 hexadecimal digits: microseconds since 1970, then randomness."""
    return f"{time.time_ns() // 1000:014x}{secrets.token_hex(5)}"


def made_at_s(made_id: str) -> float:
    """Return when an id was made, in seconds since 1970."""
    return int(made_id[:14], 16) / 1e6
