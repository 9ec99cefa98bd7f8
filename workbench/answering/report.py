"""A run in figures: each column's accuracy, times and tokens, and how columns differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.answering.numbers import median, p95, wilson
from workbench.answering.statistics import (
    Difference,
    agreement,
    holm,
    mcnemar,
    paired_difference,
)
from workbench.answering.statistics_votes import WinRate, win_rates
from workbench.core.generation import Timing
from workbench.core.lab import CellResult, Judgement, Run, Variant


@dataclass(frozen=True, slots=True)
class Share:
    """*count* of *total* with the 95 % Wilson interval."""

    count: int
    total: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """The share itself, 0.0 for none."""
        return self.count / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and 95th percentile."""

    median: float = 0.0
    p95: float = 0.0


@dataclass(frozen=True, slots=True)
class ColumnFigures:
    """What one column came to over all its rows and repeats."""

    variant: Variant
    models: tuple[str, ...]
    cells: int
    failed: int
    right: Share
    passed: Share  # by the person
    agreement: float | None  # of the repeats of a row, on average; None: nothing was repeated
    ttft_s: Spread
    total_s: Spread
    rate: float  # tokens a second, median
    evaluated_tokens: float  # medians
    cached_tokens: float
    generated_tokens: float
    cost: float | None  # of all cells, at the price of the sheet
    wins: WinRate | None


@dataclass(frozen=True, slots=True)
class ColumnDifference:
    """How a column's share of right answers differs from the first column's."""

    variant: Variant
    difference: Difference
    p_value: float  # exact McNemar, adjusted after Holm


@dataclass(frozen=True, slots=True)
class Report:
    """A run in figures."""

    columns: tuple[ColumnFigures, ...]
    differences: tuple[ColumnDifference, ...]


def report_of(run: Run) -> Report:
    """Count and time a run."""
    by_column: dict[str, list[CellResult]] = defaultdict(list)
    for cell in run.cells:
        by_column[cell.variant_id].append(cell)
    wins = {rate.variant_id: rate for rate in win_rates(run.votes)}
    columns = tuple(
        _figures(run, variant, by_column[variant.variant_id], wins.get(variant.variant_id))
        for variant in run.comparison.variants
    )
    return Report(columns, _differences(run, by_column))


def share_of(outcomes: Iterable[bool]) -> Share:
    """Count the true ones."""
    known = list(outcomes)
    return Share(sum(known), len(known), *wilson(sum(known), len(known)))


def _figures(
    run: Run, variant: Variant, cells: Sequence[CellResult], wins: WinRate | None
) -> ColumnFigures:
    """Return the figures of one column."""
    timings = [cell.timing for cell in cells if cell.timing is not None]
    ttft, total = [each.ttft_s for each in timings], [each.total_s for each in timings]
    return ColumnFigures(
        variant,
        tuple(dict.fromkeys(cell.model_name for cell in cells if cell.model_name)),
        len(cells),
        sum(cell.problem is not None for cell in cells),
        share_of(cell.right for cell in cells if cell.right is not None),
        share_of(_verdicts(run.judgements, variant.variant_id)),
        _agreement(cells),
        Spread(median(ttft), p95(ttft)),
        Spread(median(total), p95(total)),
        median([each.generation_rate for each in timings]),
        median([each.evaluated_tokens for each in timings]),
        median([each.cached_tokens for each in timings]),
        median([each.generated_tokens for each in timings]),
        _cost(run, cells),
        wins,
    )


def _verdicts(judgements: Iterable[Judgement], variant_id: str) -> Iterable[bool]:
    """Return what the person said of a column's cells."""
    return (j.verdict == "pass" for j in judgements if j.variant_id == variant_id and j.verdict)


def _agreement(cells: Sequence[CellResult]) -> float | None:
    """Return how far the repeats of a row agree, on average over the rows."""
    rows: dict[str, list[str]] = defaultdict(list)
    for cell in cells:
        if cell.problem is None:
            rows[cell.row_id].append(cell.answer or cell.text)
    shares = [agreement(answers) for answers in rows.values() if len(answers) > 1]
    return sum(shares) / len(shares) if shares else None


def _cost(run: Run, cells: Sequence[CellResult]) -> float | None:
    """Return what the cells would cost, every step and sample counted; None without a price."""
    price = run.comparison.price
    if not (price.input_per_million or price.output_per_million):
        return None
    timings = [timing for cell in cells for timing in _timings(cell)]
    read = sum(timing.prompt_tokens for timing in timings)
    written = sum(timing.generated_tokens for timing in timings)
    return (read * price.input_per_million + written * price.output_per_million) / 1e6


def _timings(cell: CellResult) -> Sequence[Timing]:
    """Return the timings of all generations of a cell."""
    steps = [timing for step in cell.steps for timing in step.timings]
    return steps or ([cell.timing] if cell.timing else [])


def _differences(run: Run, by_column: dict[str, list[CellResult]]) -> tuple[ColumnDifference, ...]:
    """Hold each column against the first one, on the cells that both answered."""
    first, *others = run.comparison.variants or (None,)
    if first is None:
        return ()
    found = []
    for variant in others:
        pairs = _pairs(by_column[first.variant_id], by_column[variant.variant_id])
        if pairs:
            before, after = [a for a, _ in pairs], [b for _, b in pairs]
            p_value = mcnemar([a > 0.5 for a in before], [b > 0.5 for b in after])
            found.append((variant, paired_difference(before, after), p_value))
    adjusted = holm([p_value for _, _, p_value in found])
    return tuple(
        ColumnDifference(variant, difference, p_value)
        for (variant, difference, _), p_value in zip(found, adjusted, strict=True)
    )


def _pairs(first: Sequence[CellResult], second: Sequence[CellResult]) -> list[tuple[float, float]]:
    """Return the shares of right answers of two columns on the same cases.

    The repeats of a row hang together, so they are one case; with one shared input each repeat is.
    """
    ours, theirs = _shares(first), _shares(second)
    return [(ours[case], theirs[case]) for case in ours if case in theirs]


def _shares(cells: Sequence[CellResult]) -> dict[str | int, float]:
    """Return the share of right answers of each row, or of each repeat without rows."""
    known: dict[str | int, list[bool]] = defaultdict(list)
    for cell in cells:
        if cell.right is not None:
            known[cell.row_id or cell.repeat].append(cell.right)
    return {case: sum(right) / len(right) for case, right in known.items()}
