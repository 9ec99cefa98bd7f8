"""Tiny models, and engines that run them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engine.listener import StateLog
from tests.engine.make_gguf import END, write_random, write_script
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine
from workbench.workers.supervisor import Limits

SCRIPT = "가힣는 abc"
OPTIONS = LoadOptions(threads=1)


@pytest.fixture(scope="session")
def random_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model whose every token depends on all before it; it never ends by itself."""
    return write_random(tmp_path_factory.mktemp("models") / "random.gguf", context=2048)


@pytest.fixture(scope="session")
def script_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model that says SCRIPT, a byte a token, and ends its turn."""
    folder = tmp_path_factory.mktemp("모델 폴더")
    script = [*(bytes([byte]) for byte in SCRIPT.encode()), END]
    return write_script(folder / "말하는 모델.gguf", script)


@pytest.fixture(scope="module")
def engine(random_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChildEngine]:
    """Return an engine of this module with the random model loaded."""
    engine = ChildEngine(tmp_path_factory.mktemp("logs"))
    engine.load(random_model, OPTIONS)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def speaker(script_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChildEngine]:
    """Return an engine of this module with the script model loaded."""
    engine = ChildEngine(tmp_path_factory.mktemp("logs"))
    engine.load(script_model, OPTIONS)
    yield engine
    engine.close()


MakeEngine = Callable[..., tuple[ChildEngine, StateLog]]


@pytest.fixture
def make_engine(tmp_path: Path) -> Iterator[MakeEngine]:
    """Return a maker of engines that may be killed, each with a log of its states."""
    made: list[ChildEngine] = []

    def make(limits: Limits | None = None) -> tuple[ChildEngine, StateLog]:
        states = StateLog()
        made.append(ChildEngine(tmp_path / "logs", states, limits=limits))
        return made[-1], states

    yield make
    for engine in made:
        engine.close()
