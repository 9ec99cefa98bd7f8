"""Several models at once: a host for each while memory allows, else they take turns.

The model the person chose is the front one; requests that name no model mean it. Others come into
memory beside it when they are asked for. When there is no room, the one that was used longest ago
and has nothing to do goes, the front one last; it comes back by itself.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from workbench.core.errors import Cancelled, Problem, error_from, problem_from
from workbench.core.generation import Finished, RenderedPrompt, Request, StopReason, Timing, Turn
from workbench.core.models import DeviceInfo, LoadOptions, ModelInfo, ModelSource
from workbench.core.ports import ChildState, GenerationCallback, ProgressCallback, StateCallback
from workbench.engine.client import WORDS
from workbench.engine.delivery import Delivery, tell, tell_loading
from workbench.engine.front import Front, Ways, no_model
from workbench.engine.hosts import Host, Hosts
from workbench.engine.mover import Memory, Mover
from workbench.engine.residents import Resident, Stage, Want, by_model, free_slot

_LOOK_S: Final = 0.1  # how often one who waits is asked whether it still does
_ANY_FILE: Final = ModelSource("", "", Path())
_ALIVE: Final = (Stage.COMING, Stage.LOADING, Stage.IN)
_STEP_S: Final = 3.0  # between the steps of one question: count, render, submit


class EnginePool:
    """Implements `core.ports.Engines`. All methods may be called from any thread.

    *resolve* tells what a model id means and raises BadInput for an unknown one. *on_state* hears
    of the front model's host only: another's death ends its own requests and nothing else.
    *on_death* hears of every host that died, with the model it had or was loading.
    """

    def __init__(
        self,
        hosts: Hosts,
        resolve: Callable[[str], ModelSource],
        on_state: StateCallback | None = None,
        *,
        on_death: Callable[[ModelSource, Problem | None], None] | None = None,
        memory: Memory | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._hosts = hosts
        self._resolve = resolve
        self._tell_state = on_state or (lambda _state, _problem: None)
        self._tell_death = on_death or (lambda _source, _problem: None)
        self._clock = clock
        self._changed = threading.Condition(threading.RLock())
        self._choosing = threading.Lock()
        self._residents: list[Resident] = []
        self._closed = False
        self._delivery = Delivery(self._changed, clock)
        self._mover = Mover(
            self._changed,
            self._residents,
            memory or Memory(),
            on_in=self._delivery.serve,
            on_failed=self._delivery.fail,
            on_progress=self._delivery.tell_progress,
            clock=clock,
        )
        self._front = Front(
            self._changed,
            self._residents,
            self._mover,
            self._delivery,
            Ways(open=self._open, add=self._add),
            clock,
        )

    # What is loaded

    @property
    def model(self) -> ModelInfo | None:
        """The front model, also while another one has its place in memory."""
        return self._front.model

    @property
    def pid(self) -> int | None:
        """The process number of the front model's child, None when there is none."""
        front = self._front.resident
        return front.host.engine.pid if front else None

    @property
    def loaded(self) -> tuple[ModelSource, ...]:
        """The models in memory, and the servers in use, now."""
        with self._changed:
            return tuple(item.source for item in self._residents if item.stage is Stage.IN)

    # The front model

    def load(
        self, path: Path, options: LoadOptions, on_progress: ProgressCallback | None = None
    ) -> ModelInfo:
        """Make a file the front model in place of the present one; blocks."""
        return self.choose(ModelSource("", path.stem, path, options), on_progress)

    def choose(self, source: ModelSource, on_progress: ProgressCallback | None = None) -> ModelInfo:
        """Make a model the front one in place of the present one; blocks.

        Raises ModelFileError, EndpointError, EngineLost or Cancelled (see `cancel_load`).
        """
        return self._front.choose(source, on_progress)

    def cancel_load(self) -> None:
        """Give up the load of the front model that is under way, if any."""
        self._front.cancel_load()

    def unload(self) -> None:
        """Let the front model and all idle ones go; blocks until their memory is free."""
        self._front.unload()

    def try_out(self, source: ModelSource) -> ModelInfo:
        """Load a model or ask a server for it, and let it go again; blocks. Raises as `choose`."""
        with self._passing_host(source) as host:
            return host.load(source, None)

    def devices(self) -> tuple[DeviceInfo, ...]:
        """Return what models on this computer can be computed on; blocks."""
        with self._changed:
            hosts = [item.host for item in self._residents if item.takes_files]
        if hosts:
            return tuple(hosts[0].devices())
        with self._passing_host(_ANY_FILE) as host:
            return tuple(host.devices())

    @contextlib.contextmanager
    def _passing_host(self, source: ModelSource) -> Iterator[Host]:
        """Give a host that runs nothing and is closed afterwards, or with the pool."""
        with self._changed:
            passing = self._open(source)
            passing.claimed = True
        try:
            yield passing.host
        finally:
            self._mover.retire(passing)

    # Requests

    def submit(self, requests: Sequence[Request], on_event: GenerationCallback) -> None:
        """Start requests, those of one model as one batch, as soon as their model is there.

        Each ends in exactly one Finished or Failed event.
        """
        for model_id, batch in by_model(requests).items():
            named = {request.request_id: request for request in batch}
            want = Want(named, model_id, on_event)
            try:
                self._add(want)
            except Exception as error:  # told in its place; the other models go on
                self._delivery.fail([want], problem_from(error))

    def cancel(self, request_id: str) -> None:
        """Stop one request; its Finished event says CANCELLED and keeps the text so far."""
        with self._changed:
            want = self._take_from_wants(request_id)
            flying = [item for item in self._residents if request_id in item.flights]
            for resident in flying:
                resident.flights[request_id].cancelled = True
        if want is not None:
            tell(want.on_event, Finished(request_id, "", StopReason.CANCELLED, Timing()))
            self._forsake(want)
        for resident in flying:
            resident.host.engine.cancel(request_id)

    def ready(
        self,
        model_id: str = "",
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> ModelInfo:
        """Return what a model says of itself, loading it when that is needed; blocks.

        Raises BadInput when there is no such model, else as `choose`; Cancelled once *cancelled*,
        which is asked again and again, says so.
        """
        with self._held(model_id, cancelled, on_progress) as resident:
            info = resident.model
            if info is None:  # its child died and is being started again
                raise no_model()
            return info

    def render(self, turns: Sequence[Turn], model_id: str = "") -> RenderedPrompt:
        """Return the prompt as the model would receive it; blocks. Raises TemplateError."""
        with self._held(model_id) as resident:
            return resident.host.engine.render(turns)

    def count_tokens(self, texts: Sequence[str], model_id: str = "") -> list[int]:
        """Return the number of tokens of each text by itself; blocks."""
        with self._held(model_id) as resident:
            return resident.host.engine.count_tokens(texts)

    def clear_states(self) -> None:
        """Delete the conversation states of all models; blocks."""
        for resident in tuple(self._residents):
            resident.host.clear_states()
        self._hosts.clear_states()

    def close(self) -> None:
        """End all children. The object cannot be used afterwards."""
        with self._changed:
            self._closed = True
            wants = [want for resident in self._residents for want in resident.wants]
            for resident in self._residents:
                resident.wants = []
        self._delivery.fail(wants, WORDS.closed())
        self._mover.close()

    # Who wants what

    def _add(self, want: Want) -> None:
        """Give a want to the resident that will fulfil it, which is loaded if need be."""
        source = self._resolve(want.model_id) if want.model_id else None
        with self._changed:
            self._need_open()
            if want.over:  # it was given up while it went from one model to another
                return
            resident = self._find(source)
            if resident is None:
                if source is None:
                    raise no_model()
                resident = self._open(source)
            want.resident = resident
            resident.wants.append(want)
            self._mover.bring_in(resident)
            waits = resident.stage is not Stage.IN or resident.claimed
        if waits:
            tell_loading(want, resident, 0.0)
        self._delivery.serve(resident)

    def _find(self, source: ModelSource | None) -> Resident | None:
        """Return who runs a source now or soon; None means the front model. Lock held."""
        if source is None:
            return self._front.expected()
        front = self._front.resident
        if front is not None and front.runs(source):
            return front
        for resident in self._residents:
            alive = resident.stage in _ALIVE and resident is not front
            if alive and resident.source.options == source.options and resident.runs(source):
                return resident
        return None

    def _open(self, source: ModelSource) -> Resident:
        """Return a new resident with a host of its own, nothing loaded yet. Lock held."""
        self._need_open()
        slot = free_slot(self._residents)
        made: list[Resident] = []

        def on_state(state: ChildState, problem: Problem | None) -> None:
            self._on_state(made[0], state, problem)

        host = self._hosts.make(source, slot, on_state)
        made.append(Resident(source, host, slot, source.path is not None))
        self._residents.append(made[0])
        if len(self._residents) > 1:
            self._mover.keep()
        return made[0]

    def _need_open(self) -> None:
        """Raise EngineLost once the pool is closed. Lock held."""
        if self._closed:
            raise error_from(WORDS.closed())

    def _take_from_wants(self, request_id: str) -> Want | None:
        """Take a request that waits out of its want. Lock held."""
        for resident in self._residents:
            for want in resident.wants:
                if want.requests.pop(request_id, None) is not None:
                    return want
        return None

    def _forsake(self, want: Want) -> None:
        """Take a want back that nobody waits for; a load that nobody wants is given up."""
        resident = want.resident
        if resident is None:
            return
        with self._changed:
            if want.is_call or not want.requests:
                want.over = True
                if want in resident.wants:
                    resident.wants.remove(want)
            unwanted = resident.raising and not resident.wants
            self._changed.notify_all()
        if unwanted:
            resident.host.engine.cancel_load()

    @contextlib.contextmanager
    def _held(
        self,
        model_id: str,
        cancelled: Callable[[], bool] | None = None,
        on_progress: ProgressCallback | None = None,
    ) -> Iterator[Resident]:
        """Give a model that stays meanwhile, and a little longer for what comes next."""
        want = Want(
            model_id=model_id, on_progress=on_progress or (lambda _fraction: None), is_call=True
        )
        try:
            self._add(want)
            self._await(want, cancelled or (lambda: False))
            assert want.resident is not None
            yield want.resident
        finally:
            self._release(want)

    def _await(self, want: Want, cancelled: Callable[[], bool]) -> None:
        """Wait until a call may go on. Raises what is in its way, or Cancelled."""
        while True:
            with self._changed:
                if not want.granted and want.problem is None:
                    self._changed.wait(_LOOK_S)
                if want.granted:
                    return
                if want.problem is not None:
                    raise error_from(want.problem)
            if cancelled():
                raise Cancelled

    def _release(self, want: Want) -> None:
        """End a call, whether it was granted or not."""
        if not want.granted:
            self._forsake(want)
        with self._changed:  # looked at again: it may just have been granted
            resident = want.resident
            if want.granted and resident is not None:
                resident.holds -= 1
                resident.used_at = self._clock()
                resident.held_until = resident.used_at + _STEP_S
                self._changed.notify_all()

    def _on_state(self, resident: Resident, state: ChildState, problem: Problem | None) -> None:
        """Tell of the front model's host; one beside it that died is let go."""
        if state is ChildState.LOST:
            self._tell_death(resident.coming or resident.source, problem)
        if resident.is_front:
            self._tell_state(state, problem)
        elif state is ChildState.LOST:
            self._mover.lose(resident)
