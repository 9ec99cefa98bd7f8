"""The collections on the left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListView, QTableView, QToolButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import button, named, one, texts
from workbench.ui.documents.collections_model import CollectionsModel
from workbench.ui.documents.page import DocumentsPage


def _list(page: DocumentsPage) -> QListView:
    """Return the list."""
    return one(page, QListView, "Collections")


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = CollectionsModel()
    model.show(content.COLLECTIONS["en"], (5, 1, 0))
    qtmodeltester.check(model)


def test_another_collection_shows_its_files(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _list(page).setCurrentIndex(_list(page).model().index(1, 0))
    assert library.asked("set_current") == [("c2",)]
    library.current_collection_id = "c2"
    library.changed.emit()
    assert "Harbour handbook" in texts(page)
    assert not named(page, QTableView, "Files of the collection")
    assert "Answers from your own documents" in texts(page)


def test_a_name_is_changed_in_place(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    menu = one(page, QToolButton, "What can be done with this collection").menu()
    (rename,) = (item for item in menu.actions() if item.text() == "Rename the collection")
    rename.trigger()
    (editor,) = _list(page).findChildren(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "Papers")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library.asked("rename") == [("c1", "Papers")])


def test_an_empty_name_changes_nothing(page: DocumentsPage, library: FakeLibrary) -> None:
    model = _list(page).model()
    assert not model.setData(model.index(0, 0), "   ")
    assert not library.asked("rename")


def test_delete_removes_and_a_button_makes_one(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    _list(page).setFocus()
    qtbot.keyClick(_list(page), Qt.Key.Key_Delete)
    assert library.asked("remove_collection") == [("c1",)]
    qtbot.mouseClick(button(page, "New collection"), Qt.MouseButton.LeftButton)
    assert library.asked("create") == [("New collection",)]
