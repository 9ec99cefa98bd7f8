"""A comparison run as text to read: settings in short, then row by row what each column gave."""

from __future__ import annotations

from collections import defaultdict

from workbench.core.lab import CellResult, Judgement, Row, Run, Variant
from workbench.storage.exports import readout
from workbench.storage.run_exports import check_words

_Key = tuple[str, str]  # column and row


def run_to_markdown(run: Run) -> str:
    """Return a readable page: the columns, then each input with its answers and readouts."""
    sheet = run.comparison
    how = "one batch" if sheet.mode == "batch" else "one after another"
    parts = [
        f"# {_line(sheet.title) or 'Comparison'}",
        f"{_line(run.model_name)} · {how} · {run.wall_s:.2f} s · seed {sheet.seed}",
        *(_variant(variant) for variant in sheet.variants),
    ]
    cells: dict[_Key, list[CellResult]] = defaultdict(list)
    for cell in run.cells:
        cells[cell.variant_id, cell.row_id].append(cell)
    said = {(each.variant_id, each.row_id, each.repeat): each for each in run.judgements}
    rows = sheet.rows or (Row("", {"input": sheet.input}),)
    for number, row in enumerate(rows, start=1):
        parts.extend(_row(run, row, number if sheet.rows else 0))
        for variant in sheet.variants:
            parts.append(f"### {_line(variant.name) or variant.variant_id}")
            for cell in sorted(cells[variant.variant_id, row.row_id], key=lambda c: c.repeat):
                parts.append(_cell(cell, said.get((cell.variant_id, cell.row_id, cell.repeat))))
    return "\n\n".join(parts) + "\n"


def _variant(variant: Variant) -> str:
    """Return what a column asks, as it is told apart."""
    lines = [f"## {_line(variant.name) or variant.variant_id}"]
    if variant.system_text:
        lines.append(f"System text:\n\n{_quote(variant.system_text)}")
    lines.append(f"Prompt:\n\n{_quote(variant.template)}")
    figures = [f"technique {variant.technique}", f"temperature {variant.sampling.temperature:g}"]
    if variant.examples:
        figures.append(f"{len(variant.examples)} examples")
    return "\n\n".join([*lines, " · ".join(figures)])


def _row(run: Run, row: Row, number: int) -> list[str]:
    """Return the heading of one input and what is expected of it."""
    sheet = run.comparison
    heading = f"Row {number}" if number else "Input"
    parts = [f"## {heading}{f': {_line(row.description)}' if row.description else ''}"]
    values = {"input": row.values.get("input", sheet.input), **row.values}
    parts.extend(f"**{_line(name)}:**\n\n{_quote(value)}" for name, value in values.items())
    expected = row.expected or sheet.expected
    if expected:
        parts.append(f"**Expected:** {_line(expected)}")
    return parts


def _cell(cell: CellResult, judgement: Judgement | None) -> str:
    """Return one answer with its readout and what is held of it."""
    if cell.problem is not None:
        return f"{cell.repeat + 1}. *{cell.problem.sentence()}*"
    held = [readout(cell.timing)] if cell.timing else []
    held.extend(["right" if cell.right else "not right"] if cell.right is not None else [])
    held.extend(f"not kept: {check_words(each)}" for each in cell.outcomes if not each.passed)
    if judgement is not None:
        held.extend(_line(word) for word in (judgement.verdict, judgement.note) if word)
    answer = _quote(cell.text).replace("\n", "\n   ")
    return f"{cell.repeat + 1}. {answer}\n\n   {' · '.join(held)}".rstrip()


def _quote(text: str) -> str:
    """Return a text as a quotation, so that what it says cannot become a heading."""
    return "> " + "\n> ".join(text.splitlines() or [""])


def _line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())
