"""Window benchmarks: `python tests/benchmarks/bench_window.py` prints a Markdown table.

Rows: process start to first painted window; longest gap of the window's thread while four columns
stream, and while a table of 8 columns x 20 rows x 3 repeats is run, with what it adds to the
memory of the window's process; key press to first painted token over the engine's own TTFT.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from table_probe import run_table  # noqa: E402
from window_probe import GapMeter, running_program, wait_until  # noqa: E402

from workbench.app.program import Program  # noqa: E402
from workbench.core.generation import Sampling  # noqa: E402
from workbench.core.ids import new_id  # noqa: E402
from workbench.core.lab import Comparison, Variant  # noqa: E402

REPEATS = 7
TABLE_REPEATS = 3
INPUT = "Write a long story about a small harbour and its cat."


def first_paint_s() -> list[float]:
    """Return the seconds from process start to first paint, once per repeat."""
    script = Path(__file__).with_name("first_paint.py")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    times = []
    for _ in range(REPEATS):
        command = [sys.executable, str(script)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        seconds, loaded = done.stdout.split()
        if loaded != "-":
            raise RuntimeError(f"the window's process imported {loaded}")
        times.append(float(seconds))
    return times


def gaps_ms(program: Program) -> list[float]:
    """Return the longest gap of the window's thread while four columns stream, per repeat."""
    lab = program.services.lab
    # So hot that the end of the answer hardly ever comes: long columns that all stream.
    sampling = Sampling(temperature=10.0, top_k=0, top_p=1.0, min_p=0.0, max_tokens=400)
    variants = tuple(
        Variant(new_id(), name, system_text=f"You are {name}.", sampling=sampling)
        for name in ("A", "B", "C", "D")
    )
    lab.set_sheet(Comparison(input=INPUT, variants=variants, seed=7), rebuild=True)
    program.window.show_page("lab")
    meter = GapMeter()
    longest = []
    for seed in range(REPEATS):
        lab.set_sheet(replace(lab.sheet, seed=seed))
        meter.start()
        lab.run()
        wait_until(lambda: not lab.running)
        longest.append(meter.stop())
    return longest


def paint_over_ttft_ms(program: Program) -> list[float]:
    """Return key press to first painted token minus the engine's TTFT, per repeat."""
    chat = program.services.chat
    program.window.show_page("chat")
    over = []
    for number in range(REPEATS):
        chat.new("")
        chat.send(f"Hello number {number}, who are you?", time.monotonic())
        wait_until(lambda: len(chat.transcript.messages) == 2)
        wait_until(lambda: chat.transcript.messages[-1].timing is not None)
        wait_until(lambda: chat.transcript.messages[-1].paint_s > 0)
        message = chat.transcript.messages[-1]
        assert message.timing is not None
        over.append(1000 * (message.paint_s - message.timing.ttft_s))
    return over


def row(name: str, values: list[float], unit: str, goal: str) -> str:
    """Return one line of the table."""
    middle = statistics.median(values)
    return f"| {name} | {middle:.3g} {unit} | {min(values):.3g} to {max(values):.3g} | {goal} |"


def main() -> None:
    """Measure and print."""
    painted = first_paint_s()
    with running_program() as program:
        gaps = gaps_ms(program)
        tables = run_table(program, TABLE_REPEATS)
        over = paint_over_ttft_ms(program)
    lines = [
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"CPython {platform.python_version()}, {REPEATS} repeats",
        "",
        "| what | median | spread | goal |",
        "|---|---|---|---|",
        row("process start to first painted window", painted, "s", "1.5 s"),
        row("longest gap of the window's thread, four columns streaming", gaps, "ms", "50 ms"),
        row(
            f"the same, a table of 480 cells, {TABLE_REPEATS} repeats",
            [run.gap_ms for run in tables],
            "ms",
            "50 ms",
        ),
        row(
            "memory that such a table adds to the window's process",
            [run.growth_mb for run in tables],
            "MB",
            "150 MB",
        ),
        row("key press to first painted token, over the engine's TTFT", over, "ms", "60 ms"),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
