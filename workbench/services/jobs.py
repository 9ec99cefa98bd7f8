"""The one door for background work: lanes, progress, cancel, and a failure path for all of it."""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.core.errors import Cancelled, Problem, problem_from
from workbench.services.notices import Notices
from workbench.services.relay import Relay

_log = logging.getLogger(__name__)

T = TypeVar("T")
Lane = Literal[
    "store",
    "chat",
    "lab",
    "engine",
    "library",
    "search",
    "files",
    "pictures",
    "servers",
    "downloads",
]


@dataclass(frozen=True, slots=True)
class JobView:
    """A job as the status bar shows it. *title* is English; *progress* None means unknown."""

    job_id: int
    title: str
    progress: float | None
    cancellable: bool


class Jobs(QObject):
    """Runs work on lanes of one thread each, so that work on a lane keeps its order.

    `changed()` is emitted when a titled job starts, moves or ends.
    """

    changed = Signal()

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        self._relay = Relay(self)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._numbers = itertools.count(1)
        self._views: dict[int, JobView] = {}
        self._cancels: dict[int, Callable[[], None]] = {}

    def run(
        self,
        lane: Lane,
        work: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Problem], None] | None = None,
        title: str = "",
        cancel: Callable[[], None] | None = None,
    ) -> int:
        """Run *work* on a lane; *done* or *failed* is called on the window's thread.

        Without *failed*, a problem is shown as a notice. With a title the job is listed.
        """
        number = next(self._numbers)
        if title:
            self.show(number, title, cancel=cancel)
        self._executor(lane).submit(self._work, number, work, done, failed)
        return number

    def post(self, function: Callable[[], None]) -> None:
        """Run *function* on the window's thread soon; safe from any thread."""
        self._relay.post(function)

    # Jobs listed in the status bar

    def new_number(self) -> int:
        """Return a number for a job that runs elsewhere (in a child)."""
        return next(self._numbers)

    def show(
        self,
        number: int,
        title: str,
        progress: float | None = None,
        cancel: Callable[[], None] | None = None,
    ) -> None:
        """List a job, or move its progress."""
        self._views[number] = JobView(number, title, progress, cancel is not None)
        if cancel is not None:
            self._cancels[number] = cancel
        self.changed.emit()

    def progress(self, number: int, progress: float) -> None:
        """Move a listed job; safe from any thread."""
        self._relay.post(lambda: self._move(number, progress))

    def end(self, number: int) -> None:
        """Take a job off the list."""
        self._cancels.pop(number, None)
        if self._views.pop(number, None) is not None:
            self.changed.emit()

    def views(self) -> tuple[JobView, ...]:
        """Return the listed jobs, oldest first."""
        return tuple(self._views.values())

    def cancel(self, job_id: int) -> None:
        """Ask a listed job to stop."""
        cancel = self._cancels.get(job_id)
        if cancel is not None:
            cancel()

    def close(self) -> None:
        """Drop what has not begun, wait for what has, except that the store lane is finished."""
        self._relay.close()
        for lane, executor in self._lanes.items():
            executor.shutdown(wait=True, cancel_futures=lane != "store")

    # Inside

    def _executor(self, lane: Lane) -> ThreadPoolExecutor:
        """Return the lane's executor, made at first use."""
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=lane)
        return self._lanes[lane]

    def _work(
        self,
        number: int,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Problem], None] | None,
    ) -> None:
        """Run on the lane's thread; hand the outcome to the window's thread."""
        try:
            value = work()
        except Exception as error:
            # The one place where any failure becomes a sentence instead of a lost thread.
            problem = problem_from(error)
            _log.warning("job failed: %s", problem.text, exc_info=error)
            quiet = isinstance(error, Cancelled) and failed is None
            self._relay.post(lambda: self._fail(number, problem, failed, quiet))
        else:
            self._relay.post(lambda: self._finish(number, value, done))

    def _finish(self, number: int, value: T, done: Callable[[T], None] | None) -> None:
        """Tell success."""
        self.end(number)
        if done is not None:
            done(value)

    def _fail(
        self, number: int, problem: Problem, failed: Callable[[Problem], None] | None, quiet: bool
    ) -> None:
        """Tell failure, to the person when nobody else listens."""
        self.end(number)
        if failed is not None:
            failed(problem)
        elif not quiet:
            self._notices.post(problem)

    def _move(self, number: int, progress: float) -> None:
        """Move a listed job on the window's thread."""
        view = self._views.get(number)
        if view is not None:
            self._views[number] = replace(view, progress=progress)
            self.changed.emit()
