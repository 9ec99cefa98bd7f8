"""`workbench compare`: a comparison sheet in the terminal."""

from __future__ import annotations

import argparse
import json
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace

from workbench.answering.cells import CellKey, cell_keys, key_of, keys_left
from workbench.answering.compare import ComparisonRunner
from workbench.answering.lab_events import CellDone, LabEvent, RunNotSaved
from workbench.answering.run_files import run_form
from workbench.cli.compare_inputs import with_inputs
from workbench.cli.compare_report import print_run
from workbench.cli.context import CliContext
from workbench.cli.interrupt import on_interrupt
from workbench.cli.progress import bar, load_model
from workbench.core.errors import BadInput
from workbench.core.generation import StopReason
from workbench.core.lab import Comparison, Run
from workbench.core.plain import to_plain
from workbench.prompts.sheet import MOST_REPEATS, read_sheet
from workbench.services.files import write_text

WRONG, BAD_INPUT, INTERRUPTED = 1, 2, 130


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the command is to run: a sheet, or what is left of an earlier run of it."""

    sheet: Comparison
    continued: Run | None
    keys: tuple[CellKey, ...]


def compare(args: argparse.Namespace, context: CliContext) -> int:
    """Run a sheet, print it, write it to a file; see `workbench compare --help` for the status."""
    try:
        plan = _plan(args, context)
        form = run_form(args.export) if args.export else None
    except BadInput as error:
        context.note(str(error))
        return BAD_INPUT
    run = _run(plan, context)
    if args.json:
        context.say(json.dumps(to_plain(run), ensure_ascii=False))
    else:
        print_run(context, run)
    if form is not None:
        write_text(args.export, form(run))
        context.note(f"Saved as {args.export}.")
    return _status(run, context)


def _status(run: Run, context: CliContext) -> int:
    """Return the exit status; what was stopped can be gone on with."""
    if any(cell.reason is StopReason.CANCELLED for cell in run.cells):
        context.note(f"Stopped. To go on: workbench compare --resume {run.run_id}")
        return INTERRUPTED
    failed = any(cell.problem for cell in run.cells)
    not_kept = any(not outcome.passed for cell in run.cells for outcome in cell.outcomes)
    judged = [cell.right for cell in run.cells if cell.right is not None]
    none_right = bool(judged) and not any(judged)
    return WRONG if failed or not_kept or none_right else 0


def _plan(args: argparse.Namespace, context: CliContext) -> _Plan:
    """Return what is to be run, with the options of the command applied. Raises BadInput."""
    if args.resume:
        if args.sheet or args.inputs or args.repeats is not None:
            raise BadInput(
                "A run that goes on has its own sheet, inputs and repeats.",
                "Leave FILE.toml, --inputs and --repeats out, or leave --resume out.",
            )
        return _resumed(args.resume, context)
    if not args.sheet:
        raise BadInput(
            "There is no sheet to compare.", "Name a FILE.toml, or a run to go on with --resume."
        )
    sheet = read_sheet(args.sheet)
    if args.inputs:
        sheet = with_inputs(sheet, args.inputs, context)
    if args.repeats is not None:
        if not 1 <= args.repeats <= MOST_REPEATS:
            raise BadInput(
                "{count} repeats cannot be run.",
                "Choose 1 to {most} with --repeats.",
                count=args.repeats,
                most=MOST_REPEATS,
            )
        sheet = replace(sheet, repeats=args.repeats)
    return _Plan(sheet, None, cell_keys(sheet))


def _resumed(wanted: str, context: CliContext) -> _Plan:
    """Return what is left of a kept run: "last", or the beginning of its id. Raises BadInput."""
    found = [
        item.run_id
        for item in context.runs.list_runs()
        if wanted == "last" or item.run_id.startswith(wanted)
    ]
    if not found or (len(found) > 1 and wanted != "last" and wanted not in found):
        raise BadInput(
            "There is no single run {run}." if found else "There is no run {run}.",
            "Give the run's id as it was told when it was stopped, or: --resume last",
            run=wanted,
        )
    run = context.runs.load_run(wanted if wanted in found else found[0])
    return _Plan(run.comparison, run, keys_left(run.comparison, run.cells))


def _run(plan: _Plan, context: CliContext) -> Run:
    """Run what is to be run with what it needs: a model, the library. Returns the whole run."""
    variants = [variant for variant in plan.sheet.variants if _is_run(variant.variant_id, plan)]
    if not variants and plan.continued is not None:
        context.note("Nothing is left to run.")
        return plan.continued
    if not all(variant.model_id for variant in variants):
        load_model(context)
    with ExitStack() as stack:
        library = None
        if any(item.collection_id or item.options.order == "nearest" for item in variants):
            library = stack.enter_context(closing(context.open_library(lambda _event: None)))
        runner = ComparisonRunner(
            context.engine,
            plan.sheet,
            context.secret,
            library=library,
            runs=context.runs,
            marks=context.marks,
            passages=context.settings.passages,
            continued=plan.continued,
            only=plan.keys,
        )
        return _execute(runner, plan, context)


def _is_run(variant_id: str, plan: _Plan) -> bool:
    """Whether some cell of a column is to be run."""
    return any(key[0] == variant_id for key in plan.keys)


def _execute(runner: ComparisonRunner, plan: _Plan, context: CliContext) -> Run:
    """Run with a progress bar; Ctrl+C stops all columns and keeps what they have."""
    left = set(plan.keys)
    total = len(left)
    with bar(context, "Comparing") as move, on_interrupt(runner.cancel_all):

        def on_event(event: LabEvent) -> None:
            if isinstance(event, CellDone):
                left.discard(key_of(event.result))
                move(1 - len(left) / total)
            elif isinstance(event, RunNotSaved):
                context.note(event.problem.sentence())

        return runner.execute(on_event)
