"""A run as the terminal shows it: answers by column, then the table of readouts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workbench.answering.cells import rows_of
from workbench.answering.numbers import median, wilson
from workbench.cli.context import CliContext
from workbench.cli.tables import rate, seconds, table
from workbench.core.lab import CellResult, Check, Run, Variant
from workbench.prompts.sheet import differences

_HEAD: Final = ("column", "TTFT", "prompt tok/s", "tok/s", "in", "cached", "out", "total", "right")
_LINE: Final = 100  # characters of an answer in a table of inputs


def print_run(context: CliContext, run: Run) -> None:
    """Print answers, then the table of readouts."""
    comparison = run.comparison
    if comparison.title:
        context.say(comparison.title)
    _print_inputs(context, run)
    lines: list[Sequence[str]] = [_HEAD]
    several = len({cell.model_name for cell in run.cells}) > 1
    named = zip(comparison.variants, differences(comparison.variants), strict=True)
    for variant, differing in named:
        cells = [cell for cell in run.cells if cell.variant_id == variant.variant_id]
        _print_column(context, run, variant, differing, cells, several)
        lines.append(_readout(variant.name, cells))
    context.say("\n" + table(lines))
    how = "one batch" if comparison.mode == "batch" else "one after another"
    context.say(f"\n{how}: {seconds(run.wall_s)} · run {run.run_id}")


def _print_inputs(context: CliContext, run: Run) -> None:
    """Print what the columns were asked."""
    sheet = run.comparison
    if not sheet.rows:
        context.say(f"input: {sheet.input}")
    for number, row in enumerate(sheet.rows, start=1):
        text = row.description or row.values.get("input", sheet.input)
        context.say(f"row {number}: {_short(text)}")


def _print_column(
    context: CliContext,
    run: Run,
    variant: Variant,
    differing: Sequence[str],
    cells: Sequence[CellResult],
    with_model: bool,
) -> None:
    """Print a column's answers, each with its row where there are several."""
    model = f" · {cells[0].model_name or variant.model_id}" if with_model and cells else ""
    differing = tuple(name.removesuffix("_id") for name in differing)
    context.say(f"\n{variant.name}{model}  (differs: {', '.join(differing) or 'nothing'})")
    numbers = {row.row_id: n for n, row in enumerate(rows_of(run.comparison), start=1)}
    for cell in cells:
        place = f"{numbers[cell.row_id]:>4} " if run.comparison.rows else "  "
        context.say(place + _answer(cell, short=bool(run.comparison.rows)))


def _answer(cell: CellResult, short: bool) -> str:
    """Return what a cell gave with a mark for right or wrong, and the checks it did not keep."""
    mark = {True: "✓", False: "✗", None: " "}[cell.right]
    text = cell.problem.sentence() if cell.problem else (cell.answer or cell.text).strip()
    text = text or "(no text)"
    shown = _short(text) if short else text.replace("\n", "\n    ")
    for outcome in cell.outcomes:
        if outcome.problem:
            shown += f"\n       {outcome.problem.sentence()}"
        elif not outcome.passed:
            shown += f"\n       not kept: {_rule(outcome.check)}"
    return f"{mark} {shown}"


def _rule(check: Check) -> str:
    """Return a check in words."""
    wanted = f" {check.value}" if check.value else ""
    return f"{'not ' if check.negated else ''}{check.kind}{wanted}"


def _short(text: str) -> str:
    """Return a text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LINE else line[: _LINE - 1] + "…"


def _readout(name: str, cells: Sequence[CellResult]) -> tuple[str, ...]:
    """Return a column's medians over its cells."""
    timings = [cell.timing for cell in cells if cell.timing]
    if not timings:
        return (name, *("–" for _ in _HEAD[1:]))
    return (
        name,
        seconds(median([timing.ttft_s for timing in timings])),
        rate(median([timing.prompt_rate for timing in timings])),
        rate(median([timing.generation_rate for timing in timings])),
        f"{median([timing.prompt_tokens for timing in timings]):.0f}",
        f"{median([timing.cached_tokens for timing in timings]):.0f}",
        f"{median([timing.generated_tokens for timing in timings]):.0f}",
        seconds(median([timing.total_s for timing in timings])),
        _right(cells),
    )


def _right(cells: Sequence[CellResult]) -> str:
    """Return "k of n" with the 95 % interval when there are several."""
    judged = [cell for cell in cells if cell.right is not None]
    if not judged:
        return "–"
    right = sum(bool(cell.right) for cell in judged)
    if len(judged) == 1:
        return f"{right} of 1"
    low, high = wilson(right, len(judged))
    return f"{right} of {len(judged)} ({low:.0%}–{high:.0%})"
