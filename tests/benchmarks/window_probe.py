"""What the window benchmarks share: a program on a fresh profile, waiting, and a gap meter."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop, QObject, QTimer

from workbench.app.program import Program
from workbench.app.window import make_application
from workbench.core.paths import Paths


class GapMeter(QObject):
    """Measures the longest time in which the window's thread could not turn to new work, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_tick)

    def start(self) -> None:
        """Begin to measure."""
        self.longest_ms = 0.0
        self._since.start()
        self._timer.start(1)

    def stop(self) -> float:
        """Return the longest gap in milliseconds."""
        self._timer.stop()
        return self.longest_ms

    def _on_tick(self) -> None:
        """Note the time since the last turn."""
        self.longest_ms = max(self.longest_ms, self._since.nsecsElapsed() / 1e6)
        self._since.restart()


def wait_until(holds: Callable[[], bool], limit_s: float = 120.0) -> None:
    """Let the window work until a condition holds. Raises TimeoutError."""
    loop = QEventLoop()
    deadline = time.monotonic() + limit_s
    timer = QTimer()
    timer.timeout.connect(lambda: loop.quit() if holds() or time.monotonic() > deadline else None)
    timer.start(5)
    if not holds():
        loop.exec()
    if not holds():
        raise TimeoutError("the condition did not come to hold")


@contextmanager
def running_program() -> Iterator[Program]:
    """Give a program with its window shown and the tour model loaded, on a fresh profile."""
    make_application()
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        paths = Paths(Path(folder))
        paths.create()
        program = Program(paths, language="en")
        program.show()
        program.start()
        wait_until(lambda: program.services.models.state == "ready")
        wait_until(lambda: program.services.library.state == "ready")
        wait_until(lambda: not program.services.jobs.views())
        yield program
        program.close()
