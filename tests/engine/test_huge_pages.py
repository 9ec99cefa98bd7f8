"""Large buffers get large pages, where the system gives any."""

from __future__ import annotations

import ctypes
import mmap
import sys
from pathlib import Path

import pytest

from workbench.engine.huge_pages import large_buffers, use_huge_pages

SMALL = "7f0000000000-7f0000001000 rw-p 00000000 00:00 0"
LARGE = "7f1000000000-7f1010000000 rw-p 00000000 00:00 0"
CODE = "7f2000000000-7f2010000000 r-xp 00000000 00:00 0"
SHARED = "7f3000000000-7f3010000000 rw-s 00000000 00:00 0"
FILE = "7f4000000000-7f4010000000 rw-p 00000000 08:01 42 /home/a person/model.gguf"
HEAP = "7f5000000000-7f5010000000 rw-p 00000000 00:00 0                          [heap]"
SIZE = 64 << 20


def test_only_large_plain_memory_is_asked_for() -> None:
    lines = [SMALL, LARGE, CODE, SHARED, FILE, HEAP]
    assert list(large_buffers(lines)) == [(0x7F1000000000, 0x10000000)]


def huge_bytes(address: int) -> int:
    """Return how much of the mapping around *address* lies in large pages."""
    inside = False
    for line in Path("/proc/self/smaps").read_text(encoding="utf-8", errors="replace").splitlines():
        first = line.split()[0]
        if not first.endswith(":"):
            start, _dash, end = first.partition("-")
            inside = int(start, 16) <= address < int(end, 16)
        elif inside and first == "AnonHugePages:":
            return int(line.split()[1]) * 1024
    raise AssertionError("no such mapping")


def test_what_is_filled_afterwards_lies_in_large_pages() -> None:
    """Where there are none, asking for them must at least do no harm."""
    if sys.platform != "linux":
        use_huge_pages()
        return
    switch = Path("/sys/kernel/mm/transparent_hugepage/enabled")
    given = switch.exists() and "[never]" not in switch.read_text(encoding="ascii")
    with mmap.mmap(-1, SIZE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        use_huge_pages()
        memory[:] = b"\x01" * SIZE
        view = (ctypes.c_char * SIZE).from_buffer(memory)
        middle = ctypes.addressof(view) + SIZE // 2
        del view
        if given:
            assert huge_bytes(middle) > SIZE // 4
        else:
            assert huge_bytes(middle) == 0


@pytest.mark.parametrize("lines", [[], [SMALL]])
def test_nothing_large_is_nothing_to_ask_for(lines: list[str]) -> None:
    assert list(large_buffers(lines)) == []
