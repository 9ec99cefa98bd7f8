"""`workbench compare`: the table, the exit status, and the run kept for the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, model_info
from tests.cli.desk import Terminal
from workbench.cli.parser import build_parser
from workbench.core.errors import Problem
from workbench.core.generation import Request, StopReason
from workbench.core.lab import CellResult

SHEET = """
title = "Labels"
input = "배송이 늦었어요"
expected = "불만"
[[variants]]
name = "Zero-shot"
[[variants]]
name = "예시"
examples = [{ input = "좋아요", output = "칭찬" }]
"""


def _label(request: Request) -> str | Problem:
    return "불만입니다" if len(request.turns) > 1 else "모름"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "sheet.toml"
    path.write_text(SHEET, encoding="utf-8")
    return str(path)


def test_columns_answers_and_readouts_are_printed(
    terminal: Callable[..., Terminal], sheet: str
) -> None:
    desk = terminal(engine=FakeEngine(_label))
    assert desk.run("compare", sheet, "--repeats", "3") == 0

    assert "Zero-shot  (differs: nothing)\n  ✗ 모름\n" in desk.out
    assert "예시  (differs: examples)\n  ✓ 불만입니다\n" in desk.out
    lines = desk.out.splitlines()
    (zero,) = [line for line in lines if line.startswith("Zero-shot ") and "tok/s" not in line
               and "differs" not in line]  # fmt: skip
    assert zero.split() == [
        "Zero-shot", "600", "ms", "60.0", "10.0", "50", "20", "9", "1.40", "s",
        "0", "of", "3", "(0%–56%)",
    ]  # fmt: skip
    assert lines[-1].startswith("one batch: ")
    (kept,) = desk.runs.list_runs()
    assert (kept.name, kept.right, kept.judged, kept.complete) == ("Labels", 3, 6, True)
    assert desk.opened == 0


def test_json_is_the_whole_run(terminal: Callable[..., Terminal], sheet: str) -> None:
    desk = terminal(engine=FakeEngine(_label))
    assert desk.run("compare", sheet, "--json") == 0
    run = json.loads(desk.out)
    assert [cell["right"] for cell in run["cells"]] == [False, True]
    assert run["comparison"]["variants"][1]["examples"][0]["output"] == "칭찬"
    assert run["model_sha256"] == "abc" and run["complete"]


def test_it_fails_when_no_answer_is_the_expected_one(
    terminal: Callable[..., Terminal], sheet: str
) -> None:
    desk = terminal(engine=FakeEngine(lambda _request: "모름"))
    assert desk.run("compare", sheet) == 1


def test_it_fails_when_a_column_fails_and_the_others_are_printed(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text('input = "x"\n[[variants]]\n[[variants]]\ntemplate = "{{tone}}"')
    desk = terminal(engine=FakeEngine())
    assert desk.run("compare", str(path)) == 1
    assert "fine thanks" in desk.out
    assert "Column B uses {{tone}}, but it has no value." in desk.out


@pytest.mark.parametrize(
    ("content", "words", "said"),
    [
        ("input = ", [], "not a comparison sheet"),
        ('inputs = "x"', [], "inputs is not a known key"),
        (SHEET, ["--repeats", "0"], "0 repeats cannot be run"),
    ],
)
def test_a_bad_sheet_is_said_before_the_model_is_loaded(
    terminal: Callable[..., Terminal], tmp_path: Path, content: str, words: list[str], said: str
) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text(content, encoding="utf-8")
    desk = terminal()
    assert desk.run("compare", str(path), *words) == 2
    assert said in desk.err
    assert desk.engine.loads == []


def test_columns_of_several_models_say_which(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text('input = "x"\n[[variants]]\n[[variants]]\nmodel = "big"', encoding="utf-8")
    engine = FakeEngine(loaded=False, others={"big": model_info(name="big")})
    desk = terminal(engine=engine)
    assert desk.run("compare", str(path)) == 0
    assert "A · fake  (differs: nothing)" in desk.out
    assert "B · big  (differs: model)" in desk.out
    assert [request.model_id for request in engine.requests] == ["", "big"]
    assert [path.name for path in engine.loads] == ["tour.gguf"]


def test_columns_that_name_their_models_load_no_other(
    terminal: Callable[..., Terminal], tmp_path: Path
) -> None:
    path = tmp_path / "sheet.toml"
    path.write_text('input = "x"\n[[variants]]\nmodel = "big"', encoding="utf-8")
    desk = terminal(engine=FakeEngine(loaded=False, others={"big": model_info(name="big")}))
    assert desk.run("compare", str(path)) == 0
    assert desk.engine.loads == []


TABLE = """
checks = [{ kind = "contains", value = "모름", not = true }]
[[variants]]
name = "Zero-shot"
[[variants]]
name = "예시"
examples = [{ input = "좋아요", output = "칭찬" }]
[[rows]]
input = "배송이 늦었어요"
expected = "불만"
[[rows]]
input = "좋아요"
description = "short praise"
"""


@pytest.fixture
def rows(tmp_path: Path) -> str:
    path = tmp_path / "table.toml"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def test_a_check_that_is_not_kept_gives_status_one(
    terminal: Callable[..., Terminal], rows: str
) -> None:
    desk = terminal(engine=FakeEngine(_label))
    assert desk.run("compare", rows) == 1
    assert "row 1: 배송이 늦었어요\nrow 2: short praise\n" in desk.out
    assert "   1 ✗ 모름\n       not kept: not contains 모름" in desk.out
    assert "   1 ✓ 불만입니다\n   2 ✓ 불만입니다" in desk.out
    kept = terminal(engine=FakeEngine(lambda _request: "불만"))
    assert kept.run("compare", rows) == 0


@pytest.mark.parametrize("ending", ["csv", "json", "md", "html"])
def test_a_run_is_exported_by_the_ending_of_the_name(
    terminal: Callable[..., Terminal], rows: str, tmp_path: Path, ending: str
) -> None:
    desk = terminal(engine=FakeEngine(lambda _request: "불만"))
    path = tmp_path / f"결과.{ending}"
    assert desk.run("compare", rows, "--export", str(path)) == 0
    assert "불만" in path.read_text(encoding="utf-8")
    assert f"Saved as {path}." in desk.err


def test_an_ending_that_is_not_known_is_said_before_anything_runs(
    terminal: Callable[..., Terminal], rows: str
) -> None:
    desk = terminal(engine=FakeEngine())
    assert desk.run("compare", rows, "--export", "run.docx") == 2
    assert "cannot be written as run.docx" in desk.err
    assert desk.engine.batches == []


def test_a_run_goes_on_where_it_was_stopped(terminal: Callable[..., Terminal], rows: str) -> None:
    desk = terminal(engine=FakeEngine(lambda _request: "불만"))
    assert desk.run("compare", rows) == 0
    (run,) = desk.runs.list_runs()
    before = desk.runs.load_run(run.run_id).cells
    stopped = CellResult(before[0].variant_id, 0, "", StopReason.CANCELLED, row_id="row-2")
    desk.runs.add_cell(run.run_id, stopped)

    again = len(desk.engine.requests)
    assert desk.run("compare", "--resume", run.run_id[:8]) == 0
    assert len(desk.engine.requests) == again + 1
    assert len(desk.runs.list_runs()) == 1
    assert all(cell.text == "불만" for cell in desk.runs.load_run(run.run_id).cells)
    assert desk.run("compare", "--resume", "last") == 0
    assert "Nothing is left to run." in desk.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--resume", "nothing"], "There is no run nothing."),
        (["sheet.toml", "--resume", "last"], "has its own sheet"),
        ([], "There is no sheet"),
    ],
)
def test_what_cannot_be_run_gives_status_two(
    terminal: Callable[..., Terminal], words: list[str], said: str
) -> None:
    desk = terminal(engine=FakeEngine())
    assert desk.run("compare", *words) == 2
    assert said in desk.err


def test_the_rows_of_another_file_take_the_place_of_the_sheets(
    terminal: Callable[..., Terminal], rows: str, tmp_path: Path
) -> None:
    inputs = tmp_path / "문의.csv"
    inputs.write_text(
        'question,label,unused\n"늦어요, 너무",불만,x\n왜죠?,불만,y\n', encoding="utf-8"
    )
    desk = terminal(engine=FakeEngine(lambda _request: "불만"))
    assert desk.run("compare", rows, "--inputs", str(inputs), "--json") == 0
    run = json.loads(desk.out)
    assert [row["values"] for row in run["comparison"]["rows"]] == [
        {"input": "늦어요, 너무"}, {"input": "왜죠?"},
    ]  # fmt: skip
    assert len(run["cells"]) == 4 and all(cell["right"] for cell in run["cells"])


def test_code_in_a_file_of_inputs_is_told_and_not_run(
    terminal: Callable[..., Terminal], rows: str, tmp_path: Path
) -> None:
    inputs = tmp_path / "tests.csv"
    inputs.write_text("input,__expected\nlate,javascript:process.exit()\n", encoding="utf-8")
    desk = terminal(engine=FakeEngine(lambda _request: "불만"))
    assert desk.run("compare", rows, "--inputs", str(inputs)) == 0
    assert "Skipped, " in desk.err
    inputs.write_text('input,x\n"broken', encoding="utf-8")
    assert desk.run("compare", rows, "--inputs", str(inputs)) == 2


def test_the_help_tells_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["compare", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert "1 a column failed, a check was not kept" in said
    assert "2 the sheet or an option cannot be used" in said
