"""`workbench chat`: a chat in the terminal, kept like any other."""

from __future__ import annotations

import argparse
import threading

from workbench.answering.conversation import (
    AnswerEnded,
    AnswerOptions,
    AnswerPrepared,
    ChatEvent,
    ChatRunner,
    NotSaved,
)
from workbench.cli.context import CliContext
from workbench.cli.interrupt import on_interrupt
from workbench.cli.progress import load_model
from workbench.cli.tables import readout
from workbench.core.generation import TextArrived

_LEAVE = frozenset({"/quit", "/exit", "/bye"})
_WAIT_S = 0.2  # so that Ctrl+C is heard while waiting


def chat(args: argparse.Namespace, context: CliContext) -> int:
    """Read questions and stream answers until the person leaves."""
    model = load_model(context)
    context.note(f"{model.name} · {model.device} · context {model.context_size:,}. /quit leaves.")
    runner = ChatRunner(context.engine, context.conversations, context.secret)
    system_text = args.system or context.settings.system_text
    conversation_id = ""
    while True:
        try:
            text = context.read_line("> ").strip()
        except (EOFError, KeyboardInterrupt):
            context.say()
            return 0
        if text in _LEAVE:
            return 0
        if not text:
            continue
        if not conversation_id:
            conversation = context.conversations.create(system_text=system_text)
            conversation_id = conversation.conversation_id
        _Exchange(context, runner).run(conversation_id, text)


class _Exchange:
    """One question and its answer on the terminal."""

    def __init__(self, context: CliContext, runner: ChatRunner) -> None:
        self._context = context
        self._runner = runner
        self._ended = threading.Event()

    def run(self, conversation_id: str, text: str) -> None:
        """Ask, print what comes, and wait for the end; Ctrl+C stops the answer."""
        options = AnswerOptions(self._context.settings.sampling)
        with on_interrupt(self._runner.stop_all):
            self._runner.ask(conversation_id, text, options, self._on_event)
            while not self._ended.wait(_WAIT_S):
                pass

    def _on_event(self, event: ChatEvent) -> None:
        """Print an event; on a thread of the engine."""
        if isinstance(event, TextArrived):
            self._context.say(event.text, end="")
        elif isinstance(event, AnswerPrepared) and event.left_out:
            self._context.note(f"[{event.left_out} earlier exchanges did not fit]")
        elif isinstance(event, NotSaved):
            self._context.note(f"[{event.problem.sentence()}]")
        elif isinstance(event, AnswerEnded):
            message = event.message
            self._context.say("")
            if message.problem:
                self._context.note(message.problem.sentence())
            if message.timing:
                self._context.note(f"[{readout(message.timing)}]")
            self._ended.set()
