"""The pill in the composer: which files, how they are read, and follow-ups put in full."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.ui import content
from workbench.ui.chat.documents_pill import DocumentsPill
from workbench.ui.chat.page import ChatPage


def _menu(page: ChatPage) -> QMenu:
    """Open the pill's menu."""
    menu = page.composer.documents.menu()
    menu.aboutToShow.emit()
    return menu


def _entry(menu: QMenu, name: str) -> QAction:
    """Return an entry by its words."""
    return next(action for action in menu.actions() if action.text() == name)


def _pill(page: ChatPage) -> DocumentsPill:
    """Return the pill."""
    return page.composer.documents


def test_a_chat_can_be_limited_to_some_files_and_freed_again(page: ChatPage, services: Any) -> None:
    assert _pill(page).whole_text.startswith("Documents: Device papers")
    files = _entry(_menu(page), "Which files").menu()
    assert [action.text() for action in files.actions() if action.text()] == [
        "All files", "terms.pdf", "manual.pdf", "faq.md",
    ]  # fmt: skip
    assert _entry(files, "All files").isChecked()
    _entry(files, "faq.md").trigger()
    assert services.chat.only_ids == ("d3",)
    assert _pill(page).whole_text == "Documents: only faq.md"
    files = _entry(_menu(page), "Which files").menu()
    _entry(files, "terms.pdf").trigger()
    assert services.chat.only_ids == ("d3", "d1")
    assert "only 2 file" in _pill(page).whole_text
    files = _entry(_menu(page), "Which files").menu()
    _entry(files, "All files").trigger()
    assert services.chat.only_ids == ()


def test_follow_ups_are_put_in_full_by_large_models_only(page: ChatPage, services: Any) -> None:
    name = "Put follow-up questions in full"
    assert _entry(_menu(page), name).isChecked(), "the open model is large enough"
    services.models.choose(content.TOUR)
    entry = _entry(_menu(page), name)
    assert not entry.isChecked()
    assert "500 million parameters" in entry.toolTip()
    entry.trigger()
    assert services.settings.value.rewrite_questions == "on"
    _entry(_menu(page), name).trigger()
    assert services.settings.value.rewrite_questions == "off"
