"""Drives the cells of one model through their steps, all on one thread.

First steps go out as one batch; of a large table, as many as are worth having on their way at
once, topped up as cells end. Later steps follow as soon as the one before has ended.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Final, Protocol

from workbench.answering.cells import Cell, CellKey
from workbench.answering.column_prompts import ColumnPrompts
from workbench.answering.lab_events import CellProgress, LabCallback, StepBegun
from workbench.core.errors import BadInput, Cancelled, Problem, problem_from
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    ModelLoading,
    Request,
    TextArrived,
)
from workbench.core.lab import RunMode
from workbench.core.models import ModelInfo
from workbench.core.ports import Engine
from workbench.prompts.steps import Outcome, Step

_log = logging.getLogger(__name__)

_MOST_AT_ONCE: Final = 64  # requests at the engine: four times what it computes side by side
_WAIT_S: Final = 0.2  # so that Ctrl+C is heard while waiting


@dataclass(frozen=True, slots=True)
class _Flight:
    """A request, with the sample of a cell that it is."""

    cell: Cell
    sample: int
    request: Request


class Keeper(Protocol):
    """Who takes what a lane gives."""

    def model_ready(self, model_id: str, info: ModelInfo) -> tuple[str, str]:
        """Note a model that will be used; return its name and hash."""

    def submitting(self) -> None:
        """Hear that a batch is about to go out."""

    def end_cell(self, cell: Cell, outcome: Outcome | None, problem: Problem | None) -> None:
        """Give a cell its result: an outcome, a problem, or neither when it was stopped."""


class Lane:
    """Runs the cells of one model. `run` blocks; `cancel` may be called from any thread."""

    def __init__(
        self,
        model_id: str,
        model_name: str,
        cells: Sequence[Cell],
        mode: RunMode,
        engine: Engine,
        prompts: ColumnPrompts,
        keeper: Keeper,
        tell: LabCallback,
    ) -> None:
        self._model_id = model_id
        self._model_name = model_name
        self._cells = {cell.key: cell for cell in cells}
        self._mode = mode
        self._engine = engine
        self._prompts = prompts
        self._keeper = keeper
        self._tell = tell
        self._waiting = deque(cells)
        self._open = len(cells)  # cells without a result
        self._active = 0  # of those, the ones that have begun
        self._flights: dict[str, tuple[Cell, int]] = {}  # request id to cell and sample
        self._news: SimpleQueue[Cell] = SimpleQueue()  # a step has ended, or a cell was stopped
        self.all_begun = threading.Event()  # the next model may come

    def run(self) -> None:
        """Run every cell to its end."""
        try:
            self._await_model()
            self._loop()
        except Cancelled:
            for cell in self._cells.values():
                self._end(cell)
        except Exception as error:  # phrased and shown in its columns; other models go on
            _log.warning("columns not run: %s", type(error).__name__)
            problem = problem_from(error)
            for cell in self._cells.values():
                self._end(cell, problem=problem)
                self._stop_requests(cell)
        finally:
            self.all_begun.set()

    def cancel(self, matches: Callable[[CellKey], bool]) -> None:
        """Stop cells of this lane; the text so far is kept."""
        for key, cell in self._cells.items():
            if not cell.cancelled and matches(key):
                cell.cancelled = True
                self._news.put(cell)
                self._stop_requests(cell)

    # The model

    def _await_model(self) -> None:
        """Wait until the model is there. Raises what is in the way, or Cancelled."""

        def tell(fraction: float) -> None:
            for cell in self._cells.values():
                if cell.result is None:
                    event = ModelLoading(cell.request_id, self._model_name, fraction)
                    self._tell(CellProgress(cell.key, event))

        def given_up() -> bool:
            self._take_stopped()
            return self._open == 0

        info = self._engine.ready(self._model_id, given_up, tell)
        self._take_stopped()
        if not self._open:
            return
        name, sha256 = self._keeper.model_ready(self._model_id, info)
        for cell in self._cells.values():
            cell.model_name, cell.model_sha256 = name, sha256

    def _take_stopped(self) -> None:
        """End cells that were stopped before they began."""
        while True:
            try:
                cell = self._news.get_nowait()
            except Empty:
                return
            self._end(cell)

    # Steps

    def _loop(self) -> None:
        """Begin cells while there is room, and take each further as its step ends."""
        self._top_up()
        while self._open:
            try:
                news = [self._news.get(timeout=_WAIT_S)]
            except Empty:
                continue
            while not self._news.empty():
                news.append(self._news.get())
            self._submit([flight for cell in news for flight in self._advance(cell)])
            self._top_up()

    def _top_up(self) -> None:
        """Begin cells: the next one, or more once half of what may be on its way has ended."""
        if self._mode == "sequential":
            while self._waiting and not self._active:
                self._submit(self._begin(self._waiting.popleft()))
        elif len(self._flights) <= _MOST_AT_ONCE // 2:
            batch: list[_Flight] = []
            while self._waiting and len(self._flights) + len(batch) < _MOST_AT_ONCE:
                batch += self._begin(self._waiting.popleft())
            self._submit(batch)
        if not self._waiting:
            self.all_begun.set()

    def _begin(self, cell: Cell) -> list[_Flight]:
        """Return the requests of a cell's first step; one that cannot be built fails alone."""
        if cell.cancelled:
            self._end(cell)
            return []
        self._active += 1
        cell.begun = True
        try:
            cell.script = self._prompts.script(cell.variant, cell.row, cell.repeat)
            step = self._prompts.first_step(cell.script, cell.variant, cell.row)
            return self._flights_of(cell, step)
        except Exception as error:  # phrased and shown in the cell; the others go on
            return self._fail(cell, error)

    def _advance(self, cell: Cell) -> list[_Flight]:
        """Take a cell further that has news; return the requests of its next step."""
        if cell.result is not None:
            return []
        failure = cell.failure()
        if failure is not None:
            self._stop_requests(cell)
            self._end(cell, problem=failure.problem)
        elif cell.cancelled and not cell.begun:
            self._end(cell)
        elif cell.step_ended:
            stopped = cell.was_stopped()
            texts = cell.close_step()
            if not stopped:
                return self._send(cell, texts)
            self._end(cell)
        return []  # else: it was stopped by the person, and the ends of its requests follow

    def _send(self, cell: Cell, texts: tuple[str, ...]) -> list[_Flight]:
        """Hand a script what came back; return what it asks next, or end its cell."""
        assert cell.script is not None
        try:
            return self._flights_of(cell, cell.script.send(texts))
        except StopIteration as stop:
            self._end(cell, outcome=stop.value)
            return []
        except Exception as error:  # as in `_begin`
            return self._fail(cell, error)

    def _flights_of(self, cell: Cell, step: Step) -> list[_Flight]:
        """Return the requests of a step, which becomes the one under way."""
        if step.samples < 1:
            raise BadInput("A step of this technique asks for no sample.")
        requests = self._prompts.requests(cell, step)
        if step.name or cell.steps:
            self._tell(StepBegun(cell.key, step.name))
        return [_Flight(cell, sample, request) for sample, request in enumerate(requests)]

    def _fail(self, cell: Cell, error: Exception) -> list[_Flight]:
        """End a cell that cannot go on; return no requests."""
        _log.warning("cell not run: %s", type(error).__name__)
        self._end(cell, problem=problem_from(error))
        return []

    # The engine

    def _submit(self, flights: Sequence[_Flight]) -> None:
        """Hand requests to the engine as one batch."""
        for flight in flights:
            if flight.cell.cancelled:
                self._end(flight.cell)
        flying = [flight for flight in flights if flight.cell.result is None]
        if not flying:
            return
        for flight in flying:
            self._flights[flight.request.request_id] = (flight.cell, flight.sample)
        self._keeper.submitting()
        try:
            self._engine.submit([flight.request for flight in flying], self._on_event)
        except Exception as error:  # the engine is lost: each cell says so
            for flight in flying:
                self._flights.pop(flight.request.request_id, None)
                if flight.cell.result is None:
                    self._fail(flight.cell, error)
        for flight in flying:  # looked at again: stopped while it was handed over
            if flight.cell.cancelled:
                self._stop_requests(flight.cell)

    def _on_event(self, event: GenerationEvent) -> None:
        """Deal with what the engine says; on a thread of the engine."""
        found = self._flights.get(event.request_id)
        if found is None:
            return
        cell, sample = found
        if isinstance(event, Finished | Failed):
            cell.ends[sample] = event
            self._flights.pop(event.request_id, None)
            if isinstance(event, Failed) or cell.step_ended:
                self._news.put(cell)
        elif sample == 0:
            if isinstance(event, TextArrived):
                cell.parts.append(event.text)
            self._tell(CellProgress(cell.key, event))

    def _stop_requests(self, cell: Cell) -> None:
        """Let the engine stop what a cell has on its way."""
        for request_id in cell.request_ids():
            if request_id in self._flights:
                self._engine.cancel(request_id)

    def _end(
        self, cell: Cell, outcome: Outcome | None = None, problem: Problem | None = None
    ) -> None:
        """Give a cell its result, once."""
        if cell.result is None:
            self._keeper.end_cell(cell, outcome, problem)
            self._open -= 1
            self._active -= cell.begun
