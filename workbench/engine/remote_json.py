"""Reads JSON of unknown origin: what is not of the kind that is looked for counts as absent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

Json = Mapping[str, object]


def as_table(value: object) -> Json:
    """Return a value that is a table, else an empty one."""
    return cast(Json, value) if isinstance(value, Mapping) else {}


def table(parent: Json, name: str) -> Json:
    """Return a table within a table."""
    return as_table(parent.get(name))


def tables(parent: Json, name: str) -> list[Json]:
    """Return the tables in a list."""
    value = parent.get(name)
    items = value if isinstance(value, list) else []
    return [cast(Json, item) for item in items if isinstance(item, Mapping)]


def text(parent: Json, name: str) -> str:
    """Return a text."""
    value = parent.get(name)
    return value if isinstance(value, str) else ""


def number(parent: Json, name: str) -> float:
    """Return a number."""
    value = parent.get(name)
    return float(value) if isinstance(value, int | float) else 0.0


def whole(parent: Json, name: str) -> int:
    """Return a whole number that counts something."""
    value = parent.get(name)
    return max(0, value) if isinstance(value, int) else 0
