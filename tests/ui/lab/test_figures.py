"""Distinct answers, figures of columns, prices, and which column leads."""

from __future__ import annotations

import pytest

from workbench.core.errors import Problem
from workbench.core.generation import StopReason, Timing
from workbench.core.lab import CellResult, Comparison, Price, Variant
from workbench.services.lab import Cell
from workbench.ui.lab.answer_groups import group_at, groups_of
from workbench.ui.lab.column_figures import Leading, figures_of, leads_of
from workbench.ui.lab.price import amount, cost_of

SHEET = Comparison(variants=(Variant("a", "A"), Variant("b", "B")))
FREE = Price()


def _timing(total_s: float = 1.0, read: int = 100, written: int = 10) -> Timing:
    """Return a timing with a few cached tokens."""
    return Timing(
        prompt_tokens=read, cached_tokens=40, prompt_s=0.5, ttft_s=total_s / 2,
        generated_tokens=written, generation_s=0.3, total_s=total_s,
    )  # fmt: skip


def _result(
    column: str, repeat: int, text: str, right: bool | None = None, total_s: float = 1.0,
    written: int = 10, row: str = "",
) -> CellResult:  # fmt: skip
    """Return an answer."""
    return CellResult(
        column, repeat, text, StopReason.END, _timing(total_s, written=written), right=right,
        row_id=row,
    )  # fmt: skip


def test_repeats_are_grouped_by_answer_whatever_case_and_spacing() -> None:
    results = [
        _result("a", 0, "Negative"),
        _result("a", 1, "positive"),
        _result("a", 2, " negative "),
        CellResult("a", 3, "half", problem=Problem("It failed.")),
    ]
    cells = [Cell("a", item.repeat, "done", item.text, result=item) for item in results]
    cells.append(Cell("a", 4, "writing", "Neg"))
    groups = groups_of(cells)
    assert [group.places for group in groups] == [(0, 2), (1,), (3,), (4,)]
    assert [group.ended for group in groups] == [True, True, False, False]
    assert group_at(groups, 2) == 0
    assert group_at(groups, 4) == 3


def test_what_a_technique_took_out_is_the_answer() -> None:
    results = [
        CellResult("a", 0, "Long thoughts. So 7.", answer="7"),
        CellResult("a", 1, "Other thoughts. So 7.", answer="7"),
    ]
    cells = [Cell("a", item.repeat, "done", item.text, result=item) for item in results]
    assert [group.count for group in groups_of(cells)] == [2]


def test_figures_are_medians_over_answers_that_were_not_cut_short() -> None:
    stopped = CellResult("a", 3, "so far", StopReason.CANCELLED, _timing(90.0))
    results = [_result("a", 0, "x", total_s=1), _result("a", 1, "y", total_s=3), stopped]
    first, second = figures_of(SHEET, results, FREE)
    assert (first.ended, first.total_s, first.ttft_s) == (3, (1, 3), (0.5, 1.5))
    assert (first.read_tokens, first.cached_tokens, first.written_tokens) == (60, 40, 10)
    assert first.prompt_rate == 120
    assert first.rate == pytest.approx(30)
    assert first.cost is None
    assert (second.ended, second.tokens, second.agreement) == (0, 0, None)


def test_agreement_is_of_repeats_of_the_same_input() -> None:
    results = [
        _result("a", 0, "x", row="r1"), _result("a", 1, "x", row="r1"),
        _result("a", 0, "x", row="r2"), _result("a", 1, "y", row="r2"),
        _result("b", 0, "x", row="r1"), _result("b", 0, "z", row="r2"),
    ]  # fmt: skip
    first, second = figures_of(SHEET, results, FREE)
    assert (first.agreement, first.distinct) == (0.75, 3)
    assert second.agreement is None


def test_a_cost_is_made_of_the_prices_entered() -> None:
    price = Price(2.0, 10.0, "EUR")
    results = [_result("a", 0, "x"), CellResult("a", 1, "")]
    assert cost_of(results, price) == pytest.approx((100 * 2 + 10 * 10) / 1_000_000)
    assert amount(0.0003, "EUR") == "EUR 0.0003"
    assert amount(0.0000021, "USD") == "USD 0.0000021"
    assert amount(12.3456, "USD") == "USD 12.35"
    assert amount(1234.5, "KRW") == "KRW 1,234"
    assert amount(0, "") == "0"


def _leads(results: list[CellResult], price: Price = FREE) -> dict[str, tuple[Leading, ...]]:
    """Return who leads in what."""
    return leads_of(figures_of(SHEET, results, price), results)


def test_a_lead_by_few_answers_may_be_chance() -> None:
    results = [_result("a", n, "x", n == 0, 2.0) for n in range(3)]
    results += [_result("b", n, "x", True, 1.0, written=30) for n in range(3)]
    leads = _leads(results)
    assert leads["b"] == (Leading("most_right", False), Leading("fastest", True))
    assert leads["a"] == (Leading("fewest_tokens", True),)
    one_run = _leads([results[0], results[3]])
    assert Leading("fastest", False) in one_run["b"]


def test_many_paired_cases_make_a_lead_sure() -> None:
    results = [_result("a", n, "x", False) for n in range(10)]
    results += [_result("b", n, "x", True) for n in range(10)]
    assert _leads(results) == {"b": (Leading("most_right", True),)}


def test_two_may_share_a_lead_more_lead_in_nothing() -> None:
    sheet = Comparison(variants=tuple(Variant(key, key) for key in "abcd"))
    written = {"a": 5, "b": 5, "c": 50, "d": 60}
    results = [_result(key, 0, "x", written=count) for key, count in written.items()]
    leads = leads_of(figures_of(sheet, results, FREE), results)
    assert leads == {key: (Leading("fewest_tokens", True),) for key in "ab"}
    results[2] = _result("c", 0, "x", written=5)
    assert leads_of(figures_of(sheet, results, FREE), results) == {}


def test_a_tie_of_all_leads_in_nothing_and_a_price_replaces_the_count_of_tokens() -> None:
    even = [_result("a", 0, "x", True), _result("b", 0, "x", True)]
    assert _leads(even) == {}
    results = [_result("a", 0, "x", written=5), _result("b", 0, "x", written=50)]
    assert _leads(results)["a"] == (Leading("fewest_tokens", True),)
    assert _leads(results, Price(1.0, 1.0))["a"] == (Leading("cheapest", True),)
