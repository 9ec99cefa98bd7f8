"""An engine whose owner thread hangs is noticed as soon as somebody asks it to stop."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

import pytest

from workbench.engine.child import EngineChild
from workbench.engine.protocol import Cancel, CancelLoad, Command

PATIENCE_S = 30.0


class Link:
    """What the child is told by, with nobody at the other end."""

    def __init__(self) -> None:
        self.inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self.urgent: Callable[[Any], bool]
        self.alive: Callable[[], bool]
        self.parting: Callable[[], None]


class Inbox:
    """Nothing ever comes in."""

    def __init__(self) -> None:
        self.asked = threading.Event()

    def get(self, _block: bool, _timeout_s: float | None) -> None:
        self.asked.set()
        threading.Event().wait()


@pytest.mark.parametrize("command", [Cancel("answer"), CancelLoad("load")])
def test_a_stop_that_is_not_heard_for_a_minute_ends_the_heartbeat(command: Command) -> None:
    now_s = 1000.0
    link = Link()
    child = EngineChild(link, clock=lambda: now_s)  # type: ignore[arg-type]
    now_s += 3600.0
    assert link.alive(), "long work is no fault"
    assert link.urgent(command)
    now_s += 50.0
    assert link.urgent(command), "asking again does not begin anew"
    now_s += 5.0
    assert link.alive()
    now_s += 10.0
    assert not link.alive()
    assert child is not None


def test_who_only_waits_is_not_stuck() -> None:
    now_s = 0.0
    link = Link()
    inbox = Inbox()
    link.inbox = inbox  # type: ignore[assignment]
    child = EngineChild(link, clock=lambda: now_s)  # type: ignore[arg-type]
    threading.Thread(target=child.run, daemon=True).start()
    assert inbox.asked.wait(PATIENCE_S)
    link.urgent(CancelLoad("a load that has ended"))
    now_s += 3600.0
    assert link.alive()
