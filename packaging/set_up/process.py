"""Run one command: with its progress on the live line, or with the terminal as its own."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from set_up.progress import Progress
from set_up.terminal import Terminal, progress_line

REPAINT_S: Final = 0.5
KIND_S: Final = 10.0  # pip takes back half an installation within this
KEPT_LINES: Final = 400  # enough to find a cause in; all lines are in the log


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended. *lines* are the last of its output."""

    code: int
    elapsed_s: float
    lines: tuple[str, ...]


def run(
    terminal: Terminal,
    title: str,
    command: Sequence[str],
    *,
    log: Path | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Outcome:
    """Run *command* to its end, showing how it goes. Raises OSError if it cannot start."""
    started = time.monotonic()
    progress, kept = Progress(), deque[str](maxlen=KEPT_LINES)
    with (
        _started(command, env, cwd) as process,
        (log or Path(os.devnull)).open("a", encoding="utf-8") as file,
    ):
        file.write(f"\n$ {subprocess.list2cmdline(command)}\n")
        for line in _lines(process):
            if line is not None and progress.feed(line):
                file.write(line + "\n")
                kept.append(line)
            elapsed_s = time.monotonic() - started
            terminal.show(progress_line(title, elapsed_s, progress.activity, progress.fraction))
        code = process.wait()
    terminal.wipe()
    return Outcome(code, time.monotonic() - started, tuple(kept))


def attend(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> int:
    """Run *command* with this terminal as its own; return its exit status.

    Ctrl+C reaches the command too; it is given the time to end as it likes.
    """
    with subprocess.Popen(command, env=env, cwd=cwd) as process:
        try:
            return _patiently(process)
        finally:
            if process.poll() is None:
                process.terminate()


def _patiently(process: subprocess.Popen[bytes]) -> int:
    """Wait for *process*, through any Ctrl+C; return its exit status."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


@contextmanager
def _started(
    command: Sequence[str], env: Mapping[str, str] | None, cwd: Path | None
) -> Iterator[subprocess.Popen[str]]:
    """Start *command*; whatever happens, leave no process behind."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, **(env or {})},
        cwd=cwd,
        start_new_session=os.name == "posix",  # pip's compilers must end with it
    )
    with process:
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[str]) -> None:
    """Stop *process* and what it has started, kindly at first."""
    if process.poll() is not None:
        return
    if os.name == "nt":
        process.terminate()
        return
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(timeout=KIND_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)


def _lines(process: subprocess.Popen[str]) -> Iterator[str | None]:
    """Yield each line as it comes, and None now and then while none comes."""
    lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read, args=(process, lines), daemon=True)
    reader.start()
    while True:
        try:
            line = lines.get(timeout=REPAINT_S)
        except queue.Empty:
            yield None
            continue
        if line is None:
            return
        yield line


def _read(process: subprocess.Popen[str], lines: queue.SimpleQueue[str | None]) -> None:
    """Hand over the output line by line; None ends it."""
    assert process.stdout is not None
    for line in process.stdout:
        lines.put(line.rstrip("\n"))
    lines.put(None)
