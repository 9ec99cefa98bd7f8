"""The text of a document: pages, chunks, the marked passage, failures."""

from __future__ import annotations

import dataclasses

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import button, named, one, texts
from workbench.core.errors import Problem
from workbench.core.sources import Page, Span
from workbench.ui.context import UiContext
from workbench.ui.documents.chunk_text import ChunkText
from workbench.ui.documents.page import DocumentsPage

TEXT = content.TEXT["en"]


def _text(page: DocumentsPage) -> ChunkText:
    """Return the text that is seen."""
    (found,) = (item for item in page.findChildren(ChunkText) if item.isVisible())
    return found


def test_chunks_are_coloured_with_their_overlap(page: DocumentsPage) -> None:
    middle = len(TEXT) // 2
    parts = (TEXT[: middle - 20], TEXT[middle - 20 : middle + 20], TEXT[middle + 20 :])
    lines = [line.strip() for part in parts for line in part.splitlines() if line.strip()]
    assert _text(page).marked_texts() == lines
    roles = {form.format.background().color().name() for form in _text(page).extraSelections()}
    assert len(roles) == 3, "even, odd and overlapping chunks look different"


def test_the_colours_can_be_put_away(page: DocumentsPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Chunks in colour"), Qt.MouseButton.LeftButton)
    assert _text(page).marked_texts() == []


def test_a_target_opens_the_page_with_the_passage_marked(page: DocumentsPage) -> None:
    start = TEXT.index("Batteries")
    page.go_to({"document_id": "d1", "page": 5, "span": Span(start, start + 9)})
    assert "page 5" in texts(page)
    assert _text(page).marked_texts() == ["Batteries"], "page 5 has no chunks of its own"


def test_a_passage_far_down_is_scrolled_to(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(f"line {number}\n" for number in range(400))
    monkeypatch.setattr(library, "pages", lambda _id, done: done([Page(0, "😀 " + lines)]))
    monkeypatch.setattr(library, "chunks", lambda _id, done: done([]))
    start = lines.index("line 300") + 2
    page.go_to({"document_id": "d3", "page": 0, "span": Span(start, start + 8)})
    assert _text(page).marked_texts() == ["line 300"]
    qtbot.waitUntil(lambda: _text(page).verticalScrollBar().value() > 0)
    qtbot.waitUntil(lambda: _text(page).viewport().rect().contains(_text(page).cursorRect()))


def test_arrows_turn_the_pages(page: DocumentsPage, qtbot: QtBot) -> None:
    assert "page 4" in texts(page)
    qtbot.mouseClick(one(page, QToolButton, "The next page"), Qt.MouseButton.LeftButton)
    assert "page 5" in texts(page)
    assert not one(page, QToolButton, "The next page").isEnabled()


def test_a_failed_file_says_why_and_what_next(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    page.go_to({"document_id": "d5"})
    assert content.SCANNED.text in texts(page)
    assert content.SCANNED.hint in texts(page)
    qtbot.mouseClick(button(page, "Try again"), Qt.MouseButton.LeftButton)
    assert library.asked("retry") == [(["d5"],)]


def test_a_file_on_its_way_has_no_text_yet(page: DocumentsPage) -> None:
    page.go_to({"document_id": "d2"})
    assert any(text.startswith("Embedding, 40 %") for text in texts(page))
    assert not named(page, QTextEdit, "Text of the document")


def test_an_answer_for_another_file_is_dropped(
    page: DocumentsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = []
    monkeypatch.setattr(library, "pages", lambda _id, done: waiting.append(done))
    monkeypatch.setattr(library, "chunks", lambda _id, done: None)
    page.go_to({"document_id": "d3"})
    page.go_to({"document_id": "d1"})
    waiting[0]([Page(0, "of the file before")])
    assert not named(page, QTextEdit, "Text of the document")
    waiting[1]([Page(1, "of this file")])
    assert _text(page).toPlainText() == "of this file"


def test_text_that_cannot_be_had_is_explained(
    page: DocumentsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = Problem("The library stopped.", "Wait a moment.")
    monkeypatch.setattr(library, "pages", lambda _id, done: done(lost))
    page.go_to({"document_id": "d3"})
    assert "The library stopped." in texts(page)


def test_a_document_that_is_read_again_is_shown_anew(
    page: DocumentsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "pages", lambda _id, done: done([Page(1, "new text")]))
    library.all_documents = tuple(
        dataclasses.replace(item, sha256="changed") if item.document_id == "d1" else item
        for item in library.all_documents
    )
    library.document_changed.emit("d1")
    assert _text(page).toPlainText() == "new text"


def test_a_target_in_another_collection_is_found_at_once(
    page: DocumentsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = dataclasses.replace(library.all_documents[2], document_id="x", collection_id="c2")
    library.all_documents = (*library.all_documents, elsewhere)
    monkeypatch.setattr(
        library, "set_current", lambda key: setattr(library, "current_collection_id", key)
    )
    library.changed.emit()
    library.changed.emit()
    page.go_to({"document_id": "x", "page": 5, "span": Span(0, 4)})
    assert "Harbour handbook" in texts(page)
    assert "page 5" in texts(page)
    assert _text(page).marked_texts() == [TEXT[:4]]


def test_an_answer_after_the_window_was_replaced_does_no_harm(
    context: UiContext, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = []
    monkeypatch.setattr(library, "pages", lambda _id, done: waiting.append(done))
    shiboken6.delete(DocumentsPage(context))
    waiting[0]([Page(0, "too late")])
