"""How a collection is cut: numbers, a live preview, and what a change costs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.cut import cut_words
from tests.ui.fakes import FakeLibrary, make_services
from tests.ui.lab.find import texts
from workbench.core.errors import Problem
from workbench.ui.context import make_context
from workbench.ui.documents.collection_settings import CollectionSettings
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.style import dress
from workbench.ui.translation import use_language


@pytest.fixture
def dialog(page: DocumentsPage) -> Iterator[CollectionSettings]:
    """Return the dialog, on screen."""
    made = page.show_settings()
    assert made is not None
    yield made
    made.close()


def _said(dialog: CollectionSettings) -> str:
    """Return everything the dialog says."""
    return "\n".join(texts(dialog))


def test_the_collection_opens_as_it_is_cut_now(dialog: CollectionSettings) -> None:
    assert dialog.sizes == (180, 30)
    assert not dialog.keep.isEnabled()
    said = _said(dialog)
    assert "This is how the collection is cut now." in said
    assert dialog.embedder.choice.currentText() == "all-MiniLM-L6-v2"
    assert "Korean is searched by its words instead" in said
    assert "Up to 254 with this embedding model." in said


def test_a_change_is_previewed_and_its_cost_told(
    dialog: CollectionSettings, library: FakeLibrary, qtbot: QtBot
) -> None:
    before = len(dialog.preview.text.marked_texts())
    dialog.size_field.setValue(60)
    qtbot.waitUntil(lambda: ("d1", 60, 30) in library.asked("preview"))
    assert len(dialog.preview.text.marked_texts()) > before
    assert "60 token" in dialog.preview.count.text()
    assert "3 file" in dialog.cost.text() and "anew" in dialog.cost.text()
    assert dialog.keep.isEnabled()


def test_the_overlap_stays_within_half_of_the_size(dialog: CollectionSettings) -> None:
    dialog.size_field.setValue(40)
    assert dialog.sizes == (40, 20)
    dialog.size_field.setValue(9_000)
    assert dialog.sizes[0] == 254


def test_keeping_cuts_the_collection_anew(
    dialog: CollectionSettings, library: FakeLibrary, qtbot: QtBot
) -> None:
    dialog.size_field.setValue(120)
    dialog.overlap_field.setValue(40)
    dialog.keep.click()
    assert library.asked("change_cut") == [("c1", 120, 40)]
    assert not dialog.isVisible()


def test_cancel_changes_nothing(dialog: CollectionSettings, library: FakeLibrary) -> None:
    dialog.size_field.setValue(120)
    cancel = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Cancel")
    cancel.click()
    assert not library.asked("change_cut")


def test_another_file_can_be_previewed(dialog: CollectionSettings, library: FakeLibrary) -> None:
    choice = dialog.preview.choice
    names = [choice.itemText(index) for index in range(choice.count())]
    assert names == ["terms.pdf", "manual.pdf", "faq.md"], "files without text are not offered"
    choice.setCurrentIndex(2)
    choice.activated.emit(2)
    assert library.asked("preview")[-1] == ("d3", 180, 30)


def test_a_preview_that_fails_says_why(
    page: DocumentsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem("This document no longer exists.", "Choose another one.")
    monkeypatch.setattr(library, "preview", lambda *call: call[-1](problem))
    dialog = page.show_settings()
    assert dialog is not None
    text = dialog.preview.count.text()
    assert text == "This document no longer exists. Choose another one."
    dialog.close()


def test_an_empty_collection_can_be_set_before_files_come(
    page: DocumentsPage, library: FakeLibrary
) -> None:
    library.all_documents = ()
    page._on_changed()
    dialog = page.show_settings()
    assert dialog is not None
    dialog.size_field.setValue(120)
    assert dialog.cost.text() == "Files that you add will be cut this way."
    assert "once one is ready" in dialog.preview.count.text()
    dialog.close()


def test_an_unknown_embedder_is_named_without_a_limit(
    page: DocumentsPage, library: FakeLibrary
) -> None:
    first, *others = library.collections
    library.collections = (dataclasses.replace(first, embedder_id="my-model"), *others)
    page._on_changed()
    dialog = page.show_settings()
    assert dialog is not None
    assert dialog.embedder.choice.currentText() == "my-model"
    dialog.size_field.setValue(5_000)
    assert dialog.sizes[0] == 5_000
    dialog.close()


@pytest.mark.parametrize("points", [10, 18])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_cut(
    qapp: QApplication,
    qtbot: QtBot,
    shown: Callable[[QWidget], Any],
    language: str,
    points: int,
) -> None:
    use_language(qapp, language)
    context = make_context(make_services(language, font_points=points))
    dress(qapp, context.theme, context.points)
    window = shown(QWidget())
    window.resize(1280, 800)
    collection = content.COLLECTIONS[language][0]
    made = CollectionSettings(context, collection, content.documents(language), window)
    dialog = shown(made)
    dialog.size_field.setValue(120)
    assert dialog.width() < 1280 and dialog.height() < 800
    with suppress(TimeoutError):
        qtbot.waitUntil(lambda: cut_words(dialog) == [], timeout=2_000)
    assert cut_words(dialog) == []


def test_another_embedding_model_is_chosen_and_its_progress_told(
    dialog: CollectionSettings, library: FakeLibrary
) -> None:
    card = dialog.embedder
    assert [card.choice.itemText(row) for row in range(card.choice.count())] == [
        "all-MiniLM-L6-v2",
        "my-model",
    ]
    card.choice.activated.emit(1)
    assert library.calls[-1] == ("change_embedder", "c1", "/models/my-model")
    first, *others = library.collections
    begun = dataclasses.replace(first, next_embedder_id="my-model", next_embedded=first.chunks // 2)
    library.collections = (begun, *others)
    library.changed.emit()
    assert card.choice.currentText() == "my-model"
    assert "50% is embedded anew. Until all is, all-MiniLM-L6-v2 answers." in card.state.text()
    assert "English, Korean" in card.about.text()


def test_a_folder_without_a_model_is_refused_in_the_dialog(
    dialog: CollectionSettings, library: FakeLibrary
) -> None:
    asked = dialog.embedder.ask_folder()
    asked.filesSelected.emit(["/somewhere"])
    asked.close()
    assert library.calls[-1] == ("change_embedder", "c1", "/somewhere")
    assert "holds no embedding model" in dialog.embedder.state.text()
    assert dialog.embedder.choice.isEnabled()


def test_thresholds_count_at_once(dialog: CollectionSettings, library: FakeLibrary) -> None:
    dialog.thresholds.dense.setValue(0.3)
    dialog.thresholds.keyword.setValue(2.5)
    assert library.asked("change_thresholds") == [("c1", 0.3, 0.0), ("c1", 0.3, 2.5)]
    said = _said(dialog)
    assert "Least likeness in meaning" in said and "Least score of words" in said
    assert not dialog.keep.isEnabled(), "nothing is to be cut anew"
