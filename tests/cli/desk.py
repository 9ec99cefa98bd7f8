"""A context for the commands: real storage, fake engine and library, captured streams."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.answering.fakes import FakeEngine, FakeLibrary
from workbench.answering.run_facts import Marks
from workbench.cli.commands import run
from workbench.cli.context import CliContext
from workbench.cli.parser import build_parser
from workbench.core.models import ModelSource
from workbench.core.paths import RESOURCES, Paths
from workbench.core.settings import Settings
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database
from workbench.storage.runs import Runs


class Terminal:
    """Runs commands as a person would type them, and keeps what they print."""

    def __init__(
        self,
        folder: Path,
        engine: FakeEngine | None = None,
        library: FakeLibrary | None = None,
        typed: Iterable[str] = (),
    ) -> None:
        self.engine = engine or FakeEngine(loaded=False)
        self.library = library or FakeLibrary()
        self.database = Database(folder / "workbench.db")
        self.conversations = Conversations(self.database)
        self.runs = Runs(self.database)
        self.opened = 0
        self.closed = 0
        self._typed = iter(typed)
        self._out, self._err = io.StringIO(), io.StringIO()
        self.library.close = self._close  # type: ignore[method-assign]
        self.context = CliContext(
            engine=self.engine,
            open_library=self._open,
            conversations=self.conversations,
            runs=self.runs,
            paths=Paths(folder),
            settings=Settings(),
            secret=b"s" * 32,
            model=ModelSource("tour", "tour", Path("tour.gguf")),
            marks=Marks(sha256_of=lambda _model_id: "abc"),
            resources=RESOURCES,
            read_line=self._read_line,
            out=self._out,
            err=self._err,
        )

    @property
    def out(self) -> str:
        """What went to standard output."""
        return self._out.getvalue()

    @property
    def err(self) -> str:
        """What went to standard error."""
        return self._err.getvalue()

    def run(self, *words: str) -> int:
        """Run a command line and return its exit status."""
        return run(build_parser().parse_args(words), self.context)

    def _open(self, _on_event: Callable[..., None]) -> FakeLibrary:
        self.opened += 1
        return self.library

    def _close(self) -> None:
        self.closed += 1

    def _read_line(self, _prompt: str) -> str:
        """Return the next typed line; at the end, as Ctrl+D does."""
        for line in self._typed:
            if line == "^C":
                raise KeyboardInterrupt
            return line
        raise EOFError
