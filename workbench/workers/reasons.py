"""Why a child died, in words."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from pathlib import Path

from workbench.core.errors import Problem

_ASSERTION = re.compile(rb"GGML_ASSERT[^\n]*|[^\n]*Assertion[^\n]*failed[^\n]*|CUDA error[^\n]*")
_FATAL = re.compile(rb"Fatal Python error[^\n]*|Windows fatal exception[^\n]*")
_TAIL_BYTES = 4096


@dataclass(frozen=True, slots=True)
class ChildWords:
    """The sentences for one kind of child. *kind* is the class name of its "lost" error."""

    name: str
    kind: str
    killed: str
    crashed: str
    hung: str
    gone: str
    hint: str

    def silent(self, detail: str = "") -> Problem:
        """It does not answer."""
        return Problem(self.hung, self.hint, detail=detail, kind=self.kind)

    def closed(self) -> Problem:
        """It was ended together with the program."""
        return Problem(self.gone, "", kind=self.kind)


def death_problem(
    words: ChildWords, exit_code: int, hung: bool, log_path: Path, log_start: int = 0
) -> Problem:
    """Describe the end of a child from its exit code (negative: signal) and its log.

    What stands in the log before *log_start* (bytes) is of an earlier child.
    """
    if hung:
        return Problem(words.hung, words.hint, detail="no heartbeat", kind=words.kind)
    if exit_code == -signal.SIGTERM or exit_code == -getattr(signal, "SIGKILL", 9):
        return Problem(words.killed, words.hint, detail=f"exit code {exit_code}", kind=words.kind)
    if exit_code == 0:
        return Problem(words.gone, words.hint, detail="exit code 0", kind=words.kind)
    detail = f"exit code {exit_code}; {_last_words(log_path, log_start)}"
    return Problem(words.crashed, words.hint, detail=detail, kind=words.kind)


def _last_words(log_path: Path, log_start: int) -> str:
    """Return the last assertion in the child's log, or what it died of, or its last line."""
    try:
        with log_path.open("rb") as log:
            log.seek(0, 2)
            log.seek(max(log_start, log.tell() - _TAIL_BYTES))
            tail = log.read()
    except OSError:
        return "no log"
    found = _ASSERTION.findall(tail) or _FATAL.findall(tail) or tail.strip().splitlines()
    return str(found[-1].decode("utf-8", "replace"))[:300] if found else "nothing in its log"
