"""Downloads from a real server on this computer, as the window sees them."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.services.conftest import Desk
from tests.services.download_bench import HALF, Bench
from tests.storage.download_server import Shelf, serving
from workbench.core.catalogue import EmbedderEntry
from workbench.core.downloads import (
    Download,
    DownloadPlan,
    OfferedModel,
    RemoteFile,
)
from workbench.core.errors import BadInput
from workbench.core.paths import Paths
from workbench.services.downloads import DownloadService
from workbench.storage.download_list import DownloadList


@pytest.fixture
def bench(
    desk: Desk, qtbot: QtBot, tmp_path: Path, tour_model: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    """Give a service beside a server on this computer, reached without a proxy."""
    for name in ("HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with serving() as server:
        bench = Bench(desk, qtbot, server, Paths(tmp_path), tour_model.read_bytes())
        yield bench
        bench.close()


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every use of the network."""
    used: list[object] = []
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, lambda _self, place: used.append(place))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *place, **_kinds: used.append(place) or [])
    return used


def test_a_model_comes_and_is_listed_but_not_loaded(bench: Bench) -> None:
    told: list[Download] = []
    bench.service.finished.connect(told.append)
    download_id = bench.service.fetch_address(bench.put("작은%20모델.gguf"))
    done = bench.wait_for(download_id, "done")
    assert done.done_bytes == done.total_bytes == len(bench.body)
    assert told == [done]
    path = bench.paths.models / "작은 모델.gguf"
    assert path.read_bytes() == bench.body
    bench.wait(lambda: bench.desk.models.entry(str(path)) is not None)
    assert bench.desk.models.state == "none"
    (notice,) = bench.notices
    assert notice.problem.sentence() == "작은 모델 is on this computer now."
    assert (notice.level, notice.action) == ("info", "open_models")


def test_progress_is_told_while_it_comes(bench: Bench) -> None:
    with bench.qtbot.waitSignal(bench.service.moved) as moved:
        download_id = bench.service.fetch_address(bench.put(holds=[HALF]))
    assert moved.args == [download_id]
    running = bench.service.download(download_id)
    assert running is not None
    assert (running.state, running.total_bytes) == ("running", len(bench.body))


def test_all_that_came_is_shown_while_the_server_is_silent(bench: Bench) -> None:
    download_id = bench.hold()

    def shown() -> int:
        download = bench.service.download(download_id)
        return download.done_bytes if download else 0

    bench.wait(lambda: shown() == HALF)


def test_one_runs_at_a_time_and_the_newest_is_listed_first(bench: Bench) -> None:
    first = bench.hold("a.gguf")
    second = bench.service.fetch_address(bench.put("b.gguf"))
    listed = [each.plan.download_id for each in bench.service.downloads()]
    assert listed == [second, first]
    assert bench.state(second) == "waiting"
    assert bench.asked_for() == ["/a.gguf"]
    bench.server.release.set()
    bench.wait_for(second, "done")
    assert bench.state(first) == "done"


def test_a_paused_one_lets_the_next_come_and_goes_on_later(bench: Bench) -> None:
    first = bench.hold("a.gguf")
    second = bench.service.fetch_address(bench.put("b.gguf"))
    bench.service.pause(first)
    assert bench.state(first) == "paused"
    bench.wait_for(second, "done")
    assert bench.kept("a.gguf") == HALF
    bench.service.resume(first)
    bench.wait_for(first, "done")
    assert bench.server.requests[-1][1]["range"] == f"bytes={HALF}-"


def test_one_that_waits_can_be_paused_and_cancelled(bench: Bench) -> None:
    bench.hold("a.gguf")
    second = bench.service.fetch_address(bench.put("b.gguf"))
    bench.service.pause(second)
    assert bench.state(second) == "paused"
    bench.service.cancel(second)
    assert bench.state(second) is None
    assert bench.asked_for() == ["/a.gguf"]


@pytest.mark.parametrize("pause", [True, False])
def test_a_cancelled_one_leaves_nothing_and_may_come_anew(bench: Bench, pause: bool) -> None:
    first = bench.hold()
    if pause:
        bench.service.pause(first)
    bench.service.cancel(first)
    assert bench.service.downloads() == ()
    again = bench.service.fetch_address(bench.put())
    assert again != first
    bench.wait_for(again, "done")
    assert bench.server.asked("Range") == ["", ""]
    assert [path.name for path in bench.paths.models.iterdir()] == ["m.gguf"]


def test_a_done_one_is_only_taken_off_the_list(bench: Bench) -> None:
    download_id = bench.service.fetch_address(bench.put())
    bench.wait_for(download_id, "done")
    bench.service.cancel(download_id)
    assert bench.service.downloads() == ()
    assert (bench.paths.models / "m.gguf").exists()
    again = bench.service.fetch_address(bench.server.address("/m.gguf"))
    bench.wait_for(again, "done")
    assert [path.name for path in bench.paths.models.iterdir()] == ["m.gguf"]


def test_what_runs_or_is_there_is_not_fetched_twice(bench: Bench) -> None:
    file = RemoteFile(bench.put(holds=[HALF]), "m.gguf", size_bytes=len(bench.body))
    offered = OfferedModel("m", "M", file, 1, "Q8_0", 1024, ("en",), "MIT")
    first = bench.service.fetch_model(offered)
    bench.wait(lambda: bench.kept() == HALF)
    assert bench.service.fetch_model(offered) == first
    bench.server.release.set()
    bench.wait_for(first, "done")
    path = bench.paths.models / "m.gguf"
    bench.wait(lambda: bench.desk.models.entry(str(path)) is not None)
    bench.desk.models.remove(str(path))
    assert bench.service.fetch_model(offered) == first
    bench.wait(lambda: bench.desk.models.entry(str(path)) is not None)
    assert bench.asked_for() == ["/m.gguf"]
    path.unlink()
    again = bench.service.fetch_model(offered)
    assert again != first
    bench.wait_for(again, "done")
    assert len(bench.service.downloads()) == 1


def test_two_files_of_one_name_do_not_mix(bench: Bench) -> None:
    first = bench.hold()
    other = bench.server.put("/other/m.gguf", Shelf(bench.body + b"more"))
    second = bench.service.fetch_address(other)
    bench.server.release.set()
    bench.wait_for(first, "done")
    bench.wait_for(second, "done")
    assert (bench.paths.models / "m.gguf").read_bytes() == bench.body
    assert (bench.paths.models / "m-2.gguf").read_bytes() == bench.body + b"more"


def test_a_failure_is_told_and_can_be_resumed(bench: Bench) -> None:
    download_id = bench.service.fetch_address(bench.put(statuses=[404]))
    failed = bench.wait_for(download_id, "failed")
    assert failed.problem is not None and "There is no such file" in failed.problem.sentence()
    (notice,) = bench.notices
    assert (notice.problem, notice.level, notice.action) == (
        failed.problem,
        "warning",
        "open_models",
    )
    bench.service.resume(download_id)
    assert bench.wait_for(download_id, "done").problem is None


def test_a_model_that_cannot_be_read_is_told(bench: Bench) -> None:
    download_id = bench.service.fetch_address(bench.server.put("/m.gguf", Shelf(b"GGUF" * 10)))
    bench.wait_for(download_id, "done")
    bench.wait(lambda: len(bench.notices) == 2)
    assert bench.notices[-1].level == "error"


def test_an_address_of_no_model_is_refused_at_once(bench: Bench) -> None:
    with pytest.raises(BadInput, match=r"leads to no \.gguf file"):
        bench.service.fetch_address("https://huggingface.co/Qwen/Qwen3-4B")
    assert bench.service.downloads() == ()


def test_an_embedder_comes_into_its_own_folder(bench: Bench) -> None:
    bench.server.put("/e/config.json", Shelf(b"{}"))
    bench.server.put("/e/model.safetensors", Shelf(bytes(8) + b"{}"))
    files = tuple(
        RemoteFile(bench.server.address(f"/e/{name}"), name)
        for name in ("config.json", "model.safetensors")
    )
    entry = EmbedderEntry("e-small", "", "", 384, 512, ("en", "ko"), files=files)
    assert bench.service.embedder_folder("e-small") is None
    download_id = bench.service.fetch_embedder(entry)
    bench.wait_for(download_id, "done")
    assert bench.service.embedder_folder("e-small") == bench.paths.embedders / "e-small"
    assert bench.notices[-1].action == "open_documents"
    assert bench.service.fetch_embedder(entry) == download_id


def test_an_embedder_without_files_is_not_fetched(bench: Bench) -> None:
    with pytest.raises(BadInput, match="choose its folder"):
        bench.service.fetch_embedder(EmbedderEntry("bge-m3", "", "", 1024, 8192, ("ko",)))


def test_closing_waits_for_no_server_and_the_next_session_goes_on(bench: Bench) -> None:
    first = bench.hold()
    bench.close()
    assert bench.kept() == HALF

    bench.start()
    (paused,) = bench.service.downloads()
    assert (paused.plan.download_id, paused.state) == (first, "paused")
    assert (paused.done_bytes, paused.total_bytes) == (HALF, len(bench.body))
    assert len(bench.server.requests) == 1, "nothing is asked for by itself"
    bench.service.resume(first)
    bench.wait_for(first, "done")
    assert bench.server.requests[-1][1]["range"] == f"bytes={HALF}-"


def test_nothing_is_asked_of_the_network_before_a_person_asks(
    desk: Desk, qtbot: QtBot, tmp_path: Path, no_network: list[object]
) -> None:
    paths = Paths(tmp_path)
    paths.models.mkdir()
    (paths.models / "m.gguf.part").write_bytes(b"GGUF")
    file = RemoteFile("http://127.0.0.1:9/m.gguf", "m.gguf", size_bytes=10)
    plan = DownloadPlan("1", "model", "M", paths.models, (file,))
    DownloadList(paths.downloads).save([Download(plan, "running", total_bytes=10)])
    offered = OfferedModel("m", "M", file, 1, "Q8_0", 1024, ("en",), "MIT")

    service = DownloadService(paths, (offered,), desk.models, desk.jobs, desk.notices)
    assert service.offered() == (offered,)
    (paused,) = service.downloads()
    assert (paused.state, paused.done_bytes) == ("paused", 4)
    assert service.embedder_folder("e") is None
    service.pause("1")
    ended: list[None] = []
    desk.jobs.run("downloads", lambda: None, done=ended.append)
    qtbot.waitUntil(lambda: bool(ended))
    assert no_network == []

    service.resume("1")
    qtbot.waitUntil(lambda: bool(no_network))
    service.close()
