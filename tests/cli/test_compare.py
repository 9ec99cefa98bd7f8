"""`workbench compare`: the table, the exit status, and the run kept for the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.answering.fakes import FakeEngine, model_info
from tests.cli.desk import Terminal
from workbench.core.errors import Problem
from workbench.core.generation import Request

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
