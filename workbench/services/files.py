"""Files the person chose to write."""

from __future__ import annotations

from pathlib import Path

from workbench.core.errors import BadInput


def write_text(path: Path, text: str) -> None:
    """Write a file the person chose. Raises BadInput in words."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise BadInput(
            "{file} could not be written.",
            "Choose another folder, or free some space.",
            detail=type(error).__name__,
            file=path.name,
        ) from error
