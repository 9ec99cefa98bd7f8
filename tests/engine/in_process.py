"""Loads a model in the test's own process, to look at what the child keeps to itself."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from workbench.core.generation import Finished, GenerationEvent, Request, Sampling
from workbench.core.models import LoadOptions
from workbench.engine.decoder import AbortFlag
from workbench.engine.loading import LoadedModel, load_model, plan_load
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.scheduler import Scheduler


@contextmanager
def loaded(path: Path, options: LoadOptions) -> Iterator[LoadedModel]:
    """Yield a loaded model."""
    NATIVE_LOG.install()
    plan = plan_load(path, options)
    model = load_model(plan, time.monotonic, lambda _fraction: None, lambda: False, AbortFlag())
    try:
        yield model
    finally:
        model.close()


def logprobs_after(model: LoadedModel, prompt: Sequence[int], tokens: Sequence[int]) -> list[float]:
    """Return what the model itself gives each of *tokens* after a prompt."""
    decoder = model.decoder
    decoder.clear(0)
    row = decoder.add(0, prompt, 0, outputs=1)
    decoder.decode()
    found = [decoder.logprobs(row, token, 0).chosen.logprob for token in tokens]
    decoder.clear(0)
    return found


def answer(
    model: LoadedModel, prompt: Sequence[int], sampling: Sampling, *, guess: bool = True
) -> Finished:
    """Return the answer to a lone prompt, with the model's drafter unless *guess* is off.

    Every look at the clock takes a millisecond, so that a guess costs the same as a step.
    """
    events: list[GenerationEvent] = []
    ticks = count()
    drafter = model.drafter if guess else None
    for sequence in range(model.decoder.sequences):
        model.decoder.clear(sequence)
    scheduler = Scheduler(model.decoder, events.append, lambda: next(ticks) / 1000, drafter=drafter)
    scheduler.submit(Request("a", (), sampling), prompt, (), 0.0)
    while not scheduler.idle:
        scheduler.step()
    (end,) = (event for event in events if isinstance(event, Finished))
    return end
