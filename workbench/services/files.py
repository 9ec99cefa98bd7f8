"""Files the person chose to write."""

from __future__ import annotations

from pathlib import Path

from workbench.core.errors import BadInput
from workbench.core.ids import new_id


def write_text(path: Path, text: str) -> None:
    """Write a file the person chose, whole or not at all. Raises BadInput in words."""
    part = path.with_name(f".{new_id()}.part")
    try:
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise BadInput(
            "{file} could not be written.",
            "Choose another folder, or free some space.",
            detail=type(error).__name__,
            file=path.name,
        ) from error
