"""A run as the text of a file, in the form that the file's name ends with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from workbench.core.errors import BadInput
from workbench.core.lab import Run
from workbench.storage.exports import run_to_json
from workbench.storage.run_exports import run_to_csv
from workbench.storage.run_markdown import run_to_markdown

RUN_FORMS: Final[dict[str, Callable[[Run], str]]] = {
    ".csv": run_to_csv,
    ".json": run_to_json,
    ".md": run_to_markdown,
}


def run_form(path: Path) -> Callable[[Run], str]:
    """Return what writes a run in the form a file's name asks for. Raises BadInput."""
    form = RUN_FORMS.get(path.suffix.lower())
    if form is None:
        raise BadInput(
            "A run cannot be written as {file}.",
            "Choose a name that ends in {endings}.",
            file=path.name,
            endings=", ".join(sorted(RUN_FORMS)),
        )
    return form
