"""The settings file: TOML, written whole, with a schema version. A broken file is put aside."""

from __future__ import annotations

import logging
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import tomli_w

from workbench.core.errors import Problem, StorageError
from workbench.core.plain import PlainError, from_plain, to_plain
from workbench.core.settings import SCHEMA, Settings
from workbench.storage import failures
from workbench.storage.clock import Now, utc_now
from workbench.storage.files import write_whole

_log = logging.getLogger(__name__)

Table = dict[str, Any]
SETTINGS_MIGRATIONS: Final[dict[int, Callable[[Table], Table]]] = {}
"""Step n turns a table of schema n into one of schema n + 1."""


def load_settings(path: Path, now: Now = utc_now) -> tuple[Settings, Problem | None]:
    """Return the settings, and what was wrong with the file if it had to be put aside.

    Keys this program does not know are left out. Raises StorageError when the file cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return Settings(), None
    except UnicodeDecodeError as error:
        return Settings(), _put_aside(path, str(error), now)
    except OSError as error:
        raise failures.from_os(error, path) from error
    try:
        table = _migrated(tomllib.loads(text))
        return replace(from_plain(Settings, table), schema=SCHEMA), None
    except (tomllib.TOMLDecodeError, PlainError) as error:
        return Settings(), _put_aside(path, str(error), now)


def save_settings(path: Path, settings: Settings) -> None:
    """Write all settings; a reader sees the old file or the new one. Raises StorageError."""
    text = tomli_w.dumps(to_plain(settings, drop_none=True))
    try:
        write_whole(path, text)
    except OSError as error:
        raise failures.from_os(error, path) from error


def _migrated(table: Table) -> Table:
    """Bring an older table up to date; a newer one is read as far as it is understood."""
    schema = table.get("schema", 1)
    if not isinstance(schema, int):
        raise PlainError("schema", "must be a whole number")
    for step in range(schema, SCHEMA):
        table = SETTINGS_MIGRATIONS[step](table)
    return table


def _put_aside(path: Path, reason: str, now: Now) -> Problem:
    """Rename a broken file and say so."""
    stamp = now()[:19].replace(":", "").replace("T", "-")
    aside = path.with_name(f"{path.stem}.broken-{stamp}{path.suffix}")
    try:
        path.replace(aside)
    except OSError as error:
        raise failures.from_os(error, path) from error
    _log.warning("settings file put aside: %s", reason)
    return StorageError(
        "The settings file could not be understood, so the default settings are used.",
        "The old file is kept as {file}; repair it, or set your choices again in Settings.",
        detail=reason,
        file=aside.name,
    ).problem()
