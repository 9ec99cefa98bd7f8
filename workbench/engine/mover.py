"""Brings models into memory and out of it: one load at a time, room made first."""

from __future__ import annotations

import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from workbench.core.errors import Cancelled, Problem, WorkbenchError, problem_from
from workbench.core.models import ModelInfo, ModelSource
from workbench.engine.client import WORDS
from workbench.engine.hosts import HostEngine
from workbench.engine.residents import Resident, Stage, Want
from workbench.engine.room import free_bytes_beside, needed_bytes

_log = logging.getLogger(__name__)

_LOOK_S: Final = 0.1  # how often one who waits for room looks again
_REST_S: Final = 300.0  # a model beside the front one goes when it was not used for so long
_PATIENCE_S: Final = 20.0  # for threads to end at the close


@dataclass(frozen=True, slots=True)
class Memory:
    """How much a model needs and how much there is beside others; *rest_s*: see above."""

    need: Callable[[ModelSource], int] = needed_bytes
    room: Callable[[Sequence[HostEngine]], int] = free_bytes_beside
    rest_s: float = _REST_S


class Mover:
    """Loads and lets go for a pool, whose lock *changed* and *residents* it shares.

    *on_in* hears of each model that is there; *on_failed* of those who waited for one that is not
    coming. Both are called on the mover's threads, without the lock.
    """

    def __init__(
        self,
        changed: threading.Condition,
        residents: list[Resident],
        memory: Memory,
        *,
        on_in: Callable[[Resident], None],
        on_failed: Callable[[Sequence[Want], Problem], None],
        on_progress: Callable[[Resident, float], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._changed = changed
        self._residents = residents
        self._memory = memory
        self._on_in = on_in
        self._on_failed = on_failed
        self._on_progress = on_progress
        self._clock = clock
        self._turns: deque[Resident] = deque()  # who comes into memory next
        self._lost: deque[Resident] = deque()
        self._threads: set[threading.Thread] = set()
        self._keeping = False
        self._closing = False

    # In

    def bring_in(self, resident: Resident) -> None:
        """Begin to load a resident that is out; returns at once. With the lock held."""
        if resident.stage is not Stage.OUT or resident.claimed or self._closing:
            return
        resident.stage, resident.raising = Stage.COMING, True
        self._turns.append(resident)
        self._start(f"engine-load-{resident.slot}", partial(self._raise, resident))

    def _raise(self, resident: Resident) -> None:
        """Wait for room and load; on a thread of its own."""
        info: ModelInfo | None = None
        problem: Problem | None = None
        try:
            need = self._memory.need(resident.source) if resident.takes_files else 0
            self._await_room(resident, need)
            info = resident.host.load(resident.source, partial(self._on_progress, resident))
        except Exception as error:  # told to those who wait for the model
            problem = problem_from(error)
        with self._changed:
            self._turns.remove(resident)
            resident.raising = False
            gone = self._note_outcome(resident, info, problem)
            self._changed.notify_all()
        if problem is None:
            self._on_in(resident)
        elif gone is not None:
            self._on_failed(gone, problem)
            self._close_if_gone(resident)

    def _note_outcome(
        self, resident: Resident, info: ModelInfo | None, problem: Problem | None
    ) -> list[Want] | None:
        """Note how a load ended; return whom it fails, None when it goes on. Lock held."""
        if resident.stage is Stage.GONE:  # another model was put in front meanwhile
            return None
        if info is not None:
            resident.stage, resident.info = Stage.IN, described(info, resident.source)
            resident.used_at = self._clock()
            return None
        resident.stage = Stage.OUT
        if resident.claimed:  # the person chose another model for this host
            return None
        given_up = problem is not None and problem.kind == Cancelled.__name__
        if given_up and resident.wants and not self._closing:  # wanted again meanwhile
            self.bring_in(resident)
            return None
        wants, resident.wants = resident.wants, []
        if not resident.is_front:
            self.forget(resident)
        return wants

    def _close_if_gone(self, resident: Resident) -> None:
        """End the host of a resident that is not coming back."""
        if resident.stage is Stage.GONE:
            resident.host.engine.close()

    def _await_room(self, resident: Resident, need: int) -> None:
        """Wait for the resident's turn, and let idle models go until it fits. Raises Cancelled.

        When nothing is left to go, its own child says what is missing.
        """
        while True:
            with self._changed:
                given_up = self._closing or resident.claimed or resident.stage is Stage.GONE
                if given_up or not resident.wants:
                    raise Cancelled
                others = self._in_memory(resident)
                mine = self._is_next(resident)
                if mine and (need == 0 or not others or self._fits(need, others)):
                    resident.stage = Stage.LOADING
                    return
                leaving = self._choose_leaving(others) if mine else None
                if leaving is None:
                    self._changed.wait(_LOOK_S)
            if leaving is not None:
                self._let_go(leaving)

    def _is_next(self, resident: Resident) -> bool:
        """Whether it is a resident's turn; models on servers need not wait for theirs."""
        files = (item for item in self._turns if item.takes_files)
        return not resident.takes_files or next(files) is resident

    # Out

    def make_room(self, resident: Resident, source: ModelSource) -> None:
        """Let idle models go, as far as *source* needs it in the place of *resident*."""
        with self._changed:
            alone = not self._in_memory(resident)
        if alone or source.path is None:
            return
        need = self._memory.need(source)
        self.let_idle_go(lambda: self._fits(need, self._in_memory(resident)), besides=resident)

    def let_idle_go(
        self, enough: Callable[[], bool] = lambda: False, besides: Resident | None = None
    ) -> None:
        """Let idle models other than the front one go until it is *enough* or none is left."""
        while True:
            with self._changed:
                others = [item for item in self._in_memory(besides) if not item.is_front]
                leaving = None if enough() else self._choose_leaving(others)
            if leaving is None:
                return
            self._let_go(leaving)

    def lose(self, resident: Resident) -> None:
        """Let a resident go whose child has died; returns at once."""
        with self._changed:
            if resident.stage is Stage.IN:
                resident.stage = Stage.LEAVING
                self._lost.append(resident)
                self._changed.notify_all()

    def retire(self, resident: Resident) -> None:
        """End what runs on a resident that is wanted no longer, and its host; blocks."""
        with self._changed:
            self.forget(resident)
            raising = resident.raising
        if raising:
            resident.host.engine.cancel_load()
        with self._changed:
            self._changed.wait_for(lambda: not (resident.holds or resident.raising))
        try:
            resident.host.engine.unload()
        except WorkbenchError as error:  # it is lost already
            _log.warning("not unloaded: %s", error.text)
        resident.host.engine.close()

    def forget(self, resident: Resident) -> None:
        """Let nobody find a resident any more. With the lock held."""
        resident.stage = Stage.GONE
        if resident in self._residents:
            self._residents.remove(resident)

    def _in_memory(self, besides: Resident | None) -> list[Resident]:
        """Return the residents that take memory, other than one. Lock held."""
        return [item for item in self._residents if item.takes_memory and item is not besides]

    def _fits(self, need: int, loaded: Sequence[Resident]) -> bool:
        """Whether a model fits beside others."""
        return need <= self._memory.room([item.host.engine for item in loaded])

    def _choose_leaving(self, residents: Sequence[Resident]) -> Resident | None:
        """Mark the idle resident that was used longest ago, the front one last. Lock held."""
        now = self._clock()
        idle = [
            item
            for item in residents
            if item.stage is Stage.IN and not item.busy and item.held_until <= now
        ]
        if not idle:
            return None
        leaving = min(idle, key=lambda item: (item.is_front, item.used_at))
        leaving.stage = Stage.LEAVING
        return leaving

    def _let_go(self, resident: Resident) -> None:
        """Free the memory of a resident that is marked; blocks. The front one keeps its host."""
        engine = resident.host.engine
        try:
            if resident.is_front:
                engine.unload()
            else:
                engine.close()
        except WorkbenchError as error:  # it is lost: its memory is free as well
            _log.warning("not unloaded: %s", error.text)
        wants: list[Want] = []
        with self._changed:
            if resident.is_front:
                resident.stage = Stage.OUT
                if resident.wants:
                    self.bring_in(resident)
            else:
                self.forget(resident)
                wants, resident.wants = resident.wants, []
            self._changed.notify_all()
        self._on_failed(wants, WORDS.closed())

    # Keeping house

    def keep(self) -> None:
        """Begin to look after models beside the front one. With the lock held."""
        if not self._keeping:
            self._keeping = True
            self._start("engine-keeper", self._keep)

    def _keep(self) -> None:
        """Let go what has died or has rested for long; on a thread of its own."""
        while True:
            with self._changed:
                if self._closing:
                    return
                leaving = self._lost.popleft() if self._lost else self._rested()
                if leaving is None:
                    self._changed.wait(max(self._memory.rest_s, _LOOK_S))
            if leaving is not None:
                self._let_go(leaving)

    def _rested(self) -> Resident | None:
        """Mark a resident beside the front one that was not used for long. Lock held."""
        before = self._clock() - self._memory.rest_s
        return self._choose_leaving(
            [item for item in self._residents if not item.is_front and item.used_at <= before]
        )

    def _start(self, name: str, work: Callable[[], None]) -> None:
        """Start a thread that the close waits for."""

        def run() -> None:
            try:
                work()
            finally:
                with self._changed:
                    self._threads.discard(thread)

        thread = threading.Thread(target=run, name=name, daemon=True)
        self._threads.add(thread)
        thread.start()

    def close(self) -> None:
        """End all hosts, side by side, and wait for the threads."""
        with self._changed:
            self._closing = True
            residents = tuple(self._residents)
            self._residents.clear()
            self._changed.notify_all()
            for resident in residents:
                resident.stage = Stage.GONE
                self._start(f"engine-close-{resident.slot}", resident.host.engine.close)
            threads = tuple(self._threads)
        for thread in threads:
            thread.join(_PATIENCE_S)


def described(info: ModelInfo, source: ModelSource) -> ModelInfo:
    """Return what a model says of itself; one with an adapter goes by its own name."""
    return replace(info, name=source.name) if source.options.adapters and source.name else info
