"""`workbench compare`: a comparison sheet in the terminal."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import replace

from workbench.answering.compare import ComparisonRunner
from workbench.answering.lab_events import CellDone, LabEvent, RunNotSaved
from workbench.answering.numbers import median, wilson
from workbench.cli.context import CliContext
from workbench.cli.interrupt import on_interrupt
from workbench.cli.progress import bar, load_model
from workbench.cli.tables import rate, seconds, table
from workbench.core.errors import BadInput
from workbench.core.lab import CellResult, Comparison, Run
from workbench.core.plain import to_plain
from workbench.prompts.sheet import MOST_REPEATS, differences, read_sheet

_HEAD = ("column", "TTFT", "prompt tok/s", "tok/s", "in", "cached", "out", "total", "right")


def compare(args: argparse.Namespace, context: CliContext) -> int:
    """Run a sheet and print it; 1 when a column failed or no answer was the expected one."""
    comparison = _sheet(args)
    if not all(variant.model_id for variant in comparison.variants):
        load_model(context)
    with ExitStack() as stack:
        library = None
        if any(variant.collection_id for variant in comparison.variants):
            library = stack.enter_context(closing(context.open_library(lambda _event: None)))
        runner = ComparisonRunner(
            context.engine,
            comparison,
            context.secret,
            library=library,
            runs=context.runs,
            marks=context.marks,
            passages=context.settings.passages,
        )
        run = _execute(runner, comparison, context)
    if args.json:
        context.say(json.dumps(to_plain(run), ensure_ascii=False))
    else:
        _print_run(context, run)
    failed = any(cell.problem for cell in run.cells)
    none_right = bool(comparison.expected) and not any(cell.right for cell in run.cells)
    return 1 if failed or none_right else 0


def _sheet(args: argparse.Namespace) -> Comparison:
    """Return the sheet with the options of the command applied. Raises BadInput."""
    comparison = read_sheet(args.sheet)
    if args.repeats is None:
        return comparison
    if not 1 <= args.repeats <= MOST_REPEATS:
        raise BadInput(
            "{count} repeats cannot be run.",
            "Choose 1 to {most} with --repeats.",
            count=args.repeats,
            most=MOST_REPEATS,
        )
    return replace(comparison, repeats=args.repeats)


def _execute(runner: ComparisonRunner, comparison: Comparison, context: CliContext) -> Run:
    """Run with a progress bar; Ctrl+C stops all columns and keeps what they have."""
    total = len(comparison.variants) * comparison.repeats
    done: list[CellResult] = []
    with bar(context, "Comparing") as move, on_interrupt(runner.cancel_all):

        def on_event(event: LabEvent) -> None:
            if isinstance(event, CellDone):
                done.append(event.result)
                move(len(done) / total)
            elif isinstance(event, RunNotSaved):
                context.note(event.problem.sentence())

        return runner.execute(on_event)


def _print_run(context: CliContext, run: Run) -> None:
    """Print answers, then the table of readouts."""
    comparison = run.comparison
    if comparison.title:
        context.say(comparison.title)
    context.say(f"input: {comparison.input}")
    named = zip(comparison.variants, differences(comparison.variants), strict=True)
    rows: list[Sequence[str]] = [_HEAD]
    several = len({cell.model_name for cell in run.cells}) > 1
    for variant, differing in named:
        cells = [cell for cell in run.cells if cell.variant_id == variant.variant_id]
        model = f" · {cells[0].model_name or variant.model_id}" if several and cells else ""
        differing = tuple(name.removesuffix("_id") for name in differing)
        context.say(f"\n{variant.name}{model}  (differs: {', '.join(differing) or 'nothing'})")
        for cell in cells:
            context.say(_answer(cell))
        rows.append(_row(variant.name, cells))
    context.say("\n" + table(rows))
    how = "one batch" if comparison.mode == "batch" else "one after another"
    context.say(f"\n{how}: {seconds(run.wall_s)}")


def _answer(cell: CellResult) -> str:
    """Return what a cell gave, indented, with a mark for right or wrong."""
    mark = {True: "✓", False: "✗", None: " "}[cell.right]
    text = cell.problem.sentence() if cell.problem else cell.text.strip()
    return f"  {mark} " + (text or "(no text)").replace("\n", "\n    ")


def _row(name: str, cells: Sequence[CellResult]) -> tuple[str, ...]:
    """Return a column's medians over its repeats."""
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
    """Return "k of n" with the 95 % interval when there are repeats."""
    judged = [cell for cell in cells if cell.right is not None]
    if not judged:
        return "–"
    right = sum(bool(cell.right) for cell in judged)
    if len(judged) == 1:
        return f"{right} of 1"
    low, high = wilson(right, len(judged))
    return f"{right} of {len(judged)} ({low:.0%}–{high:.0%})"
