"""Writing and sending a message."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.chat import play
from workbench.ui.chat.page import ChatPage


def test_enter_sends_with_the_time_of_the_key_press(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    before = time.monotonic()
    qtbot.keyClicks(page.composer.field, "When does the ferry leave?")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return)
    (sent,) = services.chat.asked("send")
    assert sent[0] == "When does the ferry leave?"
    assert before <= sent[1] <= time.monotonic()
    assert page.composer.field.toPlainText() == ""


def test_shift_enter_begins_a_line(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    field = page.composer.field
    height = field.height()
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "two")
    assert field.toPlainText() == "one\ntwo"
    assert field.height() > height
    assert not services.chat.asked("send")


def test_the_last_hangul_syllable_is_sent_once_and_whole(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    field = page.composer.field
    QApplication.sendEvent(field, _ime("", "보증은 얼마"))
    QApplication.sendEvent(field, _ime("나", ""))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not services.chat.asked("send"), "a syllable is still being composed"
    QApplication.sendEvent(field, _ime("", "나"))
    qtbot.waitUntil(lambda: len(services.chat.asked("send")) == 1)
    QApplication.sendEvent(field, _ime("", ""))
    assert [sent[0] for sent in services.chat.asked("send")] == ["보증은 얼마나"]


def test_nothing_is_not_sent(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.composer.field, "   ")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return)
    assert not services.chat.asked("send")
    assert not page.composer.send_button.isEnabled()


def test_while_an_answer_is_written_enter_keeps_the_text(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    play.stream(services, "Yes. Ask")
    qtbot.keyClicks(page.composer.field, "And then?")
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Return)
    assert page.composer.field.toPlainText() == "And then?"
    assert not services.chat.asked("send")


def test_escape_and_the_button_stop(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    play.stream(services, "Yes. Ask")
    assert page.composer.stop_button.isVisible()
    assert not page.composer.send_button.isVisible()
    qtbot.keyClick(page.composer.field, Qt.Key.Key_Escape)
    qtbot.mouseClick(page.composer.stop_button, Qt.MouseButton.LeftButton)
    assert len(services.chat.asked("stop")) == 2
    play.be_idle(services)
    assert page.composer.send_button.isVisible()


def test_the_draft_is_kept_with_its_chat(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.composer.field, "half a thought")
    assert services.chat.asked("set_draft")[-1] == ("half a thought",)
    play.open_chat(services, "chat3", draft="another one")
    assert page.composer.field.toPlainText() == "another one"


def test_what_was_typed_for_a_chat_that_never_began_comes_back(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    play.open_chat(services, "")
    qtbot.keyClicks(page.composer.field, "a new idea")
    play.open_chat(services, "chat3")
    assert page.composer.field.toPlainText() == ""
    play.open_chat(services, "")
    assert page.composer.field.toPlainText() == "a new idea"


def test_pages_are_turned_from_the_composer(page: ChatPage, services: Any, qtbot: QtBot) -> None:
    bar = page.transcript.verticalScrollBar()
    play.stream(services, "line\n\n" * 90)
    qtbot.waitUntil(lambda: bar.maximum() > 800)
    qtbot.keyClick(page.composer.field, Qt.Key.Key_PageUp)
    assert bar.value() == bar.maximum() - bar.pageStep()
    qtbot.keyClick(page.composer.field, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()


def test_another_branch_of_the_same_chat_leaves_the_text_alone(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.composer.field, "half a thought")
    services.chat.opened.emit()
    assert page.composer.field.toPlainText() == "half a thought"


def test_a_new_chat_that_got_its_id_is_still_the_same_chat(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    messages = services.chat.transcript.messages
    play.open_chat(services, "")
    play.enter_list(services, "chat9")
    play.add(services, messages[0])
    qtbot.keyClicks(page.composer.field, "next")
    services.chat.opened.emit()
    assert page.composer.field.toPlainText() == "next"


def test_the_pill_shows_and_chooses_documents(page: ChatPage, services: Any) -> None:
    pill = page.composer.documents
    assert pill.whole_text.startswith("Documents: Device papers (2 of 5")
    pill.menu().aboutToShow.emit()
    actions = {action.text(): action for action in pill.menu().actions()}
    assert actions["Device papers"].isChecked()
    actions["No documents"].trigger()
    assert services.chat.asked("set_collection") == [("",)]


def test_pasted_files_are_added_to_this_chats_documents(page: ChatPage, services: Any) -> None:
    pasted = QMimeData()
    pasted.setUrls([QUrl.fromLocalFile("/papers/약관.pdf")])
    page.composer.field.insertFromMimeData(pasted)
    assert services.library.asked("add") == [([Path("/papers/약관.pdf")], "c1")]


def _ime(composing: str, committed: str) -> QInputMethodEvent:
    """Return what an input method sends."""
    event = QInputMethodEvent(composing, [])
    event.setCommitString(committed)
    return event
