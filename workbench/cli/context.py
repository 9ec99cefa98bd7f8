"""What the commands work with; the composition root fills it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TextIO

from workbench.answering.run_facts import Marks
from workbench.core.models import ModelSource
from workbench.core.paths import RESOURCES, Paths
from workbench.core.ports import Engines, Library, LibraryCallback
from workbench.core.settings import Settings
from workbench.storage.conversations import Conversations
from workbench.storage.runs import Runs

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # all but tab and line feed


def printable(text: str) -> str:
    """Return text without control characters: a model must not steer the terminal."""
    return _CONTROL.sub("\ufffd", text)


def read_line(prompt: str) -> str:
    """Read a line; the prompt is for people only. Raises EOFError."""
    return input(prompt if sys.stdin.isatty() else "")


@dataclass(frozen=True, slots=True)
class CliContext:
    """Adapters, settings and streams. The commands end what `open_library` starts."""

    engine: Engines
    open_library: Callable[[LibraryCallback], Library]
    conversations: Conversations
    runs: Runs
    paths: Paths
    settings: Settings
    secret: bytes
    model: ModelSource
    marks: Marks = field(default_factory=Marks)
    resources: Path = RESOURCES
    read_line: Callable[[str], str] = read_line
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, text: str = "", end: str = "\n") -> None:
        """Write to standard output: what a person or a program asked for."""
        print(printable(text), end=end, file=self.out, flush=True)

    def note(self, text: str, end: str = "\n") -> None:
        """Write to standard error: what is said beside the result."""
        print(printable(text), end=end, file=self.err, flush=True)
