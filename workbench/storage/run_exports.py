"""A comparison run as a table for spreadsheets: one line a cell."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Final

from workbench.core.lab import CellResult, CheckOutcome, Judgement, Row, Run, Variant
from workbench.core.plain import to_plain

_CELL: Final = (
    "column", "model", "row", "description", "repeat", "input", "expected", "answer", "extracted",
    "right", "checks_kept", "checks", "not_kept", "verdict", "note", "stop_reason", "problem",
    "ttft_s", "prompt_tokens", "cached_tokens", "generated_tokens", "prompt_tokens_per_s",
    "generation_tokens_per_s", "total_s", "agreement", "logprob", "system_text", "template",
    "technique", "examples", "temperature", "seed",
)  # fmt: skip
# Spreadsheets run what begins like this as a formula; a plain number may begin with + or -.
_FORMULA: Final = re.compile(r"[=@\t\r]|[+-](?![\d.,]+%?\Z)")


def run_to_csv(run: Run) -> str:
    """Return one line per cell, with its row, what was asked, what it took and what was said.

    A text that a spreadsheet would run as a formula gets an apostrophe in front.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    names = _variables(run)
    writer.writerow([*_CELL, *(f"variable:{name}" for name in names)])
    sheet = run.comparison
    variants = {variant.variant_id: variant for variant in sheet.variants}
    rows = {row.row_id: (number, row) for number, row in enumerate(sheet.rows, start=1)}
    said = {(each.variant_id, each.row_id, each.repeat): each for each in run.judgements}
    for cell in run.cells:
        number, row = rows.get(cell.row_id, (0, Row("")))
        judgement = said.get((cell.variant_id, cell.row_id, cell.repeat))
        line = [
            *_asked(run, cell, number, row, variants.get(cell.variant_id)),
            *_given(cell, judgement),
            *_figures(cell),
            *_settings(run, cell, variants.get(cell.variant_id)),
            *(row.values.get(name) or sheet.variables.get(name, "") for name in names),
        ]
        writer.writerow([_harmless(value) for value in line])
    return out.getvalue()


def _variables(run: Run) -> tuple[str, ...]:
    """Return the variables of the sheet and its rows, each once."""
    every = [run.comparison.variables, *(row.values for row in run.comparison.rows)]
    return tuple(dict.fromkeys(name for values in every for name in values if name != "input"))


def _asked(
    run: Run, cell: CellResult, number: int, row: Row, variant: Variant | None
) -> list[object]:
    """Return which cell it is and what it was given."""
    sheet = run.comparison
    return [
        variant.name if variant else cell.variant_id,
        cell.model_name or run.model_name,
        number or "",
        row.description,
        cell.repeat + 1,
        row.values.get("input", sheet.input),
        row.expected or sheet.expected,
    ]


def _given(cell: CellResult, judgement: Judgement | None) -> list[object]:
    """Return the answer and what is held of it."""
    kept = sum(outcome.passed for outcome in cell.outcomes)
    broken = [check_words(outcome) for outcome in cell.outcomes if not outcome.passed]
    return [
        cell.text,
        cell.answer,
        "" if cell.right is None else int(cell.right),
        kept if cell.outcomes else "",
        len(cell.outcomes) or "",
        "; ".join(broken),
        judgement.verdict if judgement else "",
        judgement.note if judgement else "",
        to_plain(cell.reason) or "",
        cell.problem.sentence() if cell.problem else "",
    ]


def check_words(outcome: CheckOutcome) -> str:
    """Name a check in short: not contains "sorry"."""
    check = outcome.check
    words = [*(["not"] if check.negated else []), check.kind]
    if check.value:
        words.append(json.dumps(check.value, ensure_ascii=False))
    if check.tolerance:
        words.append(f"± {check.tolerance:g}")
    return " ".join(words)


def _figures(cell: CellResult) -> list[object]:
    """Return the numbers of a cell, empty when it gave none."""
    timing, figures = cell.timing, [""] * 7
    if timing is not None:
        figures = [
            f"{timing.ttft_s:.4f}",
            str(timing.prompt_tokens),
            str(timing.cached_tokens),
            str(timing.generated_tokens),
            f"{timing.prompt_rate:.1f}",
            f"{timing.generation_rate:.1f}",
            f"{timing.total_s:.4f}",
        ]
    samples = sum(count.count for count in cell.counts)
    agreement = f"{cell.counts[0].count}/{samples}" if cell.counts else ""
    return [*figures, agreement, "" if cell.logprob is None else f"{cell.logprob:.4f}"]


def _settings(run: Run, cell: CellResult, variant: Variant | None) -> list[object]:
    """Return how the column asked."""
    if variant is None:
        return [""] * 6
    return [
        variant.system_text,
        variant.template,
        variant.technique,
        len(variant.examples),
        variant.sampling.temperature,
        run.comparison.seed + cell.repeat,
    ]


def _harmless(value: object) -> object:
    """Return a value that no spreadsheet takes for a formula."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value
