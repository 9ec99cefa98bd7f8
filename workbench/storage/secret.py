"""The installation's secret: 32 random bytes that only the person may read."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Final

from workbench.storage import failures

_LENGTH: Final = 32


def load_secret(path: Path) -> bytes:
    """Return the secret, made at the first call. Raises StorageError."""
    try:
        kept = path.read_bytes() if path.exists() else b""
        if len(kept) == _LENGTH:
            return kept
        path.unlink(missing_ok=True)  # cut off while it was first written
        return _make(path)
    except OSError as error:
        raise failures.from_os(error, path) from error


def _make(path: Path) -> bytes:
    """Write a new secret that nobody else can read at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_bytes(_LENGTH)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(made)
    return made
