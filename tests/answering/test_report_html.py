"""The exported page: complete, harmless, in both languages."""

from __future__ import annotations

import dataclasses
import json
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from workbench.answering.report import report_of
from workbench.answering.report_html import run_to_html, words
from workbench.answering.run_files import run_form
from workbench.core.errors import BadInput, Problem
from workbench.core.generation import StopReason, Timing
from workbench.core.lab import (
    CellResult,
    Check,
    CheckOutcome,
    Comparison,
    Example,
    Judgement,
    ModelMark,
    Price,
    Row,
    Run,
    Variant,
    Vote,
)
from workbench.core.language import Language

HOSTILE = '</pre><script>alert(1)</script><img src=x onerror="alert(2)">{{ 7 * 7 }}'
SORRY = Check("contains", "sorry", negated=True)


class Page(HTMLParser):
    """What a browser would make of the page, as far as it matters here."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and which are open."""
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "line", "rect", "path"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is closed at once."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag, which has to be of this name."""
        if tag not in ("rect", "path"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Gather what a person reads."""
        if "style" not in self.open:
            self.text += f" {data.strip()}"


def _cell(variant: str, row: str, repeat: int, text: str, right: bool | None) -> CellResult:
    """Return an answer with its times."""
    timing = Timing(
        ttft_s=0.2, total_s=1.5, prompt_tokens=100, cached_tokens=60, generated_tokens=8
    )
    outcome = CheckOutcome(SORRY, False)
    return CellResult(
        variant, repeat, text, StopReason.END, timing, right=right, row_id=row,
        model_name="tour", outcomes=() if right else (outcome,),
    )  # fmt: skip


def a_run(*, rows: bool = True) -> Run:
    """Return a run with everything in it, hostile text everywhere."""
    ids = ("r1", "r2") if rows else ("",)
    cells = [
        _cell(variant, row, repeat, HOSTILE if repeat else "praise", variant == "b")
        for variant in ("a", "b")
        for row in ids
        for repeat in (0, 1)
    ]
    problem = Problem("The server {name} is lost.", values={"name": HOSTILE})
    cells[0] = dataclasses.replace(cells[0], problem=problem, right=None, timing=None, text="")
    sheet = Comparison(
        HOSTILE,
        HOSTILE,
        {"shop": HOSTILE},
        (
            Variant("a", HOSTILE, HOSTILE, "{{input}}"),
            Variant("b", "예시", examples=(Example(HOSTILE, "praise", HOSTILE),)),
        ),
        repeats=2,
        rows=tuple(Row(each, {"input": HOSTILE}, HOSTILE, (), HOSTILE) for each in ids if each),
        checks=(SORRY,),
        price=Price(0.15, 0.6, HOSTILE),
    )
    return Run(
        "run-1", "2026-11-21T14:20:00Z", sheet, tuple(cells), 2.5, "tour", "ab" * 32,
        {"workbench": "1.0"}, True,
        (Judgement("a", ids[0], 1, "fail", HOSTILE),),
        (Vote(ids[0], 0, ("a", "b"), ("b",)),),
        (ModelMark("", HOSTILE, "ab" * 32, "cd" * 32, 4096, "CPU"),),
    )  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("rows", [True, False])
def test_nothing_of_an_answer_becomes_part_of_the_page(language: Language, rows: bool) -> None:
    page = Page(run_to_html(a_run(rows=rows), language))
    assert page.open == []
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "img", "link", "iframe", "a", "object", "form", "base"})
    for _tag, attributes in page.tags:
        assert not any(name.startswith("on") or name in ("src", "href") for name in attributes)
    assert "{{ 7 * 7 }}" in page.text
    style = run_to_html(a_run(), language).partition("<style>")[2].partition("</style>")[0]
    assert "&" not in style  # a browser reads no entities there
    policy = next(each for tag, each in page.tags if "http-equiv" in each)
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_the_page_holds_answers_figures_plots_and_what_is_needed_to_repeat() -> None:
    page = Page(run_to_html(a_run()))
    assert sum(tag == "svg" for tag, _ in page.tags) == 3
    for part in (
        "The server", "is lost.", "✗ not right", "✓ right",
        "Check not kept: not · contains “sorry”",
        "0 / 3", "4 / 4", "51–100 %", "ab" * 32, "cd" * 32, "fail", "Against", "run-1",
        "4,096", "workbench 1.0",
    ):  # fmt: skip
        assert part in page.text, part


def test_the_page_speaks_korean() -> None:
    translated = Page(run_to_html(a_run(), "ko", lambda _problem: "서버가 없습니다."))
    for part in ("한눈에", "✓ 정답", "✗ 오답", "서버가 없습니다.", "블라인드 투표 승리"):
        assert part in translated.text, part
    assert "Check not kept" not in translated.text


def test_both_languages_have_every_word_and_the_same_places() -> None:
    english, korean = words("en"), words("ko")
    for key, text in english.items():
        assert korean[key].strip(), key
        assert text.count("{") == korean[key].count("{"), key


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_run_without_any_cell_still_makes_a_page(language: Language) -> None:
    empty = Run("", "", Comparison(variants=(Variant("a", ""),)))
    page = Page(run_to_html(empty, language))
    assert words(language)["no_answer"] in page.text


def test_repeats_that_gave_the_same_are_shown_once() -> None:
    cells = tuple(_cell("a", "r1", repeat, "same", True) for repeat in range(5))
    run = dataclasses.replace(a_run(), cells=cells)
    assert Page(run_to_html(run)).text.count("same") == 1
    assert "5 ×" in run_to_html(run)


def test_repeats_of_a_row_are_one_pair() -> None:
    dice = Random(1)
    cells = tuple(
        _cell(variant, f"r{row}", repeat, "x", dice.random() < 0.5)
        for variant in ("a", "b")
        for row in (1, 2)
        for repeat in range(10)
    )
    (with_rows,) = report_of(dataclasses.replace(a_run(), cells=cells)).differences
    assert with_rows.difference.pairs == 2
    lone = tuple(dataclasses.replace(c, row_id="") for c in cells if c.row_id == "r1")
    (without,) = report_of(dataclasses.replace(a_run(rows=False), cells=lone)).differences
    assert without.difference.pairs == 10


def test_costs_count_every_cell() -> None:
    first, second = report_of(a_run()).columns
    assert second.cost == pytest.approx(4 * (100 * 0.15 + 8 * 0.6) / 1e6)
    assert first.cost == pytest.approx(3 * (100 * 0.15 + 8 * 0.6) / 1e6)


def test_the_ending_of_the_name_chooses_the_form() -> None:
    run = a_run()
    assert run_form(Path("a.HTML"), "ko")(run).startswith("<!DOCTYPE html>")
    assert run_form(Path("a.csv"))(run).startswith("\ufeffcolumn,")  # so that Excel reads Korean
    assert json.loads(run_form(Path("a.json"))(run))["run_id"] == "run-1"
    assert run_form(Path("a.md"))(run).startswith("# ")
    with pytest.raises(BadInput, match=r"\.html, \.csv, \.json, \.md"):
        run_form(Path("a.exe"))
