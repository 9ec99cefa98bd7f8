"""What tests of downloads share: a file to fetch, and ways to fetch it."""

from __future__ import annotations

import hashlib
import random
import threading
from pathlib import Path
from typing import Any, Final

from tests.storage.download_server import Server, Shelf, until
from workbench.core.downloads import DownloadPlan, RemoteFile
from workbench.storage.download_stop import Stop
from workbench.storage.downloading import fetch

BODY: Final = b"GGUF" + random.Random(1).randbytes(300_000)
OTHER: Final = b"GGUF" + random.Random(2).randbytes(300_000)
HALF: Final = 140_000
SHA256: Final = hashlib.sha256(BODY).hexdigest()
AT_ONCE: Final = (0.0, 0.0, 0.0)


def plan(target: Path, address: str, **known: Any) -> DownloadPlan:
    """Return a plan of one file."""
    files = (RemoteFile(address, target.name, **known),)
    return DownloadPlan("1", "model", "작은 모델", target.parent, files)


def get(wanted: DownloadPlan, stop: Stop | None = None) -> DownloadPlan | None:
    """Fetch without pauses."""
    return fetch(wanted, lambda _progress: None, stop or Stop(), AT_ONCE)


def part_of(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def kept(target: Path) -> int:
    """Return how many bytes of a file have come."""
    part = part_of(target)
    return part.stat().st_size if part.exists() else 0


def left(target: Path) -> list[str]:
    """List what lies in the folder."""
    return sorted(path.name for path in target.parent.iterdir())


def stop_halfway(server: Server, target: Path, shelf: Shelf) -> DownloadPlan:
    """Fetch half of a file and stop while the server holds the rest back."""
    shelf.holds.append(HALF)
    wanted, stop = plan(target, server.put("/m.gguf", shelf)), Stop()
    results: list[DownloadPlan | None] = []
    thread = threading.Thread(target=lambda: results.append(get(wanted, stop)))
    thread.start()
    until(lambda: kept(target) == HALF)
    stop.ask()
    thread.join()
    assert results == [None]
    assert not target.exists()
    server.release.set()
    return wanted
