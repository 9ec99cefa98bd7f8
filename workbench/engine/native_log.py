"""Sends llama.cpp's own messages to Python's log, without the name of the model's file."""

from __future__ import annotations

import ctypes
import logging
import os
from typing import Any, Final

from llama_cpp import llama_cpp as native

_log = logging.getLogger("llama.cpp")
_LEVELS: Final = {3: logging.WARNING, 4: logging.ERROR}  # enum ggml_log_level
_STDERR: Final = 2
_MOST_LINES: Final = 200  # of one load: some files are complained about token by token


class NativeLog:
    """Receives the messages of one process, and remembers the errors of a load."""

    def __init__(self) -> None:
        self._errors: list[str] = []
        self._paths: tuple[str, ...] = ()
        self._lines = 0
        # llama.cpp keeps only the address: the callback must live as long as the process.
        self._callback: Any = native.llama_log_callback(self._receive)

    def install(self) -> None:
        """Take llama.cpp's messages away from stderr."""
        native.llama_log_set(self._callback, ctypes.c_void_p(0))

    def begin_load(self, *paths: str) -> None:
        """Hide these paths in messages from now on, and forget earlier errors."""
        self._errors.clear()
        self._paths, self._lines = tuple(filter(None, paths)), 0

    def errors(self) -> str:
        """Return the first errors of the present load, "" when there was none."""
        return "; ".join(self._errors[:3])

    def _receive(self, level: int, text: bytes, _user_data: object) -> None:
        """Log warnings and errors; the rest names files and metadata at length."""
        if level not in _LEVELS:
            return
        line = text.decode("utf-8", "replace").strip()
        for path in self._paths:
            line = line.replace(path, "<model>")
        if _LEVELS[level] == logging.ERROR and line:
            self._errors.append(line)
        self._lines += 1
        if self._lines <= _MOST_LINES:
            _log.log(_LEVELS[level], "%s", line)


NATIVE_LOG: Final = NativeLog()


class _Silence:
    """Drops what C code writes to stderr by itself: it may quote what a person wrote."""

    def __init__(self) -> None:
        self._kept = -1

    def __enter__(self) -> None:
        self._kept = os.dup(_STDERR)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _STDERR)
        os.close(nowhere)

    def __exit__(self, *_error: object) -> None:
        os.dup2(self._kept, _STDERR)
        os.close(self._kept)


SILENCE: Final = _Silence()
