"""Whether another model fits into memory beside those that are loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

import psutil

from workbench.core.models import ModelSource
from workbench.engine.estimate import chosen_context, estimate, free_memory, read_attached
from workbench.engine.header import read_header
from workbench.engine.hosts import HostEngine

_MARGIN_BYTES: Final = 500_000_000  # for the window, the library and other programs


def needed_bytes(source: ModelSource) -> int:
    """Return what a source needs in this computer's memory, with a margin; nothing on a server.

    Raises ModelFileError.
    """
    if source.path is None:
        return 0
    header = read_header(source.path)
    options = source.options
    context = chosen_context(header, options)
    need = estimate(header, context, 0, options, read_attached(options))
    return need.needed_bytes + _MARGIN_BYTES


def free_bytes_beside(loaded: Sequence[HostEngine]) -> int:
    """Return what is free beside the models that are loaded now.

    Linux counts the pages of mapped files as free, but what a loaded model reads is not.
    """
    return free_memory() - sum(_mapped_bytes(engine.pid) for engine in loaded)


def _mapped_bytes(pid: int | None) -> int:
    """Return the bytes of files that a child reads straight from memory; 0 where not known."""
    if pid is None or sys.platform != "linux":
        return 0
    try:
        return int(psutil.Process(pid).memory_info().shared)
    except psutil.Error:  # it has just ended
        return 0
