"""Exports of a comparison: one line a cell for a spreadsheet, a page for people."""

from __future__ import annotations

import csv
import dataclasses
import io

from workbench.core.errors import Problem
from workbench.core.generation import Sampling, StopReason, Timing
from workbench.core.lab import (
    AnswerCount,
    CellResult,
    Check,
    CheckOutcome,
    Comparison,
    Example,
    Judgement,
    Row,
    Run,
    Variant,
)
from workbench.storage.run_exports import run_to_csv
from workbench.storage.run_markdown import run_to_markdown

RUN = Run(
    "r",
    "2026-01-01",
    Comparison(
        "라벨",
        "배송이 늦었어요, 또요",
        variants=(
            Variant("a", "Zero-shot"),
            Variant(
                "b",
                "예시",
                "한 줄\n두 줄",
                examples=(Example("x", "y"),),
                sampling=Sampling(temperature=0.5),
            ),
        ),
        repeats=2,
        seed=20,
        expected="불만",
    ),
    (
        CellResult(
            "a", 0, "모름", StopReason.END, Timing(ttft_s=0.25, prompt_tokens=9), right=False
        ),
        CellResult(
            "b", 1, "불만", StopReason.LENGTH, Timing(generated_tokens=3, total_s=1.5), right=True
        ),
        CellResult(
            "b", 0, "", StopReason.FAILED, problem=Problem("It {x}.", values={"x": "broke"})
        ),
    ),
    wall_s=2.5,
    model_name="tour",
)


SORRY = Check("contains", "sorry", negated=True)
TABLE = Run(
    "t",
    "2026-01-01",
    Comparison(
        "Rows",
        variants=(Variant("a", "A"),),
        variables={"shop": "Lee"},
        rows=(
            Row("r1", {"input": "Late", "shop": "Kim"}),
            Row("r2", {"input": "Early"}, expected="praise", description="second"),
        ),
    ),
    (
        CellResult(
            "a",
            0,
            "I am sorry",
            StopReason.END,
            right=False,
            row_id="r1",
            outcomes=(CheckOutcome(SORRY, False), CheckOutcome(Check("refusal"), True)),
        ),
        CellResult(
            "a",
            0,
            "so: praise",
            StopReason.END,
            right=True,
            row_id="r2",
            answer="praise",
            counts=(AnswerCount("praise", 4), AnswerCount("complaint", 1)),
        ),
    ),
    judgements=(Judgement("a", "r1", 0, "fail", "rude"),),
)


def _lines(run: Run) -> list[dict[str, str]]:
    """Return the lines of the table."""
    return list(csv.DictReader(io.StringIO(run_to_csv(run))))


def test_csv_has_one_line_a_cell() -> None:
    rows = _lines(RUN)
    assert [(row["column"], row["repeat"], row["right"]) for row in rows] == [
        ("Zero-shot", "1", "0"),
        ("예시", "2", "1"),
        ("예시", "1", ""),
    ]
    assert (rows[0]["ttft_s"], rows[0]["prompt_tokens"], rows[0]["seed"]) == ("0.2500", "9", "20")
    assert (rows[1]["stop_reason"], rows[1]["system_text"]) == ("length", "한 줄\n두 줄")
    assert (rows[1]["examples"], rows[1]["temperature"], rows[1]["seed"]) == ("1", "0.5", "21")
    assert (rows[2]["total_s"], rows[2]["problem"]) == ("", "It broke.")
    assert {row["input"] for row in rows} == {"배송이 늦었어요, 또요"}


def test_csv_says_of_each_cell_its_row_its_checks_and_what_was_said() -> None:
    late, early = _lines(TABLE)
    assert (late["row"], late["input"], late["variable:shop"]) == ("1", "Late", "Kim")
    assert (late["checks_kept"], late["checks"]) == ("1", "2")
    assert late["not_kept"] == 'not contains "sorry"'
    assert (late["verdict"], late["note"]) == ("fail", "rude")
    assert (early["row"], early["description"], early["expected"]) == ("2", "second", "praise")
    assert (early["agreement"], early["extracted"]) == ("4/5", "praise")


def test_no_cell_is_a_formula_for_a_spreadsheet() -> None:
    texts = {
        '=HYPERLINK("http://x","y")': "'=",
        "@SUM(1)": "'@",
        "+1+cmd|' /C calc'!A0": "'+",
        "-5": "-5",
        "- a list": "'-",
        "+82,000": "+8",
    }
    cells = tuple(
        CellResult("a", number, text, StopReason.END) for number, text in enumerate(texts)
    )
    lines = _lines(dataclasses.replace(RUN, cells=cells))
    assert [line["answer"][:2] for line in lines] == list(texts.values())


def test_markdown_reads_in_order() -> None:
    text = run_to_markdown(RUN)
    order = [
        "# 라벨",
        "tour · one batch · 2.50 s",
        "## Zero-shot",
        "## 예시",
        "배송이 늦었어요",
        "**Expected:** 불만",
        "### Zero-shot",
        "모름",
        "not right",
        "### 예시",
        "*It broke.*",
        "> 불만",
    ]
    place = -1
    for part in order:
        place = text.index(part, place + 1)


def test_markdown_shows_rows_and_keeps_answers_from_becoming_headings() -> None:
    cell = dataclasses.replace(TABLE.cells[0], text="# Heading\n<script>")
    text = run_to_markdown(dataclasses.replace(TABLE, cells=(cell, *TABLE.cells[1:])))
    assert "## Row 1" in text
    assert "## Row 2: second" in text
    assert "\n# Heading" not in text
    assert 'not kept: not contains "sorry"' in text
    assert "fail · rude" in text
