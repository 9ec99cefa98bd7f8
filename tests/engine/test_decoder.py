"""The scheduler over the real decoder: each answer is the one its prompt would get alone."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.generation import Finished, GenerationEvent, Request, Sampling, StopReason
from workbench.core.models import LoadOptions
from workbench.engine.decoder import AbortFlag, LlamaDecoder
from workbench.engine.decoding import Outcome
from workbench.engine.loading import load_model, plan_load
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.scheduler import Scheduler

pytestmark = pytest.mark.engine

Question = tuple[str, list[int], int]  # name, prompt, most tokens


@contextmanager
def decoder(path: Path, abort: AbortFlag, *, cells: int, sequences: int) -> Iterator[LlamaDecoder]:
    """Yield a decoder with exactly *cells* cells."""
    NATIVE_LOG.install()
    plan = plan_load(path, LoadOptions(context_tokens=256, threads=1, sequences=sequences))
    plan = replace(plan, context=replace(plan.context, cells=cells))
    loaded = load_model(plan, time.monotonic, lambda _fraction: None, lambda: False, abort)
    yield loaded.decoder
    loaded.close()


def submit(scheduler: Scheduler, question: Question) -> None:
    """Hand a greedy request to a scheduler."""
    name, prompt, most = question
    request = Request(name, (), Sampling(temperature=0.0, max_tokens=most))
    scheduler.submit(request, prompt, (), time.monotonic())


def alone(single: LlamaDecoder, question: Question) -> str:
    """Return the answer in an empty context."""
    events: list[GenerationEvent] = []
    single.clear(0)
    scheduler = Scheduler(single, events.append, time.monotonic)
    submit(scheduler, question)
    while not scheduler.idle:
        scheduler.step()
    return next(event.text for event in events if isinstance(event, Finished))


def questions(dice: random.Random, stems: Sequence[list[int]], count: int) -> list[Question]:
    """Return requests many of which begin alike."""
    return [
        (
            f"r{number}",
            dice.choice(stems)[: dice.randrange(5, 180)]
            + [dice.randrange(1, 250) for _ in range(dice.randrange(1, 40))],
            dice.randrange(1, 40),
        )
        for number in range(count)
    ]


@pytest.mark.parametrize("seed", [1, 2])
def test_answers_are_those_of_lone_prompts(random_model: Path, seed: int) -> None:
    dice = random.Random(seed)
    stems = [[dice.randrange(1, 250) for _ in range(200)] for _ in range(3)]
    asked = questions(dice, stems, 50)
    abort = AbortFlag()
    events: list[GenerationEvent] = []
    with decoder(random_model, abort, cells=512, sequences=6) as shared:
        scheduler = Scheduler(shared, events.append, time.monotonic)
        for question in asked:
            submit(scheduler, question)
            for _ in range(dice.randrange(10)):
                if dice.random() < 0.05:
                    abort.set()
                scheduler.step()
                abort.clear()
        submit(scheduler, ("stopped", stems[0], 0))
        scheduler.cancel("stopped")
        while not scheduler.idle:
            scheduler.step()
    ends = {event.request_id: event for event in events if isinstance(event, Finished)}
    assert ends["stopped"].reason is StopReason.CANCELLED
    assert sum(end.timing.cached_tokens for end in ends.values()) > 1000
    with decoder(random_model, AbortFlag(), cells=256, sequences=1) as single:
        for question in asked:
            assert ends[question[0]].text == alone(single, question)


def test_llama_cpp_tells_apart_what_went_wrong(random_model: Path) -> None:
    abort = AbortFlag()
    with decoder(random_model, abort, cells=256, sequences=2) as real:
        real.add(0, [1, 2, 3], 0, outputs=1)
        assert real.decode() is Outcome.DONE
        real.add(0, [99_999], 3, outputs=1)
        assert real.decode() is Outcome.REFUSED, "no such token"
        real.add(0, [4], 17, outputs=1)
        assert real.decode() is Outcome.REFUSED, "a gap"
        real.add(1, [1] * 250, 0, outputs=1)
        assert real.decode() is Outcome.DONE
        real.add(1, [1] * 20, 250, outputs=1)
        assert real.decode() is Outcome.NO_ROOM
        abort.set()
        real.add(0, [4], 3, outputs=1)
        assert real.decode() is Outcome.ABORTED
        abort.clear()
        real.add(0, [4], 3, outputs=1)
        assert real.decode() is Outcome.DONE
