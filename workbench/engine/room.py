"""Whether another model fits into memory beside those that are loaded."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Final

from workbench.core.models import ModelSource
from workbench.engine.estimate import chosen_context, estimate, free_memory, read_attached
from workbench.engine.header import read_header

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


def free_bytes_beside(loaded: Sequence[ModelSource]) -> int:
    """Return what is free beside the models that are loaded now.

    Linux counts the pages of mapped files as free, but what a loaded model reads is not.
    """
    free = free_memory()
    if sys.platform != "linux":
        return free
    return free - sum(_mapped_bytes(source) for source in loaded)


def _mapped_bytes(source: ModelSource) -> int:
    """Return the bytes of the file that a loaded model reads from memory."""
    if source.path is None or not source.options.memory_map:
        return 0
    try:
        return source.path.stat().st_size
    except OSError:  # the file has gone; its pages may still be held
        return 0
