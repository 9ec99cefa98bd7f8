"""A download service beside a server on this computer, and ways to watch it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pytestqt.qtbot import QtBot

from tests.services.conftest import Desk
from tests.storage.download_server import Server, Shelf
from workbench.core.downloads import (
    Download,
    DownloadState,
)
from workbench.core.paths import Paths
from workbench.services.downloads import DownloadService
from workbench.services.jobs import Jobs
from workbench.services.notices import Notice

HALF = 1_000_000


@dataclass
class Bench:
    """The service under test, and what it stands on."""

    desk: Desk
    qtbot: QtBot
    server: Server
    paths: Paths
    body: bytes
    jobs: Jobs = field(init=False)
    service: DownloadService = field(init=False)
    notices: list[Notice] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start()
        self.desk.notices.take_pending()
        self.desk.notices.posted.connect(self.notices.append)

    def start(self) -> None:
        """Begin a session."""
        notices = self.desk.notices
        self.jobs = Jobs(notices)
        self.service = DownloadService(self.paths, (), self.desk.models, self.jobs, notices)

    def close(self) -> None:
        """End the session as the program does."""
        self.service.close()
        self.jobs.close()

    def put(self, name: str = "m.gguf", **manner: object) -> str:
        """Offer a real model; return its address."""
        return self.server.put(f"/{name}", Shelf(self.body, **manner))  # type: ignore[arg-type]

    def state(self, download_id: str) -> DownloadState | None:
        """Return the state of a download, None for one that is not listed."""
        download = self.service.download(download_id)
        return download.state if download else None

    def wait(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so, while the window's thread runs."""
        self.qtbot.waitUntil(condition, timeout=10_000)

    def wait_for(self, download_id: str, state: DownloadState) -> Download:
        """Wait for a state."""
        self.wait(lambda: self.state(download_id) == state)
        download = self.service.download(download_id)
        assert download is not None
        return download

    def hold(self, name: str = "m.gguf") -> str:
        """Start a download whose server stops in the middle; return the download's id."""
        download_id = self.service.fetch_address(self.put(name, holds=[HALF]))
        self.wait(lambda: self.kept(name) == HALF)
        return download_id

    def kept(self, name: str = "m.gguf") -> int:
        """Return how much of a file has come."""
        part = self.paths.models / f"{name}.part"
        return part.stat().st_size if part.exists() else 0

    def asked_for(self) -> list[str]:
        """Return the paths that were asked for."""
        return [path for path, _headers in self.server.requests]
