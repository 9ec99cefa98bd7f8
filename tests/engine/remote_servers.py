"""Servers to talk to: the real one of llama-cpp-python, and one that says what a test wants."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from tests.engine.make_gguf import write_script
from workbench.core.models import Endpoint

CHAT: Final = "/v1/chat/completions"
LIST: Final = "/v1/models"
LETTERS: Final = "abcdefghij"
KEY: Final = "sesame-Quillfeather"
CHATML: Final = (
    "{% for m in messages %}{{ '<|im_start|>' + m.role + '\n' + m.content + '<|im_end|>\n' }}"
    "{% endfor %}{{ '<|im_start|>assistant\n' }}"
)
_UP: Final = re.compile(r"running on (http://[\w.:]+)")


def endpoint(address: str, model: str = "", **more: object) -> Endpoint:
    """Return a server as a person enters it."""
    return Endpoint("id", "Server", address, model, **more)  # type: ignore[arg-type]


# The real one


def write_endless(path: Path) -> Path:
    """Write a model that says LETTERS, line after line, and never ends by itself."""
    script = [letter.encode() for letter in [*LETTERS, "\n"]]
    return write_script(path, script, context=8192, template=CHATML)


@dataclass(slots=True)
class RealServer:
    """A process of `python -m llama_cpp.server`."""

    address: str
    process: subprocess.Popen[str]


@contextlib.contextmanager
def real_server(folder: Path, models: Mapping[str, Path]) -> Iterator[RealServer]:
    """Run the server with models by name, behind KEY, until the block ends."""
    settings = {
        "host": "127.0.0.1",
        "port": 0,
        "api_key": KEY,
        "models": [
            {"model": str(path), "model_alias": name, "n_ctx": 8192, "n_threads": 1}
            | {"verbose": False}
            for name, path in models.items()
        ],
    }
    config = folder / "server.json"
    config.write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "llama_cpp.server", "--config_file", str(config)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        try:
            yield RealServer(_address(process), process)
        finally:
            process.kill()


def _address(process: subprocess.Popen[str]) -> str:
    """Wait until the server says where it listens; what it says later goes nowhere."""
    assert process.stdout is not None
    said: list[str] = []
    for line in process.stdout:
        said.append(line)
        if found := _UP.search(line):
            threading.Thread(target=process.stdout.read, daemon=True).start()
            return f"{found[1]}/v1"
    raise AssertionError("".join(said))


# The scripted one


@dataclass(slots=True)
class Asked:
    """A request as the scripted server got it."""

    path: str
    headers: dict[str, str]  # names in small letters
    body: dict[str, object]


Reply = Callable[["Handler"], None]


@dataclass(slots=True)
class OddServer:
    """What the scripted server replies, by path; and what it was asked."""

    address: str = ""
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def body(self) -> dict[str, object]:
        """Return the body of the last chat completion that was asked for."""
        return [one for one in self.asked if one.path.endswith("/chat/completions")][-1].body


class Handler(BaseHTTPRequestHandler):
    """Replies by script; `self.server.odd` is the OddServer."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._reply()

    def do_POST(self) -> None:
        self._reply()

    def _reply(self) -> None:
        odd: OddServer = self.server.odd  # type: ignore[attr-defined]
        size = int(self.headers.get("Content-Length", 0))
        body = json.loads(self.rfile.read(size) or b"{}")
        headers = {name.lower(): value for name, value in self.headers.items()}
        odd.asked.append(Asked(self.path, headers, body))
        reply = odd.replies.get(self.path, status(404, {"error": "nothing here"}))
        with contextlib.suppress(ConnectionError):  # who asked may have gone
            reply(self)

    def log_message(self, *_what: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Takes a whole test's calls at once."""

    daemon_threads = True
    request_queue_size = 64


@contextlib.contextmanager
def odd_server() -> Iterator[OddServer]:
    """Run a scripted server until the block ends."""
    odd = OddServer()
    server = _Server(("127.0.0.1", 0), Handler)
    server.odd = odd  # type: ignore[attr-defined]
    odd.address = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield odd
    finally:
        odd.released.set()
        server.shutdown()
        server.server_close()
        thread.join()


# Replies


def raw(code: int, kind: str, content: bytes, **headers: str) -> Reply:
    """Reply with bytes."""

    def reply(handler: Handler) -> None:
        handler.send_response(code)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(content)

    return reply


def status(code: int, body: object) -> Reply:
    """Reply with a status and JSON."""
    return raw(code, "application/json", json.dumps(body).encode())


def models(*names: str, **more: object) -> Reply:
    """Reply with a list of models, each with the same further fields."""
    return status(200, {"object": "list", "data": [{"id": name, **more} for name in names]})


def delta(text: str = "", finish: str | None = None, **more: object) -> dict[str, object]:
    """Return one piece of an answer."""
    return {"choices": [{"delta": {"content": text, **more}, "finish_reason": finish}]}


def stream(*pieces: object, end: bool = True) -> Reply:
    """Reply with pieces of an answer; bytes go as they are, a Reply is called in their midst.

    Without an *end* the connection just breaks off.
    """

    def reply(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/event-stream")
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        for piece in [*pieces, *([b"data: [DONE]\n\n"] if end else [])]:
            if callable(piece):
                piece(handler)
                continue
            data = piece if isinstance(piece, bytes) else f"data: {json.dumps(piece)}\n\n".encode()
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        if end:
            handler.wfile.write(b"0\r\n\r\n")
        else:
            handler.close_connection = True

    return reply


def hang(handler: Handler) -> None:
    """Send nothing more until the test is over."""
    handler.server.odd.released.wait()  # type: ignore[attr-defined]
    handler.close_connection = True


PLAIN: Final = models("m")
