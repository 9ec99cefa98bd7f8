"""The ready comparisons that come with the program, those in the person's language first."""

from __future__ import annotations

from pathlib import Path

from workbench.core.errors import BadInput
from workbench.prompts.sheet import read_sheet
from workbench.ui.context import UiContext
from workbench.ui.translation import chosen_language


def ready_comparisons(context: UiContext) -> tuple[tuple[str, Path], ...]:
    """Return title and file of each; files are named like "sums.ko.toml"."""
    ending = f".{chosen_language(context.services.settings.value.language)}"
    paths = sorted(
        context.services.lab.examples(), key=lambda path: (not path.stem.endswith(ending), path)
    )
    return tuple((title_of(path), path) for path in paths)


def title_of(path: Path) -> str:
    """Return the title of a sheet, or its file's name when it cannot be read."""
    try:
        return read_sheet(path).title or path.stem
    except BadInput:
        return path.stem
