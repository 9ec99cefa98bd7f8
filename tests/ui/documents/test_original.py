"""The original of a PDF, with the passage marked on its page."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QTabWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import texts
from workbench.core.errors import Problem
from workbench.core.sources import Page, PagePicture, Span
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.pdf_page import PdfPage


def _take(library: FakeLibrary) -> None:
    """Play that the first document is a PDF."""
    library.all_documents = tuple(
        dataclasses.replace(item, path="/new/terms.pdf") if item.document_id == "d1" else item
        for item in library.all_documents
    )
    library.document_changed.emit("d1")


def _open_original(page: DocumentsPage) -> QTabWidget:
    """Bring the original to the front."""
    tabs = page.findChild(QTabWidget)
    (index,) = (i for i in range(tabs.count()) if tabs.tabText(i) == "Original")
    assert tabs.isTabVisible(index)
    tabs.setCurrentIndex(index)
    return tabs


def test_the_original_opens_at_the_page_with_the_passage_marked(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Batteries are covered\nfor twelve months."
    monkeypatch.setattr(library, "pages", lambda _id, done: done([Page(1, ""), Page(2, text)]))
    _take(library)
    page.go_to({"document_id": "d1", "page": 2, "span": Span(0, 21)})
    _open_original(page)
    assert ("draw_page", "d1", 2, "Batteries are covered") in library.calls
    assert page.findChild(PdfPage).is_marked()
    qtbot.waitUntil(lambda: "page 2" in texts(page))


def test_pages_turn_by_keyboard_at_the_ends(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _take(library)
    page.go_to({"document_id": "d1"})
    _open_original(page)
    view = page.findChild(PdfPage)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.picture is not None
    assert view.picture.number == 2
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == 0)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.picture.number == 1
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert view.picture.number == 1, "there is none before the first"


def test_a_larger_page_is_drawn_anew(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _take(library)
    page.go_to({"document_id": "d1"})
    _open_original(page)
    view = page.findChild(PdfPage)
    narrow = view.width_px()
    drawn = len(library.calls)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.width_px() > narrow
    qtbot.waitUntil(lambda: len(library.calls) > drawn)


def test_a_page_that_cannot_be_drawn_says_why_and_can_be_tried_again(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem("The file is no longer there.", "Add it again from where it is now.")

    def fail(
        _id: str,
        _page: int,
        _width_px: int,
        _passage: str,
        done: Callable[[PagePicture | Problem], None],
    ) -> None:
        done(problem)

    _take(library)
    with monkeypatch.context() as patch:
        patch.setattr(library, "draw_page", fail)
        page.go_to({"document_id": "d1"})
        _open_original(page)
        qtbot.waitUntil(lambda: problem.text in texts(page))
    (again,) = (
        button
        for button in page.findChildren(QAbstractButton)
        if button.text() == "Try again" and button.isVisible()
    )
    again.click()
    assert page.findChild(PdfPage).picture is not None


def test_only_pdfs_have_an_original(page: DocumentsPage) -> None:
    page.go_to({"document_id": "d3"})
    tabs = page.findChild(QTabWidget)
    visible = [tabs.tabText(i) for i in range(tabs.count()) if tabs.isTabVisible(i)]
    assert visible == ["Text", "Test search"]
