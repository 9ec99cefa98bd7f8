"""The scripted engine keeps the promises of the port."""

from __future__ import annotations

from pathlib import Path

from tests.engine.listener import Listener, ask
from workbench.core.errors import BadInput
from workbench.core.generation import StopReason, Turn
from workbench.core.models import LoadOptions
from workbench.core.ports import Engine
from workbench.engine.fake import FakeEngine


def test_it_answers_what_was_enqueued() -> None:
    engine = FakeEngine(["one two"])
    engine.enqueue([BadInput("No.").problem()])
    port: Engine = engine
    listener = Listener()
    good, bad, unforeseen = ask("a"), ask("b"), ask("c")
    port.submit([good, bad, unforeseen], listener)
    assert listener.finished(good).text == listener.text(good) == "one two"
    assert listener.failed(bad).text == "No."
    assert "no answer left" in listener.failed(unforeseen).text
    assert [request.turns[0].text for request in engine.requests] == ["a", "b", "c"]


def test_by_hand_it_waits_and_can_be_stopped() -> None:
    engine = FakeEngine(["kept", "stopped"], by_hand=True)
    listener = Listener()
    kept, stopped = ask("a"), ask("b")
    engine.submit([kept, stopped], listener)
    assert listener.events == []
    engine.cancel(stopped.request_id)
    engine.release(kept.request_id)
    assert listener.finished(stopped).reason is StopReason.CANCELLED
    assert listener.finished(kept).text == "kept"


def test_it_loads_renders_and_counts() -> None:
    engine = FakeEngine()
    info = engine.load(Path("m.gguf"), LoadOptions(context_tokens=99))
    assert engine.model == info
    assert info.context_size == 99
    assert engine.render([Turn("user", "a b")]).text == "user: a b"
    assert engine.count_tokens(["a b", ""]) == [2, 0]
    engine.unload()
    assert engine.model is None
