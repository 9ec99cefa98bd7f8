"""A model that ended its engine twice within a week is marked, until it is forgiven."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import Problem
from workbench.storage.crashes import CrashBook, Mark, file_key
from workbench.workers.reasons import Cause

DAY_S = 24 * 3600.0


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now_s = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now_s


def died(cause: Cause = Cause.VIOLATION) -> Problem:
    """Return the problem of a death."""
    return Problem("The engine crashed.", values={"cause": cause.value}, kind="EngineLost")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> CrashBook:
    return CrashBook(tmp_path / "crashes.json", clock)


def test_the_second_death_within_a_week_marks_a_model(book: CrashBook, clock: Clock) -> None:
    assert book.note_death("a", died()) is None
    assert book.note_death("b", died()) is None
    clock.now_s += 6 * DAY_S
    assert book.note_death("a", died(Cause.MEMORY)) == Mark(2, Cause.MEMORY)
    assert book.mark("b") is None
    clock.now_s += 2 * DAY_S
    assert book.mark("a") is None, "the first death is more than a week ago"


def test_a_mark_outlives_the_program_and_ends_by_forgiving(
    book: CrashBook, clock: Clock, tmp_path: Path
) -> None:
    book.note_death("가", died())
    book.note_death("가", died(Cause.HUNG))
    again = CrashBook(tmp_path / "crashes.json", clock)
    assert again.mark("가") == Mark(2, Cause.HUNG)
    again.forgive("가")
    assert again.mark("가") is None
    assert CrashBook(tmp_path / "crashes.json", clock).mark("가") is None


@pytest.mark.parametrize(
    "problem", [None, Problem("The file is empty."), died(Cause.KILLED), died(Cause.ENDED)]
)
def test_what_is_no_fault_of_the_model_is_not_counted(
    book: CrashBook, problem: Problem | None
) -> None:
    for _ in range(3):
        assert book.note_death("a", problem) is None


@pytest.mark.parametrize("text", ["{", "[]", '{"deaths": [{"key": 1}]}', "\xff", "[" * 100_000])
def test_a_broken_file_marks_nothing_and_is_written_anew(
    tmp_path: Path, clock: Clock, text: str
) -> None:
    path = tmp_path / "crashes.json"
    path.write_bytes(text.encode("latin-1"))
    book = CrashBook(path, clock)
    assert book.mark("a") is None
    book.note_death("a", died())
    book.note_death("a", died())
    assert CrashBook(path, clock).mark("a") is not None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "file").touch()
    book = CrashBook(tmp_path / "file" / "crashes.json", clock)
    book.note_death("a", died())
    assert book.note_death("a", died()) is not None


def test_another_download_is_another_model(tmp_path: Path) -> None:
    path = tmp_path / "모델.gguf"
    path.write_bytes(b"one")
    first = file_key(path)
    assert first == file_key(tmp_path / "." / "모델.gguf")
    path.write_bytes(b"other")
    assert file_key(path) != first
    path.unlink()
    assert file_key(path)


@pytest.mark.parametrize(
    ("cause", "words"),
    [
        (Cause.MEMORY, "the memory ran out with it 2 times"),
        (Cause.HUNG, "the engine hung with it 2 times"),
        (Cause.ASSERTION, "the engine crashed with it 2 times"),
    ],
)
def test_a_mark_says_why(cause: Cause, words: str) -> None:
    sentence = Mark(2, cause).problem("Qwen").sentence()
    assert sentence.startswith(f"Qwen was not loaded: {words}")
