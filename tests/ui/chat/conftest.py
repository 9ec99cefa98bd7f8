"""The chat page over services with content, shown at the usual size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_services
from workbench.ui.chat.page import ChatPage
from workbench.ui.context import UiContext, make_context


@pytest.fixture
def services(qapp: Any) -> Any:
    """Return services with an open chat of two grounded answers."""
    return make_services("en")


@pytest.fixture
def context(services: Any) -> UiContext:
    """Return the context of the page."""
    return make_context(services)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[Any], ChatPage]:
    """Return what puts a page on screen, for services that a test has prepared."""

    def make(services: Any) -> ChatPage:
        made = ChatPage(make_context(services))
        qtbot.addWidget(made)
        made.resize(1190, 740)
        made.show()
        qtbot.waitUntil(made.isVisible)
        return made

    return make


@pytest.fixture
def page(services: Any, show: Callable[[Any], ChatPage]) -> ChatPage:
    """Return the page, on screen."""
    return show(services)
