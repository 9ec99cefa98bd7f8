"""Few-shot under the lamp: orders of the examples, and where the labels lean."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject

from workbench.answering.calibration import Calibration, calibrate
from workbench.answering.compare import ComparisonRunner
from workbench.answering.lab_events import CellDone, LabEvent
from workbench.answering.orders import Order, sheet_of_orders
from workbench.core.errors import Problem, WorkbenchError, problem_from
from workbench.core.lab import CellResult, Comparison, Run, Variant
from workbench.core.ports import Engine
from workbench.services.jobs import Jobs


class LampService(QObject):
    """Each call begins one piece of work and returns what stops it.

    Nothing of it is kept: it says something of a prompt, not of a run. It waits for a comparison
    that is under way, and the other way round.
    """

    def __init__(
        self,
        make_runner: Callable[[Comparison], ComparisonRunner],
        engine: Engine,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._make_runner = make_runner
        self._engine = engine
        self._jobs = jobs

    def try_orders(
        self,
        sheet: Comparison,
        variant: Variant,
        begun: Callable[[Comparison, tuple[Order, ...]], None],
        cell: Callable[[CellResult], None],
        done: Callable[[Run], None],
        failed: Callable[[Problem], None],
    ) -> Callable[[], None]:
        """Run a column with its examples in many orders; *begun* tells which, at once."""
        try:
            orders_sheet, orders = sheet_of_orders(sheet, variant)
        except WorkbenchError as error:
            problem = problem_from(error)
            self._jobs.post(lambda: failed(problem))
            return lambda: None
        begun(orders_sheet, orders)
        runner = self._make_runner(orders_sheet)

        def hear(event: LabEvent) -> None:
            if isinstance(event, CellDone):
                self._jobs.post(lambda: cell(event.result))

        self._jobs.run(
            "lab",
            lambda: runner.execute(hear),
            done=done,
            failed=failed,
            title="Trying orders of the examples",
            cancel=runner.cancel_all,
        )
        return runner.cancel_all

    def calibrate(
        self,
        sheet: Comparison,
        variant: Variant,
        done: Callable[[Calibration], None],
        failed: Callable[[Problem], None],
    ) -> Callable[[], None]:
        """Measure where a column leans."""
        stop = threading.Event()
        self._jobs.run(
            "lab",
            lambda: calibrate(self._engine, sheet, variant, stop.is_set),
            done=done,
            failed=failed,
            title="Measuring where the labels lean",
            cancel=stop.set,
        )
        return stop.set
