"""What may go wrong with a server, each as a sentence with a next step."""

from __future__ import annotations

import errno
import json
import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, cast
from urllib.parse import urlsplit

import httpx2
import openai

from workbench.core.errors import EndpointError, PromptTooLong, WorkbenchError
from workbench.engine.remote_address import host_of
from workbench.engine.remote_http import EndlessReply
from workbench.engine.remote_protocol import Patience

_LONGEST_QUOTE: Final = 300  # characters of what a server says
_CONTEXT: Final = re.compile(
    r"context[ _](length|window|size)|maximum context|exceed_context|prompt is too long", re.I
)
_LOADING: Final = re.compile(r"\bloading\b", re.I)
_LOOK_THERE: Final = "Try again; if it comes back, look at what the server itself logs."


@dataclass(frozen=True, slots=True)
class Talk:
    """Whom a conversation is with, for sentences about it."""

    address: str
    key: str = field(repr=False)
    patience: Patience = field(default_factory=Patience)
    model: str = ""  # "": the server was not yet heard


class NotOpenAI(Exception):
    """What a server sends is not in the form that was asked for."""


FAILURES: Final = (openai.OpenAIError, NotOpenAI, ValueError)  # what talking to a server raises


def phrase(error: BaseException, talk: Talk) -> WorkbenchError:
    """Say what an exception means for a person."""
    match error:
        case WorkbenchError():
            return error
        case openai.APIStatusError():
            return _of_status(error, talk)
        case openai.APIConnectionError():
            return _of_connection(error, talk)
        case openai.APIError():
            return _of_words(_message(error.body, talk), str(error.body))
        case NotOpenAI() | ValueError():  # JSONDecodeError and UnicodeDecodeError among them
            return EndpointError(
                "What {address} sends is not what a server for language models sends.",
                "Check the address: it usually ends in /v1.",
                address=talk.address,
                detail=type(error).__name__,
            )
    return EndpointError(
        "The conversation with the server went wrong.",
        _LOOK_THERE,
        detail=type(error).__name__,
    )


def is_absent(error: BaseException) -> bool:
    """Whether there is something at the address, but not what was looked for."""
    return isinstance(error, openai.NotFoundError | NotOpenAI | ValueError) or (
        isinstance(error, openai.APIStatusError) and error.status_code == 405
    )


def is_refused(error: BaseException) -> bool:
    """Whether the key is what is wrong."""
    return isinstance(error, openai.AuthenticationError | openai.PermissionDeniedError)


def broken_off(detail: str = "") -> EndpointError:
    """Say that an answer ended before its end."""
    return EndpointError(
        "The connection to the server broke off.",
        "The text so far is kept. See whether the server still runs, then try again.",
        detail=detail,
    )


def cut_short(heard: bool, at_once: int) -> Exception:
    """Say why an answer has an end of its stream but none of its own."""
    if not heard:
        return NotOpenAI()
    if at_once > 1:
        return broken_off()
    return EndpointError(
        "The server broke off this answer to see to another request.",
        "It serves one at a time: wait for the others, or start it with "
        "--interrupt_requests False.",
    )


# Without a status: the connection itself


def _of_connection(error: openai.APIConnectionError, talk: Talk) -> WorkbenchError:
    """Say why there is no connection, or no longer."""
    causes = list(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLError):
            return _of_tls(cause, talk)
        if isinstance(cause, socket.gaierror):
            return EndpointError(
                "No computer named {host} is known.",
                "Check the spelling of the address, and that this computer is in its network.",
                host=urlsplit(talk.address).hostname or "",
            )
    for cause in causes:
        if isinstance(cause, httpx2.TransportError):
            return _of_transport(cause, causes, talk)
    return broken_off()


def _of_transport(
    error: httpx2.TransportError, causes: list[BaseException], talk: Talk
) -> EndpointError:
    """Say what happened between this computer and the server."""
    detail = type(error).__name__
    match error:
        case httpx2.ConnectTimeout():
            return EndpointError(
                "{host} did not answer within {seconds} seconds.",
                "Check the address, and that this computer reaches the server's network.",
                host=host_of(talk.address),
                seconds=round(talk.patience.connect_s),
            )
        case httpx2.TimeoutException():
            return EndpointError(
                "The server has sent nothing for {seconds} seconds.",
                "It may be busy, or hang: try again, or look at the server.",
                seconds=round(talk.patience.silence_s if talk.model else talk.patience.connect_s),
            )
        case httpx2.ProxyError():
            return EndpointError(
                "The proxy on the way to {host} lets nothing through.",
                "Check HTTP_PROXY and HTTPS_PROXY on this computer.",
                host=host_of(talk.address),
            )
        case httpx2.ConnectError():
            return _of_refusal(causes, talk)
        case EndlessReply():
            return EndpointError(
                "The server sends without end.",
                "Check the address: it is perhaps no server for language models.",
            )
        case _ if not talk.model:  # its first words
            return EndpointError(
                "What answers at {host} hung up, or is no web server.",
                "Check address and port, and that the server runs.",
                host=host_of(talk.address),
                detail=detail,
            )
    return broken_off(detail)


def _of_refusal(causes: list[BaseException], talk: Talk) -> EndpointError:
    """Say that nobody took the call."""
    numbers = {cause.errno for cause in causes if isinstance(cause, OSError)}
    if errno.ECONNREFUSED in numbers or not numbers - {None}:
        return EndpointError(
            "Nothing answers at {host}.",
            "Start the server, or check address and port.",
            host=host_of(talk.address),
        )
    return EndpointError(
        "This computer does not reach {host}.",
        "Check the network, and the spelling of the address.",
        host=host_of(talk.address),
    )


def _of_tls(error: ssl.SSLError, talk: Talk) -> EndpointError:
    """Say why a connection is not safe."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return EndpointError(
            "The certificate of {host} was not accepted, so nothing was sent.",
            "Ask who runs the server for one that this computer trusts; on this computer itself, "
            "http:// will do.",
            host=host_of(talk.address),
            detail=str(error),
        )
    return EndpointError(
        "{host} does not speak https.",
        "Try the address with http:// in front.",
        host=host_of(talk.address),
        detail=str(error),
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """List an exception and all that led to it."""
    waiting: list[BaseException | None] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if one is None or id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        waiting += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            waiting += one.exceptions


# With a status


def _of_status(error: openai.APIStatusError, talk: Talk) -> WorkbenchError:
    """Say what a status means."""
    status, said = error.status_code, _message(error.body, talk)
    if 300 <= status < 400:
        return _of_redirect(error.response, talk)
    match status:
        case 401 | 403:
            return _of_key(status, talk)
        case 404 | 405:
            return _of_absence(error, said, talk)
        case 429:
            return EndpointError(
                "The server takes no more requests just now.",
                "Wait a little, then try again; an account with a provider may have run out.",
                detail="status 429",
            )
        case 503 if _LOADING.search(said):
            return EndpointError("The server is still loading its model.", "Try again in a moment.")
    if status >= 500 and not _CONTEXT.search(said):
        return EndpointError(
            "The server failed (status {status}). {said}",
            _LOOK_THERE,
            status=status,
            said=said,
        )
    return _of_words(said, str(error.body))


def _of_redirect(response: httpx2.Response, talk: Talk) -> EndpointError:
    """Say where the server sends people on to; nobody goes there with a key."""
    target = response.headers.get("Location", "")[:_LONGEST_QUOTE]
    return EndpointError(
        "{host} sends on to {target}; this is not followed, so that the key stays here.",
        "If you trust that address, enter it in Models instead.",
        host=host_of(talk.address),
        target=_without_key(target, talk.key) or "?",
    )


def _of_key(status: int, talk: Talk) -> EndpointError:
    """Say that the key is missing, wrong, or not enough."""
    if not talk.key:
        return EndpointError(
            "{host} asks for a key.", "Enter it in Models.", host=host_of(talk.address)
        )
    if status == 401:
        return EndpointError(
            "{host} does not accept the key.",
            "Enter it again in Models.",
            host=host_of(talk.address),
        )
    return EndpointError(
        "{host} does not allow this with this key.",
        "Ask who runs the server, or enter another key in Models.",
        host=host_of(talk.address),
    )


def _of_absence(error: openai.APIStatusError, said: str, talk: Talk) -> EndpointError:
    """Say that the path, or the model, is not there."""
    if talk.model and (error.code == "model_not_found" or "model" in said.lower()):
        return EndpointError(
            "The server no longer offers the model {model}.",
            "Choose another in Models, or load it there.",
            model=talk.model,
        )
    return EndpointError(
        "There is no server for language models at {address}.",
        "Check the address: it usually ends in /v1.",
        address=talk.address,
        detail=f"status {error.status_code}",
    )


def _of_words(said: str, body: str) -> WorkbenchError:
    """Say what a server objects to, in its own words where they are needed."""
    if _CONTEXT.search(said) or _CONTEXT.search(body):
        return PromptTooLong(
            "The prompt is longer than the server's context.",
            "Shorten it, send fewer passages, or enter the server's true context size in Models.",
        )
    return EndpointError(
        "The server refused the request: {said}",
        "Change what it names, or reset the sampling to its defaults.",
        said=said or "?",
    )


# What servers say


def _message(body: object, talk: Talk) -> str:
    """Return what a server says of an error, shortened, and without the key."""
    found = body
    while isinstance(found, Mapping):
        inner = cast("Mapping[str, object]", found)
        found = next(
            (inner[name] for name in ("error", "message", "detail") if inner.get(name)), ""
        )
    text = found if isinstance(found, str) else json.dumps(found, ensure_ascii=False, default=str)
    if text.lstrip().startswith("<"):  # a page for people with a browser
        return ""
    return " ".join(_without_key(text, talk.key).split())[:_LONGEST_QUOTE]


def _without_key(text: str, key: str) -> str:
    """Return a text in which the key cannot be read."""
    return text.replace(key, "…") if key else text
