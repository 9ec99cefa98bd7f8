"""The process that opens documents: limits, damage, and that nothing holds up the next file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.documents.makers import make_pdf
from workbench.core.errors import Cancelled, DocumentError
from workbench.documents import reading as door
from workbench.documents.reader_process import ReaderLimits, unopened
from workbench.documents.reading import DocumentReading


@pytest.fixture
def reading() -> Iterator[DocumentReading]:
    """A door with its own process."""
    reading = DocumentReading()
    yield reading
    reading.close()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A file that can be read."""
    path = tmp_path / "좋은 글.txt"
    path.write_text("한 문장입니다.")
    return path


def reader_of(_reading: DocumentReading) -> psutil.Process:
    """Return the reading process."""
    (reader,) = [
        each for each in psutil.Process().children() if "spawn_main" in str(each.cmdline())
    ]
    return reader


def test_pages_come_through_with_their_headings(reading: DocumentReading, tmp_path: Path) -> None:
    """Nothing is lost between the processes, and progress is told."""
    path = make_pdf(tmp_path / "a.pdf", ["One\ntext", "Two"], bookmarks=["One", "Two"])
    counts: list[int] = []
    pages = reading.read(path, on_page=counts.append)
    assert [(page.number, page.text, page.headings[0].title) for page in pages] == [
        (1, "One\ntext", "One"),
        (2, "Two", "Two"),
    ]
    assert counts == [1, 2]


def test_what_was_taken_out_is_counted_for_each_file(
    reading: DocumentReading, good: Path, tmp_path: Path
) -> None:
    """The count begins anew with every file."""
    hidden = tmp_path / "hidden.txt"
    hidden.write_text("ab\u200b\u200bc")
    assert reading.read(hidden)[0].text == "abc"
    assert reading.removed == 2
    reading.read(good)
    assert reading.removed == 0


def test_one_process_reads_many_files(reading: DocumentReading, good: Path) -> None:
    """Starting one for each would take longer than reading."""
    reading.read(good)
    first = reader_of(reading).pid
    with pytest.raises(DocumentError, match="no longer there"):
        reading.read(good.with_name("gone.txt"))
    reading.read(good)
    assert reader_of(reading).pid == first


def test_a_process_is_replaced_after_so_many_files(good: Path) -> None:
    """What a parser leaks is given back."""
    reading = DocumentReading(ReaderLimits(files=2))
    reading.read(good)
    first = reader_of(reading).pid
    reading.read(good)
    reading.read(good)
    assert reader_of(reading).pid != first
    reading.close()


def test_a_process_that_dies_fails_one_file_only(reading: DocumentReading, good: Path) -> None:
    """The next file is read at once by a new process."""
    reading.read(good)
    process = reader_of(reading)
    process.suspend()

    def kill() -> bool:
        process.kill()
        return False

    with pytest.raises(DocumentError, match="damaged"):
        reading.read(good, cancelled=kill)
    assert reading.read(good)[0].text == "한 문장입니다."


def test_a_file_that_takes_too_long_is_stopped(good: Path) -> None:
    """A process that hangs is told from one that works."""
    reading = DocumentReading(ReaderLimits(wall_s=1.5))
    reading.read(good)
    reader_of(reading).suspend()
    with pytest.raises(DocumentError, match="too long"):
        reading.read(good)
    reading.close()


def test_a_file_that_takes_too_much_memory_is_stopped(good: Path) -> None:
    """Where the system sets no limit, ours does."""
    reading = DocumentReading(ReaderLimits(memory_bytes=2**20))
    with pytest.raises(DocumentError, match=r"memory|damaged"):
        reading.read(good)
    reading.close()


def test_reading_can_be_cancelled(reading: DocumentReading, good: Path) -> None:
    """At any moment; the process goes with it."""
    reading.read(good)
    process = reader_of(reading)
    process.suspend()
    with pytest.raises(Cancelled):
        reading.read(good, cancelled=lambda: True)
    assert not process.is_running()


@pytest.mark.parametrize(
    "message",
    [b"not json", b"[1]", b'{"page": {}}', b'{"page": {"number": "x", "text": 1}}', b"\xff"],
)
def test_a_reader_that_lies_counts_as_damage(message: bytes) -> None:
    """A process taken over by a file can send what it likes; it is never unpickled."""
    assert isinstance(door._parse(message), DocumentError)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "no"), "not allowed to read"),
        (FileNotFoundError(2, "no"), "no longer there"),
        (IsADirectoryError(21, "no"), "a folder"),
        (OSError(5, "no"), "could not be opened"),
    ],
)
def test_what_the_system_refuses_is_said(error: OSError, sentence: str) -> None:
    """One clear sentence for each."""
    assert sentence in str(unopened(error))
