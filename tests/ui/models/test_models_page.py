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

    assert not any("Take off" in text for text in menus(page.cards[0]))
    assert "Take off the list (the file stays)" in menus(page.cards[1])


def test_answer_for_a_page_that_is_gone_is_dropped(
    context: UiContext, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window may be built anew while a file is read."""
    late: list[Callable[[object], None]] = []
    monkeypatch.setattr(services.models, "estimate", lambda _id, _tokens, done: late.append(done))
    page = ModelsPage(context)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(late) == 4  # a card each, and what fits
    for done in late:
        done(Problem("Too late."))
