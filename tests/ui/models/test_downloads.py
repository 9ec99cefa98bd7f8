"""Downloads on the Models page: offers, progress, what goes wrong, what is here afterwards."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.cut import cut_words, seen
from tests.ui.fakes import make_services
from tests.ui.fakes_downloads import MIDDLE, SMALL, TIGHT, FakeDownloads
from workbench.core.errors import Problem
from workbench.ui.context import UiContext, make_context
from workbench.ui.main_window import MainWindow
from workbench.ui.models import get_dialog
from workbench.ui.models.get_dialog import GetDialog
from workbench.ui.models.page import ModelsPage
from workbench.ui.style import dress
from workbench.ui.translation import use_language

Shown = Callable[[QWidget], Any]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def usual_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer with 16 GB."""
    monkeypatch.setattr(get_dialog, "total_memory_bytes", lambda: 16_400_000_000)


@pytest.fixture
def downloads(services: Any) -> FakeDownloads:
    """The played service."""
    played: FakeDownloads = services.downloads
    return played


@pytest.fixture
def page(context: UiContext, shown: Shown) -> ModelsPage:
    """The page with three models."""
    made = ModelsPage(context)
    made.resize(1100, 900)
    shown(made)
    return made


@pytest.fixture
def dialog(context: UiContext, services: Any, shown: Shown) -> GetDialog:
    """What can be downloaded, on a computer with a graphics card."""
    usual = content.info_of(content.QWEN)
    services.models.loaded = dataclasses.replace(usual, device="Vulkan0", backend="Vulkan")
    made: GetDialog = shown(GetDialog(context, None))
    return made


def words(part: QWidget) -> str:
    """Return the words that are seen on a part of the window."""
    said = (each.text() for each in part.findChildren(QLabel) if each.isVisible())
    return " | ".join(said).replace("\u00a0", " ")


def test_the_first_choice_of_the_menu_opens_the_offers(page: ModelsPage) -> None:
    first = page.add_menu.actions()[0]
    assert first.text() == "Download a model…"
    first.trigger()
    dialog = page.findChild(GetDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.close()


def test_it_is_said_plainly_who_is_asked_and_when(dialog: GetDialog) -> None:
    said = words(dialog)
    assert "come from Hugging Face (huggingface.co), and only once you press Download" in said
    assert "Nothing of your chats or documents is sent." in said
    assert "This computer has 16.4 GB of memory; 9.8 GB of it is free now." in said


def test_another_host_is_named(context: UiContext, downloads: FakeDownloads, shown: Shown) -> None:
    elsewhere = dataclasses.replace(SMALL.file, address="https://mirror.example/a.gguf")
    downloads.on_offer = (dataclasses.replace(SMALL, file=elsewhere),)
    dialog = shown(GetDialog(context, None))
    assert "The files come from mirror.example," in words(dialog)


def test_a_card_says_what_the_model_is_and_whether_it_fits(dialog: GetDialog) -> None:
    said = {card.offered.name: words(card) for card in dialog.cards}
    for part in ("Very small and quick", "480 MB", "600 M parameters", "English, Korean"):
        assert part in said["Qwen3 0.6B"]
    assert "licence Apache 2.0" in said["Qwen3 0.6B"]
    assert "Fits well: needs about 576 MB of memory, 9.8 GB is free." in said["Qwen3 0.6B"]
    assert "Will be tight: needs about 8.8 GB" in said["Gemma 3 12B"]
    assert "Too large for this computer" in said["Qwen3 235B"]


def test_the_largest_that_fits_well_is_recommended_and_comes_first(dialog: GetDialog) -> None:
    assert [card.offered.name for card in dialog.cards] == [
        "Qwen3 8B",
        "Qwen3 0.6B",
        "Gemma 3 12B",
        "Qwen3 235B",
    ]
    marked = [card for card in dialog.cards if "Recommended for this computer" in words(card)]
    assert marked == dialog.cards[:1]


def test_without_a_graphics_card_a_quick_one_is_recommended(
    context: UiContext, shown: Shown
) -> None:
    dialog = shown(GetDialog(context, None))
    marked = [card for card in dialog.cards if "Recommended for this computer" in words(card)]
    assert [card.offered for card in marked] == [SMALL]


def test_nothing_is_recommended_where_nothing_fits_well(
    context: UiContext, services: Any, shown: Shown
) -> None:
    services.models.free_bytes = 300_000_000
    dialog = shown(GetDialog(context, None))
    assert "Recommended" not in words(dialog)
    assert [card.offered for card in dialog.cards][:1] == [SMALL]


def test_a_card_fetches_its_model_and_shows_how_far_it_is(
    qtbot: QtBot, dialog: GetDialog, downloads: FakeDownloads, services: Any
) -> None:
    card = dialog.cards[0]
    card.button.setFocus()
    qtbot.mouseClick(card.button, LEFT)
    assert downloads.asked("fetch_model") == [(MIDDLE,)]
    assert not card.button.isVisible()
    assert card.progress is not None and card.progress.pause_button.hasFocus()
    assert "Waiting for its turn" in words(card)
    download_id = downloads.listed[0].plan.download_id
    downloads.play(download_id, state="running", done_bytes=1_240_000_000, bytes_per_s=11.3e6)
    assert "Downloading · 1.2 of 5.0 GB · 11.3 MB/s · 6 min left" in words(card)
    downloads.play(download_id, state="checking", done_bytes=MIDDLE.file.size_bytes)
    assert "Checking that the file arrived whole" in words(card)
    downloads.play(download_id, state="done")
    assert card.here.isVisible() and "On this computer" in words(card)
    assert card.progress is None
    entry = dataclasses.replace(content.QWEN, path=Path("/data/models") / MIDDLE.file.name)
    services.models.listed = (content.TOUR, entry)
    services.models.entries_changed.emit()
    assert card.here.isVisible() and not card.button.isVisible()
    services.models.listed = (content.TOUR,)
    services.models.entries_changed.emit()
    assert card.button.isVisible() and not card.here.isVisible(), "taken off the list again"


def test_a_download_that_is_given_up_can_be_begun_again(
    qtbot: QtBot, dialog: GetDialog, downloads: FakeDownloads
) -> None:
    card = dialog.cards[0]
    qtbot.mouseClick(card.button, LEFT)
    assert card.progress is not None
    qtbot.mouseClick(card.progress.cancel_button, LEFT)
    assert card.progress is None and card.button.isVisible()
    assert downloads.listed == ()


def test_a_wrong_address_gets_its_sentence_beneath_the_field(
    qtbot: QtBot, dialog: GetDialog, downloads: FakeDownloads
) -> None:
    assert not dialog.fetch_button.isEnabled()
    qtbot.keyClicks(dialog.address, "https://example.org/page")
    qtbot.mouseClick(dialog.fetch_button, LEFT)
    assert dialog.wrong.isVisible()
    assert dialog.wrong.text().startswith("This is not the address of a GGUF file.")
    assert dialog.wrong.y() > dialog.address.y()
    qtbot.keyClicks(dialog.address, "/x.gguf")
    assert not dialog.wrong.isVisible()


def test_an_address_is_fetched_with_enter_and_watched_beneath_the_field(
    qtbot: QtBot, dialog: GetDialog, downloads: FakeDownloads
) -> None:
    qtbot.keyClicks(dialog.address, "  https://example.org/Small-Q8_0.gguf ")
    qtbot.keyClick(dialog.address, Qt.Key.Key_Return)
    assert downloads.asked("fetch_address") == [("https://example.org/Small-Q8_0.gguf",)]
    assert dialog.address.text() == "" and dialog.isVisible()
    assert "Small-Q8_0" in words(dialog)
    downloads.play(downloads.listed[0].plan.download_id, state="done")
    assert "Small-Q8_0" not in words(dialog)


def test_rows_stand_above_the_cards_until_they_are_done(
    page: ModelsPage, downloads: FakeDownloads
) -> None:
    first, second = downloads.fetch_model(MIDDLE), downloads.fetch_model(TIGHT)
    assert [row.progress.download_id for row in page.downloads.rows] == [first, second]
    assert page.downloads.isVisible()
    QApplication.sendPostedEvents()
    assert page.downloads.y() < page.cards[0].y()
    downloads.play(first, state="done")
    assert [row.progress.download_id for row in page.downloads.rows] == [second]
    downloads.play(second, state="done")
    assert page.downloads.rows == () and not page.downloads.isVisible()


def test_a_row_pauses_and_resumes_and_keeps_the_keyboard(
    qtbot: QtBot, page: ModelsPage, downloads: FakeDownloads
) -> None:
    download_id = downloads.fetch_model(MIDDLE)
    downloads.play(download_id, state="running", done_bytes=1_000_000_000)
    row = page.downloads.rows[0]
    button = row.progress.pause_button
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert downloads.asked("pause") == [(download_id,)]
    downloads.play(download_id, state="paused")
    assert page.downloads.rows == (row,), "the row stays, and the keyboard on it"
    assert "Paused · 1.0 of 5.0 GB" in words(row)
    assert button.accessibleName() == "Resume the download of Qwen3 8B"
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert downloads.asked("resume") == [(download_id,)]


def test_a_download_that_stalls_promises_no_time(
    qtbot: QtBot, page: ModelsPage, downloads: FakeDownloads
) -> None:
    download_id = downloads.fetch_model(MIDDLE)
    downloads.play(download_id, state="running", done_bytes=10**9, bytes_per_s=11.3e6)
    row = page.downloads.rows[0]
    assert "6 min left" in words(row)
    row.progress._silence.timeout.emit()
    downloads.play(download_id, bytes_per_s=2.1e6)  # the service tells its speed all the same
    assert "1.0 of 5.0 GB · Nothing is arriving just now" in words(row)
    downloads.play(download_id, done_bytes=2 * 10**9)
    assert "Downloading · 2.0 of 5.0 GB · 2.1 MB/s" in words(row)


def test_a_failure_says_why_and_can_be_tried_again(
    qtbot: QtBot, page: ModelsPage, downloads: FakeDownloads
) -> None:
    download_id = downloads.fetch_model(MIDDLE)
    problem = Problem("{host} does not answer.", "Look at your connection.", {"host": "hub"})
    downloads.play(download_id, state="failed", problem=problem, done_bytes=1_000_000_000)
    progress = page.downloads.rows[0].progress
    assert "hub does not answer." in words(progress)
    assert "Look at your connection." in words(progress)
    assert progress.pause_button.text() == "Try again"
    qtbot.mouseClick(progress.pause_button, LEFT)
    assert downloads.asked("resume") == [(download_id,)]
    downloads.play(download_id, state="running", problem=None)
    assert "does not answer" not in words(progress)


def test_cancel_takes_the_row_away(
    qtbot: QtBot, page: ModelsPage, downloads: FakeDownloads
) -> None:
    downloads.fetch_model(MIDDLE)
    row = page.downloads.rows[0]
    assert "delete" in row.progress.cancel_button.toolTip()
    qtbot.mouseClick(row.progress.cancel_button, LEFT)
    assert page.downloads.rows == ()


def test_whoever_has_only_the_tour_model_is_shown_the_way(
    qtbot: QtBot, context: UiContext, services: Any, shown: Shown, downloads: FakeDownloads
) -> None:
    services.models.listed = (content.TOUR,)
    services.models.choose(content.TOUR)
    page = shown(ModelsPage(context))
    assert page.first_contact.isVisible()
    assert "only shows what the program can do" in words(page.first_contact)
    qtbot.mouseClick(page.first_contact.button, LEFT)
    dialog = page.findChild(GetDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.cards[0].button.click()
    dialog.close()
    assert not page.first_contact.isVisible(), "one is on its way"
    downloads.cancel(downloads.listed[0].plan.download_id)
    assert page.first_contact.isVisible()
    download_id = downloads.fetch_model(MIDDLE)
    downloads.play(download_id, state="done")
    assert not page.first_contact.isVisible(), "it will be listed in a moment"
    services.models.listed = (content.TOUR, content.QWEN)
    services.models.entries_changed.emit()
    assert not page.first_contact.isVisible()


@pytest.mark.parametrize("points", [10, 18])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_cut(
    qapp: QApplication, qtbot: QtBot, shown: Shown, language: str, points: int
) -> None:
    """Rows and offers in every state, on the smallest window."""
    use_language(qapp, language)
    services: Any = make_services(language, font_points=points)
    context = make_context(services)
    dress(qapp, context.theme, context.points)
    downloads = services.downloads
    running, paused, failed = (downloads.fetch_model(each) for each in (MIDDLE, SMALL, TIGHT))
    downloads.fetch_address("https://example.org/a-model-with-a-very-long-name-Q4_K_M.gguf")
    downloads.play(running, state="running", done_bytes=10**9, bytes_per_s=11.3e6)
    downloads.play(paused, state="paused", done_bytes=10**8)
    problem = Problem("The connection was lost.", "Try again; what has come is kept.")
    downloads.play(failed, state="failed", done_bytes=10**9, problem=problem)
    dialog = shown(GetDialog(context, None))
    dialog.address.setText("nonsense")
    dialog.fetch_button.click()
    window = MainWindow(context, page="models")
    window.resize(960, 700)
    page = shown(window).current_page()
    for part in (dialog, page):
        with suppress(TimeoutError):
            qtbot.waitUntil(lambda part=part: cut_words(part) == [], timeout=2_000)
        assert cut_words(part) == []
        assert all(
            each.accessibleName() or each.text() for each in seen(part, type(dialog.address))
        )
    assert dialog.width() <= 900 and dialog.height() <= 760
