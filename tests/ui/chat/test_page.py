"""The page as a whole: the dock, narrow windows, the empty chat."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLineEdit, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import content
from tests.ui.chat import play
from tests.ui.fakes import make_services
from workbench.core.models import Endpoint, ModelEntry
from workbench.ui.chat.page import ChatPage

Show = Callable[[Any], ChatPage]


def test_the_dock_is_remembered_when_the_window_is_built_anew(
    page: ChatPage, services: Any, show: Show
) -> None:
    page.dock.show_tab("timing")
    again = show(services)
    assert again.dock.isVisible()
    assert again.dock.tab == "timing"
    again.header.dock_button.click()
    assert not again.dock.isVisible()
    assert not show(services).dock.isVisible()


def test_a_narrow_window_closes_the_dock_and_a_wide_one_opens_it_again(page: ChatPage) -> None:
    page.resize(870, 600)
    assert not page.dock.isVisible()
    page.header.dock_button.click()
    assert page.dock.isVisible(), "who wants it gets it"
    page.resize(1190, 740)
    assert page.dock.isVisible()


@pytest.mark.parametrize("points", [10, 18])
def test_it_fits_a_window_of_960_pixels(points: int, qapp: Any, show: Show) -> None:
    page = show(make_services("ko", font_points=points))
    page.resize(870, 600)
    assert page.minimumSizeHint().width() <= 870
    assert page.transcript.content.width() <= page.transcript.viewport().width()


def test_the_keyboard_begins_in_the_composer(page: ChatPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.focus_main()
    qtbot.waitUntil(page.composer.field.hasFocus)
    page.focus_search()
    qtbot.waitUntil(page.conversations.search.hasFocus)


def test_an_answer_at_the_keyboard_is_what_the_dock_is_about(
    page: ChatPage, services: Any, qtbot: QtBot
) -> None:
    page.activateWindow()
    first = page.transcript.rows[1]
    first.footer.copy.setFocus(Qt.FocusReason.TabFocusReason)  # type: ignore[attr-defined]
    about = services.chat.transcript.messages[0].text
    qtbot.waitUntil(lambda: about in page.dock.sources.words)
    play.add(services, services.chat.transcript.messages[2])
    assert about not in page.dock.sources.words


def test_the_readout_opens_its_timing(page: ChatPage, qtbot: QtBot) -> None:
    page.dock.close_asked.emit()
    readout = page.transcript.rows[-1].footer.readout  # type: ignore[attr-defined]
    qtbot.mouseClick(readout, Qt.MouseButton.LeftButton)
    assert page.dock.isVisible()
    assert page.dock.tab == "timing"


def test_an_empty_chat_offers_three_ways_to_begin(services: Any, show: Show, qtbot: QtBot) -> None:
    services.chat.be_empty()
    page = show(services)
    assert page.welcome.isVisible()
    assert not page.transcript.isVisible()
    page.welcome.talk.click()
    assert page.composer.field.toPlainText() == "Hello! What can you help me with?"
    assert not services.chat.asked("send"), "the person sends it"
    with qtbot.waitSignal(page.navigate) as asked:
        page.welcome.compare.click()
    assert asked.args[0] == "lab"


def test_the_sample_document_is_chosen_or_taken_in(services: Any, show: Show) -> None:
    services.chat.be_empty()
    page = show(services)
    page.welcome.ask.click()
    ((paths,),) = services.library.asked("add")
    assert [path.name for path in paths] == ["harbour-handbook.pdf"]
    assert page.composer.field.toPlainText() == "When does the ferry leave?"
    first = services.library.all_documents[0]
    sample = type(first)(
        "d9", "c2", "/s/harbour-handbook.pdf", "harbour-handbook.pdf", 1, first.state
    )
    services.library.all_documents = (*services.library.all_documents, sample)
    services.library.changed.emit()
    assert services.chat.asked("set_collection") == [("c2",)]


def test_the_first_message_replaces_the_welcome(services: Any, show: Show) -> None:
    question = services.chat.transcript.messages[0]
    services.chat.be_empty()
    page = show(services)
    play.enter_list(services, question.conversation_id)
    play.add(services, question)
    assert page.transcript.isVisible()
    assert not page.welcome.isVisible()


def test_every_control_has_words(page: ChatPage) -> None:
    """A tooltip or a text for the eye, a name for a screen reader."""
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QAbstractSpinBox)
        and not isinstance(widget.parentWidget(), QTabBar)  # its own arrows
        and not _has_words(widget)
    ]
    assert not nameless, nameless


def _has_words(widget: QWidget) -> bool:
    """Whether a control says what it is."""
    inside = isinstance(widget.parentWidget(), QAbstractSpinBox | QLineEdit)
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return inside or bool((text or widget.accessibleName()) and (widget.toolTip() or text))


def test_while_the_model_is_on_a_server_the_chat_says_where_it_is_sent(
    page: ChatPage, services: Any
) -> None:
    assert not page.header.sent_to.isVisible()
    endpoint = Endpoint("e1", "Workstation", "http://192.168.0.12:8000/v1")
    services.models.choose(ModelEntry("e1", "Workstation", Path(), 0, endpoint=endpoint))
    assert page.header.sent_to.isVisible()
    assert page.header.sent_to.words.text() == "sent to 192.168.0.12:8000"
    services.models.choose(content.QWEN)
    assert not page.header.sent_to.isVisible()
