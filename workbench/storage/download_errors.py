"""What goes wrong on the way to a file in the network, in words for a person."""

from __future__ import annotations

import errno
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx

from workbench.core.errors import BadInput, EndpointError, StorageError
from workbench.storage.failures import from_os

_GIGA: Final = 1_000_000_000


def of_status(status: int, address: str) -> EndpointError:
    """Say what a status means."""
    host, detail = _host(address), f"status {status}"
    if status in (401, 403):
        return EndpointError(
            "{host} does not give this file to everybody.",
            "Ask for access on the model's page and download it there with a browser, "
            "or choose another model.",
            detail=detail,
            host=host,
        )
    if status in (404, 410):
        return EndpointError(
            "There is no such file at {host}.",
            "Open the model's page, and copy the address of one of its files again.",
            detail=detail,
            host=host,
        )
    if status == 429:
        return EndpointError(
            "{host} takes no more requests from here just now.",
            "Wait some minutes, then try again; what came is kept.",
            detail=detail,
            host=host,
        )
    if status >= 500:
        return EndpointError(
            "{host} has a failure of its own (status {status}).",
            "Try again later; what came is kept.",
            detail=detail,
            host=host,
            status=status,
        )
    return EndpointError(
        "{host} does not send the file (status {status}).",
        "Check the address in a browser.",
        detail=detail,
        host=host,
        status=status,
    )


def of_transport(error: Exception, address: str) -> EndpointError:
    """Say why there is no connection, or no longer."""
    host, detail = _host(address), f"{type(error).__name__}: {error}"
    causes = list(_causes(error))
    if certificate_refused(error):
        return EndpointError(
            "The certificate of {host} was not accepted, so nothing was fetched.",
            "Check this computer's date and time; in a company's network, ask who runs it.",
            detail=detail,
            host=host,
        )
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return EndpointError(
            "No safe connection to {host} could be made.",
            "Check the address, and whether another network lets it through.",
            detail=detail,
            host=host,
        )
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return EndpointError(
            "{host} was not found.",
            "Check that this computer is online, and the spelling of the address.",
            detail=detail,
            host=host,
        )
    if isinstance(error, httpx.ProxyError):
        return EndpointError(
            "The proxy on the way to {host} lets nothing through.",
            "Check HTTP_PROXY and HTTPS_PROXY on this computer.",
            detail=detail,
            host=host,
        )
    if isinstance(error, httpx.TimeoutException):
        return EndpointError(
            "{host} does not answer.",
            "Check that this computer is online, then try again; what came is kept.",
            detail=detail,
            host=host,
        )
    if isinstance(error, httpx.ConnectError):
        return EndpointError(
            "{host} cannot be reached.",
            "Check that this computer is online, then try again; what came is kept.",
            detail=detail,
            host=host,
        )
    return broken_off(address, detail)


def broken_off(address: str, detail: str = "") -> EndpointError:
    """The connection ended before the file did."""
    return EndpointError(
        "The connection to {host} broke off again and again.",
        "Try again later; what came is kept.",
        detail=detail,
        host=_host(address),
    )


def another_file(address: str, detail: str) -> EndpointError:
    """What the server has is not what was asked for."""
    return EndpointError(
        "The file at {host} is not the one that was expected.",
        "It may have been replaced there: look at the model's page.",
        detail=detail,
        host=_host(address),
    )


def damaged(address: str, detail: str) -> EndpointError:
    """The checksum is wrong."""
    return EndpointError(
        "What came from {host} is damaged, so it was deleted.",
        "Try again; if it comes back, try another network.",
        detail=detail,
        host=_host(address),
    )


def not_the_kind(name: str, address: str) -> BadInput:
    """A web page, most often one that wants a log-in, in place of the file."""
    return BadInput(
        "{host} sent something else than the file {name}, perhaps a page that asks to log in.",
        "Open the address in a browser to see what is there.",
        host=_host(address),
        name=name,
    )


def no_room(folder: Path, needed_bytes: int, free_bytes: int) -> StorageError:
    """The disk is too small for the file."""
    return StorageError(
        "The download needs {needed_gb} GB more on the disk, but only {free_gb} GB are free.",
        "Free some space on the disk that holds {folder}, then try again.",
        needed_gb=round(needed_bytes / _GIGA, 1),
        free_gb=round(free_bytes / _GIGA, 1),
        folder=str(folder),
    )


def of_disk(error: OSError, path: Path) -> StorageError:
    """Phrase an error of the file system; what came stays where it is."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return StorageError(
            "The disk became full in the middle of the download.",
            "Free some space on the disk that holds {folder}, then try again; what came is kept.",
            detail=str(error),
            folder=str(path.parent),
        )
    return from_os(error, path)


def certificate_refused(error: Exception) -> bool:
    """Whether the other side could not prove who it is; trying again does not help."""
    return any(isinstance(cause, ssl.SSLCertVerificationError) for cause in _causes(error))


def _host(address: str) -> str:
    """Return the server's name as shown to a person."""
    return urlsplit(address).netloc


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """List an exception and what led to it."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
