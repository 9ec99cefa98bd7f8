"""Opens HTTP connections that send what they are told to send and nothing else."""

from __future__ import annotations

import logging
import os
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Final

import httpx2
import openai

from workbench.engine.remote_address import is_loopback
from workbench.engine.remote_protocol import Patience

LONGEST_BYTES: Final = 16_000_000  # of a reply, or of one line of an answer that streams
_KEPT_S: Final = 2.0  # shorter than servers keep an idle connection, so that none is found closed
_AGENT: Final = "Workbench"
_STREAM_TYPE: Final = "text/event-stream"


class EndlessReply(httpx2.TransportError):
    """A reply, or a line of it, is longer than any server needs."""


def be_quiet() -> None:
    """Make `openai` forget settings, keys and addresses of the environment, and log no request."""
    for name in [name for name in os.environ if name.startswith("OPENAI_")]:
        del os.environ[name]
    for logger in ("openai", "httpx2", "httpcore2"):
        logging.getLogger(logger).setLevel(logging.WARNING)


def open_client(address: str, key: str, patience: Patience) -> openai.AsyncOpenAI:
    """Return a client of one server. It tries nothing twice and follows no redirect."""

    async def prepare(request: httpx2.Request) -> None:
        for name in [name for name in request.headers if name.lower().startswith("x-stainless-")]:
            del request.headers[name]  # version, system and processor of this computer
        request.headers["User-Agent"] = _AGENT
        if not key:
            request.headers.pop("Authorization", None)

    timeout = httpx2.Timeout(patience.silence_s, connect=patience.connect_s, pool=None)
    http = httpx2.AsyncClient(
        timeout=timeout,
        limits=httpx2.Limits(max_connections=None, keepalive_expiry=_KEPT_S),
        follow_redirects=False,
        trust_env=not is_loopback(address),  # proxies
        event_hooks={"request": [prepare], "response": [_bound]},
    )
    return openai.AsyncOpenAI(
        api_key=key or "none",
        base_url=address,
        max_retries=0,
        timeout=timeout,
        http_client=http,
    )


async def _bound(response: httpx2.Response) -> None:
    """Give a reply a bound before it is read."""
    lines = response.headers.get("Content-Type", "").startswith(_STREAM_TYPE)
    response.stream = _Bounded(response.stream, lines)


class _Bounded(httpx2.AsyncByteStream):
    """The bytes of a reply, which break off where they run out of bounds."""

    def __init__(self, stream: object, lines: bool) -> None:
        assert isinstance(stream, httpx2.AsyncByteStream)
        self._stream = stream
        self._lines = lines

    async def __aiter__(self) -> AsyncIterator[bytes]:
        size = 0
        async for part in self._stream:
            line_end = part.rfind(b"\n") if self._lines else -1
            size = size + len(part) if line_end < 0 else len(part) - line_end - 1
            if size > LONGEST_BYTES:
                raise EndlessReply("longer than any reply")
            yield part

    async def aclose(self) -> None:
        """Give the connection back."""
        await self._stream.aclose()


class Wire:
    """Requests to one server, and what comes back as JSON. Raises what `remote_errors` phrases."""

    def __init__(self, address: str, key: str, patience: Patience) -> None:
        self.address = address
        self._client = open_client(address, key, patience)
        self._probe_s = patience.connect_s

    async def get(self, url: str) -> tuple[str, object]:
        """Return the name of the server program and a small JSON document, both soon."""
        response = await self._client.get(
            url, cast_to=httpx2.Response, options={"timeout": self._probe_s}
        )
        return response.headers.get("Server", ""), response.json()

    async def post(self, url: str, body: Mapping[str, object]) -> object:
        """Return the answer to a small request, soon."""
        response = await self._client.post(
            url, cast_to=httpx2.Response, body=body, options={"timeout": self._probe_s}
        )
        return response.json()

    async def stream(self, body: Mapping[str, object]) -> AsyncGenerator[object, None]:
        """Yield the pieces of a chat completion; the connection closes with the generator."""
        stream = await self._client.post(
            "/chat/completions",
            cast_to=object,
            body=body,
            stream=True,
            stream_cls=openai.AsyncStream[object],
        )
        async with stream:
            async for chunk in stream:
                yield chunk

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()
