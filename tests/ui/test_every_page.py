"""Every page, in both languages, at a small and at the largest text: named, explained, not cut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from tests.ui.cut import cut_words, described, inner, seen
from tests.ui.fakes import make_services
from workbench.ui.context import make_context
from workbench.ui.frame.rail import PAGES
from workbench.ui.main_window import MainWindow
from workbench.ui.translation import use_language

Shown = Callable[[QWidget], Any]
CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QComboBox,
    QAbstractSpinBox,
    QTextEdit,
    QAbstractItemView,
)

LOOKS = [("en", 10), ("ko", 10), ("en", 18), ("ko", 18)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def window(request: pytest.FixtureRequest, qapp: QApplication, shown: Shown) -> MainWindow:
    """The real window, with every page, in one look."""
    language, points = request.param
    use_language(qapp, language)
    services = make_services(language, font_points=points)
    made = MainWindow(make_context(services))
    made.resize(1280, 800)
    window: MainWindow = shown(made)
    return window


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest, window: MainWindow) -> QWidget:
    """One page of it, laid out."""
    window.show_page(request.param)
    QApplication.sendPostedEvents()
    return window


def test_controls_have_names(page: QWidget) -> None:
    """A screen reader can say what each control is."""
    nameless = [
        described(part)
        for part in seen(page, *CONTROLS)
        if not inner(part)
        and not part.accessibleName()
        and not getattr(part, "text", str)()
        and not isinstance(part, QHeaderView)
    ]
    assert nameless == []


def test_icons_are_explained(page: QWidget) -> None:
    """What has no words has a tooltip."""
    dumb = [
        described(part)
        for part in seen(page, QToolButton)
        if not inner(part) and not part.text() and not part.toolTip()
    ]
    assert dumb == []


def test_words_are_not_cut(page: QWidget) -> None:
    """Labels and buttons have the room their words need."""
    assert cut_words(page) == []
