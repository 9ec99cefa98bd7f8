"""The test search: what is found, and why."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.documents.cells import row_of
from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import named, one, texts
from workbench.core.errors import Problem
from workbench.core.sources import SearchResult
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.results_model import ResultsModel


def _search(page: DocumentsPage, qtbot: QtBot, question: str) -> None:
    """Ask the test search."""
    page.focus_search()
    field = one(page, QLineEdit, "Question of the test search")
    field.setText(question)  # key clicks know no Hangul
    qtbot.keyClick(field, Qt.Key.Key_Return)


def _answer(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, outcome: Any) -> None:
    """Play another outcome."""
    monkeypatch.setattr(library, "search", lambda _question, _where, done: done(outcome))


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = ResultsModel()
    model.show(content.passages("ko"))
    qtmodeltester.check(model)


def test_each_passage_shows_both_ranks_and_scores(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _search(page, qtbot, "How long?")
    assert library.asked("search") == [("How long?", "c1")]
    table = one(page, QTableView, "Passages found")
    first = row_of(table, "1")
    assert first[1] == "page 4 · terms.pdf"
    assert first[3:] == ["no. 1 · 0.71", "no. 1 · 9.2", "0.029"]
    assert row_of(table, "2")[4] == "not found"
    (facts,) = (text for text in texts(page) if text.startswith("weights"))
    for part in ("meaning 1, words 1", "214 passages searched", "embedding 12 ms", "in all 21 ms"):
        assert part in facts


def test_enter_opens_the_passage_in_its_text(page: DocumentsPage, qtbot: QtBot) -> None:
    _search(page, qtbot, "battery")
    table = one(page, QTableView, "Passages found")
    table.selectRow(1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert "page 5" in texts(page)
    assert not named(page, QTableView, "Passages found")


def test_nothing_found_says_what_to_do(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(library, monkeypatch, SearchResult(passages_in_scope=12))
    _search(page, qtbot, "unicorns")
    assert "Nothing relevant was found." in texts(page)
    assert "Use other words, or words that stand in the documents." in texts(page)


def test_a_leg_left_out_is_explained(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = "The embedding model does not know this language, so only words were searched."
    _answer(
        library,
        monkeypatch,
        SearchResult(content.passages("en"), 0.0, 1.0, note=note, passages_in_scope=12),
    )
    _search(page, qtbot, "보증 기간")
    assert note in texts(page)
    assert any("meaning 0, words 1" in text for text in texts(page))


def test_a_lost_library_is_explained(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _answer(library, monkeypatch, Problem("The library stopped.", "It is being started again."))
    _search(page, qtbot, "anything")
    assert "The library stopped." in texts(page)
    assert "It is being started again." in texts(page)


def test_an_empty_question_is_not_asked(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _search(page, qtbot, "   ")
    assert not library.asked("search")
