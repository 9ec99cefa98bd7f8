"""Amounts, speeds and times left, as a person reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.downloads import Download, DownloadPlan
from workbench.ui.models.download_words import amount, speed, state_line, time_left
from workbench.ui.models.fit import Memory, fit_of

PLAN = DownloadPlan("d", "model", "Some model", Path("/data/models"), ())
GIGA = 1_000_000_000


@pytest.mark.parametrize(
    ("done", "total", "said"),
    [
        (1_240_000_000, 4_900_000_000, "1.2 of 4.9 GB"),
        (310_000_000, 480_000_000, "310 of 480 MB"),
        (1_300_000, 2_600_000, "1.3 of 2.6 MB"),
        (4_000, 8_000, "4 of 8 kB"),
        (42_000_000, 0, "42 MB"),
        (0, 4_900_000_000, ""),
    ],
)
def test_amounts_share_a_unit(done: int, total: int, said: str) -> None:
    assert amount(done, total) == said


@pytest.mark.parametrize(
    ("value", "said"), [(11_310_000, "11.3 MB/s"), (812_000, "812 kB/s"), (0.0, "")]
)
def test_speeds(value: float, said: str) -> None:
    assert speed(value) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0.0, ""),
        (3, "10 s left"),
        (38, "40 s left"),
        (55, "1 min left"),
        (300, "5 min left"),
        (2 * 3600 + 600, "2 h 10 min left"),
        (200_000, "more than a day left"),
    ],
)
def test_times_left_are_rough(seconds: float, said: str) -> None:
    assert time_left(seconds) == said


def test_what_has_just_begun_connects() -> None:
    assert state_line(Download(PLAN, "running")) == "Connecting…"


def test_a_speed_that_is_not_known_is_left_out() -> None:
    line = state_line(Download(PLAN, "running", GIGA, 4 * GIGA)).replace("\u00a0", " ")
    assert line == "Downloading · 1.0 of 4.0 GB"


def test_fit_asks_for_a_fifth_more_than_the_file() -> None:
    memory = Memory(free_bytes=10 * GIGA, total_bytes=16 * GIGA)
    assert fit_of(7 * GIGA, memory) == "good"  # 8.4 of 8.5
    assert fit_of(8 * GIGA, memory) == "warn"
    assert fit_of(11 * GIGA, memory) == "warn"  # there when other programs are closed
    assert fit_of(13 * GIGA, memory) == "bad"
