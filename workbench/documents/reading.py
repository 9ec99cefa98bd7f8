"""Has documents read by a separate, limited process, replaced when it fails."""

from __future__ import annotations

import json
import logging
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from workbench.core.errors import (
    Cancelled,
    DocumentError,
    ScannedDocument,
    WorkbenchError,
    error_from,
)
from workbench.documents.limited import LimitedProcess
from workbench.documents.reader_process import ReaderLimits, out_of_memory, reader_main
from workbench.documents.readers.base import MAX_CHARACTERS, Heading, ReadPage, damaged, too_long

_log = logging.getLogger(__name__)

_LOOK_S: Final = 0.1  # how often a running reader is looked at
_MAX_MESSAGE_BYTES: Final = 8 * MAX_CHARACTERS  # "\uXXXX" takes six bytes a character


class DocumentReading:
    """One door for every document. For one thread; reads one file at a time."""

    def __init__(self, limits: ReaderLimits | None = None) -> None:
        self._limits = limits or ReaderLimits()
        self._process = LimitedProcess(reader_main, self._limits, "reader")
        self._files = 0
        self.removed = 0
        """Invisible characters taken out of the file that was read last."""

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
        self._process.close()

    def _ready_process(self) -> Connection:
        """Return the pipe to a living process, starting one if needed."""
        connection, fresh = self._process.connection()
        if fresh:
            self._files = 0
        return connection

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
            if isinstance(message, int):
                self.removed = message
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
            raise too_slow()
        # Linux keeps the process within its limit by itself; elsewhere this does.
        if self._process.memory_bytes() > self._limits.memory_bytes:
            raise error_from(out_of_memory())

    def _cause_of_death(self) -> DocumentError:
        """Say why the process ended in the middle of a file."""
        code = self._process.exit_code()
        _log.info("a reader ended with %s", code)
        if code == -getattr(signal, "SIGXCPU", 24):
            return too_slow()
        return damaged(f"the reader ended with exit code {code}")


class _SaidSo(Exception):
    """The reader itself phrased the error: it is in order and may go on."""

    def __init__(self, error: WorkbenchError) -> None:
        super().__init__()
        self.error = error


def too_slow() -> DocumentError:
    """Return the error of a file that takes too long."""
    return DocumentError(
        "Reading the file took too long and was stopped.",
        "It may be damaged. If it is not, split it and add the parts.",
    )


def _parse(data: bytes) -> ReadPage | WorkbenchError | int:
    """Return a page, an error, or at the end what was removed; anything else counts as damage."""
    try:
        message: dict[str, Any] = json.loads(data)
        if "page" in message:
            page = message["page"]
            headings = tuple(Heading(int(s), int(n), str(t)) for s, n, t in page["headings"])
            return ReadPage(int(page["number"]), str(page["text"]), headings)
        if "problem" in message:
            return error_from_data(message["problem"])
        if message["done"] is not True:
            raise ValueError
        return int(message["removed"])
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        return damaged(f"the reader sent {type(error).__name__}")


def error_from_data(problem: dict[str, Any]) -> DocumentError:
    """Return the error that a limited process described. Raises as a wrong description does."""
    values = {str(key): value for key, value in problem["values"].items()}
    text, hint = str(problem["text"]), str(problem["hint"])
    kind = ScannedDocument if problem.get("kind") == ScannedDocument.__name__ else DocumentError
    return kind(text, hint, detail=str(problem["detail"]), **values)
