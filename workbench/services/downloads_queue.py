"""What stands in the queue of downloads, and how one of them is run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from workbench.core.downloads import Download, DownloadPlan, RemoteFile
from workbench.storage.download_names import numbered
from workbench.storage.download_pace import Progress
from workbench.storage.download_stop import Stop

Fetch = Callable[[DownloadPlan, Callable[[Progress], None], Stop], DownloadPlan | None]


def fetch_plan(
    plan: DownloadPlan, tell: Callable[[Progress], None], stop: Stop
) -> DownloadPlan | None:
    """Fetch a plan; on a lane. What speaks to servers is imported when it is first needed."""
    from workbench.storage.downloading import fetch

    return fetch(plan, tell, stop)


def known_of(downloads: Iterable[Download], address: str) -> Download | None:
    """Return the download of an address, which is that of its last file."""
    found = (each for each in downloads if each.plan.files)
    return next((each for each in found if each.plan.files[-1].address == address), None)


def named_apart(downloads: Iterable[Download], folder: Path, file: RemoteFile) -> RemoteFile:
    """Return a file under a name that no other download writes to."""
    unfinished = (each.plan for each in downloads if each.state != "done")
    taken = {other.name for plan in unfinished for other in plan.files if plan.folder == folder}
    if file.name not in taken:
        return file  # a whole file of this name is compared with what the server has
    return replace(file, name=numbered(folder / file.name, taken).name)
