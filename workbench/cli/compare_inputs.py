"""`workbench compare --inputs`: the rows of a sheet out of a file of another program."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from workbench.cli.context import CliContext
from workbench.core.lab import Comparison
from workbench.prompts.template import variables
from workbench.storage.imports import mapped, read_inputs, suggested, variable_name

_INPUT: Final = "input"


def with_inputs(sheet: Comparison, path: Path, context: CliContext) -> Comparison:
    """Return the sheet with the rows in a file; what is not taken is told. Raises BadInput.

    The columns of the file are found by their names: one is {{input}}, and those that the prompts
    name keep their names.
    """
    imported = read_inputs(path)
    for skipped in imported.skipped:
        context.note(f"Skipped, {skipped.where}: {skipped.problem.sentence()}")
    if imported.skipped_more:
        context.note(f"Skipped, and not listed: {imported.skipped_more} more.")
    mapping = suggested(imported)
    used = {name for item in sheet.variants for name in _names_in(item.system_text, item.template)}
    named = tuple(name for name in imported.names if variable_name(name) in used - {_INPUT})
    rows = mapped(imported, replace(mapping, variables=named))
    return replace(sheet, rows=rows, checks=(*sheet.checks, *imported.checks))


def _names_in(*templates: str) -> set[str]:
    """Return the variables that templates name."""
    return {name for template in templates for name in variables(template)}
