"""The lab: edits with undo, columns, runs that are kept, failures in their place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.services.conftest import Desk
from workbench.core.errors import Problem
from workbench.core.generation import ModelLoading
from workbench.core.lab import Comparison, Judgement, Row, Run, Variant, Vote
from workbench.services.lab import LabService

SHEET = Comparison(title="Two", input="red", variants=(Variant("a", "A"), Variant("b", "B")))


def run_with(desk: Desk, qtbot: QtBot, answers: list[str | Problem]) -> None:
    """Run the sheet with scripted answers and wait for its end."""
    desk.engine.enqueue(answers)
    before = len(desk.engine.requests)
    desk.lab.run()
    qtbot.waitUntil(lambda: len(desk.engine.requests) == before + len(answers))
    for request in desk.engine.requests[before:]:
        desk.engine.release(request.request_id)
    qtbot.waitUntil(lambda: not desk.lab.running)


def text_of(lab: LabService, variant_id: str) -> str:
    """Return the first answer of a column."""
    cell = lab.cell(variant_id, 0)
    assert cell is not None
    return cell.text


def test_a_run_fills_the_cells_and_is_kept(ready: Desk, qtbot: QtBot) -> None:
    ready.lab.set_sheet(SHEET, rebuild=True)
    run_with(ready, qtbot, ["one", "two"])
    assert (text_of(ready.lab, "a"), text_of(ready.lab, "b")) == ("one", "two")
    qtbot.waitUntil(lambda: [run.complete for run in ready.lab.runs()] == [True])


def test_a_column_that_fails_leaves_the_others(ready: Desk, qtbot: QtBot) -> None:
    ready.lab.set_sheet(SHEET, rebuild=True)
    run_with(ready, qtbot, [Problem("The engine crashed."), "two"])
    failed = ready.lab.cell("a", 0)
    assert failed is not None
    assert failed.phase == "failed"
    assert text_of(ready.lab, "b") == "two"


def test_stop_ends_every_column(ready: Desk, qtbot: QtBot) -> None:
    ready.lab.set_sheet(SHEET, rebuild=True)
    ready.engine.enqueue(["one", "two"])
    ready.lab.run()
    qtbot.waitUntil(lambda: len(ready.engine.requests) == 2)
    ready.lab.stop()
    qtbot.waitUntil(lambda: not ready.lab.running)
    assert [cell.phase for name in "ab" for cell in ready.lab.cells(name)] == ["stopped"] * 2


def test_without_a_model_the_person_is_told_where_to_go(desk: Desk) -> None:
    desk.lab.set_sheet(SHEET, rebuild=True)
    desk.lab.run()
    (notice,) = desk.notices.take_pending()
    assert notice.action == "open_models"
    assert not desk.lab.running


def test_columns_are_copied_removed_and_brought_back(desk: Desk, qtbot: QtBot) -> None:
    desk.lab.set_sheet(SHEET, rebuild=True)
    with qtbot.waitSignal(desk.lab.sheet_changed):
        desk.lab.add_variant("a")
    names = [variant.name for variant in desk.lab.sheet.variants]
    assert names == ["A", "A", "B"]
    desk.lab.remove_variant("a")
    assert len(desk.lab.sheet.variants) == 2
    desk.lab.undo()
    assert len(desk.lab.sheet.variants) == 3
    desk.lab.redo()
    assert len(desk.lab.sheet.variants) == 2


def test_no_ninth_column(desk: Desk) -> None:
    variants = tuple(Variant(str(number), str(number)) for number in range(8))
    desk.lab.set_sheet(replace(SHEET, variants=variants), rebuild=True)
    desk.lab.add_variant()
    assert len(desk.lab.sheet.variants) == 8
    assert len(desk.notices.take_pending()) == 1


def test_the_header_says_what_differs(desk: Desk) -> None:
    second = replace(SHEET.variants[1], technique="think")
    desk.lab.set_sheet(replace(SHEET, variants=(SHEET.variants[0], second)), rebuild=True)
    assert desk.lab.differences("a") == ()
    assert desk.lab.differences("b") == ("technique",)


def test_a_sheet_goes_to_a_file_and_comes_back(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "비교.toml"
    desk.lab.set_sheet(SHEET, rebuild=True)
    desk.lab.save_sheet(path)
    qtbot.waitUntil(path.exists)
    desk.lab.set_sheet(Comparison(variants=SHEET.variants), rebuild=True)
    desk.lab.open_sheet(path)
    qtbot.waitUntil(lambda: desk.lab.sheet.title == "Two")
    assert [variant.name for variant in desk.lab.sheet.variants] == ["A", "B"]


def test_what_is_sent_can_be_seen(ready: Desk, qtbot: QtBot) -> None:
    ready.lab.set_sheet(SHEET, rebuild=True)
    seen: list[object] = []
    ready.lab.rendered_prompt("a", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert getattr(seen[0], "text", "") == "user: red"


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.notices.take_pending()
    with qtbot.waitSignal(desk.notices.posted) as told:
        desk.lab.save_sheet(tmp_path / "missing" / "sheet.toml")
    assert "could not be written" in told.args[0].problem.text


def test_a_column_says_that_its_model_is_loading(ready: Desk, qtbot: QtBot) -> None:
    ready.lab.set_sheet(SHEET, rebuild=True)
    ready.engine.enqueue(["one", "two"])
    ready.lab.run()
    qtbot.waitUntil(lambda: len(ready.engine.requests) == 2)
    request_id = ready.engine.requests[1].request_id
    ready.engine.tell(ModelLoading(request_id, "Big model", 0.25))
    qtbot.waitUntil(lambda: [cell.phase for cell in ready.lab.cells("b")] == ["loading"])
    (cell,) = ready.lab.cells("b")
    assert (cell.model_name, cell.fraction) == ("Big model", 0.25)
    ready.lab.stop()
    qtbot.waitUntil(lambda: not ready.lab.running)


def test_columns_that_name_their_models_need_no_loaded_one(desk: Desk, qtbot: QtBot) -> None:
    named = tuple(replace(variant, model_id="tour") for variant in SHEET.variants)
    desk.lab.set_sheet(replace(SHEET, variants=named), rebuild=True)
    desk.lab.run()
    assert desk.lab.running
    qtbot.waitUntil(lambda: not desk.lab.running)
    assert all(desk.lab.cells(name)[0].result is not None for name in "ab")


TABLE = replace(SHEET, rows=(Row("r1", {"input": "red"}), Row("r2", {"input": "blue"}, "sky")))


def test_a_table_fills_its_cells_and_says_which(ready: Desk, qtbot: QtBot) -> None:
    changed: list[tuple[str, str, int]] = []
    ready.lab.keys_changed.connect(changed.extend)
    ready.lab.set_sheet(TABLE, rebuild=True)
    run_with(ready, qtbot, ["1", "2", "3", "sky"])
    texts = {key: cells[0].text for key in places() if (cells := ready.lab.cells(*key))}
    assert texts == {("a", "r1"): "1", ("b", "r1"): "2", ("a", "r2"): "3", ("b", "r2"): "sky"}
    assert {key[:2] for key in changed} == set(places())
    assert [result.right for result in ready.lab.results()] == [None, None, False, True]
    assert ready.lab.shown_run().complete and not ready.lab.can_resume
    assert ready.lab.cells("a") == ()


def places() -> list[tuple[str, str]]:
    """Return every column and row of the table."""
    return [(column, row) for row in ("r1", "r2") for column in "ab"]


def test_one_cell_is_stopped_and_the_run_goes_on_later(ready: Desk, qtbot: QtBot) -> None:
    lab, engine = ready.lab, ready.engine
    lab.set_sheet(TABLE, rebuild=True)
    engine.enqueue(["1", "2", "3", "4"])
    lab.run()
    qtbot.waitUntil(lambda: len(engine.requests) == 4)
    lab.stop_cell("b", "r1", 0)
    for request in engine.requests:
        if request is not engine.requests[1]:
            engine.release(request.request_id)
    qtbot.waitUntil(lambda: not lab.running)
    assert lab.can_resume
    run_id = lab.shown_run().run_id

    engine.enqueue(["again"])
    lab.resume()
    waiting = lab.cell("b", 0, "r1")
    assert waiting is not None and waiting.phase == "waiting"
    assert lab.cells("a", "r1")[0].text == "1"
    qtbot.waitUntil(lambda: len(engine.requests) == 5)
    engine.release(engine.requests[4].request_id)
    qtbot.waitUntil(lambda: not lab.running)
    assert [lab.cells(*key)[0].text for key in places()] == ["1", "again", "3", "4"]
    assert lab.shown_run().run_id == run_id and not lab.can_resume
    qtbot.waitUntil(lambda: [run.complete for run in lab.runs()] == [True])


def test_a_kept_run_goes_on_only_while_its_sheet_is_the_same(ready: Desk, qtbot: QtBot) -> None:
    lab = ready.lab
    lab.set_sheet(TABLE, rebuild=True)
    run_with(ready, qtbot, ["1", Problem("The engine crashed."), "3", "4"])
    run_id = lab.shown_run().run_id
    lab.set_sheet(Comparison(variants=SHEET.variants), rebuild=True)
    assert not lab.can_resume
    lab.show_run(run_id)
    qtbot.waitUntil(lambda: lab.sheet.rows == TABLE.rows)
    assert lab.can_resume
    lab.set_sheet(replace(lab.sheet, title="Another name"))
    assert lab.can_resume
    lab.set_sheet(replace(lab.sheet, seed=8))
    assert not lab.can_resume
    lab.resume()
    assert not lab.running


def test_chosen_rows_are_run_again_and_the_others_stay(ready: Desk, qtbot: QtBot) -> None:
    lab, engine = ready.lab, ready.engine
    lab.set_sheet(TABLE, rebuild=True)
    run_with(ready, qtbot, ["1", "2", "3", "4"])
    engine.enqueue(["5", "6"])
    lab.run_rows(["r2"])
    qtbot.waitUntil(lambda: len(engine.requests) == 6)
    for request in engine.requests[4:]:
        engine.release(request.request_id)
    qtbot.waitUntil(lambda: not lab.running)
    assert [lab.cells(*key)[0].text for key in places()] == ["1", "2", "5", "6"]
    qtbot.waitUntil(lambda: len(lab.runs()) == 1)

    lab.set_sheet(replace(lab.sheet, input="other", seed=9))  # now it is another sheet
    engine.enqueue(["7", "8"])
    lab.run_rows(["r1"])
    qtbot.waitUntil(lambda: len(engine.requests) == 8)
    for request in engine.requests[6:]:
        engine.release(request.request_id)
    qtbot.waitUntil(lambda: not lab.running)
    assert [cells[0].text for key in places() if (cells := lab.cells(*key))] == ["7", "8"]
    assert lab.can_resume


def test_what_a_person_says_is_kept_with_the_run(ready: Desk, qtbot: QtBot) -> None:
    lab = ready.lab
    lab.judge(Judgement("a", "", 0, "pass"))  # nothing is shown yet
    assert lab.judgement("a", "", 0) is None
    lab.set_sheet(SHEET, rebuild=True)
    run_with(ready, qtbot, ["one", "two"])
    with qtbot.waitSignal(lab.judged):
        lab.judge(Judgement("a", "", 0, "fail", "too short"))
    vote = Vote("", 0, ("b", "a"), ("b",))
    lab.add_vote(vote)
    lab.add_vote(replace(vote, winners=()))
    lab.take_back_vote()
    run_id = lab.shown_run().run_id
    read: list[Run] = []
    lab.load_run(run_id, read.append)
    qtbot.waitUntil(lambda: bool(read))
    assert read[0].judgements == (Judgement("a", "", 0, "fail", "too short"),)
    assert read[0].votes == lab.votes() == (vote,)

    lab.open_sheet(next(iter(lab.examples())))
    qtbot.waitUntil(lambda: lab.sheet != SHEET)
    assert lab.votes() == () and lab.judgement("a", "", 0) is None
    lab.show_run(run_id)
    qtbot.waitUntil(lambda: lab.votes() == (vote,))
    judgement = lab.judgement("a", "", 0)
    assert judgement is not None and judgement.note == "too short"


def test_the_parts_of_a_prompt_are_told_for_a_row(ready: Desk, qtbot: QtBot) -> None:
    ready.lab.set_sheet(TABLE, rebuild=True)
    seen: list[object] = []
    ready.lab.describe_prompt("a", seen.append, "r2")
    ready.lab.rendered_prompt("a", seen.append, "r2")
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0].rendered.text == seen[1].text == "user: blue"


def test_editing_one_field_of_a_row_is_one_step_of_undo(desk: Desk) -> None:
    lab = desk.lab
    lab.set_sheet(TABLE, rebuild=True)
    for text in ("b", "bl", "black"):
        rows = (TABLE.rows[0], replace(TABLE.rows[1], values={"input": text}))
        lab.set_sheet(replace(lab.sheet, rows=rows))
    lab.undo()
    assert lab.sheet.rows == TABLE.rows
