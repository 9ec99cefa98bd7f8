"""Fetches models and embedders from the network, one after another, when a person asks for it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from workbench.core.catalogue import EmbedderEntry
from workbench.core.downloads import (
    Download,
    DownloadKind,
    DownloadPlan,
    OfferedModel,
    RemoteFile,
)
from workbench.core.errors import BadInput, Problem
from workbench.core.ids import new_id
from workbench.core.paths import Paths
from workbench.services.downloads_queue import Fetch, fetch_plan, known_of, named_apart
from workbench.services.jobs import Jobs
from workbench.services.models import ModelService
from workbench.services.notices import Action, Notices
from workbench.storage.download_list import DownloadList, come_bytes, discard, lies_there
from workbench.storage.download_names import model_address, name_of, safe_name
from workbench.storage.download_pace import Progress
from workbench.storage.download_stop import Stop

_PAGES: Final[dict[DownloadKind, Action]] = {"model": "open_models", "embedder": "open_documents"}


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
        *,
        fetch: Fetch = fetch_plan,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._offered = offered
        self._models = models
        self._jobs = jobs
        self._notices = notices
        self._fetch_plan = fetch
        self._book = DownloadList(paths.downloads)
        self._downloads = {each.plan.download_id: each for each in self._book.load()}
        self._running: tuple[str, Stop] | None = None
        self._deleting = 0  # plans whose files are going away; nothing starts meanwhile
        self._closed = False

    # What the window reads

    def offered(self) -> tuple[OfferedModel, ...]:
        """Return the models that the program offers to fetch."""
        return self._offered

    def downloads(self) -> tuple[Download, ...]:
        """Return all downloads, newest first."""
        return tuple(reversed(self._downloads.values()))

    def download(self, download_id: str) -> Download | None:
        """Return one download."""
        return self._downloads.get(download_id)

    def embedder_folder(self, embedder_id: str) -> Path | None:
        """Return where an embedder lies that was fetched completely: its weights come last."""
        folder = self._paths.embedders / safe_name(embedder_id)
        return folder if (folder / "model.safetensors").is_file() else None

    # What the person wants

    def fetch_model(self, offered: OfferedModel) -> str:
        """Fetch an offered model unless it is there or on its way. Returns the download's id."""
        return self._fetch("model", offered.name, self._paths.models, (offered.file,))

    def fetch_address(self, address: str) -> str:
        """Fetch a GGUF file from an address. Raises BadInput for one that cannot be meant."""
        cleaned = model_address(address)
        name = name_of(cleaned)
        file = RemoteFile(cleaned, name)
        return self._fetch("model", Path(name).stem, self._paths.models, (file,))

    def fetch_embedder(self, entry: EmbedderEntry) -> str:
        """Fetch an embedder's files from its repository. Returns the download's id.

        Raises BadInput for one that has none there.
        """
        if not entry.files:
            raise BadInput(
                "This embedding model cannot be fetched from here.",
                "Download it another way, and choose its folder.",
            )
        folder = self._paths.embedders / safe_name(entry.embedder_id)
        return self._fetch("embedder", entry.embedder_id, folder, entry.files)

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what came."""
        download = self._downloads.get(download_id)
        if download is not None and download.state in ("waiting", "running", "checking"):
            self._stop(download_id)
            self._set(replace(download, state="paused", bytes_per_s=0.0))
            self._start_next()

    def resume(self, download_id: str) -> None:
        """Go on with a paused or failed one."""
        download = self._downloads.get(download_id)
        if download is not None and download.state in ("paused", "failed"):
            self._set(replace(download, state="waiting", problem=None))
            self._start_next()

    def cancel(self, download_id: str) -> None:
        """Give it up and delete what came; one that is done is only taken off the list."""
        download = self._downloads.pop(download_id, None)
        if download is None:
            return
        if not self._stop(download_id, discard=True) and download.state != "done":
            self._delete(download.plan)
        self._listed()
        self._start_next()

    def close(self) -> None:
        """Stop at once and keep what came."""
        self._closed = True
        if self._running is not None:
            self._running[1].ask()

    # Inside: starting

    def _fetch(
        self, kind: DownloadKind, name: str, folder: Path, files: tuple[RemoteFile, ...]
    ) -> str:
        """Put a plan on the list, unless it is there."""
        known = known_of(self._downloads.values(), files[-1].address)
        if known is not None:
            self.resume(known.plan.download_id)
            if known.state != "done":
                return known.plan.download_id
            if lies_there(known.plan):
                self._list_model(known.plan)
                return known.plan.download_id
            self._downloads.pop(known.plan.download_id)  # its file went away
        if kind == "model":
            files = (named_apart(self._downloads.values(), folder, files[0]),)
        sizes = [file.size_bytes for file in files]
        plan = DownloadPlan(new_id(), kind, name, folder, files)
        self._set(Download(plan, total_bytes=sum(sizes) if all(sizes) else 0))
        self._start_next()
        return plan.download_id

    def _start_next(self) -> None:
        """Start the one that waits longest, when none runs."""
        waiting = (each for each in self._downloads.values() if each.state == "waiting")
        download = next(waiting, None)
        if download is None or self._running is not None or self._deleting or self._closed:
            return
        plan, stop = download.plan, Stop()
        self._running = (plan.download_id, stop)
        self._set(replace(download, state="running", done_bytes=come_bytes(plan)))

        def tell(progress: Progress) -> None:
            self._jobs.post(lambda: self._move(stop, progress))

        self._jobs.run(
            "downloads",
            lambda: self._fetch_plan(plan, tell, stop),
            done=lambda fetched: self._ended(stop, fetched),
            failed=lambda problem: self._failed(stop, problem),
        )

    def _stop(self, download_id: str, discard: bool = False) -> bool:
        """Stop a download if it is the running one. Returns whether it was."""
        if self._running is None or self._running[0] != download_id:
            return False
        self._running[1].ask(discard)
        self._running = None
        return True

    def _delete(self, plan: DownloadPlan) -> None:
        """Delete what came of a plan that does not run; the store lane is always finished."""
        self._deleting += 1
        self._jobs.run(
            "store", lambda: discard(plan), done=lambda _none: self._deleted(), failed=self._deleted
        )

    def _deleted(self, problem: Problem | None = None) -> None:
        """Go on once the files of a plan are gone, or stay."""
        self._deleting -= 1
        if problem is not None:
            self._notices.post(problem, "warning")
        self._start_next()

    # Inside: what a running one tells, on the window's thread

    def _current(self, stop: Stop) -> Download | None:
        """Return the running download; None when *stop* is that of one that no longer counts."""
        if self._running is None or self._running[1] is not stop or self._closed:
            return None
        return self._downloads.get(self._running[0])

    def _move(self, stop: Stop, progress: Progress) -> None:
        """Show how far it is."""
        before = self._current(stop)
        if before is None:
            return
        after = replace(
            before,
            state=progress.state,
            done_bytes=progress.done_bytes,
            total_bytes=progress.total_bytes or before.total_bytes,
            bytes_per_s=progress.bytes_per_s,
        )
        if (before.state, before.total_bytes) != (after.state, after.total_bytes):
            self._set(after)
        else:
            self._downloads[after.plan.download_id] = after
        self.moved.emit(after.plan.download_id)

    def _ended(self, stop: Stop, fetched: DownloadPlan | None) -> None:
        """Take what came into use."""
        before = self._current(stop)
        if before is None or fetched is None:
            return
        self._running = None
        total = sum(file.size_bytes for file in fetched.files)
        after = replace(
            before,
            plan=fetched,
            state="done",
            done_bytes=total,
            total_bytes=total,
            bytes_per_s=0.0,
        )
        self._set(after)
        self._list_model(fetched)
        self._notices.post(
            Problem("{name} is on this computer now.", values={"name": fetched.name}),
            "info",
            _PAGES[fetched.kind],
        )
        self.finished.emit(after)
        self._start_next()

    def _failed(self, stop: Stop, problem: Problem) -> None:
        """Say why it stopped, here and in its row."""
        before = self._current(stop)
        if before is None:
            return
        self._running = None
        come = come_bytes(before.plan)
        self._set(
            replace(before, state="failed", problem=problem, done_bytes=come, bytes_per_s=0.0)
        )
        self._notices.post(problem, "warning", _PAGES[before.plan.kind])
        self._start_next()

    def _list_model(self, plan: DownloadPlan) -> None:
        """Put a model's file on the list of models, where it may be already."""
        if plan.kind == "model":
            self._models.add_file(plan.folder / plan.files[0].name, then_load=False)

    def _set(self, download: Download) -> None:
        """Keep a download as it stands now."""
        self._downloads[download.plan.download_id] = download
        self._listed()

    def _listed(self) -> None:
        """Save the list in the background, and tell that it changed."""
        downloads = tuple(self._downloads.values())
        self._jobs.run("store", lambda: self._book.save(downloads))
        self.changed.emit()
