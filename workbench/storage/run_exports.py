"""A comparison run as CSV and as Markdown."""

from __future__ import annotations

import csv
import io

from workbench.core.lab import CellResult, Run
from workbench.core.plain import to_plain
from workbench.storage.exports import readout

_COLUMNS = (
    "column", "repeat", "answer", "right", "stop_reason", "ttft_s", "prompt_tokens",
    "cached_tokens", "generated_tokens", "prompt_tokens_per_s", "generation_tokens_per_s",
    "total_s", "system_text", "template", "technique", "examples", "temperature", "seed",
)  # fmt: skip


def run_to_csv(run: Run) -> str:
    """Return one line per cell, with what was asked and what it took."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    variants = {variant.variant_id: variant for variant in run.comparison.variants}
    for cell in run.cells:
        variant = variants[cell.variant_id]
        writer.writerow(
            [
                variant.name,
                cell.repeat + 1,
                cell.text,
                "" if cell.right is None else int(cell.right),
                to_plain(cell.reason) or "",
                *_figures(cell),
                variant.system_text,
                variant.template,
                variant.technique,
                len(variant.examples),
                variant.sampling.temperature,
                run.comparison.seed + cell.repeat,
            ]
        )
    return out.getvalue()


def _figures(cell: CellResult) -> list[str | int]:
    """Return the numbers of a cell, empty when it gave none."""
    timing = cell.timing
    if timing is None:
        return [""] * 7
    return [
        f"{timing.ttft_s:.4f}",
        timing.prompt_tokens,
        timing.cached_tokens,
        timing.generated_tokens,
        f"{timing.prompt_rate:.1f}",
        f"{timing.generation_rate:.1f}",
        f"{timing.total_s:.4f}",
    ]


def run_to_markdown(run: Run) -> str:
    """Return a readable page: the input, then each column with its answers and readouts."""
    sheet = run.comparison
    parts = [f"# {sheet.title or 'Comparison'}", f"**Input:** {sheet.input}"]
    if sheet.expected:
        parts.append(f"**Expected:** {sheet.expected}")
    how = "one batch" if sheet.mode == "batch" else "one after another"
    parts.append(f"{run.model_name} · {how} · {run.wall_s:.2f} s")
    for variant in sheet.variants:
        parts.append(f"## {variant.name}")
        cells = [cell for cell in run.cells if cell.variant_id == variant.variant_id]
        parts.extend(_cell(cell) for cell in cells)
    return "\n\n".join(parts) + "\n"


def _cell(cell: CellResult) -> str:
    """Return one answer with its readout."""
    mark = {True: " · right", False: " · not right", None: ""}[cell.right]
    if cell.problem is not None:
        return f"{cell.repeat + 1}. *{cell.problem.sentence()}*"
    line = readout(cell.timing) if cell.timing else ""
    return f"{cell.repeat + 1}. {cell.text}\n\n   {line}{mark}"
