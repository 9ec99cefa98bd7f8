"""Looks into a JSON file to tell whether it is a comparison or holds inputs of one."""

from __future__ import annotations

import json
from pathlib import Path

from workbench.core.errors import BadInput
from workbench.prompts.sheet import sheet_in
from workbench.storage.imports import read_inputs
from workbench.storage.imports_json import holds_rows
from workbench.storage.imports_parts import Imported
from workbench.storage.imports_text import read_text


def inputs_in(path: Path) -> Imported | None:
    """Return the inputs in a JSON file, None when it is a sheet.

    Raises BadInput when it is neither, or no JSON.
    """
    try:
        loaded = json.loads(read_text(path))
    except (ValueError, RecursionError):
        return read_inputs(path)  # says what is wrong with it
    if sheet_in(loaded) is not None:
        return None
    if not holds_rows(loaded):
        raise BadInput(
            "{file} holds neither a comparison nor inputs of one.",
            "Take a list of objects, SQuAD, tests of promptfoo, or an exported run.",
            file=path.name,
        )
    return read_inputs(path)
