"""One generation that is waited for."""

from __future__ import annotations

import threading
from collections.abc import Callable

from workbench.core.errors import error_from
from workbench.core.generation import Failed, Finished, GenerationEvent, Request, TextArrived
from workbench.core.ports import Engine

_WAIT_S = 0.2  # so that Ctrl+C is heard while waiting


def generate(engine: Engine, request: Request, on_text: Callable[[str], None]) -> Finished:
    """Generate one answer and wait for its end; raises what the engine phrased when it fails."""
    ended = threading.Event()
    last: list[Finished | Failed] = []

    def on_event(event: GenerationEvent) -> None:
        if isinstance(event, TextArrived):
            on_text(event.text)
        elif isinstance(event, Finished | Failed):
            last.append(event)
            ended.set()

    engine.submit([request], on_event)
    while not ended.wait(_WAIT_S):
        pass
    if isinstance(last[0], Failed):
        raise error_from(last[0].problem)
    return last[0]
