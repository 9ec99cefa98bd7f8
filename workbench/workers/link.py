"""The child's side: receives commands in a thread of its own, beats, and ends with its parent."""

from __future__ import annotations

import faulthandler
import importlib
import os
import queue
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from workbench.core.errors import problem_from
from workbench.workers.channel import (
    Alive,
    Call,
    CallFailed,
    Channel,
    ChannelClosed,
    Event,
    Goodbye,
    Hello,
    Note,
    Reply,
)

HEARTBEAT_S = 1.0
PARTING_S = 2.0


class ChildLink:
    """What a child's code uses to talk to the program.

    Commands wait in *inbox* for the thread that owns the work. A note that must not wait (a
    cancel) is offered to *urgent* on the receiving thread first; True means it was dealt with.
    At the program's goodbye the process ends at once, or *parting* is called on the receiving
    thread, after which the child may still do what it has to for two seconds. It beats while it is
    *alive*: a thread of its own would beat also when the one that works hangs.
    """

    def __init__(self, connection: Connection) -> None:
        self.inbox: queue.SimpleQueue[Call | Note] = queue.SimpleQueue()
        self.urgent: Callable[[Any], bool] = lambda _command: False
        self.parting: Callable[[], None] = end_now
        self.alive: Callable[[], bool] = lambda: True
        self._channel = Channel(connection)

    def start(self) -> None:
        """Say hello and begin to receive and to beat."""
        self._channel.send(Hello(os.getpid()))
        threading.Thread(target=self._receive, name="receive", daemon=True).start()
        threading.Thread(target=self._beat, name="beat", daemon=True).start()

    def emit(self, event: object) -> None:
        """Tell the program something unasked."""
        self._send(Event(event))

    def reply(self, call: Call, value: object) -> None:
        """Answer a call."""
        self._send(Reply(call.call_id, value))

    def fail(self, call: Call, error: BaseException) -> None:
        """Answer a call with the reason why it has no value."""
        self._send(CallFailed(call.call_id, problem_from(error)))

    def _send(self, message: object) -> None:
        """Send, or end this process: without its parent a child has no purpose."""
        try:
            self._channel.send(message)
        except ChannelClosed:
            end_now()

    def _receive(self) -> None:
        """Sort incoming commands until the parent is gone."""
        while True:
            try:
                message = self._channel.receive()
            except ChannelClosed:
                end_now()
            if isinstance(message, Goodbye):
                last_resort = threading.Timer(PARTING_S, end_now)
                last_resort.daemon = True
                last_resort.start()
                self.parting()
            if isinstance(message, Note) and self.urgent(message.command):
                continue
            if isinstance(message, Call | Note):
                self.inbox.put(message)

    def _beat(self) -> None:
        """Send a heartbeat every second."""
        waiting = threading.Event()
        while not waiting.wait(HEARTBEAT_S):
            if self.alive():
                self._send(Alive())


def end_now() -> NoReturn:
    """End this process without a further word."""
    os._exit(0)


def child_main(entry: str, argument: object, connection: Connection, log_path: Path) -> None:
    """Run "module:function" as a child; its output and crash traces go to *log_path*."""
    log = log_path.open("ab", buffering=0)
    os.dup2(log.fileno(), 1)
    os.dup2(log.fileno(), 2)
    if sys.stderr is None:  # a program without a console on Windows
        sys.stdout = sys.stderr = log_path.open("a", encoding="utf-8", buffering=1)
    faulthandler.enable(file=sys.stderr)
    # Ctrl+C in a terminal reaches every process; when to end is for the parent to say.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["GGML_NO_BACKTRACE"] = "1"
    # How long OpenMP's threads spin at a barrier before they sleep. Its default, some 20 ms, makes
    # a model a thousand times slower as soon as another program wants a core.
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
    module_name, function_name = entry.split(":")
    function = getattr(importlib.import_module(module_name), function_name)
    function(ChildLink(connection), argument)
