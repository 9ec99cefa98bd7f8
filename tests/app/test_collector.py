"""Garbage is collected, and never on a worker's thread."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.app.collector import Collector


class Knot:
    """An object in a cycle with itself; notes on which thread it went."""

    def __init__(self, gone_on: list[str]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: gone_on.append(threading.current_thread().name))


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    parent = QObject()
    made = Collector(parent)
    yield made
    made.close()


def test_a_worker_that_allocates_much_frees_no_cycle(collector: Collector) -> None:
    gone_on: list[str] = []
    Knot(gone_on)
    worker = threading.Thread(target=lambda: [[number] for number in range(200_000)], name="worker")
    worker.start()
    worker.join()
    assert gone_on == []


def test_the_windows_thread_collects_what_is_due(collector: Collector, qtbot: QtBot) -> None:
    gone_on: list[str] = []
    Knot(gone_on)
    qtbot.waitUntil(lambda: len(gone_on) == 1)  # all that the start has left behind
    Knot(gone_on)
    kept = [[number] for number in range(2_000)]
    qtbot.waitUntil(lambda: len(gone_on) == 2)
    assert set(gone_on) == {threading.current_thread().name}
    assert len(kept) == 2_000


def test_what_the_program_starts_with_is_looked_through_once(
    collector: Collector, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    collector.close()
    assert gc.get_freeze_count() == 0


def test_closing_gives_collection_back(qtbot: QtBot) -> None:
    parent = QObject()
    before = gc.isenabled()
    gc.enable()
    made = Collector(parent)
    assert not gc.isenabled()
    made.close()
    assert gc.isenabled()
    if not before:
        gc.disable()
