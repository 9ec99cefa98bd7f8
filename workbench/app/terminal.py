"""Builds what the commands of the terminal work with; of Qt only the lock file."""

from __future__ import annotations

import tempfile
from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import QLockFile

from workbench.answering.run_facts import Marks
from workbench.app.start import complain, profile_paths
from workbench.cli.commands import run
from workbench.cli.context import CliContext
from workbench.cli.parser import needs_temporary_profile
from workbench.core.catalogue import read_catalogue
from workbench.core.errors import BadInput, StorageError, WorkbenchError
from workbench.core.models import ModelSource
from workbench.core.paths import Paths
from workbench.core.ports import Library, LibraryCallback
from workbench.core.settings import Settings
from workbench.documents.client import ChildLibrary
from workbench.engine.hosts import ChildHosts
from workbench.engine.pool import EnginePool
from workbench.engine.sources import Sources
from workbench.storage.conversations import Conversations
from workbench.storage.database import Database
from workbench.storage.keys import read_key
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
    sources = Sources(lambda: settings, read_catalogue().models, read_key)
    engine = EnginePool(ChildHosts(paths.logs), sources.find)
    try:
        context = _context(options, paths, settings, database, engine, sources)
        if problem is not None:
            context.note(problem.sentence())
        return run(options, context)
    finally:
        engine.close()
        database.close()


def _context(
    options: Namespace,
    paths: Paths,
    settings: Settings,
    database: Database,
    engine: EnginePool,
    sources: Sources,
) -> CliContext:
    """Hand the adapters to the commands."""
    model = chosen_model(options.model, settings, sources)

    def open_library(on_event: LibraryCallback) -> Library:
        return ChildLibrary(paths.library, paths.logs, on_event, lambda _state, _problem: None)

    def sha256_of(name: str) -> str:
        return sources.sha256_of(name) if name else sources.sha256(model)

    return CliContext(
        engine=engine,
        open_library=open_library,
        conversations=Conversations(database),
        runs=Runs(database),
        paths=paths,
        settings=settings,
        secret=load_secret(paths.secret),
        model=model,
        marks=Marks(sources.name_of, sha256_of),
    )


def chosen_model(chosen: Path | None, settings: Settings, sources: Sources) -> ModelSource:
    """Return the model to load: the one asked for, the one of the last time, the bundled one."""
    if chosen is not None:
        try:
            return sources.find(str(chosen))
        except BadInput:  # what is wrong with the file is said when it is loaded
            return ModelSource("", chosen.stem, chosen, settings.load)
    try:
        last = sources.resolve(settings.model_id)
        if last.path is None or last.path.exists():
            return last
    except BadInput:  # it was taken off the list
        pass
    return sources.resolve(read_catalogue().models[0].model_id)
