"""The message field: Enter, Shift+Enter, and Hangul that is still being composed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.widgets import AutoTextEdit

Shown = Callable[[QWidget], Any]


@pytest.fixture
def sent() -> list[str]:
    """What was sent, in order."""
    return []


@pytest.fixture
def field(context: object, shown: Shown, sent: list[str]) -> Iterator[AutoTextEdit]:
    """A field that empties itself when it sends, as the composer does."""
    holder = QWidget()
    made = AutoTextEdit(holder, enter_sends=True)

    def send() -> None:
        sent.append(made.toPlainText())
        made.clear()

    made.submitted.connect(send)
    shown(holder)
    made.setFocus()
    yield made


def compose(field: AutoTextEdit, preedit: str, commit: str = "") -> None:
    """Play an input method."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_enter_sends_once(qtbot: QtBot, field: AutoTextEdit, sent: list[str]) -> None:
    """Enter sends what was typed and makes no line."""
    qtbot.keyClicks(field, "hello")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent == ["hello"]


def test_shift_enter_makes_a_line(qtbot: QtBot, field: AutoTextEdit, sent: list[str]) -> None:
    """Shift+Enter breaks the line and sends nothing."""
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "b")
    assert (field.toPlainText(), sent) == ("a\nb", [])


def test_keypad_enter_sends(qtbot: QtBot, field: AutoTextEdit, sent: list[str]) -> None:
    """The keypad's Enter is an Enter."""
    qtbot.keyClicks(field, "7")
    qtbot.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert sent == ["7"]


def test_enter_may_make_lines_instead(qtbot: QtBot, field: AutoTextEdit, sent: list[str]) -> None:
    """With the other setting Enter breaks the line and Ctrl+Enter sends."""
    field.set_enter_sends(False)
    qtbot.keyClicks(field, "a")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent == []
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert sent == ["a\n"]


def test_last_syllable_is_sent_once(qtbot: QtBot, field: AutoTextEdit, sent: list[str]) -> None:
    """Enter during composition waits for the syllable, and sends it exactly once."""
    compose(field, "", "안녕하세")
    compose(field, "요")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sent == []
    compose(field, "", "요")
    qtbot.waitUntil(lambda: bool(sent))
    assert sent == ["안녕하세요"]
    assert field.toPlainText() == ""


def test_syllable_committed_at_once(
    qtbot: QtBot, field: AutoTextEdit, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An input method that commits inside the key press loses and doubles nothing."""

    class Method:
        """Commits as soon as it is asked."""

        def commit(self) -> None:
            """Put the syllable into the text."""
            compose(field, "", "다")

    monkeypatch.setattr(
        "workbench.ui.widgets.text_edit.QGuiApplication.inputMethod", lambda: Method()
    )
    compose(field, "다")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(sent))
    assert sent == ["다"]


def test_field_grows_and_then_scrolls(qtbot: QtBot, context: object, shown: Shown) -> None:
    """More lines make it higher, up to its maximum."""
    holder = QWidget()
    holder.resize(300, 600)
    field = AutoTextEdit(holder, max_lines=4)
    shown(holder)
    one = field.height()
    field.setPlainText("a\nb\nc")
    three = field.height()
    field.setPlainText("\n" * 40)
    assert one < three < field.height() < 8 * one


def test_pasted_files_are_offered(qtbot: QtBot, field: AutoTextEdit, tmp_path: Path) -> None:
    """A pasted file is not pasted as its address."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "한글 이름.pdf"))])
    with qtbot.waitSignal(field.files_dropped) as dropped:
        field.insertFromMimeData(data)
    assert dropped.args == [[tmp_path / "한글 이름.pdf"]]
    assert field.toPlainText() == ""
