"""From the arguments to the window or to the terminal."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from workbench.app.logs import set_up_logging
from workbench.cli.parser import build_parser, settle_question
from workbench.core.errors import StorageError, WorkbenchError
from workbench.core.paths import Paths
from workbench.storage.failures import from_os


def start(arguments: Sequence[str] | None) -> int:
    """Parse the arguments and go the way they name. Returns the exit code."""
    options = build_parser().parse_args(arguments)
    settle_question(options)
    if wants_terminal(options):
        from workbench.app.terminal import run_terminal

        return run_terminal(options)
    from workbench.app.window import run_window

    return run_window(options)


def wants_terminal(options: Namespace) -> bool:
    """Whether the arguments name a command of the terminal."""
    return bool(options.self_test or options.command)


def profile_paths(options: Namespace) -> Paths:
    """Return the paths of the chosen profile, with its folders made and its log open.

    Raises StorageError when the folder cannot be used.
    """
    chosen = options.profile
    data = Path(chosen) if chosen else Path(platformdirs.user_data_dir("Workbench", False))
    paths = Paths(data.expanduser().resolve())
    try:
        paths.create()
        set_up_logging(paths.logs)
    except OSError as error:
        raise from_os(error, paths.settings) from error
    return paths


def complain(error: WorkbenchError) -> int:
    """Say on the terminal why the program cannot start. Returns the exit code."""
    sys.stderr.write(f"workbench: {error}\n")
    return 3 if isinstance(error, StorageError) else 1
