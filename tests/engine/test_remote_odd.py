"""Servers in every mood, scripted: what is made of what they reply."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.listener import PATIENCE_S, Listener, ask
from tests.engine.remote_servers import (
    CHAT,
    KEY,
    LIST,
    PLAIN,
    Handler,
    OddServer,
    Reply,
    delta,
    endpoint,
    hang,
    odd_server,
    raw,
    status,
    stream,
)
from workbench.core.errors import BadInput, Cancelled, EndpointError
from workbench.core.generation import StopReason, Turn
from workbench.engine.remote import LOG_NAME, RemoteEngine
from workbench.engine.remote_protocol import Patience

pytestmark = pytest.mark.engine


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the child's log."""
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="module")
def engine(logs: Path) -> Iterator[RemoteEngine]:
    """Return an engine of this module."""
    engine = RemoteEngine(logs)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def hasty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RemoteEngine]:
    """Return an engine that waits for nobody."""
    patience = Patience(connect_s=0.5, silence_s=0.5)
    engine = RemoteEngine(tmp_path_factory.mktemp("logs"), patience=patience)
    yield engine
    engine.close()


@pytest.fixture
def odd() -> Iterator[OddServer]:
    """Return a scripted server that lists one model."""
    with odd_server() as odd:
        odd.replies[LIST] = PLAIN
        yield odd


@contextmanager
def mute_port(answer: bytes = b"") -> Iterator[int]:
    """Yield a port that takes a call, says *answer* and hangs up at the first word."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            caller, _address = server.accept()
            with caller:
                caller.recv(1)
                caller.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server.getsockname()[1]
        thread.join()


# Answers


def test_reasoning_that_comes_apart_goes_between_marks(
    engine: RemoteEngine, odd: OddServer
) -> None:
    odd.replies[CHAT] = stream(
        delta("", role="assistant"),
        delta("", reasoning_content="Let me "),
        delta("", reasoning_content="see."),
        delta("Four.", "stop"),
    )
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("2+2?")
    engine.submit([request], listener)
    end = listener.finished(request)
    assert end.text == listener.text(request) == "<think>Let me see.</think>Four."
    assert (end.timing.thinking_tokens, end.timing.generated_tokens) == (2, 3)


def test_reasoning_within_the_text_is_told_apart_too(engine: RemoteEngine, odd: OddServer) -> None:
    pieces = ("<thi", "nking>", "Let me ", "see.", "</think", "ing>", "Four", ".")
    odd.replies[CHAT] = stream(*map(delta, pieces), delta("", "stop"))
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("2+2?")
    engine.submit([request], listener)
    end = listener.finished(request)
    assert end.text == listener.text(request) == "<think>Let me see.</think>Four."
    assert (end.timing.thinking_tokens, end.timing.generated_tokens) == (3, 8)
    turns = (*request.turns, Turn("assistant", end.text), Turn("user", "And now?"))
    again = replace(ask(""), turns=turns)
    engine.submit([again], listener)
    listener.finished(again)
    assert odd.body()["messages"][1] == {"role": "assistant", "content": "Four."}  # type: ignore[index]


def test_stop_hangs_up_at_once(engine: RemoteEngine, odd: OddServer) -> None:
    gone = threading.Event()

    def talk_on(handler: Handler) -> None:
        try:
            while True:
                handler.wfile.write(b"1\r\n\n\r\n")
        except ConnectionError:
            gone.set()

    odd.replies[CHAT] = stream(delta("Hal"), talk_on)
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi")
    engine.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    engine.cancel(request.request_id)
    assert listener.finished(request).text == "Hal"
    assert gone.wait(PATIENCE_S)


def test_likeliest_tokens_are_kept(engine: RemoteEngine, odd: OddServer) -> None:
    chance = {"token": "Hi", "logprob": -0.5}
    entry = chance | {"top_logprobs": [chance, {"token": "Yo", "logprob": -2.0, "id": 7}]}
    piece = delta("Hi", "stop")
    piece["choices"][0]["logprobs"] = {"content": [entry]}  # type: ignore[index]
    odd.replies[CHAT] = stream(piece)
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi", logprobs=2)
    engine.submit([request], listener)
    (token,) = listener.finished(request).logprobs
    assert (token.chosen.text, token.chosen.logprob) == ("Hi", -0.5)
    assert [(rival.text, rival.token) for rival in token.likeliest] == [("Hi", -1), ("Yo", 7)]


def test_bytes_may_come_one_by_one(engine: RemoteEngine, odd: OddServer) -> None:
    whole = f"data: {json.dumps(delta('가나', 'stop'), ensure_ascii=False)}\r\n\r\n".encode()
    odd.replies[CHAT] = stream(b": ping\n\n", *(bytes([byte]) for byte in whole))
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi")
    engine.submit([request], listener)
    assert listener.finished(request).text == "가나"


def test_a_server_that_does_not_stop_is_stopped(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies[CHAT] = stream(*([delta("la ")] * 400), hang)
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("sing", 5)
    engine.submit([request], listener)
    end = listener.finished(request)
    assert end.reason is StopReason.LENGTH
    assert end.text.startswith("la la la")


def test_sixteen_stream_at_once_and_the_others_wait(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies[CHAT] = stream(delta("Hi"), hang)
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, requests = Listener(), [ask(f"{number}") for number in range(20)]
    engine.submit(requests, listener)
    listener.wait_for(lambda: sum(bool(listener.text(request)) for request in requests) == 16)
    for request in reversed(requests):
        engine.cancel(request.request_id)
    reasons = {listener.finished(request).reason for request in requests}
    assert reasons == {StopReason.CANCELLED}
    assert [bool(listener.finished(request).text) for request in requests] == [True] * 16 + [
        False
    ] * 4


# What goes wrong


BROKEN: dict[str, tuple[Reply, str]] = {
    "failure": (status(500, {"error": {"message": "out of memory"}}), "500.*out of memory"),
    "page": (raw(502, "text/html", b"<html>Bad gateway</html>"), r"failed \(status 502\)"),
    "loading": (status(503, {"error": {"message": "Loading model"}}), "still loading"),
    "busy": (status(429, {}), "no more requests"),
    "forbidden": (status(403, {}), "does not allow"),
    "absent": (status(404, {"error": "not found"}), "no server for language models.*/v1"),
    "no JSON": (raw(200, "text/html", b"<html>Welcome</html>"), "not what a server for language"),
    "other JSON": (status(200, ["hello"]), "not what a server for language"),
    "empty": (status(200, {"data": []}), "offers no model"),
    "torn": (raw(200, "application/json", b"\xff\xfe{"), "not what a server for language"),
    "huge": (raw(200, "application/json", b"[" * 20_000_000), "without end"),
    "redirect": (
        raw(307, "text/plain", b"", Location="http://a.example/v1"),
        "a.example.*not foll",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_server_that_cannot_be_used_is_told(
    engine: RemoteEngine, odd: OddServer, name: str
) -> None:
    reply, words = BROKEN[name]
    odd.replies[LIST] = reply
    with pytest.raises(EndpointError, match=words) as told:
        engine.load_endpoint(endpoint(odd.address), KEY)
    assert told.value.hint
    assert KEY not in repr(told.value.problem())
    assert len(odd.asked) == 1  # nothing is tried twice


FAILING: dict[str, tuple[Reply, str, str]] = {
    "failure": (status(500, {"error": {"message": f"no {KEY}"}}), "status 500", ""),
    "words": (status(400, {"error": {"message": "top_p is odd"}}), "refused.*top_p is odd", ""),
    "gone": (status(404, {"error": {"code": "model_not_found"}}), "no longer offers", ""),
    "too long": (
        status(400, {"error": {"type": "exceed_context_size_error", "n_ctx": 512}}),
        "longer than the server's context",
        "",
    ),
    "within": (stream(delta("Hal"), {"error": {"message": "cuda"}}), "refused.*cuda", "Hal"),
    "broken off": (stream(delta("Hal"), end=False), "broke off", "Hal"),
    "cut": (stream(delta("Hal")), "broke off", "Hal"),
    "no JSON": (stream(delta("Hal"), b"data: {oops\n\n"), "not what a server", "Hal"),
    "number": (stream(delta("Hal"), 42), "not what a server", "Hal"),
    "no UTF-8": (stream(delta("Hal"), b"data: \xff\xff\n\n"), "not what a server", "Hal"),
    "endless line": (stream(delta("Hal"), b"data: " + b"a" * 17_000_000), "without end", "Hal"),
    "withheld": (stream(delta("Hal"), delta("", "content_filter")), "withheld", "Hal"),
    "no stream": (raw(200, "text/html", b"<html>Welcome</html>"), "not what a server", ""),
}


@pytest.mark.parametrize("name", FAILING)
def test_an_answer_that_fails_is_told_and_its_text_kept(
    engine: RemoteEngine, odd: OddServer, name: str
) -> None:
    odd.replies[CHAT], words, text = FAILING[name]
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi")
    engine.submit([request], listener)
    problem = listener.failed(request)
    with pytest.raises(AssertionError, match=words):
        raise AssertionError(problem.sentence())
    assert problem.hint
    assert listener.text(request) == text
    assert KEY not in repr(problem)


def test_a_redirect_is_not_followed_with_the_key(engine: RemoteEngine, odd: OddServer) -> None:
    with odd_server() as thief:
        engine.load_endpoint(endpoint(odd.address), KEY)
        odd.replies[CHAT] = raw(308, "text/plain", b"", Location=f"{thief.address}/chat")
        listener, request = Listener(), ask("hi")
        engine.submit([request], listener)
        assert "not followed" in listener.failed(request).text
        assert not thief.asked


def test_a_server_that_says_nothing_is_given_up(hasty: RemoteEngine, odd: OddServer) -> None:
    odd.replies[CHAT] = stream(delta("Hal"), hang)
    hasty.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi")
    hasty.submit([request], listener)
    assert "sent nothing" in listener.failed(request).text
    assert listener.text(request) == "Hal"
    odd.replies[LIST] = hang
    with pytest.raises(EndpointError, match="sent nothing"):
        hasty.load_endpoint(endpoint(odd.address), KEY)


def test_connecting_can_be_given_up(engine: RemoteEngine, odd: OddServer) -> None:
    odd.replies[LIST] = hang
    with pytest.raises(Cancelled):
        engine.load_endpoint(endpoint(odd.address), KEY, lambda _fraction: engine.cancel_load())


@pytest.mark.parametrize("answer", [b"", b"SSH-2.0-OpenSSH\r\n"])
def test_what_is_no_web_server_is_told(engine: RemoteEngine, answer: bytes) -> None:
    with mute_port(answer) as port, pytest.raises(EndpointError, match="hung up, or is no web"):
        engine.load_endpoint(endpoint(f"http://127.0.0.1:{port}/v1"), KEY)


def test_nobody_there_is_told(engine: RemoteEngine, odd: OddServer) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(EndpointError, match=r"Nothing answers at localhost:\d+\."):
        engine.load_endpoint(endpoint(f"localhost:{port}"), KEY)
    with pytest.raises(EndpointError, match="does not speak https"):
        engine.load_endpoint(endpoint(odd.address.replace("http:", "https:")), KEY)


@pytest.mark.parametrize(
    "address", ["", "ftp://a/v1", "http://", "http://a:b/v1", "http://u:p@a/v1", "http://a/v1?k=1"]
)
def test_an_address_that_is_none_is_told(engine: RemoteEngine, address: str) -> None:
    with pytest.raises(BadInput, match="address"):
        engine.load_endpoint(endpoint(address), KEY)


def test_a_key_that_is_none_is_told(engine: RemoteEngine, odd: OddServer) -> None:
    with pytest.raises(BadInput, match="no key has"):
        engine.load_endpoint(endpoint(odd.address), "a\nb")
    assert not odd.asked


def test_the_log_holds_no_key(engine: RemoteEngine, odd: OddServer, logs: Path) -> None:
    odd.replies[CHAT] = status(500, {"error": {"message": KEY}})
    engine.load_endpoint(endpoint(odd.address), KEY)
    listener, request = Listener(), ask("hi")
    engine.submit([request], listener)
    listener.failed(request)
    with pytest.raises(EndpointError):
        engine.load_endpoint(endpoint("http://127.0.0.1:9/v1"), KEY)
    assert KEY not in (logs / LOG_NAME).read_text(encoding="utf-8")
