"""What every test shares: a platform without a screen, the tour model, no process left behind."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from workbench.core.catalogue import read_catalogue

if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_PATIENCE_S = 10
_MUCH_GARBAGE = 20_000


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our own option to the test command."""
    parser.addoption(
        "--full", action="store_true", help="try all damaged files, templates and deaths, not a few"
    )


@pytest.fixture(scope="session")
def full(request: pytest.FixtureRequest) -> bool:
    """Whether everything is to be tried."""
    return bool(request.config.getoption("--full"))


@pytest.fixture(scope="session", autouse=True)
def no_collection_on_workers() -> Iterator[None]:
    """Leave garbage to the tests' own thread, as the program does: see app/collector.py."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def collect_between_tests() -> Iterator[None]:
    """Collect when much has come together; after every test it would take minutes."""
    yield
    if gc.get_count()[0] > _MUCH_GARBAGE:
        gc.collect()


@pytest.fixture(scope="session")
def tour_model() -> Path:
    """Return the bundled model's file."""
    return read_catalogue().models[0].path


@pytest.fixture(scope="session", autouse=True)
def no_process_left() -> Iterator[None]:
    """Fail when a child of the program outlives the tests."""
    yield
    children = [
        child
        for child in psutil.Process().children(recursive=True)
        if "multiprocessing.spawn" in " ".join(child.cmdline())
    ]
    _gone, alive = psutil.wait_procs(children, timeout=_PATIENCE_S)
    for child in alive:
        child.kill()
    assert not alive, f"still running: {[child.cmdline() for child in alive]}"
