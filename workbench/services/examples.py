"""Where the examples of a column come from, other than the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.core.errors import Problem
from workbench.core.lab import Example
from workbench.prompts.example_files import read_examples
from workbench.services.jobs import Jobs
from workbench.storage.conversations import Conversations, LikedAnswer


class ExamplesService(QObject):
    """Reads examples from files and from the chats, in the background."""

    def __init__(
        self, conversations: Conversations, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._conversations = conversations
        self._jobs = jobs

    def read_file(
        self,
        path: Path,
        done: Callable[[tuple[Example, ...]], None],
        failed: Callable[[Problem], None] | None = None,
    ) -> None:
        """Read a CSV file; without *failed* a problem becomes a notice."""
        self._jobs.run("files", lambda: read_examples(path), done=done, failed=failed)

    def liked(self, done: Callable[[tuple[LikedAnswer, ...]], None]) -> None:
        """Return the answers the person gave a thumbs up, newest first."""
        self._jobs.run("store", self._conversations.liked, done=done)
