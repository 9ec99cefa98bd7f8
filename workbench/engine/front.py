"""The model the person chose: loaded in place of the one before, never waiting for others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.errors import (
    BadInput,
    Cancelled,
    Problem,
    WorkbenchError,
    error_from,
    problem_from,
)
from workbench.core.models import ModelInfo, ModelSource
from workbench.core.ports import ProgressCallback
from workbench.engine.delivery import Delivery
from workbench.engine.mover import Mover, described
from workbench.engine.residents import NO_SOURCE, Resident, Stage, Want


@dataclass(frozen=True, slots=True)
class Ways:
    """What choosing needs of its pool. *open* is called with the lock held."""

    open: Callable[[ModelSource], Resident]
    add: Callable[[Want], None]


class Front:
    """Keeps one resident in front. Shares the lock *changed* and the *residents* of its pool."""

    def __init__(
        self,
        changed: threading.Condition,
        residents: list[Resident],
        mover: Mover,
        delivery: Delivery,
        ways: Ways,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.resident: Resident | None = None
        self._changed = changed
        self._residents = residents
        self._mover = mover
        self._delivery = delivery
        self._ways = ways
        self._clock = clock
        self._choosing = threading.Lock()
        self._chosen: Resident | None = None  # what is being loaded
        self._give_up = threading.Event()

    @property
    def model(self) -> ModelInfo | None:
        """The front model, also while another one has its place in memory."""
        resident = self.resident
        if resident is None or resident.source is NO_SOURCE:
            return None
        present = resident.stage is Stage.IN or resident.claimed
        return resident.model if present else resident.info

    def expected(self) -> Resident | None:
        """Return the resident that has, or is about to have, the front model."""
        resident = self.resident
        if resident is None or (resident.source is NO_SOURCE and not resident.claimed):
            return None
        return resident

    def choose(self, source: ModelSource, on_progress: ProgressCallback | None = None) -> ModelInfo:
        """Make a model the front one in place of the present one; blocks.

        Raises ModelFileError, EndpointError, EngineLost or Cancelled (see `cancel_load`).
        """
        with self._choosing:
            chosen = self._claim(source)
            rests = chosen.info is not None and chosen.stage is not Stage.IN
            try:
                info = self._load_chosen(chosen, source, on_progress)
            except BaseException as error:
                self._go_on(chosen, rests, problem_from(error))
                raise
            before = self._put_in_front(chosen, source, info)
            self._send_on(chosen)
            if before is not None:
                self._send_on(before)
                self._mover.retire(before)
            self._delivery.serve(chosen)
            return described(info, source)

    def cancel_load(self) -> None:
        """Give up the load of the front model that is under way, if any."""
        with self._changed:
            chosen = self._chosen
            if chosen is not None:
                self._give_up.set()
        if chosen is not None:
            chosen.host.engine.cancel_load()

    def unload(self) -> None:
        """Let the front model and all idle ones go; blocks until their memory is free."""
        with self._choosing:
            self._mover.let_idle_go()
            front = self.resident
            if front is None:
                return
            with self._changed:
                front.claimed = True
            try:
                self._take_over(front)
                front.host.engine.unload()
            finally:
                self._go_on(front, False, no_model().problem())

    def _claim(self, source: ModelSource) -> Resident:
        """Return who shall run the chosen model: one that has it, the front one, a new one."""
        with self._changed:
            front = self.resident
            chosen = next((item for item in self._residents if self._has(item, source)), None)
            if chosen is None:
                in_place = front is not None and front.takes_files and source.path is not None
                chosen = front if front is not None and in_place else self._ways.open(source)
            if front is None:
                self.resident, chosen.is_front = chosen, True
            chosen.claimed, chosen.coming = True, source
            self._chosen = chosen
            self._give_up.clear()
            return chosen

    def _has(self, resident: Resident, source: ModelSource) -> bool:
        """Whether a model beside the front one is just what is chosen."""
        same = resident.runs(source) and resident.source.options == source.options
        return same and resident.stage is Stage.IN and not resident.is_front

    def _load_chosen(
        self, chosen: Resident, source: ModelSource, on_progress: ProgressCallback | None
    ) -> ModelInfo:
        """Load, unless it is loaded beside the front model already. Raises Cancelled."""
        with self._changed:
            info = chosen.model if self._has(chosen, source) else None
        if info is not None:
            return info
        self._take_over(chosen)
        self._mover.make_room(chosen, source)
        engine = chosen.host.engine

        def progress(fraction: float) -> None:
            if self._give_up.is_set():  # asked for before the host could hear it
                engine.cancel_load()
            if on_progress is not None:
                on_progress(fraction)

        with self._changed:
            if self._give_up.is_set():
                raise Cancelled
            chosen.stage = Stage.LOADING
        info = chosen.host.load(source, progress)
        if self._give_up.is_set():  # asked for in the very last moment
            engine.unload()
            raise Cancelled
        return info

    def _take_over(self, resident: Resident) -> None:
        """Wait until nobody else loads into a claimed resident, asks it, or lets its model go."""
        with self._changed:
            raising = resident.raising
        if raising:
            resident.host.engine.cancel_load()
        with self._changed:
            self._changed.wait_for(
                lambda: not (resident.raising or resident.holds or resident.stage is Stage.LEAVING)
            )

    def _put_in_front(
        self, chosen: Resident, source: ModelSource, info: ModelInfo
    ) -> Resident | None:
        """Make the chosen resident the front one; return another that was it before."""
        with self._changed:
            before = self.resident
            chosen.source, chosen.info, chosen.stage = source, described(info, source), Stage.IN
            chosen.claimed, chosen.coming, chosen.used_at = False, None, self._clock()
            if before is not None:
                before.is_front = False
            self.resident, chosen.is_front = chosen, True
            self._chosen = None
            if before is chosen:
                before = None
            if before is not None:  # from now on nobody finds it any more
                self._mover.forget(before)
            self._changed.notify_all()
            return before

    def _send_on(self, resident: Resident, problem: Problem | None = None) -> None:
        """Let those who wait for what a resident had, or was to have, go where they belong now.

        Who means the front model waits on, or fails with *problem*.
        """
        with self._changed:
            wants, resident.wants = resident.wants, []
        for want in wants:
            try:
                if problem is not None and not want.model_id:
                    raise error_from(problem)
                self._ways.add(want)
            except WorkbenchError as error:
                self._delivery.fail([want], error.problem())

    def _go_on(self, chosen: Resident, rests: bool, problem: Problem) -> None:
        """Go on with the model before, if it is still there or *rests* to come back."""
        with self._changed:
            chosen.claimed, chosen.coming, self._chosen = False, None, None
            if chosen.host.engine.model is not None:
                chosen.stage = Stage.IN
            elif chosen.is_front and rests:
                chosen.stage = Stage.OUT
                if chosen.wants:
                    self._mover.bring_in(chosen)
            else:
                chosen.stage, chosen.source, chosen.info = Stage.OUT, NO_SOURCE, None
            gone = chosen.source is NO_SOURCE
            self._changed.notify_all()
        if gone:
            cancelled = problem.kind == Cancelled.__name__
            self._send_on(chosen, no_model().problem() if cancelled else problem)
        self._delivery.serve(chosen)
        if gone and not chosen.is_front:
            self._mover.retire(chosen)


def no_model() -> BadInput:
    """Phrase that there is no front model."""
    return BadInput("No model is loaded.", "Load one in Models.")
