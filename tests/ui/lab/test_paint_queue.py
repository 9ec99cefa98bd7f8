"""Streaming columns are painted one at a time and not too often."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from workbench.ui.lab.paint_queue import INTERVAL_S, PaintQueue


class _Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_every_changed_column_is_painted_once(qtbot: QtBot) -> None:
    painted: list[str] = []
    queue = PaintQueue(painted.append)
    for _ in range(5):
        queue.add(["a", "b", "c"])
    qtbot.waitUntil(lambda: len(painted) >= 3)
    assert sorted(painted) == ["a", "b", "c"]


def test_a_column_rests_between_two_paints(qtbot: QtBot) -> None:
    clock, painted = _Clock(), []
    queue = PaintQueue(painted.append, now=clock)
    queue.add(["a"])
    qtbot.waitUntil(lambda: painted == ["a"])
    queue.add(["a"])
    queue.add(["b"])
    qtbot.waitUntil(lambda: "b" in painted)
    assert painted == ["a", "b"], "a was painted less than 33 ms ago"
    clock.now += INTERVAL_S
    qtbot.waitUntil(lambda: painted == ["a", "b", "a"])


def test_the_end_of_a_run_paints_what_waits(qtbot: QtBot) -> None:
    painted: list[str] = []
    queue = PaintQueue(painted.append)
    queue.add(["a", "b"])
    queue.flush()
    assert painted == ["a", "b"]
    queue.flush()
    assert painted == ["a", "b"]
