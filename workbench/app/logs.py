"""The rotating log. It holds no prompt, no answer and no file name: frames, not messages."""

from __future__ import annotations

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Final

_MAX_BYTES: Final = 1_000_000
_KEPT: Final = 3

_ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class FramesOnly(logging.Formatter):
    """Formats an exception as its type and its frames.

    The text of an exception may quote a prompt or name a file of the person.
    """

    def formatException(self, ei: _ExcInfo) -> str:
        """Return type and frames of an exception, without its text."""
        kind, _error, trace = ei
        frames = "".join(traceback.format_tb(trace)) if trace else ""
        return f"{frames}{kind.__name__ if kind else ''}"


def set_up_logging(folder: Path) -> None:
    """Send the log of the whole program to *folder*. Raises OSError."""
    handler = RotatingFileHandler(
        folder / "workbench.log", maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8"
    )
    handler.setFormatter(FramesOnly("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger("workbench")
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False
