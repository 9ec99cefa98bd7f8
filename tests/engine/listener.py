"""Waits for what an engine tells from its own threads."""

from __future__ import annotations

import threading
from collections.abc import Callable

from workbench.core.errors import Problem
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    Request,
    Sampling,
    TextArrived,
    Turn,
)
from workbench.core.ids import new_id
from workbench.core.ports import ChildState

PATIENCE_S = 60.0


def ask(text: str, most: int = 12, **sampling: object) -> Request:
    """Return a greedy request of one user turn."""
    chosen = {"temperature": 0.0, "max_tokens": most} | sampling
    return Request(new_id(), (Turn("user", text),), Sampling(**chosen))  # type: ignore[arg-type]


class Listener:
    """Collects generation events; its methods wait for a condition, with a limit."""

    def __init__(self) -> None:
        self.events: list[GenerationEvent] = []
        self._changed = threading.Condition()

    def __call__(self, event: GenerationEvent) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Wait until *condition* holds."""
        with self._changed:
            assert self._changed.wait_for(condition, PATIENCE_S), self.events[-5:]

    def ends(self, request: Request) -> list[Finished | Failed]:
        """Return the terminal events of a request so far."""
        return [
            event
            for event in self.events
            if isinstance(event, Finished | Failed) and event.request_id == request.request_id
        ]

    def end(self, request: Request) -> Finished | Failed:
        """Wait for the end of a request, good or bad."""
        self.wait_for(lambda: bool(self.ends(request)))
        (end,) = self.ends(request)
        return end

    def text(self, request: Request) -> str:
        """Return the text that has streamed so far."""
        return "".join(
            event.text
            for event in self.events
            if isinstance(event, TextArrived) and event.request_id == request.request_id
        )

    def finished(self, request: Request) -> Finished:
        """Wait for the end of a request, which must be a good one."""
        self.wait_for(lambda: bool(self.ends(request)))
        (end,) = self.ends(request)
        assert isinstance(end, Finished), end
        return end

    def failed(self, request: Request) -> Problem:
        """Wait for the end of a request, which must be a bad one."""
        self.wait_for(lambda: bool(self.ends(request)))
        (end,) = self.ends(request)
        assert isinstance(end, Failed), end
        return end.problem


class StateLog:
    """Collects the states of an engine."""

    def __init__(self) -> None:
        self.seen: list[tuple[ChildState, Problem | None]] = []
        self._changed = threading.Condition()

    def __call__(self, state: ChildState, problem: Problem | None) -> None:
        with self._changed:
            self.seen.append((state, problem))
            self._changed.notify_all()

    def wait_for(self, state: ChildState, times: int = 1) -> Problem | None:
        """Wait until *state* was told *times* times; return the problem told with the last."""

        def found() -> list[Problem | None]:
            return [problem for seen, problem in self.seen if seen is state]

        with self._changed:
            assert self._changed.wait_for(lambda: len(found()) >= times, PATIENCE_S), self.seen
            return found()[times - 1]
