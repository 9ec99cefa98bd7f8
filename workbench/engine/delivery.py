"""Hands requests to the hosts of their models, and what the hosts say to those who asked."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial

from workbench.core.errors import Problem, problem_from
from workbench.core.generation import Failed, Finished, GenerationEvent, ModelLoading
from workbench.core.ports import GenerationCallback
from workbench.engine.residents import Flight, Resident, Stage, Want

_log = logging.getLogger(__name__)


class Delivery:
    """The post of a pool, whose lock *changed* it shares. Nobody is called with the lock held."""

    def __init__(
        self, changed: threading.Condition, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._changed = changed
        self._clock = clock

    def serve(self, resident: Resident) -> None:
        """Let those who wait for a model go on, when it is there."""
        with self._changed:
            if resident.stage is not Stage.IN or resident.claimed:
                return
            wants, resident.wants = resident.wants, []
            for want in wants:
                for request_id in want.requests:
                    resident.flights[request_id] = Flight(want.on_event)
                if want.is_call:
                    want.granted = True
                    resident.holds += 1
            self._changed.notify_all()
        for want in wants:
            if want.requests:
                self._send(resident, want)

    def _send(self, resident: Resident, want: Want) -> None:
        """Hand a batch to its host; a cancel that came too early is said again."""
        hear = partial(self._on_event, resident)
        try:
            resident.host.engine.submit(tuple(want.requests.values()), hear)
        except Exception as error:  # the host is lost: each request says so
            for request_id in want.requests:
                hear(Failed(request_id, problem_from(error)))
        with self._changed:
            flights = [(key, resident.flights.get(key)) for key in want.requests]
        for request_id, flight in flights:
            if flight is not None and flight.cancelled:
                resident.host.engine.cancel(request_id)

    def _on_event(self, resident: Resident, event: GenerationEvent) -> None:
        """Hand on what a host says; on a thread of the host."""
        if not isinstance(event, Finished | Failed):
            flight = resident.flights.get(event.request_id)
        else:
            with self._changed:
                flight = resident.flights.pop(event.request_id, None)
                resident.used_at = self._clock()
                resident.held_until = 0.0
                self._changed.notify_all()
        if flight is not None:
            tell(flight.on_event, event)

    def tell_progress(self, resident: Resident, fraction: float) -> None:
        """Tell all who wait for a model how far it is."""
        with self._changed:
            wants = tuple(resident.wants)
        for want in wants:
            tell_loading(want, resident, fraction)

    def fail(self, wants: Sequence[Want], problem: Problem) -> None:
        """End the requests and calls that waited for a model."""
        with self._changed:
            for want in wants:
                want.problem = problem
            self._changed.notify_all()
        for want in wants:
            for request_id in tuple(want.requests):
                tell(want.on_event, Failed(request_id, problem))


def tell(listener: GenerationCallback, event: GenerationEvent) -> None:
    """Tell an event; a fault of the one who is told must not end a thread of the pool."""
    try:
        listener(event)
    except Exception:
        _log.exception("a listener did not take %s", type(event).__name__)


def tell_loading(want: Want, resident: Resident, fraction: float) -> None:
    """Tell one who waits how far the load is."""
    want.on_progress(fraction)
    for request_id in tuple(want.requests):
        tell(want.on_event, ModelLoading(request_id, resident.source.name, fraction))
