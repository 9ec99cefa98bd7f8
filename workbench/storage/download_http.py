"""Asks a server for a file, from where the part ends, and takes what it answers with.

Importing httpx takes a third of a second: import this module only where something is fetched.
"""

from __future__ import annotations

import logging
import re
import shutil
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Final

import httpx

from workbench.core.downloads import RemoteFile
from workbench.core.errors import WorkbenchError
from workbench.storage import download_errors as errors
from workbench.storage.download_part import Note, Part

_TIMEOUT_S: Final = 20.0
_MARGIN_BYTES: Final = 256 << 20  # what the rest of the computer needs of the disk meanwhile
_LONGEST_WAIT_S: Final = 60.0  # that a server may ask for
_SHA256: Final = re.compile(r"[0-9a-f]{64}")
_RANGE: Final = re.compile(r"bytes (\d+)-\d+/(\d+|\*)")
_ENOUGH_HEAD: Final = 9  # bytes that tell what a file is


class Hiccup(Exception):
    """It may go well the next time; *error* says what to tell when it does not."""

    def __init__(self, error: WorkbenchError, wait_s: float = 0.0) -> None:
        super().__init__(error.text)
        self.error = error
        self.wait_s = wait_s  # that the server asks for


class NotThere(Exception):
    """The server does not have the file."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server says of a file before it sends it."""

    note: Note
    start: int  # where what it sends begins

    def is_other_than(self, note: Note) -> bool:
        """Whether the file was changed since *note*; a checksum says it best."""
        if self.note.sha256 and note.sha256:
            return self.note.sha256 != note.sha256
        if self.note.size_bytes and note.size_bytes and self.note.size_bytes != note.size_bytes:
            return True
        if self.note.etag and note.etag:
            return self.note.etag != note.etag
        return self.note.modified != note.modified


def make_client() -> httpx.AsyncClient:
    """Return a client that keeps no cookies and tells nothing but the program's name."""
    for logger in ("httpx", "httpcore"):  # an address may hold a token
        logging.getLogger(logger).setLevel(logging.WARNING)
    return httpx.AsyncClient(
        verify=_trusted(),
        headers={"User-Agent": "Workbench", "Accept-Encoding": "identity"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        follow_redirects=True,
        timeout=_TIMEOUT_S,
    )


@cache
def _trusted() -> ssl.SSLContext:
    """Return whom to trust: the usual ones and the system's own, as a company's network needs."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context


async def transfer(
    client: httpx.AsyncClient,
    file: RemoteFile,
    part: Part,
    moved: Callable[[], None],
    is_there: Callable[[Note], Awaitable[bool]],
) -> bool:
    """Fetch what *part* lacks of *file*; return False when *is_there* says that it is whole.

    Raises Hiccup, NotThere, WorkbenchError or OSError. The part is kept whatever happens, unless it
    is of another file than the server has now.
    """
    try:
        async with client.stream("GET", file.address, headers=_asked(file, part)) as response:
            if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
                part.discard()
                raise Hiccup(errors.another_file(file.address, "status 416"))
            _check_status(response, file)
            answer = _answer(response, file)
            if await is_there(answer.note):
                return False
            _fit(answer, file, part)
            _check_room(part)
            await _receive(response, part, moved)
            return True
    except (httpx.TransportError, httpx.TooManyRedirects) as error:
        problem = errors.of_transport(error, file.address)
        final = isinstance(error, httpx.UnsupportedProtocol | httpx.TooManyRedirects)
        if final or errors.certificate_refused(error):
            raise problem from error
        raise Hiccup(problem) from error
    except httpx.InvalidURL as error:
        raise errors.of_status(404, file.address) from error


def _asked(file: RemoteFile, part: Part) -> dict[str, str]:
    """Return the headers that ask for what the part lacks; for all where it may be of another file.

    A checksum tells whether the file is the same still. If-Range asks the last server of a chain of
    redirects, and those that stand in for each other may not agree on an ETag: it is for the rest.
    """
    if not part.size_bytes or part.note is None:
        return {}
    headers = {"Range": f"bytes={part.size_bytes}-"}
    validator = part.note.etag or part.note.modified
    if part.note.sha256:
        return headers
    if validator:
        return {**headers, "If-Range": validator}
    return headers if file.sha256 else {}


def _check_status(response: httpx.Response, file: RemoteFile) -> None:
    """Go on with a file; raise what any other status means."""
    status = response.status_code
    if status in (httpx.codes.OK, httpx.codes.PARTIAL_CONTENT):
        return
    if status == httpx.codes.NOT_FOUND and not file.needed:
        raise NotThere
    problem = errors.of_status(status, file.address)
    if status == httpx.codes.TOO_MANY_REQUESTS or status >= 500:
        asked = response.headers.get("Retry-After", "")
        raise Hiccup(problem, min(float(asked), _LONGEST_WAIT_S) if asked.isdecimal() else 0.0)
    raise problem


def _answer(response: httpx.Response, file: RemoteFile) -> Answer:
    """Read what the headers tell, those of redirects included: the hub's own come before one."""
    headers = response.headers
    if headers.get("Content-Encoding", "identity") != "identity":
        raise errors.another_file(file.address, "encoded")
    if file.name.endswith(".gguf") and headers.get("Content-Type", "").startswith("text/html"):
        raise errors.not_the_kind(file.name, file.address)
    start, size = 0, headers.get("Content-Length", "")
    if response.status_code == httpx.codes.PARTIAL_CONTENT:
        found = _RANGE.fullmatch(headers.get("Content-Range", ""))
        start, size = (int(found[1]), found[2]) if found else (-1, "")
    etag = headers.get("ETag", "")
    note = Note(
        file.address,
        "" if etag.startswith("W/") else etag,
        headers.get("Last-Modified", ""),
        _named_sha256(response),
        int(size) if size.isdecimal() else file.size_bytes,
    )
    return Answer(note, start)


def _named_sha256(response: httpx.Response) -> str:
    """Return the checksum that the hub names as a large file's ETag, "" without one.

    Storage hosts and other servers have ETags of that form too that are no checksums of the file:
    one is believed only together with the hub's own header.
    """
    for each in (*response.history, response):
        of_hub = each.headers.get("ETag", "") if "X-Repo-Commit" in each.headers else ""
        value = each.headers.get("X-Linked-ETag", of_hub).removeprefix("W/").strip('"').lower()
        if _SHA256.fullmatch(value):
            return str(value)
    return ""


def _fit(answer: Answer, file: RemoteFile, part: Part) -> None:
    """Make the part ready for what comes: as it is, or empty. Raises what makes it useless."""
    note = answer.note
    wrong_sha256 = file.sha256 and note.sha256 and note.sha256 != file.sha256
    if wrong_sha256 or (file.size_bytes and note.size_bytes != file.size_bytes):
        raise errors.another_file(file.address, f"sha256 {note.sha256}, {note.size_bytes} bytes")
    if not answer.start and not part.size_bytes:
        part.begin(note)
    elif answer.start != part.size_bytes or part.note is None or answer.is_other_than(part.note):
        part.begin(note)  # it changed, or the server only sends it whole
        if answer.start:
            raise Hiccup(errors.another_file(file.address, f"begins at {answer.start}"))


def _check_room(part: Part) -> None:
    """Raise StorageError when the disk cannot hold what is still to come."""
    assert part.note is not None
    needed = part.note.size_bytes - part.size_bytes
    free = shutil.disk_usage(part.path.parent).free
    if needed + _MARGIN_BYTES > free:
        raise errors.no_room(part.path.parent, needed + _MARGIN_BYTES, free)


async def _receive(response: httpx.Response, part: Part, moved: Callable[[], None]) -> None:
    """Write what comes. Raises Hiccup when it ends too early."""
    assert part.note is not None
    address, size = part.note.address, part.note.size_bytes
    moved()
    with part.writing() as file:
        async for chunk in response.aiter_raw():
            if size and part.size_bytes + len(chunk) > size:
                raise errors.another_file(address, f"more than {size} bytes")
            part.append(file, chunk)
            if len(part.head) >= _ENOUGH_HEAD:
                check_kind(part)
            moved()
    if part.size_bytes < size:
        raise Hiccup(errors.broken_off(address, f"{part.size_bytes} of {size} bytes"))


def check_kind(part: Part) -> None:
    """Raise BadInput, and delete the part, when it begins like another kind of file."""
    head, name = part.head, part.target.name
    if name.lower().endswith(".gguf"):
        right = head.startswith(b"GGUF")
    elif name.endswith(".safetensors"):
        right = head[8:9] == b"{"  # after the length of its header, in 8 bytes
    elif name.endswith(".json"):
        right = head.lstrip()[:1] in (b"{", b"[")
    else:
        return
    if not right:
        assert part.note is not None
        address = part.note.address
        part.discard()
        raise errors.not_the_kind(name, address)
