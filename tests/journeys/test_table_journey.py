"""Several prompts over a table of inputs: run, vote, judge, keep, and find it all again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.journeys.conftest import StartProgram
from tests.journeys.pilot import Pilot
from tests.ui.lab.find import button, named, one
from workbench.core.chat import MessageState
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Row, Run, Variant
from workbench.storage.exports import run_to_json
from workbench.ui.lab.import_dialog import ImportDialog
from workbench.ui.lab.judging.vote_dialog import VoteDialog
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.prompt_edit import PromptEdit
from workbench.ui.lab.runs_panel import RunsPanel
from workbench.ui.lab.table.panel import TablePanel
from workbench.ui.widgets import NumberField, PrimaryButton, QuietButton

pytestmark = [pytest.mark.journey, pytest.mark.engine]

ROWS = (
    "The cup came broken.\tcomplaint\n"
    "I love the lamp!\tpraise\n"
    "When do you open?\tquestion\n"
    "Nobody answered my letter.\tcomplaint\n"
    "What a lovely box.\tpraise\n"
)
CONTROL = Qt.KeyboardModifier.ControlModifier


def begin(pilot: Pilot) -> LabPage:
    """Open the lab with one prompt on an empty sheet."""
    pilot.program.window.show_page("lab")
    # The first run opens a ready comparison; wait for it, so that it does not arrive later.
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))
    sampling = Sampling(temperature=1.5, max_tokens=12)
    prompt = Variant("first", "Bare", template="Message: {{input}}", sampling=sampling)
    pilot.services.lab.set_sheet(Comparison("Labels", variants=(prompt,)), rebuild=True)
    page = pilot.program.window.current_page()
    assert isinstance(page, LabPage)
    return page


def table_of(pilot: Pilot) -> TablePanel:
    """Return the table on the page."""
    (panel,) = pilot.program.window.current_page().findChildren(TablePanel)
    return panel


def build_three_columns(pilot: Pilot, page: LabPage) -> None:
    """Make two more columns of the first, and write another prompt into each."""
    for number in (1, 2):
        one(page, QuietButton, "Add a column").click()
        pilot.wait(lambda wanted=number: len(named(page, PromptEdit, "Prompt")) > wanted)
        field = named(page, PromptEdit, "Prompt")[number]
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, f"Label {number}: {{{{input}}}}")


def give_rows(page: LabPage, panel: TablePanel) -> None:
    """Go over to a table and paste five rows into it."""
    button(page, "Use a table of inputs").click()
    QGuiApplication.clipboard().setText(ROWS)
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    QTest.keyClick(panel.view, Qt.Key.Key_V, CONTROL)


def vote_and_judge(pilot: Pilot, panel: TablePanel) -> int:
    """Vote on what there is to vote on, judge two answers; return how many votes were cast."""
    dialog = panel.start_vote()
    assert isinstance(dialog, VoteDialog)
    while dialog.ballot is not None:
        QTest.keyClick(dialog, Qt.Key.Key_1)
    button(dialog, "Close").click()
    rows = pilot.services.lab.sheet.rows
    panel.view.go_to("first", rows[0].row_id)
    QTest.keyClick(panel.view, Qt.Key.Key_P)
    panel.view.go_to("first", rows[1].row_id)
    QTest.keyClick(panel.view, Qt.Key.Key_F)
    return len(pilot.services.lab.votes())


def test_rows_are_run_voted_on_judged_and_there_again_after_a_restart(
    start_program: StartProgram, tmp_path: Path
) -> None:
    pilot = start_program(tmp_path / "표 profile")
    page, lab = begin(pilot), pilot.services.lab
    build_three_columns(pilot, page)
    panel = table_of(pilot)
    give_rows(page, panel)
    one(page, NumberField, "Repeats").setValue(2)
    assert len(lab.sheet.variants) == 3
    assert [row.expected for row in lab.sheet.rows][:2] == ["complaint", "praise"]
    QTest.keyClick(page, Qt.Key.Key_Return, CONTROL)
    assert lab.running
    pilot.wait(lambda: not lab.running)
    assert len(lab.results()) == 3 * 5 * 2
    assert {result.right for result in lab.results()} <= {True, False}
    assert "of 10 answers right" in panel.view.head.tip(panel.model.variants[0])
    cast = vote_and_judge(pilot, panel)
    assert cast
    answer = panel.model.result("first", lab.sheet.rows[0].row_id)
    assert answer is not None
    panel.view.go_to("first", lab.sheet.rows[0].row_id)
    panel._menu.example_wanted.emit("first")
    assert lab.sheet.variants[0].examples[0].input == "The cup came broken."
    row_ids = [row.row_id for row in lab.sheet.rows]
    pilot.program.close()

    again = start_program(tmp_path / "표 profile")
    again.program.window.show_page("lab")
    found = again.services.lab
    again.wait(lambda: len(found.runs()) == 1 and len(found.sheet.rows) == 5)
    assert len(found.sheet.variants[0].examples) == 1
    page = again.program.window.current_page()
    button(page, "Saved runs").click()
    (runs,) = page.findChildren(RunsPanel)
    button(runs, "Open").click()
    again.wait(lambda: len(found.results()) == 30)
    panel = table_of(again)
    assert len(found.votes()) == cast
    verdicts = [found.judgement("first", row_id, 0) for row_id in row_ids[:2]]
    assert [item.verdict for item in verdicts if item] == ["pass", "fail"]
    cell = panel.model.index(0, panel.model.column_of("first"))
    assert "You: pass" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))


def test_an_answer_of_the_table_goes_on_in_a_chat(pilot: Pilot) -> None:
    page, lab = begin(pilot), pilot.services.lab
    panel = table_of(pilot)
    give_rows(page, panel)
    lab.run()
    pilot.wait(lambda: not lab.running)
    row = lab.sheet.rows[2]
    answer = panel.model.result("first", row.row_id)
    assert answer is not None
    panel.view.go_to("first", row.row_id)
    panel._menu.chat_wanted.emit()
    pilot.wait(lambda: len(pilot.services.chat.transcript.messages) == 2)
    question, said = pilot.services.chat.transcript.messages
    assert "When do you open?" in question.text
    assert said.text == answer.text
    assert said.state is MessageState.COMPLETE
    pilot.wait(lambda: bool(pilot.services.chat.conversations))
    assert pilot.chat_page.isVisible()


def test_a_stopped_run_goes_on_from_the_list(pilot: Pilot) -> None:
    page, lab = begin(pilot), pilot.services.lab
    panel = table_of(pilot)
    give_rows(page, panel)
    one(page, NumberField, "Repeats").setValue(3)
    lab.run()
    pilot.wait(lambda: len(lab.results()) >= 1)
    lab.stop()
    pilot.wait(lambda: not lab.running)
    if lab.can_resume:
        button(page, "Go on").click()
        pilot.wait(lambda: not lab.running)
    assert len(lab.results()) == 15
    assert not lab.can_resume


def test_a_blank_variable_is_said_in_its_cell_and_the_others_go_on(pilot: Pilot) -> None:
    page, lab = begin(pilot), pilot.services.lab
    (bare,) = lab.sheet.variants
    toned = replace(bare, variant_id="toned", name="Toned", template="{{tone}}: {{input}}")
    rows = (
        Row("r1", {"input": "Hello", "tone": "kind"}),
        Row("r2", {"input": "Goodbye", "tone": "kind"}),
    )
    lab.set_sheet(replace(lab.sheet, variants=(bare, toned), rows=rows), rebuild=True)
    view = table_of(pilot).view
    view.setCurrentIndex(view.model().index(1, 1))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert lab.sheet.rows[1].values["tone"] == ""
    button(page, "Run all").click()
    pilot.wait(lambda: not lab.running)
    assert {(item.variant_id, item.row_id) for item in lab.results() if item.problem} == {
        ("toned", "r2")
    }
    said = view.model().index(1, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Column Toned uses {{tone}}, but it has no value in row 2." in said
    answers = [item for item in lab.results() if not item.problem]
    assert len(answers) == 3 and all(item.text and item.timing for item in answers)


def test_dropped_json_becomes_rows_or_opens_a_sheet(pilot: Pilot, tmp_path: Path) -> None:
    page, lab = begin(pilot), pilot.services.lab
    sheet = lab.sheet
    inputs, run = tmp_path / "입력 rows.json", tmp_path / "run.json"
    inputs.write_text('[{"input": "Late?", "ideal": "no"}, {"input": "Fine?", "ideal": "yes"}]')
    run.write_text(run_to_json(Run("r", "", replace(sheet, title="From a run", input="Hi"))))
    pilot.program.window.show_page("chat")
    pilot.drop([inputs])
    pilot.wait(lambda: any(each.isVisible() for each in page.findChildren(ImportDialog)))
    (dialog,) = page.findChildren(ImportDialog)
    dialog.findChild(PrimaryButton).click()
    assert [(row.values["input"], row.expected) for row in lab.sheet.rows] == [
        ("Late?", "no"), ("Fine?", "yes"),
    ]  # fmt: skip
    pilot.drop([run])
    pilot.wait(lambda: lab.sheet.title == "From a run")
    assert lab.sheet.input == "Hi" and not lab.sheet.rows
