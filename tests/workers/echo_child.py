"""A tiny child for the supervisor's tests: it echoes, emits, and dies in several ways."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from typing import Any

from workbench.core.errors import BadInput
from workbench.workers.channel import Call, Note
from workbench.workers.link import ChildLink


def main(link: ChildLink, argument: str) -> None:
    """Serve commands: pairs of a word and a value."""
    link.urgent = lambda command: _hurry(link, command)
    if argument == "stillborn":
        sys.exit("cannot start")
    if argument == "mute":
        link.alive = lambda: False
    if argument == "stubborn":
        link.parting = lambda: link.emit("not yet")
    link.start()
    while True:
        message = link.inbox.get()
        word, value = message.command
        if isinstance(message, Call):
            _answer(link, message, word, value)
        elif isinstance(message, Note) and word == "emit":
            link.emit(value)


def _hurry(link: ChildLink, command: Any) -> bool:
    """Emit urgent values from the receiving thread."""
    if command[0] != "urgent":
        return False
    link.emit(command[1])
    return True


def _answer(link: ChildLink, call: Call, word: str, value: Any) -> None:
    """Echo a value, phrase an error, wait, or die."""
    if word == "echo":
        link.reply(call, value)
    elif word == "fail":
        link.fail(call, BadInput("This is not {what}.", "Try again.", what=value))
    elif word == "wait":
        link.emit("waiting")
        signal.pause()
    elif word == "hang":
        _hold_the_interpreter()
    elif word == "exit":
        os._exit(value)
    elif word == "abort":
        os.abort()
    elif word == "violate":
        ctypes.string_at(0)
    elif word == "assert":
        os.write(2, b"GGML_ASSERT(x > 0) failed\n")
        os.abort()


def _hold_the_interpreter() -> None:
    """Stop in C code without letting other threads run: even the heartbeat ends."""
    ctypes.PyDLL(None).pause()
