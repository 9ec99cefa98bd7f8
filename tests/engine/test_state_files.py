"""Saved states are found by their tokens, kept within a limit, and never believed blindly."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench.engine.state_files import StateFiles, clear_states

CHAT = list(range(1000))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that does not exist yet."""
    return tmp_path / "상태 폴더" / "states"


def save(files: StateFiles, tokens: list[int], size_bytes: int = 100) -> Path:
    """Save a state of *size_bytes*."""

    def write(path: Path) -> bool:
        path.write_bytes(b"x" * size_bytes)
        return True

    state = files.save(tokens, size_bytes, write)
    assert state is not None
    return state.path


def names(folder: Path) -> list[str]:
    """Return what lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_a_state_is_found_by_the_longest_common_beginning(folder: Path) -> None:
    files = StateFiles(folder, "model")
    short, long = save(files, CHAT[:300]), save(files, [*CHAT[:150], *range(5000, 5400)])
    for known in (files, StateFiles(folder, "model")):
        state, length = known.find(CHAT)
        assert state is not None
        assert (state.path, state.tokens, length) == (short, CHAT[:300], 300)
        assert known.check(state)
        other, length = known.find([*CHAT[:150], *range(5000, 5200), 1])
        assert other is not None
        assert (other.path, length) == (long, 350)
        assert known.find([7, 8, 9]) == (None, 0)


def test_only_the_person_may_read_what_is_saved(folder: Path) -> None:
    path = save(StateFiles(folder, "model"), CHAT)
    assert path.stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("place", [0, 50, 105, -1, -33, -36])
def test_a_damaged_file_is_noticed_and_deleted(
    folder: Path, place: int, caplog: pytest.LogCaptureFixture
) -> None:
    files = StateFiles(folder, "model")
    path = save(files, CHAT)
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)
    state, _length = files.find(CHAT)
    assert state is not None
    assert not files.check(state)
    assert names(folder) == []
    assert files.find(CHAT) == (None, 0)
    assert "damaged" in caplog.text


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 500, b"\xff" * 500])
def test_a_foreign_file_is_deleted(folder: Path, content: bytes) -> None:
    path = save(StateFiles(folder, "model"), CHAT)
    path.write_bytes(content)
    files = StateFiles(folder, "model")
    state, _length = files.find(CHAT)
    assert state is None
    assert names(folder) == []


def test_a_file_of_another_model_is_not_found_and_not_believed(folder: Path) -> None:
    path = save(StateFiles(folder, "one"), CHAT)
    mine = save(StateFiles(folder, "another"), CHAT)
    assert StateFiles(folder, "third").find(CHAT) == (None, 0)
    path.replace(mine)  # under the name of the other
    files = StateFiles(folder, "another")
    state, _length = files.find(CHAT)
    assert state is not None
    assert not files.check(state)


def test_a_chat_that_grows_keeps_one_file(folder: Path) -> None:
    files = StateFiles(folder, "model")
    for length in (300, 600, 900):
        assert files.is_worth_saving(CHAT[:length])
        save(files, CHAT[:length])
    assert len(names(folder)) == 1
    assert not files.is_worth_saving(CHAT[:930])
    assert not files.is_worth_saving(CHAT[:500])
    assert files.is_worth_saving(CHAT[500:])
    assert not files.is_worth_saving(CHAT[500:700])


def test_the_oldest_go_when_the_limit_is_reached(folder: Path) -> None:
    files = StateFiles(folder, "model", limit_bytes=25_000)
    chats = [[first, *CHAT[:300]] for first in range(2000, 2005)]
    for age, chat in enumerate(chats):
        path = save(files, chat, 5000)
        os.utime(path, (age, age))
    oldest, _length = files.find(chats[1])
    assert oldest is not None
    assert files.check(oldest), "used just now"
    save(files, [1, *CHAT[:300]], 5000)
    left = [chat[0] for chat in chats if files.find(chat)[1] > 1]
    assert left == [2001, 2003, 2004]
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 26_000
    assert files.save(CHAT, 7000, lambda _path: True) is None, "one may not push out all others"


def test_a_state_that_cannot_be_written_leaves_nothing(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = StateFiles(folder, "model")
    assert files.save(CHAT, 100, lambda _path: False) is None
    assert names(folder) == []
    assert "not saved" in caplog.text


def test_leftovers_of_a_child_that_died_are_deleted(folder: Path) -> None:
    path = save(StateFiles(folder, "model"), CHAT)
    path.replace(path.with_suffix(".part"))
    StateFiles(folder, "model")
    assert names(folder) == []


def test_clearing_deletes_the_states_of_all_models_and_nothing_else(folder: Path) -> None:
    files = StateFiles(folder, "one")
    save(files, CHAT)
    save(StateFiles(folder, "another"), CHAT)
    (folder / "notes.txt").write_text("mine")
    files.clear()
    assert files.find(CHAT) == (None, 0)
    assert names(folder) == ["notes.txt"]
    clear_states(folder / "missing")
