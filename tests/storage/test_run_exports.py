"""Exports of a comparison: one line a cell for a spreadsheet, a page for people."""

from __future__ import annotations

import csv
import io

from workbench.core.errors import Problem
from workbench.core.generation import Sampling, StopReason, Timing
from workbench.core.lab import CellResult, Comparison, Example, Run, Variant
from workbench.storage.run_exports import run_to_csv, run_to_markdown

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


def test_csv_has_one_line_a_cell() -> None:
    rows = list(csv.DictReader(io.StringIO(run_to_csv(RUN))))
    assert [(row["column"], row["repeat"], row["right"]) for row in rows] == [
        ("Zero-shot", "1", "0"),
        ("예시", "2", "1"),
        ("예시", "1", ""),
    ]
    assert (rows[0]["ttft_s"], rows[0]["prompt_tokens"], rows[0]["seed"]) == ("0.2500", "9", "20")
    assert (rows[1]["stop_reason"], rows[1]["system_text"]) == ("length", "한 줄\n두 줄")
    assert (rows[1]["examples"], rows[1]["temperature"], rows[1]["seed"]) == ("1", "0.5", "21")
    assert rows[2]["total_s"] == ""


def test_markdown_reads_in_order() -> None:
    text = run_to_markdown(RUN)
    order = [
        "# 라벨",
        "배송이 늦었어요",
        "불만",
        "tour · one batch · 2.50 s",
        "## Zero-shot",
        "모름",
        "not right",
        "## 예시",
        "*It broke.*",
    ]
    places = [text.index(part) for part in order]
    assert places == sorted(places)
