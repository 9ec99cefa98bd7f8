"""Files come whole from a real server on this computer, whatever happens on the way."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.storage.download_plans import (
    AT_ONCE,
    BODY,
    HALF,
    OTHER,
    SHA256,
    get,
    kept,
    left,
    part_of,
    plan,
    stop_halfway,
)
from tests.storage.download_server import Server, Shelf, until
from workbench.core.downloads import DownloadPlan, RemoteFile
from workbench.core.errors import BadInput, EndpointError
from workbench.storage.download_pace import Progress
from workbench.storage.download_part import Note, Part
from workbench.storage.download_stop import Stop
from workbench.storage.downloading import fetch

ROOT = Path(__file__).resolve().parents[2]


def test_a_file_comes_whole(server: Server, target: Path) -> None:
    wanted = plan(target, server.put("/m.gguf", Shelf(BODY)), sha256=SHA256)
    told: list[Progress] = []
    done = fetch(wanted, told.append, Stop())
    assert done is not None and done.files[0].size_bytes == len(BODY)
    assert target.read_bytes() == BODY
    assert left(target) == [target.name]
    assert (told[0].state, told[0].total_bytes) == ("running", len(BODY))
    assert (told[-1].state, told[-1].done_bytes) == ("checking", len(BODY))


def test_a_server_learns_the_programs_name_and_nothing_else(server: Server, target: Path) -> None:
    storage = server.put("/storage", Shelf(BODY))
    get(plan(target, server.put("/m.gguf", Shelf(goes_to=storage))))
    assert target.read_bytes() == BODY
    assert server.asked("User-Agent") == ["Workbench", "Workbench"]
    assert server.asked("Cookie") == ["", ""], "the first answer set one"
    for _path, headers in server.requests:
        assert headers.keys() <= {"host", "accept", "accept-encoding", "connection", "user-agent"}


def test_a_stopped_one_goes_on_from_where_it_was(server: Server, target: Path) -> None:
    wanted = stop_halfway(server, target, Shelf(BODY))
    assert get(wanted) is not None
    assert target.read_bytes() == BODY
    assert server.asked("Range") == ["", f"bytes={HALF}-"]
    assert server.asked("If-Range") == ["", '"one"']
    assert left(target) == [target.name]


def test_one_that_was_stopped_before_asks_nobody(server: Server, target: Path) -> None:
    stop = Stop()
    stop.ask()
    assert get(plan(target, server.put("/m.gguf", Shelf(BODY))), stop) is None
    assert server.requests == []


_FETCHER = """
import sys
from pathlib import Path
from workbench.core.downloads import DownloadPlan, RemoteFile
from workbench.storage.download_stop import Stop
from workbench.storage.downloading import fetch

target = Path(sys.argv[2])
files = (RemoteFile(sys.argv[1], target.name),)
fetch(DownloadPlan("1", "model", "m", target.parent, files), lambda _progress: None, Stop())
"""


def test_one_goes_on_after_kill_9(server: Server, target: Path) -> None:
    address = server.put("/m.gguf", Shelf(BODY, holds=[HALF]))
    process = subprocess.Popen([sys.executable, "-c", _FETCHER, address, str(target)], cwd=ROOT)
    until(lambda: kept(target) == HALF)
    process.kill()
    process.wait()
    server.release.set()
    get(plan(target, address))
    assert target.read_bytes() == BODY
    assert server.asked("Range") == ["", f"bytes={HALF}-"]


@pytest.mark.parametrize("heeds_if_range", [True, False])
def test_a_file_that_changed_meanwhile_comes_anew(
    server: Server, target: Path, heeds_if_range: bool
) -> None:
    wanted = stop_halfway(server, target, Shelf(BODY))
    server.put("/m.gguf", Shelf(OTHER, etag='"two"', heeds_if_range=heeds_if_range))
    get(wanted)
    assert target.read_bytes() == OTHER


def test_the_hubs_checksum_tells_that_a_file_changed(server: Server, target: Path) -> None:
    storage = server.put("/storage", Shelf(BODY, etag='"a"', holds=[HALF]))
    hub = Shelf(goes_to=storage, headers={"X-Linked-ETag": f'"{SHA256}"'})
    wanted, stop = plan(target, server.put("/m.gguf", hub)), Stop()
    thread = threading.Thread(target=lambda: get(wanted, stop))
    thread.start()
    until(lambda: kept(target) == HALF)
    stop.ask()
    thread.join()
    server.release.set()
    server.put("/storage", Shelf(OTHER, etag='"a"'))
    hub.headers["X-Linked-ETag"] = f'"{hashlib.sha256(OTHER).hexdigest()}"'
    get(wanted)
    assert target.read_bytes() == OTHER


def test_storage_hosts_with_other_etags_go_on_where_the_checksum_is_the_same(
    server: Server, target: Path
) -> None:
    hub = Shelf(headers={"X-Linked-ETag": f'"{SHA256}"'})
    first = Shelf(BODY, etag='"a"', cuts=[HALF], statuses=[200, 404])
    hub.goes_to = server.put("/storage-1", first)
    wanted = plan(target, server.put("/m.gguf", hub))
    with pytest.raises(EndpointError):
        get(wanted)
    hub.goes_to = server.put("/storage-2", Shelf(BODY, etag='"b"'))
    get(wanted)
    assert target.read_bytes() == BODY
    assert server.requests[-1][1]["range"] == f"bytes={HALF}-"


def test_a_server_that_always_sends_all_is_heard_out(server: Server, target: Path) -> None:
    wanted = stop_halfway(server, target, Shelf(BODY, ranges=False))
    get(wanted)
    assert target.read_bytes() == BODY
    assert server.asked("Range")[-1] == f"bytes={HALF}-"


def test_a_part_that_is_longer_than_the_file_is_dropped(server: Server, target: Path) -> None:
    address = server.put("/m.gguf", Shelf(BODY))
    target.parent.mkdir()
    part = Part(target)
    part.begin(Note(address, '"one"'))
    with part.writing() as file:
        part.append(file, BODY + b"more")
    get(plan(target, address))
    assert target.read_bytes() == BODY
    assert server.asked("Range") == [f"bytes={len(BODY) + 4}-", ""]


def test_a_file_that_nothing_tells_from_another_comes_anew(server: Server, target: Path) -> None:
    stop_halfway(server, target, Shelf(BODY, etag=""))
    get(plan(target, server.put("/m.gguf", Shelf(OTHER, etag=""))))
    assert target.read_bytes() == OTHER
    assert server.asked("Range") == ["", ""]


@pytest.mark.parametrize("heeds_if_range", [True, False])
def test_the_date_of_a_file_tells_that_it_changed(
    server: Server, target: Path, heeds_if_range: bool
) -> None:
    dates = [{"Last-Modified": f"Sat, 0{day} Nov 2025 00:00:00 GMT"} for day in (1, 8)]
    wanted = stop_halfway(server, target, Shelf(BODY, etag="", headers=dates[0]))
    changed = Shelf(OTHER, etag="", headers=dates[1], heeds_if_range=heeds_if_range)
    server.put("/m.gguf", changed)
    get(wanted)
    assert target.read_bytes() == OTHER
    assert server.asked("If-Range")[1] == dates[0]["Last-Modified"]


def test_a_part_without_its_note_is_not_gone_on_with(server: Server, target: Path) -> None:
    target.parent.mkdir()
    part_of(target).write_bytes(OTHER[:HALF])
    get(plan(target, server.put("/m.gguf", Shelf(BODY))))
    assert target.read_bytes() == BODY
    assert server.asked("Range") == [""]


@pytest.mark.parametrize("length", [True, False])
def test_broken_connections_are_taken_up_again(server: Server, target: Path, length: bool) -> None:
    shelf = Shelf(BODY, length=length, cuts=[1_000, 60_000, HALF, 200_000, 250_000])
    get(plan(target, server.put("/m.gguf", shelf), size_bytes=len(BODY)))
    assert target.read_bytes() == BODY
    starts = [0, 1_000, 60_000, HALF, 200_000, 250_000]
    assert server.asked("Range") == [f"bytes={start}-" if start else "" for start in starts]


def test_a_connection_that_breaks_off_for_ever_is_told_and_the_part_kept(
    server: Server, target: Path
) -> None:
    shelf = Shelf(BODY, cuts=[HALF] * 10)
    with pytest.raises(EndpointError, match="broke off again and again"):
        get(plan(target, server.put("/m.gguf", shelf)))
    assert kept(target) == HALF
    assert len(server.requests) == 1 + len(AT_ONCE) + 1


def test_a_pause_between_two_tries_ends_at_once(server: Server, target: Path) -> None:
    wanted = plan(target, server.put("/m.gguf", Shelf(BODY, cuts=[HALF])))
    stop = Stop()
    results: list[DownloadPlan | None] = []
    an_hour = (3_600.0,)
    thread = threading.Thread(
        target=lambda: results.append(fetch(wanted, lambda _progress: None, stop, an_hour))
    )
    thread.start()
    until(lambda: kept(target) == HALF)
    stop.ask()
    thread.join()
    assert results == [None]


# A file that is there


def test_a_file_that_is_there_with_its_checksum_is_not_asked_for(
    server: Server, target: Path
) -> None:
    target.parent.mkdir()
    target.write_bytes(BODY)
    assert get(plan(target, server.put("/m.gguf", Shelf(BODY)), sha256=SHA256)) is not None
    assert server.requests == []


@pytest.mark.parametrize("headers", [{}, {"X-Linked-ETag": SHA256}])
def test_a_file_that_is_there_as_the_server_describes_it_does_not_come_again(
    server: Server, target: Path, headers: dict[str, str]
) -> None:
    target.parent.mkdir()
    target.write_bytes(BODY)
    shelf = Shelf(BODY, headers=headers, holds=[0])  # it would never come
    done = get(plan(target, server.put("/m.gguf", shelf)))
    assert done is not None and done.files[0].name == target.name
    assert left(target) == [target.name]


def test_another_file_of_the_same_name_stays(server: Server, target: Path) -> None:
    target.parent.mkdir()
    target.write_bytes(b"GGUF mine")
    done = get(plan(target, server.put("/m.gguf", Shelf(BODY))))
    assert done is not None and done.files[0].name == "작은 모델-2.gguf"
    assert target.read_bytes() == b"GGUF mine"
    assert (target.parent / "작은 모델-2.gguf").read_bytes() == BODY


def test_a_name_that_leads_out_of_the_folder_is_refused(server: Server, tmp_path: Path) -> None:
    address = server.put("/m.gguf", Shelf(BODY))
    files = (RemoteFile(address, "../m.gguf"),)
    with pytest.raises(BadInput, match="cannot be that of a file here"):
        get(DownloadPlan("1", "model", "m", tmp_path / "models", files))
    assert list(tmp_path.iterdir()) == []
