"""The first call goes through at once, a burst becomes one more."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.services.throttle import Throttle


def test_first_at_once_then_a_burst_is_one_call_and_nothing_is_lost(qtbot: QtBot) -> None:
    parent = QObject()
    calls: list[int] = []
    throttle = Throttle(20, lambda: calls.append(len(calls)), parent)
    throttle.ask()
    assert calls == [0]
    for _ in range(10):
        throttle.ask()
    assert calls == [0]
    qtbot.waitUntil(lambda: len(calls) == 2)
    throttle.ask()
    qtbot.waitUntil(lambda: len(calls) == 3)
    assert calls == [0, 1, 2]
