"""Builds what the commands of the terminal work with; of Qt only the lock file."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import QLockFile

from workbench.app.start import complain, profile_paths
from workbench.cli.commands import run
from workbench.cli.context import CliContext
from workbench.cli.parser import needs_temporary_profile
from workbench.core.catalogue import read_catalogue
from workbench.core.errors import StorageError, WorkbenchError
from workbench.core.paths import Paths
from workbench.core.ports import Library, LibraryCallback
from workbench.core.settings import Settings
from workbench.documents.client import ChildLibrary
from workbench.engine.client import ChildEngine
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database
from workbench.storage.runs import Runs
from workbench.storage.secret import load_secret
from workbench.storage.settings_file import load_settings


def run_terminal(options: Namespace) -> int:
    """Run a command. Returns the exit code."""
    if needs_temporary_profile(options):
        with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
            options.profile = folder
            return _locked(options)
    return _locked(options)


def _locked(options: Namespace) -> int:
    """Run with the data folder held, so that no second program writes into it."""
    try:
        paths = profile_paths(options)
        lock = QLockFile(str(paths.lock))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            raise StorageError(
                "Workbench is running on this data folder.",
                "Close its window, or choose another folder with --profile.",
            )
        code = _run(options, paths)
        lock.unlock()
    except WorkbenchError as error:
        return complain(error)
    return code


def _run(options: Namespace, paths: Paths) -> int:
    """Build the context, run the command, end the children. Raises StorageError."""
    settings, problem = load_settings(paths.settings)
    database = Database(paths.database)
    engine = ChildEngine(paths.logs)
    try:
        context = _context(options, paths, settings, database, engine)
        if problem is not None:
            context.note(problem.sentence())
        return run(options, context)
    finally:
        engine.close()
        database.close()


def _context(
    options: Namespace, paths: Paths, settings: Settings, database: Database, engine: ChildEngine
) -> CliContext:
    """Hand the adapters to the commands."""
    model_path, sha256 = _model(options.model, settings)

    def open_library(on_event: LibraryCallback) -> Library:
        return ChildLibrary(paths.library, paths.logs, on_event, lambda _state, _problem: None)

    return CliContext(
        engine=engine,
        open_library=open_library,
        conversations=Conversations(database),
        runs=Runs(database),
        paths=paths,
        settings=settings,
        secret=load_secret(paths.secret),
        model_path=model_path,
        model_sha256=sha256,
    )


def _model(chosen: Path | None, settings: Settings) -> tuple[Path, str]:
    """Return the file to load and its known sha256: the one asked for, the last, the bundled."""
    if chosen is not None:
        return chosen, ""
    entries = read_catalogue().models
    known = next((item for item in entries if item.model_id == settings.model_id), None)
    if known is None and Path(settings.model_id).exists():
        return Path(settings.model_id), ""
    entry = known or entries[0]
    return entry.path, entry.sha256
