"""A window with room for few lines: what came out is seen, and nothing covers anything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from tests.ui.lab.find import button, named, texts
from tests.ui.lab.table.play_table import TableLab, result_of
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.runs_panel import RunsPanel
from workbench.ui.lab.table.panel import TablePanel
from workbench.ui.widgets import QuietButton

LOW, HIGH = (720, 540), (1200, 900)


def rows_seen(panel: TablePanel) -> int:
    """Return how many rows are seen whole below the head."""
    view = panel.view
    return view.viewport().height() // view.verticalHeader().defaultSectionSize()


def test_a_run_folds_the_prompts_only_where_there_is_no_room_for_both(
    page: LabPage, lab: TableLab, panel: TablePanel, qtbot: QtBot
) -> None:
    assert named(page, QTextEdit, "Prompt")
    lab.begin()
    assert named(page, QTextEdit, "Prompt")
    lab.end()
    page.resize(*LOW)
    lab.begin()
    assert not named(page, QTextEdit, "Prompt")
    qtbot.waitUntil(lambda: rows_seen(panel) >= 2)
    button(page, "Prompts").click()
    lab.play_end(result_of("a", "r1", 0, "praise", right=True))
    lab.run_changed.emit()
    assert named(page, QTextEdit, "Prompt"), "unfolded by the person while it runs"


def test_the_head_is_one_line_high_where_rows_would_have_no_room(
    page: LabPage, lab: TableLab, panel: TablePanel, qtbot: QtBot
) -> None:
    full = panel.view.head.height()
    page.resize(*LOW)
    qtbot.waitUntil(lambda: panel.view.head.height() < full / 2 and rows_seen(panel) >= 1)
    assert "of 10 answers right" in panel.view.head.tip(panel.model.variants[0])
    page.resize(*HIGH)
    qtbot.waitUntil(lambda: panel.view.head.height() == full)


@pytest.mark.parametrize(("size", "kept"), [(LOW, False), (HIGH, True)])
def test_an_answer_in_full_takes_the_place_of_the_tools_where_it_is_low(
    page: LabPage, panel: TablePanel, qtbot: QtBot, size: tuple[int, int], kept: bool
) -> None:
    page.resize(*size)
    panel.view.go_to("b", "r2")
    QTest.keyClick(panel.view, Qt.Key.Key_Space)
    assert panel.bar.isVisible() == kept
    qtbot.waitUntil(lambda: rows_seen(panel) >= 1 and panel.detail.height() >= 120)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert panel.bar.isVisible() and not panel.detail.isVisible()


def test_the_note_on_times_becomes_a_tooltip_where_it_is_low(page: LabPage, lab: TableLab) -> None:
    note = "Times inside a batch are not those of a lone run."
    lab.run_changed.emit()
    assert note in texts(page)
    page.resize(*LOW)
    assert note not in texts(page)
    assert any(label.toolTip() == note for label in page.findChildren(QLabel))


def test_saved_runs_stay_inside_a_narrow_window(page: LabPage, qtbot: QtBot) -> None:
    page.resize(560, 480)
    button(page, "Saved runs").click()
    (runs,) = page.findChildren(RunsPanel)
    (close,) = named(runs, QuietButton, "Close the list of saved runs")
    qtbot.waitUntil(lambda: close.mapTo(page, close.rect().bottomRight()).x() <= page.width())
