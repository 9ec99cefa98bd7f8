"""The columns of the table of files."""

from __future__ import annotations

from enum import IntEnum


class Column(IntEnum):
    """In the order they stand."""

    NAME = 0
    STATE = 1
    PAGES = 2
    CHUNKS = 3
    SIZE = 4
