"""The columns: what they show, and that every edit reaches the sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, named, one, texts
from tests.ui.lab.play import PlayLab
from workbench.ui.lab.column_card import ColumnCard
from workbench.ui.lab.examples_view import ExamplesView
from workbench.ui.lab.page import LabPage


def _cards(page: LabPage) -> list[ColumnCard]:
    """Return the columns from left to right as they are seen."""
    cards = [card for card in page.findChildren(ColumnCard) if card.isVisible()]
    return sorted(cards, key=lambda card: card.x())


def _choose(card: ColumnCard, entry: str) -> None:
    """Choose an entry of a column's menu."""
    action = _entry(card, entry)
    assert action.isEnabled()
    action.trigger()


def _entry(card: ColumnCard, text: str) -> QAction:
    """Return an entry of a column's menu."""
    menu = one(card, QToolButton, "What can be done with this column").menu()
    (action,) = (item for item in menu.actions() if item.text() == text)
    return action


def _names(page: LabPage) -> list[str]:
    """Return the names of the columns from left to right."""
    return [one(card, QLineEdit, "Name of the column").text() for card in _cards(page)]


def test_each_column_says_what_differs(page: LabPage) -> None:
    first, second, third = _cards(page)
    assert "The others are held against this one" in texts(first)
    assert "Differs: 4 examples" in texts(second)
    assert "Differs: 4 examples, think step by step" in texts(third)


def test_typing_in_the_template_reaches_the_sheet(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    field = one(_cards(page)[1], QTextEdit, "Prompt")
    field.selectAll()
    qtbot.keyClicks(field, "Say {{tone}}: {{input}}")
    assert lab.sheet.variants[1].template == "Say {{tone}}: {{input}}"
    assert lab.sheet.variants[0].template != lab.sheet.variants[1].template


def test_a_variable_gets_a_field_above_and_loses_it_again(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    template = one(_cards(page)[0], QTextEdit, "Prompt")
    template.selectAll()
    qtbot.keyClicks(template, "{{tone}} {{input}}")
    value = one(page, QLineEdit, "{{tone}}")
    qtbot.keyClicks(value, "politely")
    assert lab.sheet.variables == {"tone": "politely"}
    template.selectAll()
    qtbot.keyClicks(template, "{{input}}")
    qtbot.waitUntil(lambda: not named(page, QLineEdit, "{{tone}}"))


def test_worked_examples_show_their_steps(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    card = _cards(page)[1]
    field = one(card, QComboBox, "Technique")
    worked = field.findData("worked")
    assert "arXiv 2201.11903" in field.itemData(worked, Qt.ItemDataRole.ToolTipRole)
    field.setFocus()
    field.setCurrentIndex(worked)
    field.activated.emit(worked)
    assert lab.sheet.variants[1].technique == "worked"
    assert card.findChild(ExamplesView).model().columnCount() == 3


def test_sampling_unfolds_and_is_edited(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    card = _cards(page)[0]
    assert "temperature 0, at most 256 tokens" in texts(card)
    qtbot.mouseClick(button(card, "Sampling"), Qt.MouseButton.LeftButton)
    one(card, QSpinBox, "Longest answer").setValue(64)
    assert lab.sheet.variants[0].sampling.max_tokens == 64
    assert lab.sheet.variants[1].sampling.max_tokens == 256


def test_the_menu_duplicates_moves_and_removes(page: LabPage, qtbot: QtBot) -> None:
    _choose(_cards(page)[0], "Move right")
    qtbot.waitUntil(lambda: _names(page) == ["Few-shot", "Zero-shot", "Few-shot + think first"])
    _choose(_cards(page)[1], "Duplicate")
    qtbot.waitUntil(lambda: len(_cards(page)) == 4)
    _choose(_cards(page)[0], "Remove")
    qtbot.waitUntil(lambda: len(_cards(page)) == 3)
    assert "Few-shot" not in _names(page)


def test_two_columns_are_the_least_and_eight_the_most(
    page: LabPage, lab: PlayLab, qtbot: QtBot
) -> None:
    lab.widen(2)
    qtbot.waitUntil(lambda: len(_cards(page)) == 2)
    assert not _entry(_cards(page)[0], "Remove").isEnabled()
    lab.widen(8)
    qtbot.waitUntil(lambda: len(_cards(page)) == 8)
    assert all(card.width() >= 300 for card in _cards(page))
    assert not _entry(_cards(page)[0], "Duplicate").isEnabled()
    assert not named(page, QToolButton, "Add a column")


def test_a_column_that_stays_keeps_its_cursor(page: LabPage, lab: PlayLab, qtbot: QtBot) -> None:
    field = one(_cards(page)[0], QTextEdit, "Prompt")
    cursor = field.textCursor()
    cursor.setPosition(7)
    field.setTextCursor(cursor)
    _choose(_cards(page)[2], "Remove")
    qtbot.waitUntil(lambda: len(_cards(page)) == 2)
    assert one(_cards(page)[0], QTextEdit, "Prompt").textCursor().position() == 7


def test_a_new_window_shows_what_was_typed(
    page: LabPage, lab: PlayLab, qtbot: QtBot, lab_context: object
) -> None:
    field = one(_cards(page)[0], QTextEdit, "Prompt")
    field.selectAll()
    qtbot.keyClicks(field, "kept")
    again = LabPage(lab_context)  # type: ignore[arg-type]
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: len(_cards(again)) == 3)
    assert one(_cards(again)[0], QTextEdit, "Prompt").toPlainText() == "kept"
