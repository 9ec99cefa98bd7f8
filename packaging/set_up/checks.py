"""The checks of the test command: all run, even after one has failed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

from set_up import process
from set_up.places import Places
from set_up.terminal import BOLD, GREEN, RED, Terminal, duration


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its name and its command."""

    title: str
    command: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How a check went."""

    title: str
    passed: bool
    elapsed_s: float


def static_checks(places: Places) -> list[Check]:
    """List the checks that only read the code."""
    ruff, mypy, layers = map(str, map(places.tool, ("ruff", "mypy", "lint-imports")))
    return [
        Check("ruff check", (ruff, "check", "--no-fix", "--output-format", "concise")),
        Check("ruff format", (ruff, "format", "--check")),
        Check("mypy", (mypy,)),
        Check("layers", (layers,)),
    ]


def run_all(places: Places, terminal: Terminal, pytest_args: Sequence[str]) -> int:
    """Run every check; return 0 if all passed, else 1."""
    results = run_static(places, terminal)
    results.append(_pytest(places, terminal, pytest_args))
    return summarize(terminal, results)


def run_static(places: Places, terminal: Terminal) -> list[Result]:
    """Run the checks that only read the code; show the output of those that fail."""
    results: list[Result] = []
    for check in static_checks(places):
        outcome = process.run(terminal, check.title, check.command, cwd=places.root)
        results.append(Result(check.title, outcome.code == 0, outcome.elapsed_s))
        if outcome.code == 0:
            terminal.done(check.title, outcome.elapsed_s)
            continue
        terminal.failed(check.title, outcome.elapsed_s)
        for line in outcome.lines:
            terminal.say(f"      {line}")
    return results


def summarize(terminal: Terminal, results: Sequence[Result]) -> int:
    """Write one line a check and one for all; return the exit status."""
    terminal.say(terminal.paint(BOLD, "\nChecks"))
    for result in results:
        ended = terminal.done if result.passed else terminal.failed
        ended(result.title, result.elapsed_s)
    failed = [result.title for result in results if not result.passed]
    total = duration(sum(result.elapsed_s for result in results))
    if failed:
        terminal.say(terminal.paint(RED, f"\nFailed: {', '.join(failed)}.") + f" All took {total}.")
        return 1
    terminal.say(terminal.paint(GREEN, "\nAll passed") + f" in {total}.")
    return 0


def _pytest(places: Places, terminal: Terminal, args: Sequence[str]) -> Result:
    """Run pytest with its own output in full sight, all tests in two halves if there are cores.

    Tests of one file stay together: they share what takes long to make.
    """
    terminal.say()
    started = time.monotonic()
    halves = ("-n", "2", "--dist", "loadfile") if not args and (os.cpu_count() or 1) > 1 else ()
    command = [str(places.python), "-m", "pytest", *halves, *args]
    code = process.attend(command, cwd=places.root, env=test_environment())
    return Result("pytest", code == 0, time.monotonic() - started)


def test_environment() -> dict[str, str]:
    """Let windows open unseen on Linux, unless the person has chosen a platform."""
    env = dict(os.environ)
    if sys.platform == "linux":
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env
