"""Each code that llama_decode may return is dealt with as it deserves, and nothing is lost."""

from __future__ import annotations

import random

import pytest

from tests.engine.fake_decoder import FakeDecoder, answer_to
from tests.engine.test_scheduler import Bench, prompt, spelled
from workbench.core.generation import StopReason
from workbench.engine.decoding import Outcome, outcome_of


def test_what_the_codes_mean() -> None:
    meaning = {
        0: Outcome.DONE,
        1: Outcome.NO_ROOM,
        2: Outcome.ABORTED,
        -1: Outcome.REFUSED,
        -2: Outcome.NO_MEMORY,
        -3: Outcome.BROKEN,
        77: Outcome.BROKEN,
    }
    assert {code: outcome_of(code) for code in meaning} == meaning


def test_no_room_first_costs_what_is_cached() -> None:
    bench = Bench()
    bench.submit("old", prompt(30, 1))
    bench.run()
    bench.submit("new", prompt(30, 2))
    bench.decoder.outcomes = [Outcome.NO_ROOM]
    bench.run()
    assert bench.finished("new").text == spelled(answer_to(prompt(30, 2), 8))
    assert len(bench.decoder.held) == 1, "the old one was given up"


def test_no_room_then_makes_the_slices_smaller() -> None:
    bench = Bench()
    bench.submit("a", prompt(64))
    bench.decoder.outcomes = [Outcome.NO_ROOM, Outcome.NO_ROOM]
    bench.run()
    slices = [step[0][1] for step in bench.decoder.steps]
    assert slices[0] == 16, "halved twice, and once it fits all at once again"
    assert slices[1] == 48
    assert bench.finished("a").text == spelled(answer_to(prompt(64), 8))


def test_no_room_at_last_ends_the_newest_or_lets_it_wait() -> None:
    bench = Bench()
    bench.submit("a", prompt(64))
    bench.decoder.outcomes = [Outcome.NO_ROOM] * 50
    for _ in range(20):
        bench.scheduler.step()
    assert bench.finished("a").reason is StopReason.CONTEXT_FULL


def test_an_aborted_batch_is_taken_again() -> None:
    bench = Bench()
    for name in "ab":
        bench.submit(name, prompt(50, ord(name)))
    bench.decoder.outcomes = [Outcome.ABORTED, Outcome.DONE, Outcome.ABORTED]
    bench.run()
    for name in "ab":
        assert bench.finished(name).text == spelled(answer_to(prompt(50, ord(name)), 8))


@pytest.mark.parametrize("after", [0, 1, 4])
def test_a_refused_batch_makes_all_read_anew(after: int) -> None:
    bench = Bench()
    bench.submit("old", prompt(40, 9))
    bench.run()
    for name in "ab":
        bench.submit(name, [*prompt(40, 9), *prompt(20, ord(name))])
    bench.decoder.outcomes = [*[Outcome.DONE] * after, Outcome.REFUSED]
    bench.run()
    for name in "ab":
        tokens = [*prompt(40, 9), *prompt(20, ord(name))]
        assert bench.finished(name).text == spelled(answer_to(tokens, 8))
        assert bench.text(name) == bench.finished(name).text
    assert bench.decoder.resets == 0


def test_a_batch_that_is_refused_again_takes_a_new_context() -> None:
    bench = Bench()
    bench.submit("a", prompt(30))
    bench.decoder.outcomes = [Outcome.DONE, Outcome.DONE, Outcome.REFUSED, Outcome.REFUSED]
    bench.run()
    assert "could not go on" in bench.failed("a").sentence()
    assert bench.decoder.resets == 1
    assert bench.text("a") == spelled(answer_to(prompt(30), 2)), "its text is kept"
    bench.submit("b", prompt(30))
    bench.run()
    assert bench.finished("b").text == spelled(answer_to(prompt(30), 8))


@pytest.mark.parametrize(
    ("outcome", "words"),
    [(Outcome.BROKEN, "could not go on"), (Outcome.NO_MEMORY, "not enough memory")],
)
def test_a_lost_context_keeps_the_text_and_what_waits(outcome: Outcome, words: str) -> None:
    bench = Bench(FakeDecoder(context_size=60, cells=60, sequences=1))
    bench.submit("a", prompt(30, 1), most=20)
    bench.submit("waiting", prompt(30, 2))
    bench.decoder.outcomes = [*[Outcome.DONE] * 6, outcome]
    bench.run()
    assert words in bench.failed("a").sentence()
    assert bench.text("a") == spelled(answer_to(prompt(30, 1), 6))
    assert bench.finished("waiting").text == spelled(answer_to(prompt(30, 2), 8))
    assert bench.decoder.resets == 1
    assert bench.decoder.open_samplers == 0


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("cuts_freely", [True, False])
def test_any_run_of_bad_luck_that_ends_loses_nothing(seed: int, cuts_freely: bool) -> None:
    dice = random.Random(seed)
    bench = Bench(FakeDecoder(cuts_freely=cuts_freely))
    bad = [Outcome.ABORTED, Outcome.NO_ROOM, Outcome.REFUSED]
    for _ in range(30):
        bench.decoder.outcomes += [dice.choice(bad), *[Outcome.DONE] * dice.randrange(1, 4)]
    prompts = {f"{n}": prompt(dice.randrange(20, 60), n % 3) for n in range(8)}
    for name, tokens in prompts.items():
        bench.submit(name, tokens)
        bench.scheduler.step()
    bench.run()
    for name, tokens in prompts.items():
        assert bench.finished(name).text == spelled(answer_to(tokens, 8))
        assert bench.text(name) == bench.finished(name).text
