"""Takes imported rows over into a sheet: as a new table, or below the rows it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from workbench.core.lab import Comparison, Row, Variant
from workbench.storage.imports_parts import Imported
from workbench.ui.lab import edits


def as_new_table(
    sheet: Comparison, imported: Imported, rows: Sequence[Row], *, with_prompts: bool
) -> Comparison:
    """Return the sheet with these rows alone, and the prompts that came along as its columns."""
    blank = edits.is_blank(sheet)
    variants = sheet.variants or edits.two_columns().variants
    if with_prompts and imported.variants:
        variants = tuple(_as_column(each, variants[0]) for each in imported.variants)
    return replace(
        sheet,
        title=imported.title if blank else sheet.title,
        rows=tuple(rows),
        checks=imported.checks,
        expected="",
        variants=variants,
    )


def appended(sheet: Comparison, imported: Imported, rows: Sequence[Row]) -> Comparison:
    """Return the sheet with these rows below its own; rules for all of them become each one's."""
    added = (replace(row, checks=(*row.checks, *imported.checks)) for row in rows)
    return replace(sheet, rows=(*sheet.rows, *added))


def _as_column(prompt: Variant, like: Variant) -> Variant:
    """Return an imported prompt with the sampling and the model of a column of the sheet."""
    return replace(prompt, sampling=like.sampling, model_id=like.model_id)
