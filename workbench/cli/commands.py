"""Runs the command that was given; a failure becomes a sentence and an exit status."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Callable
from typing import Final

from workbench.cli.ask import ask
from workbench.cli.chat import chat
from workbench.cli.compare import compare
from workbench.cli.context import CliContext
from workbench.cli.self_test import self_test
from workbench.core.errors import Cancelled, WorkbenchError, problem_from

_log = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace, CliContext], int]

_COMMANDS: Final[dict[str, Command]] = {"chat": chat, "ask": ask, "compare": compare}
_INTERRUPTED: Final = 130  # as shells say it: 128 + SIGINT


def run(args: argparse.Namespace, context: CliContext) -> int:
    """Run a command and return the exit status: 0 good, 1 failed, 130 stopped by Ctrl+C."""
    command = self_test if args.self_test else _COMMANDS[args.command]
    try:
        return command(args, context)
    except (Cancelled, KeyboardInterrupt):
        context.note("Stopped.")
        return _INTERRUPTED
    except Exception as error:  # the log gets the frames, the person a sentence
        if not isinstance(error, WorkbenchError):
            _log.error("command failed", exc_info=error)
        context.note(problem_from(error).sentence())
        return 1
