"""Programs for the journeys: the real engine, the real library, the tour model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.journeys.pilot import Pilot
from workbench.app.logs import set_up_logging
from workbench.app.program import Program
from workbench.core.paths import Paths

StartProgram = Callable[[Path], Pilot]


@contextmanager
def running(folder: Path) -> Iterator[Pilot]:
    """Run a program on a data folder until the model is ready."""
    paths = Paths(folder)
    paths.create()
    set_up_logging(paths.logs)
    program = Program(paths, language="en")
    try:
        program.show()
        program.start()
        pilot = Pilot(program)
        pilot.wait(lambda: program.services.models.state == "ready")
        yield pilot
    finally:
        program.close()
        program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def start_program(qapp: QApplication) -> Iterator[StartProgram]:
    """Return what starts a program on a folder; it ends with the test."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(running(folder))


@pytest.fixture
def pilot(start_program: StartProgram, tmp_path: Path) -> Pilot:
    """A person before a fresh program."""
    return start_program(tmp_path / "데이터 folder")


@pytest.fixture(scope="module")
def shared_pilot(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pilot]:
    """A person before one program for all tests of a file: reading documents takes its time."""
    with running(tmp_path_factory.mktemp("profile")) as pilot:
        yield pilot
