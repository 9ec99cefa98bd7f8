"""The original of a PDF, with the passage marked on its page."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QTabWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import texts
from workbench.core.sources import Page, Span
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.pdf_page import PdfPage, find_passage


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Return a PDF of two pages in a folder with a Korean name."""
    path = tmp_path / "문서 모음" / "terms.pdf"
    path.parent.mkdir()
    canvas = Canvas(str(path))
    canvas.drawString(72, 700, "The first page says nothing of note.")
    canvas.showPage()
    canvas.drawString(72, 700, "Batteries are covered")
    canvas.drawString(72, 680, "for twelve months.")
    canvas.save()
    return path


def _take(library: FakeLibrary, path: Path) -> None:
    """Play that the first document is this file."""
    library.all_documents = tuple(
        dataclasses.replace(item, path=str(path)) if item.document_id == "d1" else item
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


def test_a_passage_is_found_across_line_ends(pdf: Path) -> None:
    document = QPdfDocument()
    assert document.load(str(pdf)) is QPdfDocument.Error.None_
    areas = find_passage(document, 1, "Batteries are  covered for twelve\nmonths.")
    assert len(areas) == 2, "one area a line"
    assert areas[0].boundingRect().top() < areas[1].boundingRect().top()
    assert find_passage(document, 0, "Batteries are covered") == []


def test_the_original_opens_at_the_page_with_the_passage_marked(
    page: DocumentsPage,
    library: FakeLibrary,
    pdf: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Batteries are covered\nfor twelve months."
    monkeypatch.setattr(library, "pages", lambda _id, done: done([Page(1, ""), Page(2, text)]))
    _take(library, pdf)
    page.go_to({"document_id": "d1", "page": 2, "span": Span(0, 21)})
    _open_original(page)
    view = page.findChild(PdfPage)
    qtbot.waitUntil(lambda: view.pageNavigator().currentPage() == 1)
    assert view.is_marked()
    qtbot.waitUntil(lambda: "page 2" in texts(page))


def test_a_file_that_is_gone_is_said_to_be_gone(
    page: DocumentsPage, library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    _take(library, tmp_path / "gone.pdf")
    _open_original(page)
    qtbot.waitUntil(lambda: "The file is no longer where it was." in texts(page))


def test_a_damaged_file_does_no_harm(
    page: DocumentsPage, library: FakeLibrary, tmp_path: Path, qtbot: QtBot
) -> None:
    damaged = tmp_path / "damaged.pdf"
    damaged.write_bytes(b"%PDF-1.7\nnothing more")
    _take(library, damaged)
    _open_original(page)
    qtbot.waitUntil(lambda: "The file cannot be shown." in texts(page))


def test_only_pdfs_have_an_original(page: DocumentsPage) -> None:
    page.go_to({"document_id": "d3"})
    tabs = page.findChild(QTabWidget)
    visible = [tabs.tabText(i) for i in range(tabs.count()) if tabs.isTabVisible(i)]
    assert visible == ["Text", "Test search"]
