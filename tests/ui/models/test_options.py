"""The load options: kept, explained, suggested by what fits, and said when not in use yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import content
from workbench.core.models import LoadOptions
from workbench.ui.context import UiContext
from workbench.ui.models.option_rows import ChoiceRow
from workbench.ui.models.options import LoadOptionsForm

Shown = Callable[[QWidget], Any]

VALUES = [
    ("context_tokens", 4096),
    ("threads", 4),
    ("batch_tokens", 1024),
    ("micro_batch_tokens", 256),
    ("sequences", 4),
]
CHOICES = [
    ("cache_type_k", "q8_0"),
    ("cache_type_v", "q4_0"),
    ("flash_attention", "on"),
    ("rope_scaling", "yarn"),
]


@pytest.fixture
def form(context: UiContext, services: Any, shown: Shown) -> LoadOptionsForm:
    """The form; what it keeps comes back as the settings."""
    models = services.models

    def keep(options: LoadOptions) -> None:
        models.calls.append(("set_load_options", options))
        services.settings.update(load=options)

    models.set_load_options = keep
    made = LoadOptionsForm(context, None)
    made.resize(360, 900)
    shown(made)
    return made


def kept(services: Any) -> LoadOptions:
    """Return the options kept last."""
    options: LoadOptions = services.models.asked("set_load_options")[-1][0]
    return options


def choose(row: Any, meaning: object) -> None:
    """Choose as a person does."""
    field = row.choice if hasattr(row, "choice") else row.field
    field.setCurrentIndex(field.findData(meaning))
    field.activated.emit(field.currentIndex())


def test_every_option_has_a_row_that_explains_itself(form: LoadOptionsForm) -> None:
    """All but the adapters, which are entries of their own."""
    for field in fields(LoadOptions):
        if field.name != "adapters":
            row = form.option(field.name)
            assert row.field.accessibleName() and len(row.control.meaning) > 25


@pytest.mark.parametrize(("name", "value"), VALUES)
def test_numbers_are_kept(form: LoadOptionsForm, services: Any, name: str, value: int) -> None:
    form.option(name).field.setValue(value)
    assert kept(services) == replace(LoadOptions(), **{name: value})
    assert form.option(name).control.is_changed


@pytest.mark.parametrize(("name", "value"), CHOICES)
def test_choices_are_kept(form: LoadOptionsForm, services: Any, name: str, value: str) -> None:
    choose(form.option(name), value)
    assert kept(services) == replace(LoadOptions(), **{name: value})


@pytest.mark.parametrize(("choice", "layers"), [("none", 0), ("all", 999), ("some", 16)])
def test_layers_on_the_graphics_card(
    form: LoadOptionsForm, services: Any, choice: str, layers: int
) -> None:
    row = form.option("gpu_layers")
    choose(row, choice)
    assert kept(services).gpu_layers == layers
    assert row.number.isVisibleTo(row) == (choice == "some")


def test_switches_and_decimals_are_kept(form: LoadOptionsForm, services: Any) -> None:
    form.option("memory_map").field.setChecked(False)
    form.option("memory_lock").field.setChecked(True)
    assert not form.option("rope_factor").field.isEnabled(), "it needs a scaling"
    choose(form.option("rope_scaling"), "linear")
    form.option("rope_factor").field.setValue(2.0)
    options = kept(services)
    assert (options.memory_map, options.memory_lock, options.rope_factor) == (False, True, 2.0)


def test_a_draft_model_is_one_of_the_list(form: LoadOptionsForm, services: Any) -> None:
    row = form.option("draft_path")
    row._menu.aboutToShow.emit()
    offered = {action.text(): action for action in row._menu.actions()}
    offered["Tour model · 15 MB"].trigger()
    assert kept(services).draft_path == str(content.TOUR.path)
    assert row.field.text() == "Tour model"
    row.control.reset()
    assert kept(services).draft_path == "" and row.field.text() == "No draft model"


def test_values_need_flash_attention_for_fewer_bits(form: LoadOptionsForm) -> None:
    row = form.option("cache_type_v")
    assert isinstance(row, ChoiceRow) and row.field.isEnabled()
    choose(form.option("flash_attention"), "off")
    assert not row.field.isEnabled() and "flash attention" in row.control.meaning


def test_what_fits_is_one_press_away(form: LoadOptionsForm, services: Any, qtbot: QtBot) -> None:
    services.models.choose(content.LARGE, "none")
    assert "Nothing fits" in texts(form)
    services.models.free_bytes = 20_000_000_000
    services.models.choose(content.LARGE, "none")
    names = [card.accessibleName() for card in form.fits.cards]
    assert names[0].startswith("Automatic: 8,192 tokens") and "of 20.0 GB free" in names[0]
    assert any("8-bit cache" in name for name in names[1:])
    assert [card.isChecked() for card in form.fits.cards].index(True) == 0
    qtbot.mouseClick(form.fits.cards[-1], Qt.MouseButton.LeftButton)
    options = kept(services)
    assert options.context_tokens == 131072 and options.cache_type_k == options.cache_type_v
    assert form.fits.cards[-1].isChecked() and not form.fits.cards[0].isChecked()


def test_what_fits_follows_only_the_last_question(form: LoadOptionsForm, services: Any) -> None:
    late: list[Any] = []
    services.models.suggestions = lambda _id, done: late.append(done)
    services.models.choose(content.LARGE, "none")
    services.models.choose(content.QWEN, "none")
    late[0](())
    assert "Nothing fits" not in texts(form)
    late[1](())
    assert "Nothing fits" in texts(form)


def test_a_change_is_not_in_use_before_the_model_is_loaded_again(
    form: LoadOptionsForm, services: Any, qtbot: QtBot
) -> None:
    assert not form.note.isVisible()
    form.option("threads").field.setValue(4)
    assert form.note.isVisible() and "not in use yet" in form.note.text()
    qtbot.mouseClick(form.reload_button, Qt.MouseButton.LeftButton)
    assert services.models.asked("load") == [(content.QWEN.model_id,)]
    services.models.choose(content.QWEN, "loading", 0.2)
    services.models.choose(content.QWEN)
    assert not form.note.isVisible()


def test_reset_lets_the_program_choose_again(form: LoadOptionsForm, services: Any) -> None:
    form.option("context_tokens").field.setValue(4096)
    form.option("batch_tokens").field.setValue(1024)
    form.option("batch_tokens").control.reset()
    assert kept(services) == LoadOptions(context_tokens=4096)
    form.reset_button.click()
    assert kept(services) == LoadOptions()
    assert form.option("context_tokens").field.text() == "automatic"
    assert not form.reset_button.isEnabled()


def test_devices_are_listed_with_their_memory(form: LoadOptionsForm) -> None:
    assert "CPU · 8 threads" in form.devices.device.text()
    assert "could not take this model" in form.devices.device_note.text()
    assert "RTX 4060" in texts(form) and "7.0 GB of 8.0 GB free" in texts(form)


def texts(widget: QWidget) -> str:
    """Return the words that can be seen."""
    return " | ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())
