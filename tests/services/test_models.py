"""Which model is loaded at a start, and how a load ends."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.services.conftest import Desk
from workbench.core.errors import Problem
from workbench.core.models import LoadOptions
from workbench.core.ports import ChildState


def test_the_bundled_model_is_loaded_at_the_first_start(desk: Desk, qtbot: QtBot) -> None:
    desk.models.load_last()
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert desk.models.loaded is not None
    assert desk.models.loaded.name == "tour"


def test_a_model_of_the_person_is_loaded_again(
    desk: Desk, qtbot: QtBot, tour_model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "나의 모델.gguf"
    path.write_bytes(tour_model.read_bytes())
    desk.settings.update(model_id=str(path), model_files=(str(path),))
    desk.models.load_last()
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert desk.models.selected is not None
    assert desk.models.selected.path == path


def test_a_model_that_is_gone_gives_way_to_the_bundled_one(desk: Desk, qtbot: QtBot) -> None:
    desk.settings.update(model_id="/gone/away.gguf", model_files=("/gone/away.gguf",))
    desk.models.load_last()
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert desk.settings.value.model_id == "tour"


def test_an_added_model_is_taken_off_the_list_and_brought_back(
    desk: Desk, qtbot: QtBot, tour_model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.gguf"
    path.write_bytes(tour_model.read_bytes())
    desk.models.add_file(path, then_load=False)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == 2)
    desk.models.remove(desk.models.entries()[1].model_id)
    assert len(desk.models.entries()) == 1
    assert path.exists()
    (notice,) = desk.notices.take_pending()
    desk.notices.act(notice)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == 2)


def test_a_lost_engine_is_told_once_and_comes_back(ready: Desk, qtbot: QtBot) -> None:
    ready.models.hear_engine(ChildState.LOST, Problem("The engine crashed."))
    qtbot.waitUntil(lambda: ready.models.state == "lost")
    assert len(ready.notices.take_pending()) == 1
    ready.models.hear_engine(ChildState.READY, None)
    qtbot.waitUntil(lambda: ready.models.state == "ready")


def test_an_engine_that_is_given_up_stays_lost(ready: Desk, qtbot: QtBot) -> None:
    ready.models.hear_engine(ChildState.STOPPED, Problem("The engine crashed."))
    qtbot.waitUntil(lambda: ready.models.state == "lost")


def test_load_options_are_kept(desk: Desk) -> None:
    desk.models.set_load_options(LoadOptions(context_tokens=512))
    assert desk.settings.value.load.context_tokens == 512


def test_memory_is_estimated_from_the_header(
    desk: Desk, qtbot: QtBot, tour_model: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.gguf"
    path.write_bytes(tour_model.read_bytes())
    desk.models.add_file(path, then_load=False)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == 2)
    seen: list[object] = []
    desk.models.estimate(desk.models.entries()[1].model_id, 512, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert getattr(seen[0], "needed_bytes", 0) > path.stat().st_size
