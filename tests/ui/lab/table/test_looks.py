"""The table, an answer in full and the vote: named, explained and not cut, in every look."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
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
from tests.ui.lab.table.play_table import TableLab
from workbench.ui.context import make_context
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.table.panel import TablePanel
from workbench.ui.style import dress
from workbench.ui.translation import use_language

CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QAbstractItemView)


@pytest.fixture(params=[("en", 10), ("ko", 10), ("en", 18), ("ko", 18)], ids=str)
def panel(
    request: pytest.FixtureRequest, qapp: QApplication, shown: Callable[[QWidget], Any]
) -> TablePanel:
    """Return the table in one look, with an answer in full."""
    language, points = request.param
    use_language(qapp, language)
    services = make_services(language, font_points=points)
    services = dataclasses.replace(services, lab=TableLab(language))
    context = make_context(services)
    dress(qapp, context.theme, context.points)
    page = LabPage(context)
    page.resize(1100, 900)
    shown(page)
    page._body.show_editors(False)
    panel = page._body.table
    panel.view.go_to("c", "r4")
    panel.open_detail()
    QApplication.sendPostedEvents()
    return panel


def nameless(root: QWidget) -> list[str]:
    """Describe what a screen reader could not say, and icons without an explanation."""
    dumb = [
        described(part)
        for part in seen(root, *CONTROLS)
        if not inner(part) and not part.accessibleName() and not getattr(part, "text", str)()
        if not isinstance(part, QHeaderView)
    ]
    icons = (part for part in seen(root, QToolButton) if not inner(part))
    return dumb + [described(part) for part in icons if not part.toolTip() and not part.text()]


def test_the_table_can_be_read(panel: TablePanel) -> None:
    assert cut_words(panel) == []
    assert nameless(panel) == []


def test_the_vote_can_be_read(panel: TablePanel) -> None:
    dialog = panel.start_vote()
    QApplication.sendPostedEvents()
    assert cut_words(dialog) == []
    assert nameless(dialog) == []
    dialog._on_tie()
    dialog.reveal()
    QApplication.sendPostedEvents()
    assert cut_words(dialog) == []
    dialog.close()
