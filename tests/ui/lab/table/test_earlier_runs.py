"""Earlier runs: held against what is shown, and gone on with."""

from __future__ import annotations

import dataclasses

import pytest

from tests.ui.lab.find import button, texts
from tests.ui.lab.table.play_table import TableLab, result_of, table_sheet
from workbench.core.lab import Run
from workbench.ui.context import UiContext
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.runs_panel import RunsPanel
from workbench.ui.lab.table import earlier
from workbench.ui.lab.table.earlier_bar import differences_of
from workbench.ui.lab.table.earlier_dialog import EarlierDialog
from workbench.ui.lab.table.panel import TablePanel


@pytest.fixture
def runs(page: LabPage) -> RunsPanel:
    """Return the list of saved runs, open."""
    button(page, "Saved runs").click()
    (made,) = page.findChildren(RunsPanel)
    return made


def unfinished(lab: TableLab) -> None:
    """Play that the newest run was cut off."""
    first, second = lab.runs()
    lab.runs = lambda: (dataclasses.replace(first, complete=False), second)  # type: ignore[method-assign]
    lab.runs_changed.emit()


def without_words(lab: TableLab) -> Run:
    """Return a run in which the first column never knew."""
    run = lab.shown_run()
    cells = tuple(
        dataclasses.replace(cell, text="?", right=False) if cell.variant_id == "a" else cell
        for cell in run.cells
    )
    return dataclasses.replace(run, run_id="r1", cells=cells)


def test_a_run_of_the_list_is_held_against_the_table(
    runs: RunsPanel, panel: TablePanel, lab: TableLab
) -> None:
    lab.kept_runs["r2"] = without_words(lab)
    button(runs, "Compare with what is shown").click()
    assert panel.earlier.isVisible()
    assert any("5 of 15 cells answer otherwise" in text for text in texts(panel))


def test_the_difference_of_accuracies_stands_above_its_column(
    panel: TablePanel, lab: TableLab
) -> None:
    panel.hold_against(without_words(lab))
    found = panel.model.earlier
    assert found is not None
    pairs = {key: earlier.paired_rights(found, panel.model.answers, key) for key in "abc"}
    panel.earlier._take(differences_of(pairs))
    assert "+60 points (+30 to +90)" in panel.view.head.tip(panel.model.variants[0])
    assert "0 points (0 to 0)" in panel.view.head.tip(panel.model.variants[1])


def test_only_changed_rows_can_be_shown(panel: TablePanel, lab: TableLab) -> None:
    run = lab.shown_run()
    cells = tuple(
        dataclasses.replace(cell, text="?") if cell.row_id == "r2" else cell for cell in run.cells
    )
    panel.hold_against(dataclasses.replace(run, cells=cells))
    choice = panel.bar._choice
    choice.setCurrentIndex(choice.findData("changed"))
    choice.activated.emit(choice.currentIndex())
    assert panel.model.shown_count == 1
    panel.earlier.close_comparison()
    assert panel.model.shown_count == 5


def test_an_unfinished_run_is_opened_and_gone_on_with(runs: RunsPanel, lab: TableLab) -> None:
    unfinished(lab)
    button(runs, "Go on").click()
    assert lab.asked("show_run") == [("r2",)]
    assert not lab.asked("resume")
    lab.run_changed.emit()  # it has come
    assert lab.asked("resume") == [()]
    lab.run_changed.emit()
    assert len(lab.asked("resume")) == 1


def test_a_finished_run_offers_no_going_on(runs: RunsPanel) -> None:
    assert "Go on" not in [item.text() for item in (runs._go_on,) if item.isVisible()]


def test_one_input_is_held_against_an_earlier_run_word_by_word(
    table_context: UiContext, page: LabPage
) -> None:
    sheet = dataclasses.replace(table_sheet(), rows=(), input="Late again")
    old = Run("old", "", sheet, (result_of("a", "", 0, "a late parcel", None),))
    new = dataclasses.replace(old, cells=(result_of("a", "", 0, "a lost parcel", None),))
    dialog = EarlierDialog(table_context, old, new, page)
    shown = dialog.shown_text()
    assert "A  Zero-shot" in shown
    assert "late" in shown and "lost" in shown
    assert shown.count("Not in the earlier run.") == 2
