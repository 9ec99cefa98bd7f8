"""Starts the window on a fresh profile, prints the seconds from process start to first paint."""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer

from workbench.app.program import Program
from workbench.app.window import make_application
from workbench.core.paths import Paths

HEAVY = ("llama_cpp", "torch", "chromadb", "sentence_transformers")


class FirstPaint(QObject):
    """Hears the window's first paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted_at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note the first paint and end the program."""
        if event.type() == QEvent.Type.Paint and not self.painted_at:
            self.painted_at = time.time()
            QTimer.singleShot(0, make_application().quit)
        return False


def main() -> None:
    """Show the window once and say how long it took."""
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        paths = Paths(Path(folder))
        paths.create()
        program = Program(paths, language="en")
        first = FirstPaint()
        program.window.installEventFilter(first)
        program.show()
        application.exec()
        program.close()
    started_at = psutil.Process().create_time()
    loaded = [name for name in HEAVY if name in sys.modules]
    sys.stdout.write(f"{first.painted_at - started_at:.3f} {','.join(loaded) or '-'}\n")


if __name__ == "__main__":
    main()
