"""Fetches the files of a plan: goes on from parts, rides over hiccups, checks what came."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import httpx

from workbench.core.downloads import DownloadPlan, RemoteFile
from workbench.storage import download_errors as errors
from workbench.storage.download_http import Hiccup, NotThere, check_kind, make_client, transfer
from workbench.storage.download_list import discard
from workbench.storage.download_names import target_of
from workbench.storage.download_pace import INTERVAL_S, Pace, Progress
from workbench.storage.download_part import Note, Part, file_sha256
from workbench.storage.download_stop import Stop

PAUSES_S: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 30.0)  # after hiccups without progress between them
_TRIES_AT_FIRST: Final = 2  # more, where nothing has come yet: the computer is perhaps not online


def fetch(
    plan: DownloadPlan,
    tell: Callable[[Progress], None],
    stop: Stop,
    pauses_s: tuple[float, ...] = PAUSES_S,
) -> DownloadPlan | None:
    """Return the plan with the names that the files have now, None when it was stopped.

    Raises WorkbenchError; what came is kept, unless it is of no use or *stop* says so.
    """
    loop = asyncio.new_event_loop()
    try:
        task = loop.create_task(_Fetch(plan, Pace(tell), pauses_s).run())
        with stop.calling(lambda: loop.call_soon_threadsafe(task.cancel)):
            return loop.run_until_complete(task)
    except asyncio.CancelledError:
        return None
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
        if stop.discards:
            discard(plan)


class _Fetch:
    """One go at a plan."""

    def __init__(self, plan: DownloadPlan, pace: Pace, pauses_s: tuple[float, ...]) -> None:
        self._plan = plan
        self._pace = pace
        self._pauses_s = pauses_s
        self._sizes = {file.name: file.size_bytes for file in plan.files}
        self._finished_bytes = 0

    async def run(self) -> DownloadPlan:
        """Fetch all files, and tell how far they are also while nothing comes."""
        ticking = asyncio.create_task(self._tick())
        try:
            return await self._fetch_all()
        finally:
            ticking.cancel()
            await asyncio.wait([ticking])

    async def _tick(self) -> None:
        """Keep what is told up to date."""
        while True:
            await asyncio.sleep(INTERVAL_S)
            self._pace.tick()

    async def _fetch_all(self) -> DownloadPlan:
        """Fetch one file after the other."""
        files: list[RemoteFile] = []
        async with make_client() as client:
            for file in self._plan.files:
                target = target_of(self._plan.folder, file.name)
                try:
                    final = await self._fetch(client, file, target)
                except OSError as error:
                    raise errors.of_disk(error, target) from error
                if final is None:
                    self._sizes.pop(file.name)
                    continue
                size = final.stat().st_size
                self._sizes[file.name] = size
                self._finished_bytes += size
                name = final.relative_to(self._plan.folder).as_posix()
                files.append(replace(file, name=name, size_bytes=size))
        return replace(self._plan, files=tuple(files))

    async def _fetch(
        self, client: httpx.AsyncClient, file: RemoteFile, target: Path
    ) -> Path | None:
        """Fetch one file; return where it lies, None when it is not there and not needed."""
        part = Part(target)
        if await self._is_there(file, target):
            part.discard()
            return target
        target.parent.mkdir(parents=True, exist_ok=True)
        if kept := part.kept_bytes():
            self._pace.check(self._finished_bytes + kept, self._total_bytes())
        await part.take_up(file.address)
        try:
            if await self._complete(client, file, part):
                return target
        except NotThere:
            return None
        return self._finish(file, part)

    async def _is_there(self, file: RemoteFile, target: Path) -> bool:
        """Whether the file came at an earlier time. A file at its own name is a whole one."""
        if not target.is_file():
            return False
        if self._plan.kind == "embedder":
            return True  # its folder is its own
        return bool(file.sha256) and await self._is_same(target, file.sha256, file.size_bytes)

    async def _is_same(self, target: Path, sha256: str, size_bytes: int) -> bool:
        """Whether a file has this content, or this size where that is all that is known."""
        size = target.stat().st_size
        if size_bytes and size != size_bytes:
            return False
        self._pace.check(self._finished_bytes + size, self._total_bytes())
        return await file_sha256(target) == sha256 if sha256 else bool(size_bytes)

    async def _complete(self, client: httpx.AsyncClient, file: RemoteFile, part: Part) -> bool:
        """Fetch what the part lacks, however often the connection breaks off.

        Returns whether the whole file is at its name already, as the server describes it.
        """
        furthest, failures = part.size_bytes, 0
        while not (part.note and part.note.size_bytes == part.size_bytes > 0):
            try:
                came = await transfer(
                    client,
                    file,
                    part,
                    lambda: self._moved(file, part),
                    lambda note: self._lies_there(file, part, note),
                )
                return not came
            except Hiccup as hiccup:
                failures = 0 if part.size_bytes > furthest else failures + 1
                furthest = max(furthest, part.size_bytes)
                tries = len(self._pauses_s) if part.received_bytes else _TRIES_AT_FIRST
                if failures > tries:
                    raise hiccup.error from hiccup
                pause_s = self._pauses_s[max(0, failures - 1)]
                await asyncio.sleep(max(pause_s, hiccup.wait_s))
        return False

    async def _lies_there(self, file: RemoteFile, part: Part, note: Note) -> bool:
        """Whether the file that the server describes lies at its name already."""
        sha256 = file.sha256 or note.sha256
        if not part.target.is_file() or not await self._is_same(
            part.target, sha256, note.size_bytes
        ):
            return False
        part.discard()
        return True

    def _finish(self, file: RemoteFile, part: Part) -> Path:
        """Check what came and give it its name."""
        assert part.note is not None
        self._pace.check(self._finished_bytes + part.size_bytes, self._total_bytes())
        check_kind(part)
        wanted = file.sha256 or part.note.sha256
        if wanted and part.sha256 != wanted:
            found = part.sha256
            part.discard()
            raise errors.damaged(file.address, f"sha256 {found}")
        return part.finish()

    def _moved(self, file: RemoteFile, part: Part) -> None:
        """Tell how far it is."""
        if part.note is not None:
            self._sizes[file.name] = part.note.size_bytes
        self._pace.move(self._finished_bytes + part.size_bytes, self._total_bytes())

    def _total_bytes(self) -> int:
        """Return the size of all files, 0 while one of them is not known."""
        sizes = self._sizes.values()
        return sum(sizes) if all(sizes) else 0
