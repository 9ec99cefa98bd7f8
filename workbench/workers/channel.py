"""Typed messages between the program and a child, on a pipe of their own.

Never stdout or stderr: llama-cpp-python redirects those while it loads a model.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from workbench.core.errors import Problem


class ChannelClosed(Exception):
    """The other side is gone."""


@dataclass(frozen=True, slots=True)
class Hello:
    """First message of a child: it is ready for commands."""

    pid: int


@dataclass(frozen=True, slots=True)
class Alive:
    """Heartbeat of a child."""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Last message to a child: end now.

    Closing the pipe does not say it: while a thread waits in a read, the system keeps it open.
    """


@dataclass(frozen=True, slots=True)
class Call:
    """A command that must be answered by Reply or CallFailed with the same number."""

    call_id: int
    command: Any


@dataclass(frozen=True, slots=True)
class Note:
    """A command that needs no answer."""

    command: Any


@dataclass(frozen=True, slots=True)
class Reply:
    """The value of a call."""

    call_id: int
    value: Any


@dataclass(frozen=True, slots=True)
class CallFailed:
    """Why a call has no value."""

    call_id: int
    problem: Problem


@dataclass(frozen=True, slots=True)
class Event:
    """Something a child tells unasked."""

    event: Any


class Channel:
    """One end of the pipe. Any thread may send; one thread receives."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = threading.Lock()

    def send(self, message: object) -> None:
        """Send one message. Raises ChannelClosed."""
        with self._sending:
            try:
                self._connection.send(message)
            except (OSError, ValueError) as error:
                raise ChannelClosed from error

    def receive(self) -> object:
        """Wait for one message. Raises ChannelClosed."""
        try:
            message: object = self._connection.recv()
        except (EOFError, OSError, ValueError, TypeError) as error:
            # TypeError: another thread closed the connection in the middle of a read.
            raise ChannelClosed from error
        return message

    def close(self) -> None:
        """Close this end."""
        self._connection.close()
