"""The list of chats."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from workbench.ui.chat.conversations import ConversationsPanel
from workbench.ui.chat.page import ChatPage


def titles(panel: ConversationsPanel) -> list[str]:
    """Return what the list shows, top to bottom."""
    model = panel.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def row_at(panel: ConversationsPanel, row: int) -> QModelIndex:
    """Return the index of a row."""
    return panel.list.model().index(row, 0)


def click(panel: ConversationsPanel, row: int, qtbot: QtBot) -> None:
    """Click a row."""
    place = panel.list.visualRect(row_at(panel, row)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_pinned_chats_come_first(page: ChatPage, services: Any) -> None:
    chats = services.chat.conversations
    services.chat.conversations = (*chats[:3], dataclasses.replace(chats[3], pinned=True), chats[4])
    services.chat.list_changed.emit()
    assert titles(page.conversations)[:2] == ["Warranty terms", "Unit prices"]


def test_a_click_opens_a_chat_and_the_composer_has_the_keyboard(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    page.activateWindow()
    click(page.conversations, 2, qtbot)
    assert services.chat.asked("open") == [("chat2",)]
    qtbot.waitUntil(page.composer.field.hasFocus)


def test_the_keyboard_alone_opens_and_deletes(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    view = page.conversations.list
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert services.chat.asked("open") == [("chat1",)]
    assert services.chat.asked("delete") == [("chat1",)]


def test_a_chat_is_renamed_in_its_row(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    page.conversations.rename("chat1")
    editor = page.conversations.list.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "요약 연습: 회의록"
    editor.setText("회의 요약")
    services.chat.list_changed.emit()  # an answer ends meanwhile: what is typed stays
    assert editor.text() == "회의 요약"
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: services.chat.asked("rename") == [("chat1", "회의 요약")])
    assert not services.chat.asked("open"), "Enter ended the renaming, no more"


def test_typing_searches(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.conversations.search, "ferry")
    qtbot.waitUntil(lambda: services.chat.asked("set_search") == [("ferry",)])
    services.chat.conversations = ()
    services.chat.list_changed.emit()
    assert page.conversations.nothing.text() == "No chat has these words."
    assert page.conversations.nothing.isVisible()


def test_the_menu_pins_and_deletes(page: ChatPage, services: Any) -> None:
    menu = page.conversations.menu_for(services.chat.conversations[0])
    actions = {action.text(): action for action in menu.actions()}
    actions["Unpin"].trigger()
    actions["Delete"].trigger()
    assert services.chat.asked("pin") == [("chat0", False)]
    assert services.chat.asked("delete") == [("chat0",)]


def test_a_chat_is_exported_where_the_person_says(
    page: ChatPage, services: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[QFileDialog] = []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: opened.append(dialog))
    chat = dataclasses.replace(services.chat.conversations[1], title="a/b: c")
    menu = page.conversations.menu_for(chat)
    next(action for action in menu.actions() if action.text() == "Export…").trigger()
    (dialog,) = opened
    assert Path(dialog.selectedFiles()[0]).name == "a b c.md"
    dialog.fileSelected.emit(str(tmp_path / "chat.json"))
    assert services.chat.asked("export") == [("chat1", tmp_path / "chat.json")]
    dialog.close()


def test_new_chat_begins_one(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.conversations.new_button, Qt.MouseButton.LeftButton)
    assert services.chat.asked("new") == [()]
    services.chat.be_empty()
    assert not page.conversations.list.selectedIndexes(), "a new chat is not in the list yet"


def test_the_menu_key_asks_for_the_current_row(
    page: ChatPage, services: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _position: shown.append(menu))
    view = page.conversations.list
    view.setCurrentIndex(row_at(page.conversations, 1))
    view.customContextMenuRequested.emit(QPoint(5, view.height() - 2))
    (menu,) = shown
    next(action for action in menu.actions() if action.text() == "Delete").trigger()
    assert services.chat.asked("delete") == [("chat1",)]
