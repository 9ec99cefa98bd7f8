"""A run as the text of a file, in the form that the file's name ends with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from workbench.answering.report_html import Say, run_to_html
from workbench.core.errors import BadInput, Problem
from workbench.core.lab import Run
from workbench.core.language import Language
from workbench.storage.exports import run_to_json
from workbench.storage.run_exports import run_to_csv
from workbench.storage.run_markdown import run_to_markdown

ENDINGS: Final = (".html", ".csv", ".json", ".md")
_BYTE_ORDER_MARK: Final = "\ufeff"  # without it Excel takes Korean in a CSV for another encoding


def run_form(
    path: Path, language: Language = "en", say: Say = Problem.sentence
) -> Callable[[Run], str]:
    """Return what writes a run in the form a file's name asks for. Raises BadInput.

    *language* and *say*, which phrases problems, are those of the HTML page.
    """
    forms: dict[str, Callable[[Run], str]] = {
        ".html": lambda run: run_to_html(run, language, say),
        ".csv": lambda run: _BYTE_ORDER_MARK + run_to_csv(run),
        ".json": run_to_json,
        ".md": run_to_markdown,
    }
    form = forms.get(path.suffix.lower())
    if form is None:
        raise BadInput(
            "A run cannot be written as {file}.",
            "Choose a name that ends in {endings}.",
            file=path.name,
            endings=", ".join(ENDINGS),
        )
    return form
