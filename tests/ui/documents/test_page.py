"""The page as a whole: empty, starting, adding files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import FakeLibrary
from tests.ui.lab.find import button, texts
from workbench.core.paths import RESOURCES
from workbench.ui.context import UiContext
from workbench.ui.documents.page import DocumentsPage
from workbench.ui.documents.samples import sample_for


def test_an_empty_library_says_what_the_page_is_for(
    library: FakeLibrary, context: UiContext, shown: Callable[[QWidget], Any], qtbot: QtBot
) -> None:
    library.collections, library.all_documents = (), ()
    library.current_collection_id = ""
    page = shown(DocumentsPage(context))
    assert "Answers from your own documents" in texts(page)
    qtbot.mouseClick(button(page, "Try the sample document"), Qt.MouseButton.LeftButton)
    ((paths,),) = library.asked("add")
    assert paths == [RESOURCES / "samples" / "harbour-handbook.pdf"]


def test_the_sample_speaks_the_persons_language() -> None:
    sample = sample_for("ko")
    assert sample is not None
    assert sample.name.startswith("한빛도서관")


def test_chosen_files_are_added(page: DocumentsPage, library: FakeLibrary) -> None:
    dialog = page.ask_files()
    dialog.filesSelected.emit(["/papers/새 문서.pdf", "/papers/b.md"])
    assert library.asked("add") == [([Path("/papers/새 문서.pdf"), Path("/papers/b.md")],)]
    dialog.reject()


def test_a_library_that_starts_or_was_lost_says_so(
    page: DocumentsPage, library: FakeLibrary
) -> None:
    assert not any("library" in text for text in texts(page))
    library.state = "starting"
    library.state_changed.emit()
    assert "The library is starting. What you add is taken up then." in texts(page)
    library.state = "lost"
    library.state_changed.emit()
    assert "The library stopped and is being started again." in texts(page)


def test_every_control_explains_itself(page: DocumentsPage) -> None:
    silent = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget, QLabel | QTabBar)
        and not isinstance(widget.parent(), QAbstractSpinBox)
        and not widget.toolTip()
        and not widget.accessibleName()
    ]
    assert [f"{type(item).__name__} in {type(item.parent()).__name__}" for item in silent] == []
