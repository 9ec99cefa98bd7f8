"""Remembers which models killed their engine, so that they are not loaded at start again."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.core.errors import Problem
from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.storage.files import write_whole
from workbench.workers.reasons import Cause, cause_of

_log = logging.getLogger(__name__)

DEATHS_FOR_A_MARK: Final = 2
_WEEK_S: Final = 7 * 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A model that ended its engine too often within a week."""

    deaths: int
    cause: Cause  # of the last one

    def problem(self, name: str) -> Problem:
        """Say why the model *name* was not loaded."""
        values: dict[str, str | int | float] = {"name": name, "deaths": self.deaths}
        if self.cause is Cause.MEMORY:
            return Problem(
                "{name} was not loaded: the memory ran out with it {deaths} times this week.",
                "Load it with a smaller context, or choose another model.",
                values,
            )
        if self.cause is Cause.HUNG:
            return Problem(
                "{name} was not loaded: the engine hung with it {deaths} times this week.",
                "Load it all the same, or choose another model.",
                values,
            )
        return Problem(
            "{name} was not loaded: the engine crashed with it {deaths} times this week.",
            "Load it all the same, or choose another model.",
            values,
        )


@dataclass(frozen=True, slots=True)
class _Death:
    """One death. *at_s*: seconds since 1970."""

    key: str
    at_s: float
    cause: Cause


@dataclass(frozen=True, slots=True)
class _Book:
    """What the file holds."""

    deaths: tuple[_Death, ...] = ()


def file_key(path: Path) -> str:
    """Return what a model file is known by: another download of it is another file."""
    try:
        stat = path.stat()
    except OSError:
        return str(path)
    return f"{path.resolve()}|{stat.st_size}|{stat.st_mtime_ns}"


class CrashBook:
    """Keeps the deaths of the last week in a small file. Any thread may use it.

    A file that cannot be read or written is no reason to stop: then nothing is marked.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._clock = clock
        self._lock = threading.Lock()
        self._deaths = self._read()

    def note_death(self, key: str, problem: Problem | None) -> Mark | None:
        """Note what the engine died of while it had the model *key*; return the model's mark.

        A problem that is no death, or no fault of the model, is passed over.
        """
        cause = cause_of(problem)
        if cause is not None and cause.blames_the_work:
            with self._lock:
                self._deaths = (*self._recent(), _Death(key, self._clock(), cause))
                self._write()
        return self.mark(key)

    def mark(self, key: str) -> Mark | None:
        """Return the mark of a model, None when it may be loaded by itself."""
        with self._lock:
            deaths = [death for death in self._recent() if death.key == key]
        return Mark(len(deaths), deaths[-1].cause) if len(deaths) >= DEATHS_FOR_A_MARK else None

    def forgive(self, key: str) -> None:
        """Forget the deaths of a model: the person wants it all the same."""
        with self._lock:
            self._deaths = tuple(death for death in self._recent() if death.key != key)
            self._write()

    def _recent(self) -> tuple[_Death, ...]:
        """Return the deaths of the last week; a clock that was put back does not keep others."""
        now_s = self._clock()
        return tuple(death for death in self._deaths if 0 <= now_s - death.at_s < _WEEK_S)

    def _read(self) -> tuple[_Death, ...]:
        """Return what the file holds."""
        try:
            return from_plain(_Book, json.loads(self._path.read_text(encoding="utf-8"))).deaths
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, PlainError, RecursionError) as error:
            _log.warning("the list of crashes cannot be read: %s", type(error).__name__)
            return ()

    def _write(self) -> None:
        """Write the file."""
        try:
            write_whole(self._path, json.dumps(to_plain(_Book(self._deaths)), ensure_ascii=False))
        except OSError as error:
            _log.warning("the list of crashes cannot be written: %s", type(error).__name__)
