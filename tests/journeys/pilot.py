"""Drives the real window as a person would, and reads what a person sees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from workbench.app.program import Program
from workbench.core.chat import Message
from workbench.core.sources import Document, DocumentState
from workbench.ui.chat.answer import AnswerMessage
from workbench.ui.chat.page import ChatPage

PATIENCE_MS = 60_000
LOOK_MS = 5


def committed(text: str) -> QInputMethodEvent:
    """Return the event with which an input method hands over finished text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    return event


class Pilot:
    """A person at the window of one program."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.services = program.services

    def wait(self, holds: Callable[[], bool]) -> None:
        """Let the window work until a condition holds."""
        if holds():
            return
        loop, look, end = QEventLoop(), QTimer(), QDeadlineTimer(PATIENCE_MS)
        look.timeout.connect(lambda: loop.quit() if holds() or end.hasExpired() else None)
        look.start(LOOK_MS)
        try:
            loop.exec()
        finally:
            look.stop()  # a failure keeps its frames, and with them the timer
        assert holds(), "the condition did not come to hold"

    # Chat

    @property
    def chat_page(self) -> ChatPage:
        """The Chat page, opened if need be."""
        self.program.window.show_page("chat")
        page = self.program.window.current_page()
        assert isinstance(page, ChatPage)
        return page

    def type_and_send(self, text: str) -> None:
        """Type into the composer and press Enter."""
        field = self.chat_page.composer.field
        if text.isascii():
            QTest.keyClicks(field, text)
        else:  # as an input method hands it over
            QApplication.sendEvent(field, committed(text))
        QTest.keyClick(field, Qt.Key.Key_Return)

    def last(self) -> Message:
        """Return the last message of the open chat."""
        return self.services.chat.transcript.messages[-1]

    def answer_row(self) -> AnswerMessage:
        """Return the row of the last answer."""
        row = self.chat_page.transcript.row_of(self.last().message_id)
        assert isinstance(row, AnswerMessage)
        return row

    def seen_answer(self) -> str:
        """Return the text of the last answer as it stands on the screen."""
        return self.answer_row().text.toPlainText()

    def wait_for_answer(self) -> Message:
        """Wait until the last question has its whole answer."""
        chat = self.services.chat
        self.wait(
            lambda: (
                bool(chat.transcript.messages)
                and self.last().role == "assistant"
                and chat.activity.phase == "idle"
            )
        )
        return self.last()

    def ask(self, text: str) -> Message:
        """Ask in the window and wait for the answer."""
        before = len(self.services.chat.transcript.messages)
        self.type_and_send(text)
        self.wait(lambda: len(self.services.chat.transcript.messages) == before + 2)
        return self.wait_for_answer()

    # Files

    def drop(self, paths: list[Path]) -> None:
        """Drop files on the middle of the window."""
        window = self.program.window
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        middle = QPoint(window.width() // 2, window.height() // 2)
        actions, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        keys = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, actions, data, buttons, keys)
        QApplication.sendEvent(window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(window, QDropEvent(QPointF(middle), actions, data, buttons, keys))

    def documents(self) -> list[Document]:
        """Return all documents of all collections."""
        library = self.services.library
        return [
            document
            for collection in library.collections
            for document in library.documents(collection.collection_id)
        ]

    def document(self, name: str) -> Document | None:
        """Return the document of one name."""
        return next((item for item in self.documents() if item.name == name), None)

    def wait_until_read(self, name: str) -> Document:
        """Wait until a document is ready or has failed."""

        def ended() -> bool:
            item = self.document(name)
            return item is not None and item.state in (DocumentState.READY, DocumentState.FAILED)

        self.wait(ended)
        found = self.document(name)
        assert found is not None
        return found
