"""A large comparison in the window: 8 columns x 20 rows x 3 repeats on the tour model."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import psutil
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QTableView, QWidget
from window_probe import GapMeter, wait_until

from workbench.app.program import Program
from workbench.core.generation import Sampling
from workbench.core.lab import Comparison, Example, Row, Variant

COLUMNS, ROWS, CELL_REPEATS = 8, 20, 3
_LOOK_MS: Final = 50
_LIMIT_S: Final = 1_200.0
_EXAMPLES: Final = (
    Example("The cup is broken.", "complaint"),
    Example("I love it!", "praise"),
    Example("When do you open?", "question"),
)


@dataclass(frozen=True, slots=True)
class TableRun:
    """What one run of the table cost the window's process."""

    gap_ms: float
    growth_mb: float  # of the resident memory, at its highest, over what it was before


class FirstDrawing(QObject):
    """Sees the table of a page being drawn."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.seen = False
        for table in page.findChildren(QTableView):
            table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note it."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def big_sheet() -> Comparison:
    """Return the table: columns share their system text and some of their examples."""
    sampling = Sampling(temperature=0.7, max_tokens=32)
    variants = tuple(
        Variant(
            f"column-{n}",
            f"Column {n}",
            "Label the message of a customer with one word.",
            "Message: {{input}}",
            _EXAMPLES[: n % (len(_EXAMPLES) + 1)],
            sampling=sampling,
        )
        for n in range(COLUMNS)
    )
    rows = tuple(
        Row(f"row-{n}", {"input": f"Parcel number {n} came two weeks late."}, "complaint")
        for n in range(ROWS)
    )
    return Comparison("Big", variants=variants, rows=rows, repeats=CELL_REPEATS)


def run_table(program: Program, repeats: int) -> list[TableRun]:
    """Run the table again and again in the shown window. Raises RuntimeError when cells lack."""
    lab, process = program.services.lab, psutil.Process()
    lab.set_sheet(big_sheet(), rebuild=True)
    program.window.show_page("lab")
    drawn = FirstDrawing(program.window.current_page())
    wait_until(lambda: drawn.seen)  # the page is there before the run begins
    meter, watch = GapMeter(), QTimer(interval=_LOOK_MS)
    highest = 0

    def look() -> None:
        nonlocal highest
        highest = max(highest, process.memory_info().rss)

    watch.timeout.connect(look)
    runs = []
    for seed in range(repeats):
        lab.set_sheet(replace(lab.sheet, seed=seed))
        before = highest = process.memory_info().rss
        meter.start()
        watch.start()
        lab.run()
        wait_until(lambda: not lab.running, _LIMIT_S)
        watch.stop()
        look()
        runs.append(TableRun(meter.stop(), (highest - before) / 1e6))
        if len(lab.results()) != COLUMNS * ROWS * CELL_REPEATS:
            raise RuntimeError("some answers are missing")
    return runs
