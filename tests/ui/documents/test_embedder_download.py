"""Embedding models from the network, in the settings of a collection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeLibrary
from tests.ui.fakes_downloads import FakeDownloads
from workbench.core.errors import Problem
from workbench.services.bundle import Services
from workbench.ui.documents.embedder_card import EmbedderCard
from workbench.ui.documents.page import DocumentsPage

E5 = "multilingual-e5-small"


@pytest.fixture
def downloads(services: Services) -> FakeDownloads:
    """The played service."""
    played: Any = services.downloads
    return played


@pytest.fixture
def card(page: DocumentsPage, downloads: FakeDownloads) -> Iterator[EmbedderCard]:
    """The card in the dialog, on screen."""
    dialog = page.show_settings()
    assert dialog is not None
    yield dialog.embedder
    dialog.close()


def words(part: QWidget) -> str:
    """Return the words that are seen on a part of the window."""
    said = (each.text() for each in part.findChildren(QLabel) if each.isVisible())
    return " | ".join(said).replace("\u00a0", " ")


def offered(card: EmbedderCard) -> list[str]:
    """Return the models that the menu offers."""
    return [action.text().partition(" · ")[0] for action in card.download.menu.actions()]


def fetch(card: EmbedderCard, name: str) -> None:
    """Choose a model in the menu."""
    actions = card.download.menu.actions()
    next(action for action in actions if action.text().startswith(name)).trigger()


def names(card: EmbedderCard) -> list[str]:
    """Return the models that can be chosen."""
    return [card.choice.itemText(row) for row in range(card.choice.count())]


def test_only_what_can_be_fetched_is_offered(card: EmbedderCard) -> None:
    assert E5 in offered(card)
    assert "all-MiniLM-L6-v2" not in offered(card), "it comes with the program"
    assert "bge-m3" not in offered(card), "its repository has no safe weights"
    first = card.download.menu.actions()[0]
    assert "English, Korean" in first.text()
    assert first.toolTip() == f"intfloat/{E5}, from huggingface.co"
    said = words(card)
    assert "Download one, which comes from huggingface.co, or choose its folder" in said


def test_a_download_is_watched_in_place_and_then_used(
    card: EmbedderCard, downloads: FakeDownloads, library: FakeLibrary, qtbot: QtBot
) -> None:
    assert not card.download.isVisible()
    fetch(card, E5)
    assert downloads.asked("fetch_embedder") == [(E5,)]
    assert E5 not in offered(card)
    download_id = downloads.listed[0].plan.download_id
    downloads.play(download_id, state="running", done_bytes=210_000_000, total_bytes=471_000_000)
    qtbot.waitUntil(lambda: "Downloading · 210 of 471 MB" in words(card))
    assert E5 not in names(card)
    downloads.play(download_id, state="done")
    assert f"{E5} is on this computer now." in words(card)
    assert E5 in names(card) and E5 not in offered(card)
    assert card.download.progress is None
    card.download.use_button.click()
    assert library.asked("change_embedder") == [("c1", str(Path("/data/embedders") / E5))]
    assert not card.download.use_button.isVisible()


def test_one_that_is_here_is_chosen_like_any_other(
    page: DocumentsPage, downloads: FakeDownloads, library: FakeLibrary
) -> None:
    downloads.folders[E5] = Path("/data/embedders") / E5
    dialog = page.show_settings()
    assert dialog is not None
    card = dialog.embedder
    assert E5 in names(card) and E5 not in offered(card)
    card.choice.activated.emit(names(card).index(E5))
    assert library.asked("change_embedder") == [("c1", str(Path("/data/embedders") / E5))]
    dialog.close()


def test_a_failed_download_says_why_and_can_be_given_up(
    card: EmbedderCard, downloads: FakeDownloads, qtbot: QtBot
) -> None:
    fetch(card, E5)
    download_id = downloads.listed[0].plan.download_id
    problem = Problem("{host} was not found.", "Check it.", {"host": "huggingface.co"})
    downloads.play(download_id, state="failed", problem=problem)
    qtbot.waitUntil(lambda: "huggingface.co was not found." in words(card))
    assert card.download.progress is not None
    card.download.progress.cancel_button.click()
    assert not card.download.isVisible() and E5 in offered(card)


def test_models_have_no_place_here(card: EmbedderCard, downloads: FakeDownloads) -> None:
    downloads.fetch_model(downloads.on_offer[0])
    assert not card.download.isVisible() and card.download.progress is None
