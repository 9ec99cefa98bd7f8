"""Entries that are no plain file: servers, adapters, models that crashed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import content
from workbench.core.errors import Problem
from workbench.core.models import AdapterUse, Endpoint, ModelEntry
from workbench.ui.context import UiContext
from workbench.ui.models.page import ModelsPage

Shown = Callable[[QWidget], Any]

ENDPOINT = Endpoint("e1", "Workstation", "http://192.168.0.12:8000/v1", "Qwen3-32B", 32768, True)
SERVER = ModelEntry("e1", "Workstation", Path(), 0, context_tokens=32768, endpoint=ENDPOINT)
ADAPTED = replace(
    content.QWEN,
    model_id="a1",
    name="Qwen3 1.7B + polite",
    adapters=(AdapterUse("/models/polite.gguf", 0.8),),
    base_id=content.QWEN.model_id,
)


@pytest.fixture
def page(context: UiContext, services: Any, shown: Shown) -> ModelsPage:
    """The page with a file, an adapted model and one on a server."""
    services.models.listed = (content.QWEN, ADAPTED, SERVER)
    services.settings.update(endpoints=(ENDPOINT,))
    made = ModelsPage(context)
    made.resize(1100, 900)
    shown(made)
    return made


def words(widget: QWidget) -> str:
    """Return the words that can be seen."""
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def test_a_server_says_where_texts_go(page: ModelsPage, services: Any, qtbot: QtBot) -> None:
    card = page.cards[2]
    assert "on a server" in words(card) and "Qwen3-32B" in words(card)
    assert "sent over the network to 192.168.0.12:8000" in words(card)
    assert "needs" not in words(card) and card.load_button.text() == "Use"
    qtbot.mouseClick(card.load_button, Qt.MouseButton.LeftButton)
    assert services.models.asked("load") == [("e1",)]


def test_an_adapted_model_says_what_it_is_made_of(page: ModelsPage) -> None:
    card = page.cards[1]
    assert "adapted" in words(card) and "Made of Qwen3 1.7B and:" in words(card)
    assert "polite.gguf, strength 0.8" in words(card)


def test_a_model_that_crashed_says_why_and_can_be_loaded_all_the_same(
    page: ModelsPage, services: Any, qtbot: QtBot
) -> None:
    models = services.models
    values = {"name": "Qwen3 1.7B", "deaths": 2}
    text = "{name} was not loaded: the engine crashed with it {deaths} times this week."
    models.marks = {content.QWEN.model_id: Problem(text, "Load it all the same.", values)}
    models.choose(content.QWEN, "none")
    card = page.cards[0]
    assert "the engine crashed with it 2 times this week." in words(card)
    assert not card.load_button.isVisible()
    qtbot.mouseClick(card.anyway_button, Qt.MouseButton.LeftButton)
    assert models.asked("load") == [(content.QWEN.model_id,)]
    models.marks = {}
    models.choose(content.QWEN)
    assert "crashed" not in words(card)


def test_a_server_is_added(page: ModelsPage, services: Any, qtbot: QtBot) -> None:
    dialog = page.add_server()
    assert not dialog.keep.isEnabled()
    dialog.address.setText("192.168.0.7:8080")
    assert "sent over the network to 192.168.0.7:8080" in dialog.warning.text()
    dialog.model.setText("big")
    dialog.name.setText("Office")
    dialog.key.setText("secret")
    assert dialog.key.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    assert services.models.asked("add_endpoint") == [
        ("Office", "http://192.168.0.7:8080", "big", "secret", 0)
    ]


def test_examples_fill_the_address_in(page: ModelsPage) -> None:
    dialog = page.add_server()
    pills = {pill.text(): pill for pill in dialog.findChildren(QWidget) if hasattr(pill, "click")}
    pills["Ollama"].click()
    assert dialog.address.text() == "http://localhost:11434/v1"
    assert "on this computer: localhost:11434" in dialog.warning.text()


def test_a_test_says_in_words_what_it_found(page: ModelsPage, services: Any) -> None:
    dialog = page.add_server()
    dialog.address.setText("http://localhost:8080/v1")
    values = {"host": "localhost:8080"}
    services.models.server_answer = Problem("Nothing answers at {host}.", "Start it.", values)
    dialog.test.click()
    assert services.models.asked("test_endpoint") == [("http://localhost:8080/v1", "", "")]
    assert dialog.verdict.text() == "Nothing answers at localhost:8080."
    assert dialog.hint.text() == "Start it."
    services.models.server_answer = replace(content.info_of(content.QWEN), context_size=4096)
    dialog.test.click()
    assert dialog.verdict.text() == "The server answers."
    assert "Qwen3 1.7B" in dialog.hint.text() and "context 4,096" in dialog.hint.text()
    dialog.keep.click()
    assert services.models.asked("add_endpoint")[-1][-1] == 4096


def test_what_was_asked_of_another_address_is_not_shown(page: ModelsPage, services: Any) -> None:
    late: list[Any] = []
    services.models.test_endpoint = lambda _address, _model, _key, done: late.append(done)
    dialog = page.add_server()
    dialog.address.setText("http://localhost:8080/v1")
    dialog.test.click()
    assert not dialog.test.isEnabled()
    dialog.address.setText("http://localhost:9090/v1")
    late[0](Problem("Too late."))
    assert not dialog.verdict.isVisible() and dialog.test.isEnabled()


def test_what_is_no_address_is_told(page: ModelsPage, services: Any) -> None:
    dialog = page.add_server()
    dialog.address.setText("ftp://x")
    dialog.keep.click()
    assert "is none of a server" in dialog.verdict.text()
    assert dialog.isVisible() and services.models.asked("add_endpoint") == []


def test_a_server_is_changed_and_keeps_its_id_and_key(page: ModelsPage, services: Any) -> None:
    page.cards[2].edit_asked.emit(page.cards[2].entry)
    dialog = page.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    assert dialog.address.text() == ENDPOINT.address and dialog.key.text() == ""
    dialog.name.setText("Basement")
    dialog.keep.click()
    assert services.settings.value.endpoints == (replace(ENDPOINT, name="Basement"),)
    assert services.models.asked("set_key") == []


def test_an_adapter_is_added_with_its_strength(page: ModelsPage, services: Any) -> None:
    dialog = page.add_adapter(page.cards[0].entry)
    assert not dialog.keep.isEnabled()
    dialog.take("/models/polite.gguf")
    dialog.slider.setValue(80)
    assert dialog.scale.value() == pytest.approx(0.8)
    assert "“Qwen3 1.7B + polite”, strength 0.8" in dialog.outcome.text()
    dialog.keep.click()
    ((base_id, path, scale),) = services.models.asked("add_adapted")
    assert (base_id, path) == (content.QWEN.model_id, Path("/models/polite.gguf"))
    assert scale == pytest.approx(0.8)


def test_the_button_offers_files_and_servers(page: ModelsPage) -> None:
    texts = [action.text() for action in page.add_menu.actions()]
    assert texts == [
        "Download a model…",
        "A GGUF file on this computer…",
        "A model on a server…",
    ]


def test_models_in_memory_at_once_are_named_with_what_they_need(
    page: ModelsPage, services: Any
) -> None:
    assert not page.memory.isVisible()
    services.models.beside = ("a1",)
    page.hide()
    page.show()
    text = page.memory.text()
    assert text == (
        "In memory at once: Qwen3 1.7B 2.5 GB, Qwen3 1.7B + polite 2.5 GB. 9.8 GB free."
    )
    assert page.memory.isVisible() and "In memory too" in words(page.cards[1])
    services.models.beside = ()
    page._show_memory()
    assert not page.memory.isVisible() and "In memory too" not in words(page.cards[1])
