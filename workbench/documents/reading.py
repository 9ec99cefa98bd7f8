"""Has documents read by a separate, limited process, replaced when it fails."""

from __future__ import annotations

import json
import logging
import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final

import psutil

from workbench.core.errors import Cancelled, DocumentError, WorkbenchError, error_from
from workbench.documents.reader_process import ReaderLimits, out_of_memory, reader_main
from workbench.documents.readers.base import MAX_CHARACTERS, Heading, ReadPage, damaged, too_long

_log = logging.getLogger(__name__)

_LOOK_S: Final = 0.1  # how often a running reader is looked at
_MAX_MESSAGE_BYTES: Final = 8 * MAX_CHARACTERS  # "\uXXXX" takes six bytes a character


class DocumentReading:
    """One door for every document. For one thread; reads one file at a time."""

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self._limits = limits or ReaderLimits()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._files = 0

    def read(
        self,
        path: Path,
        cancelled: Callable[[], bool] = lambda: False,
        on_page: Callable[[int], None] = lambda _pages: None,
    ) -> list[ReadPage]:
        """Return the pages of *path*. Raises DocumentError, or Cancelled when asked to stop.

        *on_page* hears how many pages have come so far.
        """
        connection = self._ready_process()
        sound = False
        try:
            connection.send_bytes(str(path).encode("utf-8", "surrogatepass"))
            pages = self._collect(connection, cancelled, on_page)
            sound = True
            return pages
        except (EOFError, OSError) as error:
            raise self._cause_of_death() from error
        except _SaidSo as answer:
            sound = True
            raise answer.error from None
        finally:
            self._files += 1
            if not sound or self._files >= self._limits.files:
                self.close()

    def close(self) -> None:
        """End the process; the next file gets a new one."""
        if self._connection is not None:
            self._connection.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._process = self._connection = None

    def _ready_process(self) -> Connection:
        """Return the pipe to a living process, starting one if needed."""
        if self._process is not None and not self._process.is_alive():
            self.close()
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            self._process = context.Process(
                target=reader_main, args=(theirs, self._limits), name="reader", daemon=True
            )
            self._process.start()
            theirs.close()
            self._connection = ours
            self._files = 0
        return self._connection

    def _collect(
        self, connection: Connection, cancelled: Callable[[], bool], on_page: Callable[[int], None]
    ) -> list[ReadPage]:
        """Receive pages until the reader is done, watching time, memory and amount."""
        pages: list[ReadPage] = []
        characters = 0
        deadline = time.monotonic() + self._limits.wall_s
        while True:
            while not connection.poll(_LOOK_S):
                self._look(deadline, cancelled)
            self._look(deadline, cancelled)
            message = _parse(connection.recv_bytes(_MAX_MESSAGE_BYTES))
            if isinstance(message, WorkbenchError):
                raise _SaidSo(message)
            if message is None:
                return pages
            characters += len(message.text)
            if characters > MAX_CHARACTERS:
                raise too_long()
            pages.append(message)
            on_page(len(pages))

    def _look(self, deadline: float, cancelled: Callable[[], bool]) -> None:
        """Raise when the reader should not go on."""
        if cancelled():
            raise Cancelled
        if time.monotonic() > deadline:
            raise _too_slow()
        # Linux keeps the process within its limit by itself; elsewhere this does.
        if self._process is not None and self._process.pid is not None:
            try:
                used = psutil.Process(self._process.pid).memory_info().rss
            except psutil.Error:
                return  # it has just ended: the pipe will say so
            if used > self._limits.memory_bytes:
                raise error_from(out_of_memory())

    def _cause_of_death(self) -> DocumentError:
        """Say why the process ended in the middle of a file."""
        code: int | None = None
        if self._process is not None:
            self._process.join(5.0)
            code = self._process.exitcode
        _log.info("a reader ended with %s", code)
        if code == -getattr(signal, "SIGXCPU", 24):
            return _too_slow()
        return damaged(f"the reader ended with exit code {code}")


class _SaidSo(Exception):
    """The reader itself phrased the error: it is in order and may go on."""

    def __init__(self, error: WorkbenchError) -> None:
        super().__init__()
        self.error = error


def _too_slow() -> DocumentError:
    """Return the error of a file that takes too long."""
    return DocumentError(
        "Reading the file took too long and was stopped.",
        "It may be damaged. If it is not, split it and add the parts.",
    )


def _parse(data: bytes) -> ReadPage | WorkbenchError | None:
    """Return a page, an error, or None at the end; anything else counts as damage."""
    try:
        message: dict[str, Any] = json.loads(data)
        if "page" in message:
            page = message["page"]
            headings = tuple(Heading(int(s), int(n), str(t)) for s, n, t in page["headings"])
            return ReadPage(int(page["number"]), str(page["text"]), headings)
        if "problem" in message:
            problem = message["problem"]
            values = {str(key): value for key, value in problem["values"].items()}
            text, hint = str(problem["text"]), str(problem["hint"])
            return DocumentError(text, hint, detail=str(problem["detail"]), **values)
        if message != {"done": True}:
            raise ValueError
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return damaged(f"the reader sent {type(error).__name__}")
