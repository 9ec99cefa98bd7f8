"""The door for background work: order, failure, cancel, listing."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.errors import BadInput, Cancelled, Problem
from workbench.services.jobs import Jobs
from workbench.services.notices import Notices


@pytest.fixture
def notices(qtbot: QtBot) -> Notices:
    return Notices()


@pytest.fixture
def jobs(notices: Notices) -> Iterator[Jobs]:
    jobs = Jobs(notices)
    yield jobs
    jobs.close()


def test_result_arrives_on_the_thread_of_the_window(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, bool]] = []
    window = threading.current_thread()
    jobs.run(
        "store",
        lambda: 7,
        done=lambda value: seen.append((value, threading.current_thread() is window)),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(7, True)]


def test_a_lane_keeps_its_order(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[int] = []
    for number in range(50):
        jobs.run("store", lambda number=number: number, done=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


def test_a_failure_nobody_listens_to_becomes_a_notice(
    qtbot: QtBot, jobs: Jobs, notices: Notices
) -> None:
    notices.take_pending()

    def work() -> None:
        raise BadInput("The file {name} is empty.", "Choose another file.", name="a.txt")

    with qtbot.waitSignal(notices.posted) as told:
        jobs.run("files", work)
    assert told.args[0].problem.sentence() == "The file a.txt is empty. Choose another file."


def test_an_unexpected_failure_is_phrased_and_keeps_its_text_out_of_the_sentence(
    qtbot: QtBot, jobs: Jobs
) -> None:
    seen: list[Problem] = []
    jobs.run("files", lambda: 1 // 0, failed=seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert "ZeroDivisionError" in seen[0].detail
    assert "division" not in seen[0].sentence()


def test_a_cancelled_job_is_no_failure_to_tell(qtbot: QtBot, jobs: Jobs, notices: Notices) -> None:
    def work() -> None:
        raise Cancelled

    done: list[int] = []
    jobs.run("files", work)
    jobs.run("files", lambda: 1, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert notices.take_pending() == []


def test_titled_jobs_are_listed_until_they_end_and_can_be_cancelled(
    qtbot: QtBot, jobs: Jobs
) -> None:
    release = threading.Event()
    number = jobs.run("files", release.wait, title="Loading the model", cancel=release.set)
    jobs.progress(number, 0.5)
    qtbot.waitUntil(lambda: jobs.views()[0].progress == 0.5)
    view = jobs.views()[0]
    assert (view.title, view.cancellable) == ("Loading the model", True)
    jobs.cancel(number)
    qtbot.waitUntil(lambda: jobs.views() == ())


def test_notices_wait_for_a_window(notices: Notices) -> None:
    pressed: list[bool] = []
    notices.post(Problem("Removed."), "info", "undo", lambda: pressed.append(True))
    (notice,) = notices.take_pending()
    notices.act(notice)
    notices.act(notice)
    assert pressed == [True]


def test_changes_asked_for_before_the_end_are_still_saved(qtbot: QtBot, notices: Notices) -> None:
    jobs = Jobs(notices)
    saved: list[int] = []
    for number in range(20):
        jobs.run("store", lambda number=number: saved.append(number))
    jobs.close()
    assert saved == list(range(20))
