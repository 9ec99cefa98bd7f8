"""The table of files: states, sorting, choosing, keys."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.documents.cells import row_of
from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import named, one, texts
from workbench.core.sources import DocumentState
from workbench.services.bundle import Services
from workbench.ui.documents.files_model import FilesModel
from workbench.ui.documents.files_view import FilesView
from workbench.ui.documents.page import DocumentsPage


def _table(page: DocumentsPage) -> QTableView:
    """Return the table."""
    return one(page, QTableView, "Files of the collection")


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = FilesModel()
    documents = content.documents("ko")
    model.replace_all(documents)
    qtmodeltester.check(model)
    model.merge([*documents[2:], dataclasses.replace(documents[0], document_id="new")])
    assert [item.document_id for item in model.documents] == ["d3", "d4", "d5", "new"]
    qtmodeltester.check(model)


def test_every_state_is_told_in_words(page: DocumentsPage) -> None:
    assert row_of(_table(page), "terms.pdf")[1:] == ["Ready", "12", "61", "482 kB"]
    assert row_of(_table(page), "manual.pdf")[1] == "Embedding, 40 %"
    assert row_of(_table(page), "연장보증.docx")[1] == "Waiting"
    assert row_of(_table(page), "receipt-scan.pdf")[1] == content.SCANNED.text


def test_progress_moves_and_the_choice_stays(page: DocumentsPage, library: FakeLibrary) -> None:
    _table(page).selectRow(1)
    library.all_documents = tuple(
        dataclasses.replace(item, embedded=153, state=DocumentState.READY)
        if item.document_id == "d2"
        else item
        for item in library.all_documents
    )
    library.document_changed.emit("d2")
    assert row_of(_table(page), "manual.pdf")[1] == "Ready"
    assert [index.row() for index in _table(page).selectionModel().selectedRows()] == [1]


def test_a_header_sorts_by_numbers_not_by_letters(page: DocumentsPage) -> None:
    _table(page).sortByColumn(4, Qt.SortOrder.AscendingOrder)
    model = _table(page).model()
    sizes = [model.index(row, 4).data() for row in range(model.rowCount())]
    assert sizes == ["18 kB", "96 kB", "482 kB", "1.2 MB", "3.9 MB"]


def test_several_files_are_removed_at_once(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _table(page).setFocus()
    _table(page).selectAll()
    qtbot.keyClick(_table(page), Qt.Key.Key_Delete)
    assert library.asked("remove") == [(["d1", "d2", "d3", "d4", "d5"],)]


def test_only_what_can_be_done_is_offered(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    cancel, retry = "Stop reading the chosen files", "Read the chosen files again"
    _table(page).selectRow(1)
    assert not named(page, QToolButton, retry)
    qtbot.mouseClick(one(page, QToolButton, cancel), Qt.MouseButton.LeftButton)
    assert library.asked("cancel") == [(["d2"],)]
    _table(page).selectRow(4)
    assert not named(page, QToolButton, cancel)
    qtbot.mouseClick(one(page, QToolButton, retry), Qt.MouseButton.LeftButton)
    assert library.asked("retry") == [(["d5"],)]
    _table(page).clearSelection()
    assert not named(page, QToolButton, retry)


def test_the_summary_names_what_there_is(page: DocumentsPage) -> None:
    assert any(
        "5 files" in text and "75 chunks" in text and "all-MiniLM-L6-v2" in text
        for text in texts(page)
    )


def test_a_removed_file_leaves_the_table(page: DocumentsPage, library: FakeLibrary) -> None:
    library.all_documents = library.all_documents[1:]
    library.changed.emit()
    assert _table(page).model().rowCount() == 4


def test_a_chat_about_the_chosen_files_only_begins_from_their_menu(
    page: DocumentsPage, services: Services, qtbot: QtBot
) -> None:
    view = one(page, FilesView, "Files of the collection")
    view.choose("d3")
    ask = view.make_menu().actions()[0]
    assert ask.text() == "Ask only this file"
    with qtbot.waitSignal(page.navigate) as asked:
        ask.trigger()
    assert asked.args == ["chat", None]
    chat: Any = services.chat
    assert chat.asked("new") == [("c1",)]
    assert chat.only_ids == ("d3",)
    view.choose("d5")
    assert not view.make_menu().actions()[0].isEnabled(), "it could not be read"
