"""Asks Linux to keep large buffers in pages of 2 MB instead of 4 KB.

Each token reads all weights once; with small pages the processor looks an address up every 4 KB.
Measured with 1.1 B parameters in Q4_K_M: 4 % less time a token. Many systems give such pages only
where a program asks for them (`madvise` in /sys/kernel/mm/transparent_hugepage/enabled). What is
mapped from a file is not concerned, but llama.cpp copies most weights into an order of its own.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_MAPS: Final = Path("/proc/self/maps")
_LARGE_BYTES: Final = 32 << 20
_ANONYMOUS_FIELDS: Final = 5  # of a line of /proc/self/maps; a sixth would be a file's path
_MADV_HUGEPAGE: Final = 14


def use_huge_pages() -> None:
    """Ask for all large buffers of this process; pages that are filled already stay as they are."""
    if sys.platform != "linux":
        return
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    try:
        lines = _MAPS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:  # where /proc is hidden, small pages must do
        return
    for start, size_bytes in large_buffers(lines):
        advise(start, size_bytes, _MADV_HUGEPAGE)  # a refusal costs nothing


def large_buffers(lines: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the start and the size of large writable memory that is no file's."""
    for line in lines:
        fields = line.split()
        start, _dash, end = fields[0].partition("-")
        size_bytes = int(end, 16) - int(start, 16)
        is_plain = len(fields) == _ANONYMOUS_FIELDS and fields[1] == "rw-p"
        if is_plain and size_bytes >= _LARGE_BYTES:
            yield int(start, 16), size_bytes
