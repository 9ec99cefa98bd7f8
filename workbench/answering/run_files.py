"""A run as the text of a file, in the form that the ending of its name asks for."""

from __future__ import annotations

from workbench.answering.report_html import Say, run_to_html
from workbench.core.errors import Problem
from workbench.core.lab import Run
from workbench.core.language import Language
from workbench.storage.exports import run_to_json
from workbench.storage.run_exports import run_to_csv
from workbench.storage.run_markdown import run_to_markdown

_BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes Korean in a CSV for another encoding


def exported(run: Run, suffix: str, language: Language = "en", say: Say = Problem.sentence) -> str:
    """Return a run for a file with this ending: .html, .csv, .json, else Markdown."""
    match suffix.lower():
        case ".html" | ".htm":
            return run_to_html(run, language, say)
        case ".csv":
            return _BYTE_ORDER_MARK + run_to_csv(run)
        case ".json":
            return run_to_json(run)
    return run_to_markdown(run)
