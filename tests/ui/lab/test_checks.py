"""Checks in the window: edited for the sheet and for a row, tried on the shown answer."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, named, one, texts
from tests.ui.lab.play import PlayLab
from workbench.core.lab import Check, Row
from workbench.ui.context import UiContext
from workbench.ui.lab.checks_dialog import ChecksDialog
from workbench.ui.lab.page import LabPage
from workbench.ui.widgets import ChoiceField, DecimalField


class AtOnce(QObject):
    """Jobs that are done at once."""

    def run(
        self, _lane: str, work: Callable[[], Any], *, done: Callable[[Any], None], **_more: object
    ) -> None:
        """Do the work."""
        done(work())


@pytest.fixture
def open_dialog(
    lab_context: UiContext, lab: PlayLab, shown: Callable[[QWidget], Any]
) -> Callable[..., ChecksDialog]:
    """Return what opens the dialog over a sheet with a row."""
    lab.set_sheet(
        dataclasses.replace(
            lab.sheet,
            rows=(Row("r1", {"input": "x"}), Row("r2", {"input": "y"})),
            checks=(Check("contains", "배송"),),
        )
    )
    services = dataclasses.replace(lab_context.services, jobs=AtOnce())
    context = dataclasses.replace(lab_context, services=services)

    def open_it(row_id: str = "") -> ChecksDialog:
        parent = shown(QWidget())
        dialog = ChecksDialog(context, parent, row_id)
        return shown(dialog)

    return open_it


def choose(dialog: QWidget, text: str, place: int = -1) -> None:
    """Choose a kind of check, as the keyboard does."""
    field = named(dialog, ChoiceField, "The answer…")[place]
    field.setCurrentIndex(field.findText(text))


def answer(dialog: QWidget, text: str) -> None:
    """Write the answer that the checks are tried on."""
    one(dialog, QPlainTextEdit, "The answer that the checks are tried on").setPlainText(text)


def test_the_outcome_for_an_answer_is_said_in_words(
    open_dialog: Callable[..., ChecksDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert "no answer yet" in texts(dialog)
    answer(dialog, "배송 불만")
    qtbot.waitUntil(lambda: "kept" in texts(dialog))
    answer(dialog, "결제 불만")
    qtbot.waitUntil(lambda: "not kept" in texts(dialog))
    choose(dialog, "does not contain")
    qtbot.waitUntil(lambda: "kept" in texts(dialog))


def test_a_check_is_added_typed_and_removed(
    open_dialog: Callable[..., ChecksDialog], lab: PlayLab, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    qtbot.mouseClick(button(dialog, "Add check"), Qt.MouseButton.LeftButton)
    choose(dialog, "is the number")
    qtbot.keyClicks(named(dialog, QLineEdit, "Held against")[-1], "42")
    one(dialog, DecimalField, "Tolerance").setValue(0.5)
    assert lab.sheet.checks == (Check("contains", "배송"), Check("number", "42", False, 0.5))
    removers = [e for e in dialog.findChildren(QWidget) if e.toolTip() == "Remove this check"]
    qtbot.mouseClick(removers[0], Qt.MouseButton.LeftButton)
    assert lab.sheet.checks == (Check("number", "42", False, 0.5),)


def test_a_check_that_cannot_be_used_says_why(
    open_dialog: Callable[..., ChecksDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    choose(dialog, "matches the pattern")
    field = one(dialog, QLineEdit, "Held against")
    field.selectAll()
    qtbot.keyClicks(field, "(a")
    answer(dialog, "a")
    qtbot.waitUntil(lambda: "cannot be used" in texts(dialog))
    assert any("is not a regular expression" in text for text in texts(dialog))


def test_a_row_has_checks_of_its_own(
    open_dialog: Callable[..., ChecksDialog], lab: PlayLab, qtbot: QtBot
) -> None:
    dialog = open_dialog("r2")
    assert "Only for this row" in texts(dialog)
    adders = [e for e in dialog.findChildren(QWidget) if e.toolTip().startswith("Hold the")]
    qtbot.mouseClick(adders[-1], Qt.MouseButton.LeftButton)
    choose(dialog, "says that it cannot tell")
    assert [row.checks for row in lab.sheet.rows] == [(), (Check("refusal"),)]
    assert lab.sheet.checks == (Check("contains", "배송"),)
    assert "Only for this row" not in texts(open_dialog())


def test_the_page_opens_the_checks(page: LabPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(page, "Checks"), Qt.MouseButton.LeftButton)
    dialog = page.window().findChild(ChecksDialog)
    assert dialog is not None
    assert "For every answer" in [each.text() for each in dialog.findChildren(QLabel)]
    dialog.close()


def test_every_control_explains_itself(open_dialog: Callable[..., ChecksDialog]) -> None:
    dialog = open_dialog("r1")
    silent = [
        type(widget).__name__
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() in (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QLabel)
        and not widget.toolTip()
        and not widget.accessibleName()
        and not hasattr(widget.parent(), "lineEdit")
        and "Button" not in type(widget).__name__
    ]
    assert silent == []
