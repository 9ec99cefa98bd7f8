"""Large models come in several files, "name-00001-of-00005.gguf": finds the others."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from workbench.core.errors import ModelFileError

_PART: Final = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$", re.IGNORECASE)


def other_parts(path: Path, count: int) -> list[Path]:
    """Return the files after the first of *count*. Raises ModelFileError when one is missing."""
    found = _PART.search(path.name)
    if found is None or int(found[2]) != count:
        raise ModelFileError(
            "The file {name} is one of {count} parts, but its name does not say which.",
            "Give the parts back the names they were downloaded with.",
            name=path.name,
            count=count,
        )
    stem = path.name[: found.start()]
    parts = [path.with_name(f"{stem}-{n:05}-of-{count:05}.gguf") for n in range(1, count + 1)]
    if int(found[1]) != 1:
        raise ModelFileError(
            "The file {name} is a later part of a model in {count} parts.",
            "Choose the first part, {first}.",
            name=path.name,
            count=count,
            first=parts[0].name,
        )
    for part in parts[1:]:
        if not part.is_file():
            raise ModelFileError(
                "The model is in {count} parts, and {missing} is not there.",
                "Download it into the same folder.",
                count=count,
                missing=part.name,
            )
    return parts[1:]
