"""Many pieces of news become a few pieces of work."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.ui.documents.throttle import Throttle


def test_the_first_call_works_at_once_and_a_flood_becomes_one_more(qtbot: QtBot) -> None:
    parent = QObject()
    done: list[int] = []
    throttle = Throttle(lambda: done.append(len(done)), parent)
    throttle.call()
    assert done == [0]
    for _ in range(1000):
        throttle.call()
    assert done == [0]
    qtbot.waitUntil(lambda: done == [0, 1])
    throttle.call()
    qtbot.waitUntil(lambda: len(done) == 3)
