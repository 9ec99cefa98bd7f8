"""Hostile model files and chat templates: each ends soon, in one sentence, and harms nobody.

With --full all of them go through the real engine, else a few of each kind.
"""

from __future__ import annotations

import os
import random
import struct
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engine.bad_templates import HOSTILE, REFUSING
from tests.engine.conftest import MakeEngine
from tests.engine.damage import HARMS, damaged, take_apart
from tests.engine.listener import Listener, ask
from tests.engine.make_gguf import write_random
from workbench.core.errors import EngineLost, ModelFileError, Problem, TemplateError
from workbench.core.generation import Failed, Turn
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine
from workbench.engine.estimate import chosen_context, estimate
from workbench.engine.header import read_header
from workbench.workers.reasons import Cause, cause_of
from workbench.workers.supervisor import Limits

SOON_S = 15.0
HEADER_S = 5.0  # in the window's process
HEADER_BYTES = 200_000_000
OPTIONS = LoadOptions(threads=1, sequences=2)
NO_END = Limits(restarts=10_000, backoff_s=(0.0,))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a model that nothing is wrong with."""
    return write_random(tmp_path_factory.mktemp("good") / "good.gguf", context=512)


def is_one_sentence(problem: Problem) -> bool:
    """Whether a person is told what happened, and what to do, without a trace of Python."""
    said = problem.sentence()
    return (
        said[0].isupper()
        and "Traceback" not in said
        and "{" not in problem.text.format_map(problem.values)
    )


# The header, which the window's own process reads


def ends_well(path: Path) -> bool:
    """Read a header and what is reckoned from it; return whether it can be used."""
    began_s = time.thread_time()
    try:
        header = read_header(path)
        context = chosen_context(header, OPTIONS)
        assert context >= 0
        assert estimate(header, context, 1 << 34).needed_bytes >= 0
    except ModelFileError as error:
        assert is_one_sentence(error.problem())
        return False
    finally:
        assert time.thread_time() - began_s < HEADER_S
    return True


@pytest.mark.timeout(1800)
def test_thousands_of_damaged_headers(good: Path, tmp_path: Path, full: bool) -> None:
    path = tmp_path / "bad.gguf"
    used = 0
    many = 20_000 if full else 600
    for number_of in range(many):
        _name, data = damaged(good, 1_000 + number_of)
        path.write_bytes(data[:200_000])
        used += ends_well(path)
    assert 0 < used < many


def test_headers_of_chance(tmp_path: Path, full: bool) -> None:
    path = tmp_path / "chance.gguf"
    dice = random.Random(3)
    for _ in range(5_000 if full else 500):
        counts = struct.pack("<IQQ", dice.choice((2, 3)), dice.randrange(9), dice.randrange(99))
        path.write_bytes(b"GGUF" + counts + dice.randbytes(dice.randrange(600)))
        assert not ends_well(path)


def sparse(path: Path, head: bytes, size: int) -> None:
    """Write a file that is all zeros after *head*, and takes no room on the disk."""
    with path.open("wb") as file:
        file.write(head)
        file.truncate(size)


def key(name: str) -> bytes:
    """Return a key as GGUF writes it."""
    return struct.pack("<Q", len(name)) + name.encode()


ENDLESS: dict[str, Callable[[], bytes]] = {
    "empty strings": lambda: _header(0, 9) + key("a") + struct.pack("<IIQ", 9, 8, 16_000_000),
    "empty entries": lambda: _header(0, 65_536),
    "empty tensors": lambda: _header(65_536, 0),
    "a long text": lambda: _header(0, 9) + key("a") + struct.pack("<IQ", 8, 9_000_000_000),
    "texts": lambda: _header(0, 9_000) + (key("a") + struct.pack("<IQ", 8, 1_000_000)) * 9,
    "a long key": lambda: _header(0, 65_000) + struct.pack("<Q", 65_535),
    "lists": lambda: _header(0, 65_000) + (key("a") + struct.pack("<IIQ", 9, 0, 4_096)),
}


def _header(tensors: int, entries: int) -> bytes:
    """Return the beginning of a file."""
    return b"GGUF" + struct.pack("<IQQ", 3, tensors, entries)


@pytest.mark.parametrize("name", ENDLESS)
def test_a_header_of_gigabytes_takes_little_time(tmp_path: Path, name: str) -> None:
    path = tmp_path / "endless.gguf"
    sparse(path, ENDLESS[name](), 10_000_000_000)
    assert not ends_well(path)


@pytest.mark.parametrize("name", ["a long text", "texts", "lists"])
def test_a_header_of_gigabytes_takes_little_memory(tmp_path: Path, name: str) -> None:
    path = tmp_path / "endless.gguf"
    sparse(path, ENDLESS[name](), 10_000_000_000)
    tracemalloc.start()
    try:
        assert not ends_well(path)
        assert tracemalloc.get_traced_memory()[1] < HEADER_BYTES
    finally:
        tracemalloc.stop()


def test_texts_that_fill_the_memory_are_refused(good: Path, tmp_path: Path) -> None:
    parts = take_apart(good)
    for number_of in range(18):
        parts.put(f"x{number_of}", 8, struct.pack("<Q", 1_000_000) + b"y" * 1_000_000)
    path = tmp_path / "fat.gguf"
    path.write_bytes(parts.written())
    assert not ends_well(path)


def test_parts_that_lead_in_a_circle(good: Path, tmp_path: Path) -> None:
    parts = take_apart(good)
    parts.put("split.count", 2, struct.pack("<H", 3))
    first = tmp_path / "loop-00001-of-00003.gguf"
    first.write_bytes(parts.written())
    for number_of in (2, 3):
        (tmp_path / f"loop-0000{number_of}-of-00003.gguf").symlink_to(first)
    assert ends_well(first), "each part is read once"
    alone = tmp_path / "self-00001-of-00003.gguf"
    alone.symlink_to(alone)
    assert not ends_well(alone)


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.gguf")
    for path in (tmp_path / "pipe.gguf", Path(os.devnull), tmp_path):
        assert not ends_well(path)


# The engine


def try_to_use(engine: ChildEngine, path: Path) -> Problem | None:
    """Load a model and ask it something; return why that did not work."""
    try:
        engine.load(path, OPTIONS)
    except (ModelFileError, EngineLost) as error:
        return error.problem()
    listener = Listener()
    request = ask("hi", most=5)
    engine.submit([request], listener)
    listener.wait_for(lambda: bool(listener.ends(request)))
    (end,) = listener.ends(request)
    return end.problem if isinstance(end, Failed) else None


@pytest.mark.engine
@pytest.mark.timeout(1800)
def test_damaged_models_end_in_a_sentence_and_the_next_good_one_loads(
    good: Path, make_engine: MakeEngine, tmp_path: Path, full: bool
) -> None:
    engine, _states = make_engine(NO_END)
    path = tmp_path / "bad.gguf"
    told = 0
    for number_of in range(300 if full else 2 * len(HARMS)):
        name, data = damaged(good, number_of)
        path.write_bytes(data)
        began_s = time.monotonic()
        problem = try_to_use(engine, path)
        assert time.monotonic() - began_s < SOON_S, name
        if problem is None:
            continue
        told += 1
        assert is_one_sentence(problem), (name, problem)
        if problem.kind == "EngineLost":
            assert cause_of(problem) in (Cause.ASSERTION, Cause.VIOLATION, Cause.MEMORY), problem
            assert try_to_use(engine, good) is None
    assert told > 20
    assert try_to_use(engine, good) is None


@pytest.mark.engine
@pytest.mark.timeout(1800)
def test_hostile_templates_end_in_a_sentence_and_the_model_goes_on(
    make_engine: MakeEngine, good: Path, tmp_path: Path, full: bool
) -> None:
    engine, _states = make_engine(NO_END)
    for source in (*HOSTILE, REFUSING) if full else (HOSTILE[0], HOSTILE[3], HOSTILE[-1]):
        engine.load(write_random(tmp_path / "evil.gguf", template=source), OPTIONS)
        pid = engine.pid
        began_s = time.monotonic()
        with pytest.raises(TemplateError) as caught:
            engine.render([Turn("user", "hi")])
        assert time.monotonic() - began_s < SOON_S, source[:60]
        assert is_one_sentence(caught.value.problem())
        assert engine.pid == pid, "nothing crashed"
        assert engine.count_tokens(["abc"]) == [3]
    assert try_to_use(engine, good) is None
