"""The program's side: starts a child, hears it, tells why it died, starts it again."""

from __future__ import annotations

import contextlib
import itertools
import logging
import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeout
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from workbench.core.errors import Problem, WorkbenchError, error_from
from workbench.core.ports import ChildState
from workbench.workers.channel import (
    Alive,
    Call,
    CallFailed,
    Channel,
    ChannelClosed,
    Event,
    Goodbye,
    Hello,
    Note,
    Reply,
)
from workbench.workers.link import child_main
from workbench.workers.memory_watch import MemoryWatch
from workbench.workers.reasons import ChildWords, Death, death_problem

_log = logging.getLogger(__name__)

_LONGEST_LOG_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """When a child counts as hung, and how often it is started again."""

    start_s: float = 60.0
    silence_s: float = 30.0
    restarts: int = 3
    window_s: float = 300.0
    backoff_s: tuple[float, ...] = (0.1, 0.5, 2.0)


@dataclass(slots=True)
class _Incarnation:
    """One life of the child."""

    process: BaseProcess
    channel: Channel
    heard_at: float
    log_start: int
    memory: MemoryWatch = field(default_factory=MemoryWatch)
    hung: bool = False
    ended: threading.Event = field(default_factory=threading.Event)

    def kill(self) -> None:
        """End the process, unless it has ended in this very moment."""
        with contextlib.suppress(ValueError):
            self.process.kill()


class Supervisor:
    """Keeps one child running. All methods may be called from any thread.

    *on_event* and *on_state* are called on threads of the supervisor.
    """

    def __init__(
        self,
        entry: str,
        argument: object,
        words: ChildWords,
        log_path: Path,
        *,
        on_event: Callable[[Any], None],
        on_state: Callable[[ChildState, Problem | None], None],
        limits: Limits | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._entry = entry
        self._argument = argument
        self._words = words
        self._log_path = log_path
        self._on_event = on_event
        self._on_state = on_state
        self._limits = limits or Limits()
        self._clock = clock
        self._lock = threading.RLock()
        self._ready = threading.Event()
        self._state_changed = threading.Condition()
        self._closing = threading.Event()
        self._life: _Incarnation | None = None
        self._state = ChildState.STOPPED
        self._last_problem: Problem | None = None
        self._calls: dict[int, Future[Any]] = {}
        self._numbers = itertools.count(1)
        self._deaths: deque[float] = deque()

    # Life

    @property
    def state(self) -> ChildState:
        """Where the child stands."""
        return self._state

    @property
    def pid(self) -> int | None:
        """The child's process number, None when there is no child."""
        life = self._life
        return life.process.pid if life else None

    def start(self) -> None:
        """Begin to start the child unless it runs; returns at once."""
        with self._lock:
            if self._closing.is_set() or self._state in (ChildState.STARTING, ChildState.READY):
                return
            self._set_state(ChildState.STARTING, None)
        threading.Thread(target=self._live, name=f"{self._words.name}-life", daemon=True).start()

    def kill(self) -> None:
        """End the child at once; it is started again as after a crash."""
        life = self._life
        if life:
            life.kill()

    def close(self, patience_s: float = 5.0) -> None:
        """End the child for good."""
        self._closing.set()
        life = self._life
        if life:
            last_resort = threading.Timer(patience_s, life.kill)
            last_resort.start()
            with contextlib.suppress(ChannelClosed):
                life.channel.send(Goodbye())
            life.ended.wait(2 * patience_s)
            last_resort.cancel()
        self._fail_calls(self._words.closed())

    # Talk

    def call(self, command: object, timeout_s: float | None = None) -> Any:
        """Send a command, starting the child if needed, and wait for its value.

        Raises the error the child phrased, or the child's own "lost" error when it dies first.
        """
        self.start()
        self._await_ready()
        future: Future[Any] = Future()
        number = next(self._numbers)
        with self._lock:
            self._calls[number] = future
        self._send(Call(number, command))
        try:
            return future.result(timeout_s)
        except FutureTimeout as error:
            raise error_from(self._words.silent()) from error
        finally:
            with self._lock:
                self._calls.pop(number, None)

    def _await_ready(self) -> None:
        """Wait for the child to say hello. Raises its "lost" error when it is given up."""
        with self._state_changed:
            self._state_changed.wait_for(
                lambda: self._ready.is_set() or self._state is ChildState.STOPPED,
                self._limits.start_s,
            )
        if not self._ready.is_set():
            silent = self._words.closed() if self._closing.is_set() else self._words.silent()
            raise error_from(self._last_problem or silent)

    def notify(self, command: object) -> bool:
        """Send a command that needs no answer; False when there is no child to hear it."""
        if not self._ready.is_set():
            return False
        return self._send(Note(command))

    def _send(self, message: object) -> bool:
        """Send to the present child; a lost child fails its calls by itself."""
        life = self._life
        if life is None:
            self._fail_calls(self._last_problem or self._words.silent())
            return False
        try:
            life.channel.send(message)
        except ChannelClosed:
            return False
        return True

    # One life, on its own thread

    def _live(self) -> None:
        """Start the child, hear it until it ends, and say why it ended."""
        try:
            life = self._spawn()
        except Exception as error:
            _log.exception("the %s child cannot be started", self._words.name)
            self._lost(self._words.silent(str(error)))
            return
        if self._closing.is_set():  # asked for while the process was being started
            life.kill()
        watch = threading.Thread(target=self._watch, args=(life,), daemon=True)
        watch.start()
        self._hear(life)
        self._ready.clear()
        life.process.join(5.0)
        if life.process.is_alive():
            life.process.kill()
            life.process.join()
        life.channel.close()
        with self._lock:
            self._life = None
        code = life.process.exitcode or 0
        life.process.close()
        if self._closing.is_set():
            self._set_state(ChildState.STOPPED, None)
            life.ended.set()
        else:
            ran_out = life.memory.ran_out()
            death = Death(code, self._log_path, life.log_start, life.hung, ran_out)
            life.ended.set()
            self._lost(death_problem(self._words, death))

    def _spawn(self) -> _Incarnation:
        """Start the process; the child's end of the pipe is closed here at once."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        log_start = _keep_short(self._log_path)
        process = context.Process(
            target=child_main,
            args=(self._entry, self._argument, theirs, self._log_path),
            name=self._words.name,
            daemon=True,
        )
        process.start()
        theirs.close()
        life = _Incarnation(process, Channel(ours), self._clock(), log_start)
        with self._lock:
            self._life = life
        return life

    def _hear(self, life: _Incarnation) -> None:
        """Deal with the child's messages until its pipe closes."""
        while True:
            try:
                message = life.channel.receive()
            except ChannelClosed:
                return
            life.heard_at = self._clock()
            if isinstance(message, Event):
                self._hand_on(message.event)
            elif isinstance(message, Reply):
                self._settle(message.call_id, message.value, None)
            elif isinstance(message, CallFailed):
                self._settle(message.call_id, None, error_from(message.problem))
            elif isinstance(message, Hello):
                self._set_state(ChildState.READY, None)
            elif not isinstance(message, Alive):
                _log.warning("unknown message %s", type(message).__name__)

    def _hand_on(self, event: object) -> None:
        """Tell an event; a fault of the one who is told must not end the hearing."""
        try:
            self._on_event(event)
        except Exception:
            _log.exception("an event of the %s child was not taken", self._words.name)

    def _watch(self, life: _Incarnation) -> None:
        """Kill a child that has been silent for too long."""
        while life is self._life and not self._closing.wait(1.0):
            life.memory.look()
            silence_s = self._clock() - life.heard_at
            limit_s = self._limits.silence_s if self._ready.is_set() else self._limits.start_s
            if silence_s > limit_s:
                life.hung = True
                life.kill()
                return

    def _settle(self, number: int, value: object, error: WorkbenchError | None) -> None:
        """Give a waiting call its value or its error."""
        with self._lock:
            future = self._calls.pop(number, None)
        if future is None:
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)

    # After a death

    def _lost(self, problem: Problem) -> None:
        """Tell everybody, then start again unless it died too often."""
        _log.warning("%s child lost: %s", self._words.name, problem.detail or problem.text)
        self._last_problem = problem
        self._set_state(ChildState.LOST, problem)
        self._fail_calls(problem)
        now = self._clock()
        self._deaths.append(now)
        while self._deaths and now - self._deaths[0] > self._limits.window_s:
            self._deaths.popleft()
        if len(self._deaths) > self._limits.restarts:
            self._set_state(ChildState.STOPPED, problem)
            return
        pauses = self._limits.backoff_s
        pause_s = pauses[min(len(self._deaths), len(pauses)) - 1]
        if not self._closing.wait(pause_s):
            self.start()

    def _fail_calls(self, problem: Problem) -> None:
        """End every waiting call with *problem*."""
        with self._lock:
            waiting = list(self._calls.values())
            self._calls.clear()
        for future in waiting:
            future.set_exception(error_from(problem))

    def _set_state(self, state: ChildState, problem: Problem | None) -> None:
        """Remember the state and tell it."""
        with self._state_changed:
            self._state = state
            if state is ChildState.READY:
                self._ready.set()
            self._state_changed.notify_all()
        try:
            self._on_state(state, problem)
        except Exception:
            _log.exception("a state of the %s child was not taken", self._words.name)


def _keep_short(log_path: Path) -> int:
    """Make the log's folder and put a log aside that has grown long; return the log's size."""
    log_path.parent.mkdir(parents=True, exist_ok=True)
    size = log_path.stat().st_size if log_path.exists() else 0
    if size <= _LONGEST_LOG_BYTES:
        return size
    log_path.replace(log_path.with_suffix(".1.log"))
    return 0
