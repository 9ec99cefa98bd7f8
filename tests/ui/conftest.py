"""Fixtures of the window's tests: services with content, a context, widgets that are shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.fakes import make_services
from workbench.services.bundle import Services
from workbench.ui.context import UiContext, make_context
from workbench.ui.main_window import MainWindow
from workbench.ui.style import dress
from workbench.ui.translation import use_language


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    """Leave no translator of one test to the next one."""
    yield
    if QLocale().language() != QLocale.Language.English:
        use_language(qapp, "en")


@pytest.fixture
def services(qapp: QApplication) -> Services:
    """Services with English content and no work behind them."""
    use_language(qapp, "en")
    return make_services("en")


@pytest.fixture
def context(qapp: QApplication, services: Services) -> UiContext:
    """The context of the services, with the program dressed for it."""
    made = make_context(services)
    dress(qapp, made.theme, made.points)
    return made


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QWidget], Any]]:
    """Show a widget for the length of a test, and really delete it afterwards.

    A window that lives on would be styled anew with each window of the tests after it.
    """
    widgets: list[QWidget] = []

    def show(widget: QWidget) -> Any:
        widgets.append(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    yield show
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(context: UiContext, shown: Callable[[QWidget], Any]) -> MainWindow:
    """The whole window on the models page, with every page real."""
    made: MainWindow = shown(MainWindow(context, page="models"))
    return made
