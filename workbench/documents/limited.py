"""Processes that open strange files: how they limit themselves, and how they are held."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

import psutil


class LimitedProcess:
    """A process of *target(connection, argument)*, started when needed and killed when in doubt."""

    def __init__(self, target: Callable[[Connection, Any], None], argument: object, name: str):
        self._target = target
        self._argument = argument
        self._name = name
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def connection(self) -> tuple[Connection, bool]:
        """Return the pipe to a living process, and whether it was started for this."""
        if self._process is not None and not self._process.is_alive():
            self.close()
        if self._connection is not None:
            return self._connection, False
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(
            target=self._target, args=(theirs, self._argument), name=self._name, daemon=True
        )
        self._process.start()
        theirs.close()
        self._connection = ours
        return ours, True

    def memory_bytes(self) -> int:
        """Return how much memory the process holds, 0 when it has ended."""
        if self._process is None or self._process.pid is None:
            return 0
        try:
            return int(psutil.Process(self._process.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def exit_code(self) -> int | None:
        """Return how a process that hung up ended."""
        if self._process is None:
            return None
        self._process.join(5.0)
        return self._process.exitcode

    def close(self) -> None:
        """End the process; the next call of `connection` starts another."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None


def confine(memory_bytes: int) -> None:
    """Within such a process: no writing, little memory, no logs, no life after the starter's."""
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    logging.disable()  # parsers may log names and text of files
    _limit("RLIMIT_AS", memory_bytes)
    _limit("RLIMIT_FSIZE", 0)
    _limit("RLIMIT_CORE", 0)


def allow_cpu(seconds: int) -> None:
    """Allow so much more CPU time than has been used up; beyond it the system ends us."""
    _limit("RLIMIT_CPU", int(sum(os.times()[:2])) + 1 + seconds)


def _limit(name: str, value: int) -> None:
    """Set a limit where the platform knows it."""
    if sys.platform == "win32":
        return
    import resource

    kind = getattr(resource, name, None)
    if kind is not None:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, resource.getrlimit(kind)[1]))


def _end_with_parent() -> None:
    """End when the library child does, even in the middle of a parser's loop."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
    os._exit(0)
