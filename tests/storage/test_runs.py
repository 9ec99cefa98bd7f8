"""Runs of the lab: kept cell by cell, listed with their score, repeated from what is kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import Problem, StorageError
from workbench.core.generation import Sampling, StopReason, Timing
from workbench.core.lab import (
    CellResult,
    Comparison,
    Example,
    Judgement,
    ModelMark,
    Row,
    Run,
    Variant,
    Vote,
)
from workbench.storage.database import Database
from workbench.storage.migrations import MIGRATIONS
from workbench.storage.runs import Runs

SHEET = Comparison(
    title="라벨",
    input="배송이 늦었어요",
    variables={"who": "고객"},
    variants=(
        Variant("a", "Zero-shot"),
        Variant(
            "b",
            "Few-shot",
            examples=(Example("좋아요", "칭찬", "왜냐하면"),),
            technique="worked",
            sampling=Sampling(stop=("\n",)),
        ),
    ),
    repeats=2,
    expected="불만",
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = Database(tmp_path / "workbench.db")
    yield opened
    opened.close()


def _run(run_id: str, sheet: Comparison = SHEET, created_at: str = "2026-01-01") -> Run:
    return Run(run_id, created_at, sheet, model_name="tour", versions={"x": "1"})


def test_a_run_comes_back_with_everything(database: Database) -> None:
    runs = Runs(database)
    runs.start_run(_run("r1"))
    cells = (
        CellResult("a", 0, "몰라요", StopReason.END, Timing(ttft_s=0.2), right=False),
        CellResult("b", 0, "불만", StopReason.END, Timing(ttft_s=0.3), right=True),
        CellResult("b", 1, "", StopReason.FAILED, problem=Problem("Broke {n}.", values={"n": 1})),
    )
    for cell in cells:
        runs.add_cell("r1", cell)
    assert runs.load_run("r1").cells == cells  # before the end, too
    assert not runs.load_run("r1").complete
    runs.finish_run("r1", 1.5)

    run = runs.load_run("r1")

    assert run == replace(_run("r1"), cells=cells, wall_s=1.5, complete=True)
    (summary,) = runs.list_runs()
    assert (summary.name, summary.columns, summary.cells) == ("라벨", 2, 3)
    assert (summary.right, summary.judged, summary.complete) == (1, 2, True)


def test_runs_are_listed_newest_first_renamed_deleted_restored(database: Database) -> None:
    runs = Runs(database)
    runs.start_run(_run("r1", created_at="2026-01-01"))
    runs.start_run(_run("r2", created_at="2026-01-02"))
    runs.rename("r1", "first try")
    assert [item.name for item in runs.list_runs()] == ["라벨", "first try"]
    assert runs.load_run("r1").comparison.title == "first try"
    runs.delete("r2")
    assert [item.run_id for item in runs.list_runs()] == ["r1"]
    runs.restore("r2")
    assert len(runs.list_runs()) == 2
    runs.delete("r2")
    reopened = Runs(database)
    with pytest.raises(StorageError, match="no longer there"):
        reopened.load_run("r2")


def test_the_wall_time_of_the_same_sheet_in_the_other_mode(database: Database) -> None:
    runs = Runs(database)
    slow = replace(SHEET, mode="sequential", title="another title")
    runs.start_run(_run("r1", slow))
    assert runs.measured_wall_s(SHEET, "sequential", "tour") is None  # not finished yet
    runs.finish_run("r1", 2.3)

    assert runs.measured_wall_s(SHEET, "sequential", "tour") == 2.3
    assert runs.measured_wall_s(SHEET, "batch", "tour") is None
    assert runs.measured_wall_s(SHEET, "sequential", "another model") is None
    assert runs.measured_wall_s(replace(SHEET, input="다른 입력"), "sequential", "tour") is None


def test_the_sheet_last_worked_on_is_kept(database: Database) -> None:
    runs = Runs(database)
    assert runs.load_sheet() is None
    runs.save_sheet(SHEET)
    runs.save_sheet(replace(SHEET, input="새 입력"))
    assert Runs(database).load_sheet() == replace(SHEET, input="새 입력")
    with database.write() as connection:
        connection.execute('UPDATE kept SET value = \'{"repeats": "many"}\'')
    assert runs.load_sheet() is None


def test_cells_of_rows_stand_beside_each_other_and_are_replaced_by_key(database: Database) -> None:
    runs = Runs(database)
    sheet = replace(SHEET, rows=(Row("r1", {"input": "x"}), Row("r2", {"input": "y"})))
    runs.start_run(_run("r", sheet))
    for row in ("r1", "r2"):
        runs.add_cell("r", CellResult("a", 0, "", StopReason.CANCELLED, row_id=row))
    runs.add_cell("r", CellResult("a", 0, "done", StopReason.END, row_id="r2"))
    kept = {cell.row_id: cell.text for cell in runs.load_run("r").cells}
    assert kept == {"r1": "", "r2": "done"}
    (summary,) = runs.list_runs()
    assert (summary.rows, summary.cells, summary.wanted) == (2, 2, 8)


def test_a_run_that_goes_on_stays_one_run(database: Database) -> None:
    runs = Runs(database)
    runs.start_run(_run("r"))
    runs.rename("r", "mine")
    runs.finish_run("r", 1.0, complete=False)
    runs.start_run(_run("r"))
    runs.set_models("r", (ModelMark("", "tour", "abc", "def", 4096, "CPU"),))
    runs.finish_run("r", 2.5)
    run = runs.load_run("r")
    assert (run.comparison.title, run.wall_s, run.complete) == ("mine", 2.5, True)
    assert run.models[0].template_sha256 == "def"
    assert len(runs.list_runs()) == 1
    assert runs.measured_wall_s(SHEET, "batch", "tour") is None


def test_what_a_person_said_is_kept_with_the_run(database: Database) -> None:
    runs = Runs(database)
    runs.start_run(_run("r"))
    runs.judge("r", Judgement("a", "", 0, "pass", "short"))
    runs.judge("r", Judgement("a", "", 0, "fail"))
    runs.judge("r", Judgement("b", "", 1, note="odd"))
    votes = (Vote("", 0, ("b", "a"), ("a",)), Vote("", 1, ("a", "b"), ()))
    for vote in (*votes, votes[0]):
        runs.add_vote("r", vote)
    runs.take_back_vote("r")

    run = Runs(database).load_run("r")
    said = {item.variant_id: item for item in run.judgements}
    assert said == {"a": Judgement("a", "", 0, "fail"), "b": Judgement("b", "", 1, note="odd")}
    assert run.votes == votes
    runs.judge("r", Judgement("b", "", 1))
    assert [item.variant_id for item in runs.load_run("r").judgements] == ["a"]
    runs.delete("r")
    Runs(database)
    assert database.rows("SELECT * FROM judgements") == database.rows("SELECT * FROM votes") == []


def test_runs_of_the_first_schema_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = Database(path, MIGRATIONS[:1])
    with old.write() as connection:
        connection.execute(
            "INSERT INTO runs (run_id, name, created_at, comparison, sheet_hash, mode, complete) "
            "VALUES ('r', 'old', '2026-01-01', ?, 'x', 'batch', 1)",
            ('{"input": "x", "variants": [{"variant_id": "a", "name": "A"}]}',),
        )
        connection.execute(
            "INSERT INTO cells VALUES ('r', 'a', 0, 1, ?)",
            ('{"variant_id": "a", "repeat": 0, "text": "전", "right": true}',),
        )
    old.close()

    new = Database(path)
    run = Runs(new).load_run("r")
    assert run.cells == (CellResult("a", 0, "전", right=True),)
    (summary,) = Runs(new).list_runs()
    assert (summary.name, summary.right, summary.judged, summary.wanted) == ("old", 1, 1, 1)
    new.close()
