"""Why a child died, in words."""

from __future__ import annotations

import re
import signal
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from workbench.core.errors import Problem

# What a child writes into its log at the moment of its death: the text is in the last group.
_NO_MEMORY: Final = re.compile(
    rb"(std::bad_alloc|MemoryError|[^\n]*out of memory[^\n]*|[^\n]*failed to allocate[^\n]*)",
    re.IGNORECASE,
)
_ASSERTION: Final = re.compile(
    rb"(GGML_ASSERT\([^\n]*|[^\n]*Assertion[^\n]*failed[^\n]*|CUDA error[^\n]*)"
    rb"|\.(?:c|cpp|cu|h|m):\d+: ([^\n]+)"  # GGML_ABORT
    rb"|what\(\): ([^\n]+)"  # an exception of C++ that nobody caught
)
_FATAL: Final = re.compile(rb"(Fatal Python error[^\n]*|Windows fatal exception[^\n]*)")
_LAST_LINES: Final = 8
_VIOLATIONS: Final = {
    *(-getattr(signal, name) for name in ("SIGSEGV", "SIGBUS", "SIGILL") if hasattr(signal, name)),
    0xC0000005,  # Windows: access violation
    0xC00000FD,  # Windows: stack overflow
}
_KILLS: Final = {-signal.SIGTERM, -getattr(signal, "SIGKILL", 9)}
_NO_MEMORY_CODE: Final = 0xC0000017  # Windows: STATUS_NO_MEMORY
_TAIL_BYTES: Final = 16_384
_LONGEST: Final = 300


class Cause(StrEnum):
    """What ended a child. A problem carries it as the value "cause"."""

    MEMORY = "memory"
    KILLED = "killed"
    VIOLATION = "violation"  # a segmentation fault and its like
    ASSERTION = "assertion"  # it gave up by itself and said why
    CRASH = "crash"
    HUNG = "hung"
    ENDED = "ended"

    @property
    def blames_the_work(self) -> bool:
        """Whether what the child was doing may have ended it, and may do so again."""
        return self not in (Cause.KILLED, Cause.ENDED)


def cause_of(problem: Problem | None) -> Cause | None:
    """Return what ended the child, None when the problem is of another kind."""
    cause = problem.values.get("cause") if problem else None
    return Cause(cause) if cause in set(Cause) else None


@dataclass(frozen=True, slots=True)
class ChildWords:
    """The sentences for one kind of child. *kind* is the class name of its "lost" error.

    *asserted* may hold {reason}: the assertion's own text.
    """

    name: str
    kind: str
    killed: str
    crashed: str
    hung: str
    gone: str
    hint: str
    no_memory: str = ""
    violated: str = ""
    asserted: str = ""

    def silent(self, detail: str = "") -> Problem:
        """It does not answer."""
        return self.of(Cause.HUNG, detail)

    def closed(self) -> Problem:
        """It was ended together with the program."""
        return Problem(self.gone, "", kind=self.kind)

    def of(self, cause: Cause, detail: str, reason: str = "") -> Problem:
        """Phrase a cause."""
        texts = {
            Cause.MEMORY: self.no_memory or self.killed,
            Cause.KILLED: self.killed,
            Cause.VIOLATION: self.violated or self.crashed,
            Cause.ASSERTION: self.asserted or self.crashed,
            Cause.CRASH: self.crashed,
            Cause.HUNG: self.hung,
            Cause.ENDED: self.gone,
        }
        values: dict[str, str | int | float] = {"cause": cause.value, "reason": reason}
        return Problem(texts[cause], self.hint, values, detail, self.kind)


@dataclass(frozen=True, slots=True)
class Death:
    """What is known of a child that ended. *exit_code* is negative for a signal.

    What stands in the log before *log_start* (bytes) is of an earlier child.
    """

    exit_code: int
    log_path: Path
    log_start: int = 0
    hung: bool = False
    memory_ran_out: bool = False


def death_problem(words: ChildWords, death: Death) -> Problem:
    """Describe the end of a child from its exit code and its log."""
    detail = f"exit code {death.exit_code}"
    if death.hung:
        return words.of(Cause.HUNG, "no heartbeat")
    if death.exit_code == 0:
        return words.of(Cause.ENDED, detail)
    if death.exit_code in _KILLS:
        return words.of(Cause.MEMORY if death.memory_ran_out else Cause.KILLED, detail)
    tail = _tail(death.log_path, death.log_start)
    # Python's own report of a crash lists every thread: what counts stands before it.
    before = b"\n".join(_FATAL.split(tail)[0].splitlines()[-_LAST_LINES:])
    assertion, memory, fatal = (
        _last(pattern, text)
        for pattern, text in ((_ASSERTION, before), (_NO_MEMORY, before), (_FATAL, tail))
    )
    last_line = _readable(before.strip().rpartition(b"\n")[2])
    detail = f"{detail}; {assertion or memory or fatal or last_line or 'nothing in its log'}"
    if memory or death.exit_code == _NO_MEMORY_CODE:
        return words.of(Cause.MEMORY, detail)
    if death.exit_code in _VIOLATIONS:
        return words.of(Cause.VIOLATION, detail)
    if assertion:
        return words.of(Cause.ASSERTION, detail, assertion)
    return words.of(Cause.CRASH, detail)


def _tail(log_path: Path, log_start: int) -> bytes:
    """Return the end of what this child wrote into its log."""
    try:
        with log_path.open("rb") as log:
            log.seek(0, 2)
            log.seek(max(log_start, log.tell() - _TAIL_BYTES))
            return log.read()
    except OSError:
        return b""


def _last(pattern: re.Pattern[bytes], text: bytes) -> str:
    """Return what *pattern* found last, "" when it found nothing."""
    found = list(pattern.finditer(text))
    return _readable(found[-1].group(found[-1].lastindex or 0)) if found else ""


def _readable(line: bytes) -> str:
    """Return one line of a log as text, not too long."""
    return line.decode("utf-8", "replace").strip()[:_LONGEST]
