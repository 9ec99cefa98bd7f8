"""The test search: what is found, and why."""

from __future__ import annotations

import dataclasses
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
from workbench.core.sources import SearchOptions, SearchResult
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.results_model import ResultsModel
from workbench.ui.documents.search_scope import SearchScope


def _search(page: DocumentsPage, qtbot: QtBot, question: str) -> None:
    """Ask the test search."""
    page.focus_search()
    field = one(page, QLineEdit, "Question of the test search")
    field.setText(question)  # key clicks know no Hangul
    qtbot.keyClick(field, Qt.Key.Key_Return)


def _answer(library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, outcome: Any) -> None:
    """Play another outcome."""
    monkeypatch.setattr(library, "search", lambda _question, _in, done, _where: done(outcome))


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
    (facts,) = (text for text in texts(page) if text.startswith("searched by"))
    for part in (
        "by meaning and by words, which count the same",
        "214 passages searched",
        "embedding 12 ms",
        "in all 21 ms",
    ):
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
    assert any("searched by words only" in text for text in texts(page))


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


def test_the_nearest_misses_are_shown_dimmed(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    missed = SearchResult(
        misses=content.passages("en"),
        note="Nothing relevant was found.",
        dense_weight=1.0,
        keyword_weight=1.3,
        passages_in_scope=12,
        copies=1,
    )
    _answer(library, monkeypatch, missed)
    _search(page, qtbot, "unicorns")
    table = one(page, QTableView, "Passages found")
    first = row_of(table, "–")
    assert first[3] == "no. 1 · 0.71"
    faint = table.model().index(0, 2).data(Qt.ItemDataRole.ForegroundRole)
    assert faint == page.context.theme.color("faint")
    assert any("These came nearest" in text for text in texts(page))
    assert any("1 near cop" in text for text in texts(page))


def test_a_search_can_be_limited_to_the_chosen_file_and_to_a_folder(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    moved = tuple(
        dataclasses.replace(item, path="/other" + item.path) if item.document_id == "d3" else item
        for item in library.all_documents
    )
    library.all_documents = moved
    _search(page, qtbot, "battery")
    scope = one(page, SearchScope, "Searched: All files")
    scope.menu().aboutToShow.emit()
    names = [action.text() for action in scope.menu().actions()]
    assert names == ["All files", "Only terms.pdf", "Folder papers", "Folder papers"]
    scope.menu().actions()[1].trigger()
    scope.menu().actions()[3].trigger()
    limits = [call[2] for call in library.asked("search")[1:]]
    assert [(each.document_ids, each.folders) for each in limits] == [
        (("d1",), ()), ((), ("/other/papers",)),
    ]  # fmt: skip
    assert scope.accessibleName() == "Searched: Folder papers"
    scope.menu().aboutToShow.emit()
    scope.menu().actions()[0].trigger()
    assert library.asked("search")[-1] == ("battery", "c1")


def test_another_collection_is_searched_as_a_whole(
    page: DocumentsPage, library: FakeLibrary
) -> None:
    page.focus_search()
    scope = one(page, SearchScope, "Searched: All files")
    scope.menu().aboutToShow.emit()
    scope.menu().actions()[1].trigger()
    library.current_collection_id = "c2"
    page._on_changed()
    assert scope.options() == SearchOptions()
