"""Bad input at the window: a clear sentence with the next step, nothing lost, the window alive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot
from workbench.app.program import Program
from workbench.core.errors import Problem, StorageError
from workbench.core.paths import Paths
from workbench.services.notices import Notice

pytestmark = [pytest.mark.journey, pytest.mark.engine]


class Told:
    """The notices a person gets."""

    def __init__(self, pilot: Pilot) -> None:
        self.problems: list[Problem] = []
        pilot.services.notices.posted.connect(self._on_posted)

    def _on_posted(self, notice: Notice) -> None:
        self.problems.append(notice.problem)


@pytest.fixture
def told(shared_pilot: Pilot) -> Told:
    return Told(shared_pilot)


@pytest.fixture
def alive(shared_pilot: Pilot) -> Iterator[Pilot]:
    """A person who, after all, can still chat with the model that was there."""
    yield shared_pilot
    shared_pilot.wait(lambda: shared_pilot.services.models.state == "ready")
    shared_pilot.services.chat.new("")
    assert shared_pilot.ask("Hello!").problem is None


def labels(toast: QWidget) -> list[QLabel]:
    """Return the texts of one notice as they are shown."""
    return toast.findChildren(QLabel)


def drop_model(pilot: Pilot, told: Told, path: Path) -> Problem:
    """Drop a model file and return what is said."""
    pilot.drop([path])
    pilot.wait(lambda: bool(told.problems))
    problem = told.problems[0]
    assert problem.hint, "no next step"
    return problem


def test_a_file_that_is_no_gguf(alive: Pilot, told: Told, tmp_path: Path) -> None:
    path = tmp_path / "photo.gguf"
    path.write_bytes(b"\x89PNG this is a picture" * 10)
    problem = drop_model(alive, told, path)
    assert problem.kind == "ModelFileError"
    assert "GGUF" in problem.sentence()


def test_a_truncated_gguf(alive: Pilot, told: Told, tour_model: Path, tmp_path: Path) -> None:
    path = tmp_path / "half.gguf"
    path.write_bytes(tour_model.read_bytes()[: tour_model.stat().st_size // 2])
    problem = drop_model(alive, told, path)
    assert problem.kind == "ModelFileError"
    names = [entry.name for entry in alive.services.models.entries()]
    assert len(names) == 1, "a file that cannot be used is not listed"


def test_an_empty_gguf(alive: Pilot, told: Told, tmp_path: Path) -> None:
    path = tmp_path / "empty.gguf"
    path.write_bytes(b"")
    assert drop_model(alive, told, path).kind == "ModelFileError"


def test_a_broken_settings_file_is_put_aside_and_told(
    start_program: StartProgram, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text("theme = [oops", encoding="utf-8")
    pilot = start_program(tmp_path)
    seen = " ".join(
        part.text() for toast in pilot.program.window.toasts.toasts for part in labels(toast)
    )
    assert "settings" in seen.lower()
    assert len(list(tmp_path.glob("settings.broken-*.toml"))) == 1


def test_a_newer_database_is_refused_untouched(qapp: QApplication, tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    paths.create()
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.execute("CREATE TABLE future (x)")
        connection.commit()
    before = paths.database.read_bytes()
    with pytest.raises(StorageError) as refused:
        Program(paths, language="en")
    assert "newer" in str(refused.value)
    assert paths.database.read_bytes() == before


def test_a_model_that_vanished_since_the_last_start(
    start_program: StartProgram, tmp_path: Path
) -> None:
    (tmp_path / "settings.toml").write_text(
        'schema = 1\nmodel_id = "/gone/away.gguf"\nmodel_files = ["/gone/away.gguf"]\n',
        encoding="utf-8",
    )
    pilot = start_program(tmp_path)
    assert pilot.services.models.selected is not None
    assert pilot.services.models.selected.model_id == "tour"
