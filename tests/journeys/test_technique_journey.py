"""Change the technique of a column, bring examples in, and put them under the lamp."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.journeys.pilot import Pilot
from workbench.core.chat import MessageState
from workbench.core.generation import Sampling
from workbench.core.lab import CellResult, Comparison, Row, Variant
from workbench.ui.lab.column_editor import ColumnEditor
from workbench.ui.lab.lamp import LampDialog
from workbench.ui.lab.lamp_squares import SQUARE_ROLE
from workbench.ui.lab.page import LabPage
from workbench.ui.lab.technique_field import TechniqueField

pytestmark = [pytest.mark.journey, pytest.mark.engine]

TABLE = """input,output
"Best kettle ever, thank you!",praise
The radio stopped working after a week.,complaint
Can I pay by card?,question
You sent the wrong chair.,complaint
"""
GREEDY = Sampling(temperature=0.0, max_tokens=48)
LABEL = "Message: {{input}}\nLabel:"
SUM = "Mina has 14 apples. Mina buys 9 more. Mina gives away 6. How many apples does she have now?"


def _lab(pilot: Pilot, sheet: Comparison) -> LabPage:
    """Open the lab with a sheet."""
    pilot.program.window.show_page("lab")
    # The first run opens a ready comparison; wait for it, so that it does not arrive later.
    pilot.wait(lambda: bool(pilot.services.lab.sheet.title))
    pilot.services.lab.set_sheet(sheet, rebuild=True)
    page = pilot.program.window.current_page()
    assert isinstance(page, LabPage)
    return page


def _editor(page: LabPage, place: int) -> ColumnEditor:
    """Return the editor of a column; those of the sheet before may not be deleted yet."""
    (found,) = page._columns.cards[place].findChildren(ColumnEditor)
    return found


def _choose(editor: QWidget, technique: str) -> None:
    """Choose a technique by the keyboard, passing over the headings."""
    (field,) = editor.findChildren(TechniqueField)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    for _press in range(field.count()):
        if field.currentData() == technique:
            return
        QTest.keyClick(field, Qt.Key.Key_Down)
    raise AssertionError(f"{technique} is not reached")


def _run(pilot: Pilot, variant_id: str) -> CellResult:
    """Run the sheet and return the first answer of a column."""
    pilot.services.lab.run()
    pilot.wait(lambda: not pilot.services.lab.running)
    cell = pilot.services.lab.cell(variant_id, 0)
    assert cell is not None
    assert cell.result is not None
    return cell.result


def test_a_technique_chosen_by_keyboard_is_run_with_its_options(pilot: Pilot) -> None:
    columns = (Variant("a", "A", sampling=GREEDY), Variant("b", "B", sampling=GREEDY))
    page = _lab(pilot, Comparison(title="Sums", input=SUM, expected="17", variants=columns))
    editor = _editor(page, 1)
    _choose(editor, "self_consistency")
    editor._technique_options._samples.setValue(3)
    result = _run(pilot, "b")
    assert pilot.services.lab.sheet.variants[1].options.samples == 3
    assert sum(count.count for count in result.counts) == 3
    assert [len(step.texts) for step in result.steps] == [3]
    _choose(editor, "think")
    result = _run(pilot, "b")
    assert (result.answer, result.right) == ("17", True)


def test_examples_come_from_a_file_and_from_liked_answers(pilot: Pilot, tmp_path: Path) -> None:
    answer = pilot.ask("Hello!")
    assert answer.state is MessageState.COMPLETE
    pilot.services.chat.rate(answer.message_id, 1)
    page = _lab(pilot, Comparison(title="Labels", variants=(Variant("a", "A"), Variant("b", "B"))))
    sources = _editor(page, 0)._examples.sources
    path = tmp_path / "예시.csv"
    path.write_text(TABLE, encoding="utf-8")
    sources.take_file(path)
    lab = pilot.services.lab
    pilot.wait(lambda: len(lab.sheet.variants[0].examples) == 4)
    dialog = sources.ask_liked()
    pilot.wait(lambda: dialog.table.rowCount() == 1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.add.click()
    assert lab.sheet.variants[0].examples[-1].output == answer.text.strip()
    told: list[str] = []
    pilot.services.notices.posted.connect(lambda notice: told.append(notice.problem.text))
    path.write_text('input,output\na,"b\n', encoding="utf-8")
    sources.take_file(path)
    pilot.wait(lambda: told == ["The quotes in {file} are broken near line {line}."])
    assert len(lab.sheet.variants[0].examples) == 5


def test_the_lamp_shows_orders_and_lean_and_can_be_stopped(pilot: Pilot, tmp_path: Path) -> None:
    rows = (
        Row("late", {"input": "The lamp arrived two weeks late and broken."}, "complaint"),
        Row("soap", {"input": "Lovely soap, smells great!"}, "praise"),
    )
    columns = tuple(Variant(name, name, "", LABEL, sampling=GREEDY) for name in "ab")
    page = _lab(pilot, Comparison(title="Labels", rows=rows, variants=columns))
    path = tmp_path / "examples.csv"
    path.write_text(TABLE, encoding="utf-8")
    _editor(page, 0)._examples.sources.take_file(path)
    pilot.wait(lambda: len(pilot.services.lab.sheet.variants[0].examples) == 4)
    page._on_action("a", "lamp")
    (lamp,) = page.findChildren(LampDialog)
    assert "complaint 2" in lamp.balance.text()
    lamp.orders.start.click()
    pilot.wait(lambda: lamp.orders.table.item(0, 1).data(SQUARE_ROLE).verdict != "waiting")
    lamp.orders.halt.click()
    pilot.wait(lamp.orders.start.isVisible)
    lamp.orders.start.click()
    pilot.wait(lambda: lamp.orders.state.text().startswith("By the order alone"))
    assert lamp.orders.table.rowCount() == 24
    lamp.tabs.setCurrentIndex(1)
    lamp.lean.start.click()
    pilot.wait(lambda: lamp.lean.inputs.rowCount() == 2)
    assert "Without content it leans to" in lamp.lean.state.text()
    runs = pilot.services.lab.runs()
    lamp.close()
    assert pilot.services.lab.runs() == runs == ()
