"""The models page: cards that tell the truth, options that are kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import content
from workbench.core.errors import Problem
from workbench.core.models import LoadOptions
from workbench.services.bundle import Services
from workbench.ui.context import UiContext
from workbench.ui.models.card import ModelCard
from workbench.ui.models.page import ModelsPage

Shown = Callable[[QWidget], Any]


@pytest.fixture
def page(context: UiContext, shown: Shown) -> ModelsPage:
    """The page with three models, the second one loaded."""
    made = ModelsPage(context)
    made.resize(1100, 900)
    shown(made)
    return made


def words(card: QWidget) -> str:
    """Return the words on a card."""
    return " | ".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def test_card_describes_its_model(page: ModelsPage) -> None:
    """Name, size, quantisation, trained context, languages, licence, note."""
    tour = words(page.cards[0])
    for part in ("Tour model", "14 M parameters", "Q8_0", "15 MB", "1,024", "English, Korean"):
        assert part in tour
    assert "licence MIT" in tour and "knows little else" in tour and "demo only" in tour
    assert "licence Apache 2.0" in words(page.cards[1])


def test_only_the_loaded_model_can_be_unloaded(
    qtbot: QtBot, page: ModelsPage, services: Any
) -> None:
    """Its card says so, and frees the memory."""
    assert [card.unload_button.isVisible() for card in page.cards] == [False, True, False]
    assert "Loaded" in words(page.cards[1])
    qtbot.mouseClick(page.cards[1].unload_button, Qt.MouseButton.LeftButton)
    assert services.models.asked("unload") == [()]


def test_load_asks_for_this_model(qtbot: QtBot, page: ModelsPage, services: Any) -> None:
    """The button loads the model of its card."""
    qtbot.mouseClick(page.cards[0].load_button, Qt.MouseButton.LeftButton)
    assert services.models.asked("load") == [("tour",)]


def test_load_shows_progress_and_cancel(qtbot: QtBot, page: ModelsPage, services: Any) -> None:
    """A load can be watched and stopped."""
    services.models.choose(content.LARGE, "loading", 0.43)
    card = page.cards[2]
    assert "43 %" in words(card)
    services.models.progress = 0.5
    services.models.progress_changed.emit(0.5)
    assert "50 %" in words(card) and card.meter.share == 0.5
    qtbot.mouseClick(card.cancel_button, Qt.MouseButton.LeftButton)
    assert services.models.asked("cancel_load") == [()]


def test_light_has_its_numbers(page: ModelsPage) -> None:
    """Green when it fits, red with advice when it does not."""
    assert "needs 2.5 GB at 8k context; 9.8 GB free" in words(page.cards[1])
    large = words(page.cards[2])
    assert "needs 11.9 GB" in large and "Choose a shorter context or a smaller file." in large


def test_light_is_amber_when_it_is_tight(page: ModelsPage, services: Any) -> None:
    """It fits, but only just."""
    services.models.free_bytes = round(12.5e9)
    page.cards[2].estimate()
    assert "other programs may become slow" in words(page.cards[2])


def test_problem_stands_on_its_card(page: ModelsPage, services: Any) -> None:
    """Why a load failed, and what to do, where it failed."""
    services.models.problem = Problem("The file is damaged.", "Download it again.")
    services.models.choose(content.LARGE, "none")
    assert "The file is damaged." in words(page.cards[2])
    assert "Download it again." in words(page.cards[2])
    assert "damaged" not in words(page.cards[0])


def test_metadata_are_read_when_asked_for(qtbot: QtBot, page: ModelsPage) -> None:
    """The table holds what the file says."""
    card = page.cards[1]
    assert card.findChild(QTableWidget) is None
    qtbot.mouseClick(card.details, Qt.MouseButton.LeftButton)
    table = card.findChild(QTableWidget)
    assert table is not None and table.isVisible()
    cells = {
        table.item(line, 0).text(): table.item(line, 1).text() for line in range(table.rowCount())
    }
    assert cells["general.architecture"] == "qwen3"
    assert cells["Parameters"] == "1,720,000,000"


def test_cards_follow_the_list(page: ModelsPage, services: Any) -> None:
    """A removed model has no card."""
    services.models.listed = services.models.listed[:1]
    services.models.entries_changed.emit()
    assert [card.entry.model_id for card in page.cards] == ["tour"]


def test_bundled_model_cannot_be_removed(page: ModelsPage) -> None:
    """Only what the person added has a menu."""

    def menus(card: ModelCard) -> list[str]:
        return [each.text() for menu in card.findChildren(QWidget) for each in menu.actions()]

    assert menus(page.cards[0]) == []
    assert "Take off the list (the file stays)" in menus(page.cards[1])


def test_options_are_kept(page: ModelsPage, services: Any) -> None:
    """Every change goes to the service."""
    page.options.threads.setValue(4)
    page.options.gpu.setCurrentIndex(page.options.gpu.findData("none"))
    page.options.gpu.activated.emit(page.options.gpu.currentIndex())
    kept = [call[0] for call in services.models.asked("set_load_options")]
    assert kept[0] == LoadOptions(threads=4)
    assert kept[-1].gpu_layers == 0


def test_options_can_be_reset(qtbot: QtBot, page: ModelsPage, services: Any) -> None:
    """One press, and the program chooses again."""
    page.options.context_tokens.setValue(4096)
    page.options.batch.setValue(1024)
    qtbot.mouseClick(page.options.reset_button, Qt.MouseButton.LeftButton)
    assert services.models.asked("set_load_options")[-1] == (LoadOptions(),)
    assert page.options.context_tokens.text() == "automatic"


def test_options_explain_themselves(page: ModelsPage) -> None:
    """No field without a name and a tooltip in plain words."""
    form = page.options
    for field in (form.context_tokens, form.gpu, form.threads, form.batch, form.sequences):
        assert field.accessibleName() and len(field.toolTip()) > 40


def test_device_is_told(page: ModelsPage, services: Services) -> None:
    """Where it runs, and why there."""
    assert "CPU · 8 threads" in page.options.device.text()
    assert "could not take this model" in page.options.device_note.text()


def test_answer_for_a_page_that_is_gone_is_dropped(
    context: UiContext, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window may be built anew while a file is read."""
    late: list[Callable[[object], None]] = []
    monkeypatch.setattr(services.models, "estimate", lambda _id, _tokens, done: late.append(done))
    page = ModelsPage(context)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(late) == 3
    for done in late:
        done(Problem("Too late."))
