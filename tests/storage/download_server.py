"""A server on this computer that sends files, and misbehaves as a test asks it to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

_PATIENCE_S = 20.0
_BRIEFLY_S = 0.002


@dataclass
class Shelf:
    """One file, and how it is sent. What is in a list is used up, one for each request."""

    body: bytes = b""
    etag: str = '"one"'
    statuses: list[int] = field(default_factory=list)  # then 200
    cuts: list[int] = field(default_factory=list)  # bytes after which the connection breaks off
    holds: list[int] = field(default_factory=list)  # bytes after which it waits for `release`
    headers: dict[str, str] = field(default_factory=dict)
    ranges: bool = True
    heeds_if_range: bool = True
    length: bool = True  # Content-Length
    goes_to: str = ""  # a redirect


class Server:
    """The server: shelves by path, and the requests that came."""

    def __init__(self) -> None:
        self.shelves: dict[str, Shelf] = {}
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.release = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                server.requests.append((self.path, headers))
                with suppress(BrokenPipeError, ConnectionResetError):  # the other side went away
                    server.answer(self, headers)

            def end_headers(self) -> None:
                """Keep no connection: a client might reuse one that is just being closed."""
                self.send_header("Connection", "close")
                super().end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def put(self, path: str, shelf: Shelf) -> str:
        """Offer a file; return its address."""
        self.shelves[unquote(path)] = shelf
        return self.address(path)

    def address(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.http.server_port}{path}"

    def asked(self, header: str) -> list[str]:
        """Return a header of each request so far, "" where it was not sent."""
        return [headers.get(header.lower(), "") for _path, headers in self.requests]

    def answer(self, handler: BaseHTTPRequestHandler, asked: dict[str, str]) -> None:
        """Answer one request."""
        shelf = self.shelves.get(unquote(handler.path))
        status = shelf.statuses.pop(0) if shelf and shelf.statuses else 200
        if shelf is None or status != 200:
            self._refuse(handler, status if shelf else 404, shelf)
        elif shelf.goes_to:
            handler.send_response(302)
            for name, value in {**shelf.headers, "Location": shelf.goes_to}.items():
                handler.send_header(name, value)
            handler.send_header("Set-Cookie", "session=1")
            handler.send_header("Content-Length", "0")
            handler.end_headers()
        else:
            self._send(handler, shelf, asked)

    def _refuse(
        self, handler: BaseHTTPRequestHandler, status: int, shelf: Shelf | None = None
    ) -> None:
        """Answer with a status alone."""
        handler.send_response(status)
        for name, value in (shelf.headers if shelf else {}).items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    def _send(self, handler: BaseHTTPRequestHandler, shelf: Shelf, asked: dict[str, str]) -> None:
        """Send a file, or the rest of it."""
        start, total = 0, len(shelf.body)
        same = not shelf.heeds_if_range or asked.get("if-range", shelf.etag) == shelf.etag
        if shelf.ranges and same and "range" in asked:
            start = int(asked["range"].removeprefix("bytes=").removesuffix("-"))
        if start >= total > 0:
            self._refuse(handler, 416)
            return
        handler.send_response(206 if start else 200)
        if start:
            handler.send_header("Content-Range", f"bytes {start}-{total - 1}/{total}")
        if shelf.etag:
            handler.send_header("ETag", shelf.etag)
        for name, value in shelf.headers.items():
            handler.send_header(name, value)
        if shelf.length:
            handler.send_header("Content-Length", str(total - start))
        handler.end_headers()
        hold = shelf.holds.pop(0) if shelf.holds else total
        end = min(shelf.cuts.pop(0) if shelf.cuts else total, total)
        handler.wfile.write(shelf.body[start : min(hold, end)])
        if hold < end:
            self.release.wait(_PATIENCE_S)
            handler.wfile.write(shelf.body[hold:end])


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server."""
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.release.set()
        server.http.shutdown()
        thread.join()
        server.http.server_close()


def until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    pause = threading.Event()
    for _round in range(round(_PATIENCE_S / _BRIEFLY_S)):
        if condition():
            return
        pause.wait(_BRIEFLY_S)
    raise AssertionError("it never became so")
