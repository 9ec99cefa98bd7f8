"""Measures the engine against llama.cpp's own tools, and writes a table in Markdown.

    python3 packaging/dev.py bench engine               every row, about 12 minutes on two cores
    python3 packaging/dev.py bench engine --quick       a small file and short texts: does it run?
    python3 packaging/dev.py bench engine --rows stream,four --minutes 4

Run it on a quiet machine. Every row is a ratio of times from one run, on the same file and with the
same number of threads, its contenders in turns; given are the median over the runs and the spread.
Rows go in rounds until the minutes are over: first each one once, then again while there is time.
The table is written after each round to the file named at the end; a row that fails says so there.

The file is made at the first start, in the user's cache folder (680 MB, and 2.3 GB while it is
made): the shape of TinyLlama 1.1 B in Q4_K_M, with weights that can only count. Speed depends on
the shape only, and the answers are known beforehand: every one is checked. See `engine_file`.
Rows: stream, four, turn, gap, lookup, stop, cycles, eight.
"""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import platformdirs

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from engine_contenders import EngineContender, LlamaContender, Setting, be_quiet  # noqa: E402
from engine_file import FULL, SMALL, Shape, model_file  # noqa: E402
from engine_goals import Measurement, measurements  # noqa: E402
from engine_report import Table, heading  # noqa: E402
from engine_rows import QUICK, Bench, Sizes  # noqa: E402

from workbench.engine.loading import usable_cores  # noqa: E402

CONTEXT: Final = 8192
REPORT: Final = "bench_engine.md"


def main() -> int:
    """Measure what was asked for; return the exit status."""
    options = _options()
    be_quiet()
    folder = Path(platformdirs.user_cache_dir("workbench")) / "benchmarks"
    shape, sizes = (SMALL, QUICK) if options.quick else (FULL, Sizes())
    say(f"The model file is in {folder}; it is made if it is not there.")
    path = model_file(folder, shape)
    chosen = _chosen(measurements(sizes), options.rows)
    rows = [row for measurement in chosen for row in measurement.rows]
    title = heading(path, _words(shape), options.threads)
    table = Table(rows, title, options.out or folder / REPORT)
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as scratch:
        setting = Setting(
            path,
            shape.first,
            tuple(shape.characters),
            {character: place for place, character in enumerate(shape.characters)},
            options.threads,
            CONTEXT,
        )
        llama = LlamaContender(setting)
        with closing(EngineContender(setting, Path(scratch))) as engine:
            bench = Bench(setting, sizes, Path(scratch), engine, llama)
            try:
                _measure(bench, chosen, table, options.minutes * 60)
            except KeyboardInterrupt:
                say("Interrupted: the table holds what was measured until now.")
    table.write()
    sys.stdout.write(table.markdown())
    say(f"Written to {table.path}.")
    return 1 if table.problems else 0


def _measure(
    bench: Bench,
    chosen: Sequence[Measurement],
    table: Table,
    limit_s: float,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Go through the rows until the time is over; the first round is always taken."""
    began_s = clock()
    cost_s: dict[int, float] = {}
    done = [0] * len(chosen)
    while True:
        left_s = limit_s - (clock() - began_s)
        open_ = [
            place
            for place, measurement in enumerate(chosen)
            if done[place] < measurement.most and cost_s.get(place, 0.0) <= left_s
        ]
        if not open_:
            return
        place = min(open_, key=lambda number: done[number])
        round_began_s = clock()
        _round(bench, chosen[place], table)
        cost_s[place] = clock() - round_began_s
        done[place] += 1


def _round(bench: Bench, measurement: Measurement, table: Table) -> None:
    """Take one round; what goes wrong is written into its rows."""
    name = measurement.run.__name__
    gc.collect()
    began_s = time.monotonic()
    try:
        values = measurement.run(bench)
    except Exception as error:  # one row's fault must not cost the others
        for row in measurement.rows:
            table.fail(row.key, f"failed: {error}")
        say(f"{name}: failed: {error}")
        return
    for key, taken in values.items():
        table.add(key, taken)
        figures = " ".join(f"{value:.3f}" for value in taken)
        say(f"{name}: {key} {figures} ({time.monotonic() - began_s:.0f} s)")


def _chosen(every: Sequence[Measurement], names: str) -> list[Measurement]:
    """Return the measurements that have one of the named rows; all when none is named."""
    wanted = [name for name in names.split(",") if name]
    return [
        measurement
        for measurement in every
        if not wanted
        or any(row.key.startswith(name) for row in measurement.rows for name in wanted)
    ]


def _words(shape: Shape) -> str:
    """Describe the file."""
    return (
        f"Llama shape: {shape.layers} layers, {shape.width} wide, {shape.heads} heads, "
        f"{shape.kv_heads} of keys and values, {shape.hidden} hidden, {shape.vocabulary} tokens; "
        "made weights"
    )


def _options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", default="", help="only these, by the beginnings of their names")
    parser.add_argument("--quick", action="store_true", help="a small file and short texts")
    parser.add_argument("--minutes", type=float, default=10.0, help="when to begin no more rounds")
    parser.add_argument("--threads", type=int, default=usable_cores(), help="of every contender")
    parser.add_argument("--out", type=Path, help="where the table is written")
    return parser.parse_args()


def say(line: str) -> None:
    """Tell how it goes, beside the table."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
