"""`workbench chat`: streams, keeps the conversation, stops and leaves."""

from __future__ import annotations

import signal
from collections.abc import Callable

import pytest

from tests.answering.fakes import FakeEngine
from tests.cli.desk import Terminal
from workbench.core.chat import MessageState
from workbench.core.errors import Problem
from workbench.core.generation import GenerationEvent, Request


def test_a_chat_streams_and_is_kept(terminal: Callable[..., Terminal]) -> None:
    desk = terminal(typed=["How are you?", "", "And now?", "/quit", "never read"])
    assert desk.run("chat", "--system", "Be kind.") == 0

    assert [path.name for path in desk.engine.loads] == ["tour.gguf"]
    assert desk.out.count("fine thanks\n") == 2
    assert "fake · CPU · context 1,024" in desk.err
    assert "TTFT 600 ms · 10.0 tok/s · 50 in (20 cached) · 9 out · 1.40 s" in desk.err
    (conversation,) = desk.conversations.find()
    assert (conversation.title, conversation.system_text) == ("How are you?", "Be kind.")
    assert len(desk.conversations.transcript(conversation.conversation_id).messages) == 4
    assert [turn.role for turn in desk.engine.requests[1].turns] == [
        "system", "user", "assistant", "user",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", [[], ["^C"], ["/exit"]])
def test_leaving_at_once_stores_nothing(
    terminal: Callable[..., Terminal], typed: list[str]
) -> None:
    desk = terminal(typed=typed)
    assert desk.run("chat") == 0
    assert desk.conversations.find() == ()


def test_a_failed_answer_is_said_and_the_chat_goes_on(
    terminal: Callable[..., Terminal],
) -> None:
    def script(request: Request) -> str | Problem:
        return Problem("The engine ended.", "Wait.") if len(request.turns) == 1 else "back"

    desk = terminal(engine=FakeEngine(script), typed=["one", "/quit"])
    assert desk.run("chat") == 0
    assert "The engine ended. Wait." in desk.err


def test_ctrl_c_stops_the_answer_and_the_chat_goes_on(terminal: Callable[..., Terminal]) -> None:
    class Interrupted(FakeEngine):
        """Ctrl+C is pressed at the second word, and the engine waits until it is told."""

        def submit(self, requests, on_event):  # type: ignore[no-untyped-def]
            def hear(event: GenerationEvent) -> None:
                on_event(event)
                if getattr(event, "text", "") == " two":
                    signal.raise_signal(signal.SIGINT)
                    self.told.wait(10)

            super().submit(requests, hear)

    engine = Interrupted(lambda _request: "one two three", threaded=True)
    desk = terminal(engine=engine, typed=["go", "/quit"])
    before = signal.getsignal(signal.SIGINT)

    assert desk.run("chat") == 0

    (conversation,) = desk.conversations.find()
    answer = desk.conversations.transcript(conversation.conversation_id).messages[1]
    assert (answer.text, answer.state) == ("one two", MessageState.STOPPED)
    assert signal.getsignal(signal.SIGINT) is before
