"""The list of downloads outlives the program, and progress is told with measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.downloads import Download, DownloadPlan, RemoteFile
from workbench.core.errors import Problem
from workbench.storage.download_list import DownloadList
from workbench.storage.download_pace import Pace, Progress


def a_download(folder: Path, number: int = 1, **facts: object) -> Download:
    """Return a download of one file."""
    name = f"모델 {number}.gguf"
    file = RemoteFile(f"http://hub/{number}", name, "0" * 64, 10)
    plan = DownloadPlan(str(number), "model", "모델", folder, (file,))
    return Download(plan, **{"total_bytes": 10, **facts})  # type: ignore[arg-type]


def test_unfinished_ones_are_paused_with_what_came(tmp_path: Path) -> None:
    states = ("waiting", "running", "checking", "paused", "failed")
    problem = Problem("The {what} failed.", "Go on.", {"what": "disk"}, kind="StorageError")
    downloads = [
        a_download(tmp_path, number, state=state, problem=problem if state == "failed" else None)
        for number, state in enumerate(states)
    ]
    (tmp_path / "모델 1.gguf.part").write_bytes(b"GGUF")
    book = DownloadList(tmp_path / "downloads.json")
    book.save(downloads)
    again = book.load()
    assert [each.state for each in again] == ["paused"] * 4 + ["failed"]
    assert [each.done_bytes for each in again] == [0, 4, 0, 0, 0]
    assert [each.plan for each in again] == [each.plan for each in downloads]
    assert again[-1].problem == problem


def test_done_ones_stay_while_their_files_do(tmp_path: Path) -> None:
    book = DownloadList(tmp_path / "downloads.json")
    done = a_download(tmp_path, state="done", done_bytes=10)
    book.save([done])
    assert book.load() == ()
    (tmp_path / "모델 1.gguf").write_bytes(b"0123456789")
    assert book.load() == (done,)


@pytest.mark.parametrize("text", ["{", "[]", '{"downloads": [{}]}', "[" * 100_000, "\xff"])
def test_a_broken_list_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "downloads.json").write_bytes(text.encode("latin-1"))
    assert DownloadList(tmp_path / "downloads.json").load() == ()


def test_a_list_that_leads_elsewhere_touches_nothing(tmp_path: Path) -> None:
    book = DownloadList(tmp_path / "downloads.json")
    file = RemoteFile("http://hub/m", "../m.gguf")
    book.save([Download(DownloadPlan("1", "model", "m", tmp_path / "in", (file,)), "done")])
    (tmp_path / "m.gguf").touch()
    assert book.load() == ()


def test_a_list_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    DownloadList(tmp_path / "file" / "downloads.json").save([])


def test_speed_is_that_of_the_last_seconds_told_four_times_a_second() -> None:
    now_s, told = [0.0], list[Progress]()
    pace = Pace(told.append, lambda: now_s[0])
    for step in range(201):  # ten seconds: the first five ten times as fast
        now_s[0] = step * 0.05
        pace.move(min(step, 100) * 500 + max(0, step - 100) * 50, 60_000)
    assert 38 <= len(told) <= 41
    assert told[0] == Progress("running", 0, 60_000, 0.0)
    speeds = [progress.bytes_per_s for progress in told]
    assert speeds[10] == pytest.approx(10_000)
    assert speeds[-1] == pytest.approx(1_000, rel=0.1)


def test_a_stream_that_dries_up_is_told_with_all_that_came() -> None:
    now_s, told = [0.0], list[Progress]()
    pace = Pace(told.append, lambda: now_s[0])
    pace.move(0, 60_000)
    for step in (1, 2, 3):
        now_s[0] = step * 0.1
        pace.move(step * 10_000, 60_000)
    assert told[-1] == Progress("running", 30_000, 60_000, pytest.approx(100_000))
    now_s[0] = 0.35
    pace.move(35_000, 60_000)
    for _tick in range(24):
        now_s[0] += 0.25
        pace.tick()
    assert told[1].done_bytes == 30_000 and told[2].done_bytes == 35_000
    assert told[-1] == Progress("running", 35_000, 60_000, 0.0)
    count = len(told)
    now_s[0] += 0.25
    pace.tick()
    assert len(told) == count, "nothing new"


def test_what_was_there_before_is_no_speed() -> None:
    now_s, told = [0.0], list[Progress]()
    pace = Pace(told.append, lambda: now_s[0])
    pace.check(50_000, 60_000)
    pace.move(50_000, 60_000)
    now_s[0] = 1.0
    pace.move(51_000, 60_000)
    assert [progress.bytes_per_s for progress in told] == [0.0, 0.0, 1_000.0]
    now_s[0] = 2.0
    pace.move(0, 60_000)
    assert told[-1].bytes_per_s == 0.0, "it began anew"
