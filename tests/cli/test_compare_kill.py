"""kill -9 while a table is compared: every answer that was there stays, and the rest is run."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Example, Row, Variant
from workbench.prompts.sheet import format_sheet

pytestmark = [pytest.mark.engine, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
COLUMNS = 8
LOOK_S = 0.02
EXAMPLES = (Example("The cup is broken.", "complaint"), Example("I love it!", "praise"))


def big_sheet(rows: int, repeats: int) -> Comparison:
    """Return a table of eight columns whose answers are long enough to be interrupted."""
    sampling = Sampling(temperature=1.5, top_k=0, min_p=0.0, max_tokens=24)
    variants = tuple(
        Variant(
            f"column-{n + 1}",
            f"Column {n + 1}",
            "Label the message.",
            "Message: {{input}}",
            EXAMPLES[: n % 3],
            sampling=sampling,
        )
        for n in range(COLUMNS)
    )
    table = tuple(Row(f"row-{n}", {"input": f"Parcel {n} came late."}) for n in range(1, rows + 1))
    return Comparison("Big", variants=variants, rows=table, repeats=repeats)


def cells(profile: Path) -> dict[tuple[str, str, int], str]:
    """Return what is stored, by key."""
    path = profile / "workbench.db"
    if not path.exists():
        return {}
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = database.execute("SELECT variant_id, row_id, repeat, cell FROM cells").fetchall()
    except sqlite3.OperationalError:  # the table is still to be made
        return {}
    finally:
        database.close()
    return {(column, row, repeat): cell for column, row, repeat, cell in rows}


def start(profile: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start `workbench compare` as a person would."""
    command = [sys.executable, "-m", "workbench", "--profile", str(profile), "compare", *words]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ
    )


def kill_when(process: subprocess.Popen[bytes], profile: Path, count: int) -> None:
    """Kill a program that compares once so many cells are stored."""
    while len(cells(profile)) < count:
        assert process.poll() is None, process.stdout.read() if process.stdout else ""
        threading.Event().wait(LOOK_S)  # for nothing: until the next look
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.mark.timeout(1_800)
def test_a_table_that_is_killed_half_way_is_gone_on_with(tmp_path: Path, full: bool) -> None:
    """Two kills, each half-way through what is left; nothing is lost, nothing runs twice."""
    rows, repeats = (20, 3) if full else (4, 1)
    total = COLUMNS * rows * repeats
    path, profile = tmp_path / "big.toml", tmp_path / "프로필"
    path.write_text(format_sheet(big_sheet(rows, repeats)), encoding="utf-8")

    kill_when(start(profile, str(path)), profile, total // 3)
    first = cells(profile)
    assert total // 3 <= len(first) < total
    kill_when(start(profile, "--resume", "last"), profile, len(first) + (total - len(first)) // 3)
    second = cells(profile)
    assert len(second) < total
    assert {key: second[key] for key in first} == first

    last = start(profile, "--resume", "last")
    said, _ = last.communicate()
    assert last.returncode == 0, said
    done = cells(profile)
    assert len(done) == total
    assert {key: done[key] for key in second} == second
