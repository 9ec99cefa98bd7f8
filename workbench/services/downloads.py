"""Fetches models and embedders from the network, one after another, when a person asks for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.core.catalogue import EmbedderEntry
from workbench.core.downloads import Download, OfferedModel
from workbench.core.paths import Paths
from workbench.services.jobs import Jobs
from workbench.services.models import ModelService
from workbench.services.notices import Notices


class DownloadService(QObject):
    """Runs one download at a time; others wait.

    `changed()` when the list differs or a state changes; `moved(download_id)` when bytes or speed
    differ, a few times a second; `finished(Download)` when one has just become "done".
    """

    changed = Signal()
    moved = Signal(str)
    finished = Signal(object)

    def __init__(
        self,
        paths: Paths,
        offered: tuple[OfferedModel, ...],
        models: ModelService,
        jobs: Jobs,
        notices: Notices,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._offered = offered
        self._models = models
        self._jobs = jobs
        self._notices = notices

    def offered(self) -> tuple[OfferedModel, ...]:
        """Return the models that the program offers to fetch."""
        return self._offered

    def downloads(self) -> tuple[Download, ...]:
        """Return all downloads, newest first."""
        return ()

    def download(self, download_id: str) -> Download | None:
        """Return one download."""
        return next(
            (each for each in self.downloads() if each.plan.download_id == download_id), None
        )

    def fetch_model(self, offered: OfferedModel) -> str:
        """Fetch an offered model unless it is there or on its way. Returns the download's id."""
        raise NotImplementedError

    def fetch_address(self, address: str) -> str:
        """Fetch a GGUF file from an address. Raises BadInput for one that cannot be meant."""
        raise NotImplementedError

    def fetch_embedder(self, entry: EmbedderEntry) -> str:
        """Fetch an embedder's files from its repository. Returns the download's id."""
        raise NotImplementedError

    def embedder_folder(self, embedder_id: str) -> Path | None:
        """Return where an embedder lies that was fetched completely."""
        return None

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what came."""

    def resume(self, download_id: str) -> None:
        """Go on with a paused or failed one."""

    def cancel(self, download_id: str) -> None:
        """Give it up and delete what came; one that is done is only taken off the list."""

    def close(self) -> None:
        """Stop at once and keep what came."""
