"""The inputs stay in sight while answers are scrolled to sideways."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.lab.table.play_table import TableLab
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.table.frozen import FrozenColumn
from workbench.ui.lab.table.panel import TablePanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def frozen(page: LabPage, lab: TableLab, panel: TablePanel, qtbot: QtBot) -> FrozenColumn:
    """A table of eight prompts, scrolled to its end."""
    page.resize(800, 700)
    lab.widen(8)
    bar = panel.view.horizontalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    assert not panel.view.frozen.isVisible()
    bar.setValue(bar.maximum())
    assert panel.view.frozen.isVisible()
    return panel.view.frozen


def middle_of(frozen: FrozenColumn, line: int) -> QPoint:
    """Return the middle of an input that is kept in sight."""
    return frozen.visualRect(frozen.model().index(line, 0)).center()


def test_the_inputs_lie_where_the_table_has_them(panel: TablePanel, frozen: FrozenColumn) -> None:
    view = panel.view
    assert [c for c in range(10) if not frozen.isColumnHidden(c)] == [0]
    assert frozen.columnWidth(0) == view.columnWidth(0)
    for line in (0, 3):
        own = frozen.visualRect(frozen.model().index(line, 0))
        theirs = view.visualRect(view.model().index(line, 0))
        top = frozen.viewport().mapTo(view, own.topLeft()).y()
        assert (top, own.height()) == (
            view.viewport().mapTo(view, theirs.topLeft()).y(),
            theirs.height(),
        )
    view.verticalScrollBar().setValue(20)
    assert frozen.verticalScrollBar().value() == view.verticalScrollBar().value()


def test_cells_are_never_gone_to_below_the_inputs(panel: TablePanel, frozen: FrozenColumn) -> None:
    view = panel.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 9))
    for column in range(8, 0, -1):
        QTest.keyClick(view, Qt.Key.Key_Left)
        assert view.currentIndex().column() == column
        assert view.visualRect(view.currentIndex()).left() >= frozen.covered
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.currentIndex().column() == 0
    assert not frozen.isVisible()


def test_a_click_goes_to_the_input_and_typing_writes_into_it(
    panel: TablePanel, lab: TableLab, frozen: FrozenColumn
) -> None:
    view = panel.view
    QTest.mouseClick(frozen.viewport(), LEFT, pos=middle_of(frozen, 1))
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    assert not frozen.isVisible(), "the input itself is in sight"
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    editor = view.indexWidget(view.currentIndex()) or view.viewport().focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, " Really.")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert lab.sheet.rows[1].values["input"].endswith("Really.")


def test_the_same_cells_are_chosen_in_both(panel: TablePanel, frozen: FrozenColumn) -> None:
    panel.view.selectRow(2)
    assert frozen.selectionModel().isSelected(frozen.model().index(2, 0))
    assert panel.view.chosen_row_ids() == ["r3"]


def test_too_wide_inputs_are_not_kept(panel: TablePanel, frozen: FrozenColumn) -> None:
    view = panel.view
    view.setColumnWidth(0, view.viewport().width())
    assert view.horizontalScrollBar().value() > 0
    assert not frozen.isVisible()
    view.setColumnWidth(0, view.viewport().width() // 3)
    assert frozen.isVisible()
