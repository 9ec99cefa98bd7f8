"""A program of its own: asks, says so when half an answer is on disk, and waits to be killed."""

from __future__ import annotations

import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QTimer

from workbench.app.program import Program
from workbench.app.window import make_application
from workbench.core.generation import Sampling
from workbench.core.paths import Paths

_ENDLESS = Sampling(temperature=10.0, top_k=0, top_p=1.0, min_p=0.0, max_tokens=100_000, seed=3)


def written(database: Path) -> bool:
    """Whether some text of the answer is on disk."""
    with closing(sqlite3.connect(database)) as connection:
        row = connection.execute(
            "SELECT text FROM messages WHERE role = 'assistant' AND state = 'streaming'"
        ).fetchone()
    return bool(row and row[0])


def main(folder: Path) -> None:
    """Run until killed."""
    application = make_application()
    paths = Paths(folder)
    paths.create()
    program = Program(paths, language="en")
    program.show()
    program.start()
    chat = program.services.chat
    chat.set_sampling(_ENDLESS)
    chat.send("Tell me a very long story about a harbour.", time.monotonic())

    def look() -> None:
        if written(paths.database):
            sys.stdout.write("half\n")
            sys.stdout.flush()
            timer.stop()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(5)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
