"""Start Workbench: its window, or the terminal where there is no display."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from set_up import process
from set_up.places import Places
from set_up.terminal import Terminal

# With one of these the program works in the terminal and needs no display.
TERMINAL_WORDS: Final = frozenset(
    {"chat", "ask", "compare", "--self-test", "--help", "-h", "--version"}
)
NO_DISPLAY: Final = """\
There is no display here (DISPLAY and WAYLAND_DISPLAY are not set), so the window cannot open.
Instead, the self-test makes the program's three journeys in this terminal.
"""
OTHER_WAYS: Final = """
Other ways in, here in the terminal:
    python3 packaging/dev.py run chat
    python3 packaging/dev.py run ask --docs FILE... "question"
    python3 packaging/dev.py run compare FILE.toml
Each takes --json for programs to read. To see the window on a virtual display:
    xvfb-run -a python3 packaging/dev.py run
"""


def has_display(platform: str = sys.platform, env: Mapping[str, str] = os.environ) -> bool:
    """Tell whether a window can open; a chosen Qt platform counts as a display."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return platform != "linux" or any(env.get(name) for name in named)


def wants_window(args: Sequence[str]) -> bool:
    """Tell whether the program with *args* would open its window."""
    return TERMINAL_WORDS.isdisjoint(args)


def start(places: Places, terminal: Terminal, args: Sequence[str]) -> int:
    """Start the program with *args*; return its exit status."""
    if not wants_window(args) or has_display():
        return _hand_over(program(places, args))
    terminal.say(NO_DISPLAY)
    code = process.attend(program(places, ["--self-test", *args]))
    terminal.say(OTHER_WAYS)
    return code


def program(places: Places, args: Sequence[str]) -> list[str]:
    """Name the command that runs Workbench."""
    return [str(places.python), "-m", "workbench", *args]


def _hand_over(command: Sequence[str]) -> int:
    """Let the program take this process's place where the system can; else wait for it."""
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], list(command))
    return process.attend(command)
