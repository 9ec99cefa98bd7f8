"""Finds the documents in what a person dropped: files as they are, folders with what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from workbench.documents.readers.registry import has_reader

_FETCHED: Final = frozenset({"node_modules", "__pycache__", "site-packages"})


@dataclass(slots=True)
class Walk:
    """What was found, and how much was passed over inside folders."""

    files: list[Path] = field(default_factory=list)
    hidden: int = 0
    unreadable: int = 0  # no permission
    other: int = 0  # kinds of files nobody reads here

    @property
    def skipped(self) -> int:
        """All that was passed over."""
        return self.hidden + self.unreadable + self.other


def walk(paths: Iterable[Path]) -> Walk:
    """Return every file to read, once each, in the order of their names.

    A file that was named itself is always taken, so that its row can say what is wrong with it.
    """
    found = Walk()
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            _walk_folder(path, found, seen)
        elif path not in seen:
            seen.add(path)
            found.files.append(path)
    return found


def _walk_folder(folder: Path, found: Walk, seen: set[Path]) -> None:
    """Go through a folder; links to folders are not followed, so that no loop can form."""

    def refused(_error: OSError) -> None:
        found.unreadable += 1

    for parent, folders, names in os.walk(folder, onerror=refused):
        found.hidden += sum(map(_is_no_work, folders))
        folders[:] = sorted(name for name in folders if not _is_no_work(name))
        for name in sorted(names):
            path = Path(parent) / name
            if _is_hidden(name):
                found.hidden += 1
            elif not has_reader(path):
                found.other += 1
            elif not os.access(path, os.R_OK):
                found.unreadable += 1
            elif path not in seen:
                seen.add(path)
                found.files.append(path)


def _is_no_work(folder: str) -> bool:
    """Whether a folder is hidden, or holds what programs have fetched and not what people wrote."""
    return _is_hidden(folder) or folder in _FETCHED


def _is_hidden(name: str) -> bool:
    """Whether a name is hidden, or the lock file an office program leaves while it is open."""
    return name.startswith((".", "~$"))
