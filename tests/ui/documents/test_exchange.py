"""A collection sent away, taken in, and counted, from the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import button, one, texts
from workbench.core.errors import Problem
from workbench.ui.documents.page import DocumentsPage, _file_name


def choose(page: DocumentsPage, text: str) -> None:
    """Choose an entry of the collection's menu."""
    menu = one(page, QToolButton, "What can be done with this collection").menu()
    (action,) = (item for item in menu.actions() if item.text() == text)
    action.trigger()


def test_the_menu_exports_under_the_name_of_the_collection(
    page: DocumentsPage, library: FakeLibrary
) -> None:
    """To the file that the person chooses."""
    dialog = page.ask_export()
    assert [Path(name).name for name in dialog.selectedFiles()] == ["Device papers.collection.zip"]
    dialog.filesSelected.emit(["/x/a.collection.zip"])
    assert library.asked("export") == [("c1", Path("/x/a.collection.zip"))]
    dialog.close()
    choose(page, "Export to a file…")


def test_a_button_beside_new_collection_takes_one_in(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    """It asks for a file first."""
    import_button = one(page, QToolButton, "Import a collection from a file")
    qtbot.mouseClick(import_button, Qt.MouseButton.LeftButton)
    dialog = page.ask_import()
    dialog.filesSelected.emit(["/x/a.zip"])
    assert library.asked("take_in") == [(Path("/x/a.zip"),)]


def test_what_a_collection_holds_is_shown(page: DocumentsPage) -> None:
    """Every count with its name."""
    dialog = page.show_statistics()
    assert dialog
    shown = " ".join(texts(dialog))
    for part in ("3 ready", "1 could not be read", "180 with vectors", "91,000", "Korean 25", "MB"):
        assert part in shown
    assert "Counting" not in shown
    dialog.close()


def test_counts_that_cannot_be_had_are_explained(
    page: DocumentsPage, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the words of the problem."""
    problem = Problem("This collection no longer exists.", "Choose another one.")
    monkeypatch.setattr(library, "statistics", lambda _key, done: done(problem))
    dialog = page.show_statistics()
    assert dialog
    assert any("no longer exists" in text for text in texts(dialog))


@pytest.mark.parametrize(
    ("name", "file"), [("a/b:c", "a b c"), ("..", "collection"), ("내 자료", "내 자료")]
)
def test_a_name_makes_a_file_name(name: str, file: str) -> None:
    """On every system."""
    assert _file_name(name) == file


def test_a_server_that_does_not_answer_is_not_taken(
    page: DocumentsPage, library: FakeLibrary, qtbot: QtBot
) -> None:
    """The dialog says so and stays; without an address it closes."""
    dialog = page.show_index_server()
    field = one(dialog, QLineEdit, "Address of the server")
    assert field.text() == "http://10.0.0.5:8000"
    qtbot.mouseClick(button(dialog, "Use it"), Qt.MouseButton.LeftButton)
    assert "The Chroma server does not answer. Check it." in texts(dialog)
    assert dialog.isVisible()
    field.clear()
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(button(dialog, "Use it"), Qt.MouseButton.LeftButton)
    assert library.asked("use_index_server") == [("http://10.0.0.5:8000",), ("",)]
