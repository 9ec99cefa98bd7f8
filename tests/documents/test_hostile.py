"""Hostile and broken documents through the limited process: a sentence or good text, in time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.hostile_cases import Case, case_id
from tests.documents.hostile_makers import SLOW, hostile
from workbench.core.errors import DocumentError
from workbench.documents.chunking import Cut, chunk_pages, rough_count
from workbench.documents.reader_process import ReaderLimits
from workbench.documents.reading import DocumentReading

LONGEST_S = 60.0
ALL = hostile()

pytestmark = pytest.mark.timeout(300)


@pytest.fixture(scope="module")
def reading() -> Iterator[DocumentReading]:
    """One door for all: what a bad file does to it is the next one's trouble."""
    reading = DocumentReading()
    yield reading
    reading.close()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Try all of them where that is asked for, else those that take no time."""
    if "case" in metafunc.fixturenames:
        full = metafunc.config.getoption("--full")
        metafunc.parametrize(
            "case", [case for case in ALL if full or case.name not in SLOW], ids=case_id
        )


def test_it_ends_well_and_the_next_file_is_read(
    case: Case, reading: DocumentReading, tmp_path: Path
) -> None:
    """One plain sentence, or text that can be cut; nothing of the machine, nothing written."""
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    path, good = folder / case.name, tmp_path / "good.txt"
    case.make(path)
    good.write_text("한 문장입니다.", encoding="utf-8")
    said, text = outcome(reading, path)
    assert reading.read(good)[0].text == "한 문장입니다."
    assert case.says in said
    assert case.holds in text
    assert bool(said) != bool(text)
    assert "root:" not in text
    assert {each.name for each in tmp_path.rglob("*")} == {"a", "b", case.name, "good.txt"}


def outcome(reading: DocumentReading, path: Path) -> tuple[str, str]:
    """Return the sentence that a document ends in, or its text, which can be cut."""
    started = time.monotonic()
    try:
        pages = reading.read(path)
    except DocumentError as error:
        assert time.monotonic() - started < LONGEST_S
        said = str(error)
        assert len(said) < 300
        assert said.endswith(".")
        assert not any(word in said for word in ("Error", "Traceback", "errno", str(path.parent)))
        return said, ""
    chunks = chunk_pages(pages, Cut(180, 30, 240), rough_count)
    assert chunks
    assert all(chunk.text.strip() for chunk in chunks)
    return "", "\n".join(page.text for page in pages)


def test_there_are_enough_of_them() -> None:
    """Each of its own name."""
    names = {case.name for case in ALL}
    assert names >= SLOW
    assert len(names) == len(ALL) >= 60


def test_the_limits_are_those_that_were_promised() -> None:
    """A document is given up after a minute at most, and gets two gigabytes at most."""
    limits = ReaderLimits()
    assert max(limits.wall_s, limits.cpu_s) <= LONGEST_S
    assert limits.memory_bytes <= 2 * 2**30
