"""The list of downloads, which outlives the program, and what lies on the disk of each."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from workbench.core.downloads import Download, DownloadKind, DownloadPlan, RemoteFile
from workbench.core.errors import BadInput, Problem
from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.storage.download_names import target_of
from workbench.storage.download_part import Part
from workbench.storage.failures import from_os
from workbench.storage.files import write_whole

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A download as the file holds it; how much has come is seen on the disk."""

    download_id: str
    kind: DownloadKind
    name: str
    folder: str
    files: tuple[RemoteFile, ...]
    state: Literal["paused", "failed", "done"]
    total_bytes: int = 0
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Book:
    """What the file holds."""

    downloads: tuple[_Kept, ...] = ()


class DownloadList:
    """Reads and writes the list. One that cannot be read or written is no reason to stop."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> tuple[Download, ...]:
        """Return the downloads of earlier sessions; unfinished ones are paused."""
        try:
            text = self._path.read_text(encoding="utf-8")
            book = from_plain(_Book, json.loads(text))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, PlainError, RecursionError) as error:
            _log.warning("the list of downloads cannot be read: %s", type(error).__name__)
            return ()
        found = (_download(kept) for kept in book.downloads if kept.files)
        return tuple(each for each in found if each.state != "done" or lies_there(each.plan))

    def save(self, downloads: Iterable[Download]) -> None:
        """Write the list."""
        book = _Book(tuple(_kept(download) for download in downloads))
        try:
            write_whole(self._path, json.dumps(to_plain(book), ensure_ascii=False))
        except OSError as error:
            _log.warning("the list of downloads cannot be written: %s", type(error).__name__)


def lies_there(plan: DownloadPlan) -> bool:
    """Whether all needed files of a plan lie at their names, and so are whole."""
    targets = _targets(plan, needed_only=True)
    return bool(targets) and all(target.is_file() for target in targets)


def come_bytes(plan: DownloadPlan) -> int:
    """Return how much of an unfinished plan lies on the disk."""
    targets = _targets(plan)
    come = sum(Part(target).kept_bytes() for target in targets)
    # A model's name may be that of another file, which has nothing to do with it.
    return come + (sum(map(_size, targets)) if plan.kind == "embedder" else 0)


def discard(plan: DownloadPlan) -> None:
    """Delete what came of an unfinished plan. Raises StorageError."""
    for target in _targets(plan):
        try:
            Part(target).discard()
            if plan.kind == "embedder":  # its folder is its own
                target.unlink(missing_ok=True)
        except OSError as error:
            raise from_os(error, target) from error
    for folder in (*{target.parent for target in _targets(plan)} - {plan.folder}, plan.folder):
        with suppress(OSError):  # it holds something else, or is gone
            folder.rmdir()


def _targets(plan: DownloadPlan, needed_only: bool = False) -> list[Path]:
    """Return where the files of a plan lie; none when a name would lead out of its folder."""
    try:
        return [
            target_of(plan.folder, file.name)
            for file in plan.files
            if file.needed or not needed_only
        ]
    except BadInput:
        return []


def _size(path: Path) -> int:
    """Return the size of a file, 0 when there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _download(kept: _Kept) -> Download:
    """Return a download as it stands after a restart."""
    plan = DownloadPlan(kept.download_id, kept.kind, kept.name, Path(kept.folder), kept.files)
    come = kept.total_bytes if kept.state == "done" else come_bytes(plan)
    return Download(plan, kept.state, come, kept.total_bytes, problem=kept.problem)


def _kept(download: Download) -> _Kept:
    """Return what the file is to hold of a download."""
    plan, state = download.plan, download.state
    return _Kept(
        plan.download_id,
        plan.kind,
        plan.name,
        str(plan.folder),
        plan.files,
        state if state in ("done", "failed") else "paused",
        download.total_bytes,
        download.problem,
    )
