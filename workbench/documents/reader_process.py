"""The process that opens documents: limited, replaceable, and never trusted by its starter.

It answers in JSON, not in pickled objects: a parser taken over by a hostile file must not be able
to run code in the library child.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from workbench.core.errors import DocumentError, Problem
from workbench.documents.limited import allow_cpu, confine
from workbench.documents.readers.base import MAX_FILE_BYTES, REMOVED, ReadPage, counted, damaged
from workbench.documents.readers.registry import reader_for


@dataclass(frozen=True, slots=True)
class ReaderLimits:
    """What one document may use up."""

    cpu_s: int = 50
    wall_s: float = 58.0
    memory_bytes: int = 2 * 2**30
    files: int = 200  # a process is replaced after so many documents


def reader_main(connection: Connection, limits: ReaderLimits) -> None:
    """Read one file after another until the pipe closes."""
    confine(limits.memory_bytes)
    while True:
        try:
            path = Path(connection.recv_bytes().decode("utf-8", "surrogatepass"))
        except (EOFError, OSError):
            return
        allow_cpu(limits.cpu_s)
        _read(connection, path)


def _read(connection: Connection, path: Path) -> None:
    """Send the pages of one file, then how it ended."""
    try:
        size_bytes = path.stat().st_size
        if size_bytes == 0:
            raise DocumentError("The file is empty.", "Choose a file that has text in it.")
        if size_bytes > MAX_FILE_BYTES:
            raise DocumentError(
                "The file is larger than {limit_mb} MB.",
                "Split it and add the parts.",
                limit_mb=MAX_FILE_BYTES // 2**20,
            )
        letters = REMOVED.count = 0
        for page in counted(reader_for(path)(path)):
            letters += len(page.text.strip())
            _send(connection, {"page": _page_as_data(page)})
        if not letters:
            raise DocumentError(
                "There is no text in the document.", "Choose a file that has text in it."
            )
        _send(connection, {"done": True, "removed": REMOVED.count})
    except (DocumentError, OSError, MemoryError) as error:
        _send(connection, {"problem": problem_as_data(error)})
    except Exception as error:
        # A parser stumbled over what it was given: whatever it raised, the file is the cause.
        problem = damaged(f"{type(error).__name__}: {error}")
        _send(connection, {"problem": problem_as_data(problem)})


def problem_as_data(error: DocumentError | OSError | MemoryError) -> dict[str, object]:
    """Describe an error as JSON can carry it."""
    if isinstance(error, MemoryError):
        problem = out_of_memory()
    elif isinstance(error, OSError):
        problem = unopened(error).problem()
    else:
        problem = error.problem()
    return {
        "text": problem.text,
        "hint": problem.hint,
        "values": dict(problem.values),
        "detail": problem.detail[:500],
        "kind": problem.kind,
    }


def unopened(error: OSError) -> DocumentError:
    """Say why the system does not give a file out."""
    detail = f"{type(error).__name__}: errno {error.errno}"
    if isinstance(error, FileNotFoundError):
        return DocumentError(
            "The file is no longer there.", "Add it again from where it is now.", detail=detail
        )
    if isinstance(error, PermissionError):
        return DocumentError(
            "You are not allowed to read the file.",
            "Ask its owner for permission, or add a copy of your own.",
            detail=detail,
        )
    if isinstance(error, IsADirectoryError):
        return DocumentError("This is a folder, not a file.", "Add the folder.", detail=detail)
    return DocumentError(
        "The file could not be opened.",
        "Check that the drive it lies on is connected, then try again.",
        detail=detail,
    )


def out_of_memory() -> Problem:
    """Return the problem of a file that needs more memory than it may have."""
    return DocumentError(
        "Reading the file would take too much memory.",
        "It may be damaged. If it is not, split it and add the parts.",
    ).problem()


def _page_as_data(page: ReadPage) -> dict[str, object]:
    """Describe a page as JSON can carry it."""
    headings = [[heading.start, heading.level, heading.title] for heading in page.headings]
    return {"number": page.number, "text": page.text, "headings": headings}


def _send(connection: Connection, message: dict[str, object]) -> None:
    """Send one message; a starter that is gone ends this process."""
    try:
        connection.send_bytes(json.dumps(message).encode("ascii"))
    except OSError:
        os._exit(0)
