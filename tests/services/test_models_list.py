"""The list of models: adapted ones, those on servers with their keys, marks, facts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.engine.make_adapter import echo, write_adapter
from tests.services.conftest import Desk
from workbench.core.errors import Problem, StorageError
from workbench.core.models import AdapterUse, DeviceInfo, LoadOptions, ModelInfo, Suggestion
from workbench.engine.header import read_header
from workbench.services.notices import Notice
from workbench.storage.crashes import file_key


@pytest.fixture
def file(desk: Desk, qtbot: QtBot, tour_model: Path, tmp_path: Path) -> str:
    """Return the id of a file that is listed."""
    path = tmp_path / "mine.gguf"
    path.write_bytes(tour_model.read_bytes())
    desk.models.add_file(path, then_load=False)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == 2)
    return str(path)


@pytest.fixture
def adapter(tour_model: Path, tmp_path: Path) -> Path:
    """Return an adapter for that file."""
    return write_adapter(
        tmp_path / "style.gguf", echo(tour_model, 10, 11, 12), architecture=_kind(tour_model)
    )


def _kind(model: Path) -> str:
    """Return the architecture of a model."""
    return read_header(model).architecture


def add_server(desk: Desk, qtbot: QtBot, key: str = "sk-1") -> str:
    """List a model on a server and return its id."""
    count = len(desk.models.entries())
    desk.models.add_endpoint("Office", " localhost:8080/v1/ ", "qwen", key, 4096)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == count + 1)
    return desk.models.entries()[-1].model_id


def test_an_adapted_model_is_an_entry_of_its_own(
    desk: Desk, qtbot: QtBot, file: str, adapter: Path
) -> None:
    desk.models.add_adapted(file, adapter, 0.5)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == 3)
    entry = desk.models.entries()[2]
    assert entry.name.endswith(" + style × 0.5")
    assert (entry.base_id, entry.path) == (file, Path(file))
    source = desk.models.source(entry.model_id)
    assert source.options.adapters == (AdapterUse(str(adapter), 0.5),)
    assert desk.settings.value.adapted[0].model_id == entry.model_id
    desk.models.load(entry.model_id)
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert desk.engine.chosen[-1] == desk.models.source(entry.model_id)
    assert "+" in desk.models.sha256_of(entry.model_id)

    with qtbot.waitSignal(desk.models.entries_changed):
        desk.models.add_adapted(file, adapter, 0.5)  # the same again
    assert len(desk.models.entries()) == 3
    desk.models.remove(entry.model_id)
    assert len(desk.models.entries()) == 2
    (notice,) = desk.notices.take_pending()
    desk.notices.act(notice)
    assert desk.models.entry(entry.model_id) == entry


def test_an_adapter_for_another_model_is_refused(
    desk: Desk, qtbot: QtBot, file: str, tour_model: Path, tmp_path: Path
) -> None:
    other = write_adapter(
        tmp_path / "other.gguf", echo(tour_model, 10, 11, 12), architecture="mamba"
    )
    desk.notices.take_pending()  # from now on they are told at once
    for path in (other, tmp_path / "missing.gguf", Path(file)):
        with qtbot.waitSignal(desk.notices.posted):
            desk.models.add_adapted(file, path)
    assert len(desk.models.entries()) == 2


def test_an_adapted_model_of_the_last_time_is_loaded_again(
    desk: Desk, qtbot: QtBot, file: str, adapter: Path
) -> None:
    desk.models.add_adapted(file, adapter)
    qtbot.waitUntil(lambda: len(desk.models.entries()) == 3)
    adapted = desk.models.entries()[2]
    desk.settings.update(model_id=adapted.model_id)
    desk.models.remove(file)  # as before its header was read
    desk.settings.update(model_files=(file,))
    assert desk.models.entry(adapted.model_id) is None
    desk.models.load_last()
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert desk.models.selected == adapted


def test_a_model_on_a_server_is_listed_loaded_and_its_key_kept_apart(
    desk: Desk, qtbot: QtBot
) -> None:
    model_id = add_server(desk, qtbot)
    entry = desk.models.entry(model_id)
    assert entry is not None and entry.endpoint is not None
    assert (entry.name, entry.endpoint.address) == ("Office", "http://localhost:8080/v1")
    assert (entry.endpoint.context_tokens, entry.endpoint.has_key) == (4096, True)
    assert desk.keyring.keys == {model_id: "sk-1"}
    assert "sk-1" not in repr(desk.settings.value)
    desk.models.load(model_id)
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    assert (desk.engine.chosen[-1].endpoint, desk.engine.chosen[-1].key) == (entry.endpoint, "sk-1")
    assert desk.models.sha256_of("") == ""


def test_a_removed_server_takes_its_key_along_and_brings_it_back(desk: Desk, qtbot: QtBot) -> None:
    model_id = add_server(desk, qtbot)
    desk.models.remove(model_id)
    qtbot.waitUntil(lambda: not desk.keyring.keys)
    assert len(desk.models.entries()) == 1
    (notice,) = desk.notices.take_pending()
    assert notice.problem.text == "{name} was taken off the list."
    desk.notices.act(notice)
    qtbot.waitUntil(lambda: desk.keyring.keys == {model_id: "sk-1"})
    assert desk.models.entry(model_id) is not None


def test_without_a_keyring_a_key_lasts_for_this_session(desk: Desk, qtbot: QtBot) -> None:
    desk.keyring.problem = StorageError("There is no keyring.")
    desk.notices.take_pending()
    with qtbot.waitSignal(desk.notices.posted) as told:
        model_id = add_server(desk, qtbot)
    assert told.args[0].problem.text == "There is no keyring."
    assert desk.models.source(model_id).key == "sk-1"
    desk.models.set_key(model_id, "sk-2")
    qtbot.waitUntil(lambda: desk.models.source(model_id).key == "sk-2")
    posted: list[Notice] = []
    desk.notices.posted.connect(posted.append)
    desk.models.remove(model_id)
    desk.notices.act(posted[0])
    qtbot.waitUntil(lambda: desk.models.source(model_id).key == "sk-2")
    assert posted[0].action == "undo"


def test_a_key_can_be_taken_away(desk: Desk, qtbot: QtBot) -> None:
    model_id = add_server(desk, qtbot)
    desk.models.set_key(model_id, "")
    qtbot.waitUntil(lambda: desk.models.source(model_id).key == "")
    assert desk.keyring.keys == {}
    assert len(desk.models.entries()) == 2


def test_a_bad_address_is_told_and_not_listed(desk: Desk, qtbot: QtBot) -> None:
    desk.notices.take_pending()
    with qtbot.waitSignal(desk.notices.posted):
        desk.models.add_endpoint("X", "ftp://nowhere")
    assert len(desk.models.entries()) == 1
    assert desk.keyring.keys == {}


def test_a_server_can_be_tried_before_it_is_listed(desk: Desk, qtbot: QtBot) -> None:
    seen: list[ModelInfo | Problem] = []
    desk.models.test_endpoint("localhost:1", "", "", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], ModelInfo)
    desk.models.test_endpoint("what is this", "", "", seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert isinstance(seen[1], Problem)
    assert len(desk.models.entries()) == 1


def test_a_model_that_killed_its_engine_twice_is_not_loaded_by_itself(
    desk: Desk, qtbot: QtBot, file: str
) -> None:
    death = Problem("The engine crashed.", values={"cause": "crash"})
    for _ in range(2):
        desk.crashes.note_death(file_key(Path(file)), death)
    desk.settings.update(model_id=file)
    desk.models.load_last()
    (notice,) = desk.notices.take_pending()
    assert (notice.action, notice.problem) == ("open_models", desk.models.mark(file))
    assert desk.models.state == "none"
    assert desk.engine.chosen == []
    desk.models.load(file)  # all the same
    qtbot.waitUntil(lambda: desk.models.state == "ready")
    qtbot.waitUntil(lambda: desk.models.mark(file) is None)


def test_settings_that_fit_are_offered(desk: Desk, qtbot: QtBot, file: str) -> None:
    seen: list[tuple[Suggestion, ...] | Problem] = []
    desk.models.suggestions(file, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], tuple)
    assert seen[0][0].cache_type == "f16"
    assert seen[0][0].context_tokens >= 1024


def test_devices_are_listed(desk: Desk, qtbot: QtBot) -> None:
    seen: list[tuple[DeviceInfo, ...] | Problem] = []
    desk.models.devices(seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], tuple) and seen[0][0].name == "CPU"


def test_nothing_is_told_of_the_file_of_a_server(desk: Desk, qtbot: QtBot) -> None:
    model_id = add_server(desk, qtbot)
    seen: list[object] = []
    desk.models.header(model_id, seen.append)
    desk.models.estimate(model_id, 512, seen.append)
    desk.models.suggestions(model_id, seen.append)
    desk.models.devices(seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert len(seen) == 1
    desk.settings.update(load=replace(LoadOptions(), context_tokens=99))
    assert desk.models.source(model_id).options == LoadOptions()
