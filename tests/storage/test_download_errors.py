"""What a person is told when a file does not come, and what is left then."""

from __future__ import annotations

import errno
import shutil
import socket
import ssl
import threading
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from tests.storage.download_plans import (
    BODY,
    HALF,
    OTHER,
    SHA256,
    get,
    kept,
    left,
    plan,
)
from tests.storage.download_server import Server, Shelf
from workbench.core.downloads import DownloadPlan
from workbench.core.errors import BadInput, EndpointError, StorageError, WorkbenchError
from workbench.storage import download_errors, download_http
from workbench.storage.download_part import Part
from workbench.storage.download_stop import Stop


def test_a_body_that_is_too_long_is_told(server: Server, target: Path) -> None:
    address = server.put("/m.gguf", Shelf(BODY, length=False))
    with pytest.raises(EndpointError, match="not the one that was expected"):
        get(plan(target, address, size_bytes=len(BODY) - 1))
    assert not target.exists()


@pytest.mark.parametrize("known", [{"size_bytes": 5}, {"sha256": "0" * 64}])
def test_another_file_than_the_program_knows_is_told_before_it_comes(
    server: Server, target: Path, known: dict[str, Any]
) -> None:
    shelf = Shelf(BODY, headers={"X-Linked-ETag": SHA256}, holds=[0])
    with pytest.raises(EndpointError, match="It may have been replaced there"):
        get(plan(target, server.put("/m.gguf", shelf), **known))


def test_a_wrong_checksum_deletes_what_came_and_lets_try_again(
    server: Server, target: Path
) -> None:
    address = server.put("/m.gguf", Shelf(OTHER))
    with pytest.raises(EndpointError, match="is damaged, so it was deleted"):
        get(plan(target, address, sha256=SHA256))
    assert left(target) == []
    server.put("/m.gguf", Shelf(BODY))
    get(plan(target, address, sha256=SHA256))
    assert target.read_bytes() == BODY


def test_the_hubs_checksum_is_believed_and_a_storage_hosts_is_not(
    server: Server, target: Path
) -> None:
    hub = Shelf(headers={"X-Linked-ETag": f'"{SHA256}"'})
    hub.goes_to = server.put("/storage", Shelf(OTHER))
    with pytest.raises(EndpointError, match="is damaged"):
        get(plan(target, server.put("/m.gguf", hub)))
    hub.headers.clear()
    server.put("/storage", Shelf(BODY, etag=f'"{"0" * 64}"'))
    get(plan(target, server.address("/m.gguf")))
    assert target.read_bytes() == BODY


@pytest.mark.parametrize(
    ("status", "words", "tries"),
    [
        (401, "Ask for access on the model's page", 1),
        (403, "Ask for access on the model's page", 1),
        (404, "There is no such file", 1),
        (410, "There is no such file", 1),
        (418, r"does not send the file \(status 418\)", 1),
        (429, "Wait some minutes", 3),
        (500, "a failure of its own", 3),
        (503, "a failure of its own", 3),
    ],
)
def test_each_status_has_its_sentence(
    server: Server, target: Path, status: int, words: str, tries: int
) -> None:
    address = server.put("/m.gguf", Shelf(BODY, statuses=[status] * 9))
    with pytest.raises(EndpointError, match=words) as caught:
        get(plan(target, address))
    assert f"127.0.0.1:{server.http.server_port}" in str(caught.value)
    assert len(server.requests) == tries
    assert left(target) == []


def test_a_failure_that_passes_is_not_told(server: Server, target: Path) -> None:
    shelf = Shelf(BODY, statuses=[503], headers={"Retry-After": "0"})
    get(plan(target, server.put("/m.gguf", shelf)))
    assert target.read_bytes() == BODY


@pytest.mark.parametrize("kind", ["text/html; charset=utf-8", "application/octet-stream"])
def test_a_web_page_is_no_model_and_is_known_by_its_first_bytes(
    server: Server, target: Path, kind: str
) -> None:
    page = b"<!doctype html>" + b" " * 100_000
    shelf = Shelf(page, headers={"Content-Type": kind}, holds=[100])  # the rest never comes
    with pytest.raises(BadInput, match="perhaps a page that asks to log in"):
        get(plan(target, server.put("/m.gguf", shelf)))
    assert left(target) == []


def test_a_tiny_answer_is_no_model_either(server: Server, target: Path) -> None:
    with pytest.raises(BadInput, match="something else than the file"):
        get(plan(target, server.put("/m.gguf", Shelf(b"no"))))
    assert left(target) == []


def test_a_disk_without_room_is_told_before_anything_comes(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage("/")._replace(free=300 << 20)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage)
    address = server.put("/m.gguf", Shelf(BODY + bytes(60 << 20), holds=[0]))
    with pytest.raises(StorageError, match=r"needs 0.3 GB more on the disk, but only 0.3 GB"):
        get(plan(target, address))
    assert kept(target) == 0


def test_a_disk_that_becomes_full_keeps_what_came(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = Part.append

    def full(part: Part, file: BinaryIO, chunk: bytes) -> None:
        if part.size_bytes > HALF:
            raise OSError(errno.ENOSPC, "No space left on device")
        append(part, file, chunk)

    address = server.put("/m.gguf", Shelf(BODY))
    with monkeypatch.context() as patch:
        patch.setattr(Part, "append", full)
        with pytest.raises(StorageError, match="became full in the middle"):
            get(plan(target, address))
    come = kept(target)
    assert come > HALF
    get(plan(target, address))
    assert target.read_bytes() == BODY
    assert server.asked("Range")[-1] == f"bytes={come}-"


def test_a_folder_that_cannot_be_written_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "m.gguf"
    with pytest.raises(StorageError):
        get(plan(target, server.put("/m.gguf", Shelf(BODY))))


# No way to the server


def told(target: Path, address: str) -> str:
    """Return what a person is told who asks for an address."""
    with pytest.raises(WorkbenchError) as caught:
        get(plan(target, address))
    return str(caught.value)


def test_a_computer_that_is_not_there_is_told(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/m.gguf"
        assert "cannot be reached. Check that this computer is online" in told(target, address)

    def unknown(*_args: object, **_kinds: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert "hub.invalid was not found." in told(target, "http://hub.invalid/m.gguf")


def test_a_name_that_is_looked_up_for_long_holds_nobody_up(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answer, stop = threading.Event(), threading.Event(), Stop()

    def slow(*_args: object, **_kinds: object) -> list[object]:
        asked.set()
        answer.wait()
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    results: list[DownloadPlan | None] = []
    wanted = plan(target, "http://hub.invalid/m.gguf")
    thread = threading.Thread(target=lambda: results.append(get(wanted, stop)))
    thread.start()
    asked.wait()
    stop.ask()
    thread.join()
    answer.set()
    assert results == [None]


def test_a_server_that_is_silent_is_told(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download_http, "_TIMEOUT_S", 0.05)
    address = server.put("/m.gguf", Shelf(BODY, holds=[HALF] * 9))
    assert "does not answer. Check that this computer is online" in told(target, address)
    assert kept(target) == HALF


def test_a_connection_that_is_not_safe_is_told(server: Server, target: Path) -> None:
    address = server.address("/m.gguf").replace("http://", "https://")
    assert told(target, address).startswith("No safe connection to 127.0.0.1")
    refused = OSError("connect")
    refused.__cause__ = ssl.SSLCertVerificationError("self-signed certificate")
    assert download_errors.certificate_refused(refused)
    sentence = str(download_errors.of_transport(refused, address))
    assert "certificate" in sentence and "date and time" in sentence


def test_redirects_in_a_circle_end(server: Server, target: Path) -> None:
    address = server.put("/m.gguf", Shelf(goes_to=server.address("/m.gguf")))
    assert "127.0.0.1" in told(target, address)


def test_the_systems_proxy_is_asked(
    server: Server, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.address(""))
    server.put("http://hub.invalid/m.gguf", Shelf(BODY))
    get(plan(target, "http://hub.invalid/m.gguf"))
    assert target.read_bytes() == BODY
