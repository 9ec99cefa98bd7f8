"""Summaries, scores, filters, and an earlier run held against the present one."""

from __future__ import annotations

import dataclasses

import pytest

from tests.ui.lab.table.play_table import answers_of, result_of, table_sheet
from workbench.core.errors import Problem
from workbench.core.lab import Comparison, Judgement, Run
from workbench.services.lab import Cell
from workbench.ui.lab.table.answers import Answers, answer_of
from workbench.ui.lab.table.earlier import changed_rows, differs, hold_against, paired_rights
from workbench.ui.lab.table.filters import Filter, passing
from workbench.ui.lab.table.scores import score_column

SHEET = table_sheet()
RUN = Run("run", "", SHEET, tuple(answers_of(SHEET)))


@pytest.fixture
def answers() -> Answers:
    """Return the answers of the run."""
    made = Answers()
    made.rebuild(RUN, 1)
    return made


def shown_ids(wanted: Filter, answers: Answers) -> list[str]:
    """Return the rows that pass."""
    places = passing(wanted, SHEET.rows, "abc", answers)
    return [SHEET.rows[place].row_id for place in places]


def test_a_cell_counts_its_repeats(answers: Answers) -> None:
    summary = answers.summary("c", "r4", 0, None)
    assert (summary.right, summary.judged, summary.ended, summary.distinct) == (1, 2, 2, 2)
    assert summary.text == "refund"
    assert summary.failed


def test_a_cell_shows_the_repeat_that_is_chosen(answers: Answers) -> None:
    assert answers.summary("c", "r4", 1, None).text == "nothing"


def test_a_cell_on_its_way_shows_what_has_come() -> None:
    answers = Answers()
    answers.rebuild(Run("", "", SHEET), 2)
    live = Cell("a", 0, "writing", "The cus\ntomer", row_id="r1")
    waiting = Cell("a", 1, "waiting", row_id="r1")
    summary = answers.summary("a", "r1", 0, lambda _v, repeat, _r: (live, waiting)[repeat])
    assert (summary.phase, summary.text, summary.repeats) == ("writing", "The cus tomer", 2)


def test_a_cell_that_went_wrong_says_so() -> None:
    answers = Answers()
    broken = dataclasses.replace(result_of("a", "r1", 0, "", None), problem=Problem("Lost."))
    answers.rebuild(Run("", "", SHEET, (broken,)), 1)
    summary = answers.summary("a", "r1", 0, None)
    assert (summary.phase, summary.failed, summary.problem) == ("failed", True, Problem("Lost."))


def test_thinking_is_no_part_of_the_answer() -> None:
    answers = Answers()
    thought = result_of("a", "r1", 0, "<think>Angry, so…</think>\n\ncomplaint", True)
    answers.rebuild(Run("", "", SHEET, (thought,)), 1)
    assert answers.summary("a", "r1", 0, None).text == "complaint"
    assert answer_of(thought) == "complaint"


def test_a_place_without_answers_is_empty(answers: Answers) -> None:
    assert answers.summary("a", "not there", 0, None).phase == ""


def test_a_column_is_scored_with_its_interval(answers: Answers) -> None:
    score = score_column(answers, "a")
    assert (score.right, score.judged, score.ended) == (6, 10, 10)
    assert score.low == pytest.approx(0.3127, abs=1e-4)  # Wilson 1927 for 6 of 10
    assert score.high == pytest.approx(0.8318, abs=1e-4)
    assert score.ttft_s == pytest.approx(0.21)
    assert score.rate == pytest.approx(40)


def test_without_anything_expected_the_person_decides() -> None:
    cells = tuple(result_of("a", row.row_id, 0, "x", None) for row in SHEET.rows)
    said = (Judgement("a", "r1", 0, "pass"), Judgement("a", "r2", 0, "fail"))
    answers = Answers()
    answers.rebuild(Run("", "", SHEET, cells, judgements=said), 1)
    score = score_column(answers, "a")
    assert (score.right, score.judged, score.passed, score.failed) == (1, 2, 1, 1)


def test_rows_that_differ_and_rows_that_failed(answers: Answers) -> None:
    assert shown_ids(Filter(), answers) == ["r1", "r2", "r3", "r4", "r5"]
    assert shown_ids(Filter("differ"), answers) == ["r2", "r4"]
    assert shown_ids(Filter("failed"), answers) == ["r2", "r4"]


def test_a_row_the_person_failed_counts_as_failed(answers: Answers) -> None:
    answers.take_judgements([Judgement("b", "r5", 1, "fail")])
    assert shown_ids(Filter("failed"), answers) == ["r2", "r4", "r5"]


def test_text_is_found_in_inputs_and_answers(answers: Answers) -> None:
    assert shown_ids(Filter(text="SATURDAYS"), answers) == ["r3"]
    assert shown_ids(Filter(text="nothing"), answers) == ["r4"]
    assert shown_ids(Filter("failed", "lamp"), answers) == ["r2"]


def other_run(sheet: Comparison) -> Run:
    """Return an earlier run in which the first column knew nothing."""
    cells = (
        dataclasses.replace(cell, text="?", right=False) if cell.variant_id == "a" else cell
        for cell in answers_of(sheet)
    )
    return Run("old", "", sheet, tuple(cells))


def test_an_earlier_run_marks_what_changed(answers: Answers) -> None:
    found = hold_against(other_run(SHEET), SHEET)
    assert differs(found, answers, ("a", "r1"))
    assert not differs(found, answers, ("b", "r1"))
    assert changed_rows(found, answers) == {"r1", "r2", "r3", "r4", "r5"}
    before, now = paired_rights(found, answers, "a")
    assert (sum(before), sum(now), len(now)) == (0, 6, 10)


def test_columns_and_rows_are_matched_where_their_ids_are_new(answers: Answers) -> None:
    variants = tuple(
        dataclasses.replace(item, variant_id=f"old {item.variant_id}") for item in SHEET.variants
    )
    rows = tuple(
        dataclasses.replace(row, row_id=f"old {row.row_id}") for row in reversed(SHEET.rows)
    )
    old_sheet = dataclasses.replace(SHEET, variants=variants, rows=rows)
    cells = tuple(
        result_of(f"old {key}", row.row_id, 0, row.expected, True) for key in "abc" for row in rows
    )
    found = hold_against(Run("old", "", old_sheet, cells), SHEET)
    assert differs(found, answers, ("a", "r2"))
    assert not differs(found, answers, ("a", "r1"))


def test_a_run_of_one_input_has_nothing_in_common_with_a_table() -> None:
    alone = dataclasses.replace(SHEET, rows=())
    run = Run("old", "", alone, (result_of("a", "", 0, "x", None),))
    assert hold_against(run, SHEET).results == {}
