"""Guesses from the prompt save steps where an answer quotes, and never change a token."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.engine.fake_decoder import FakeDecoder
from tests.engine.listener import Listener, ask
from tests.engine.test_scheduler import Bench, prompt
from workbench.core.generation import Finished, StopReason
from workbench.engine.client import ChildEngine
from workbench.engine.decoding import Outcome
from workbench.engine.lookup import PromptLookup

PASSAGE = prompt(120)


def quoting() -> FakeDecoder:
    """Return a decoder that goes on as the passage does, once it is in it."""
    decoder = FakeDecoder(context_size=1000, cells=4000)
    for place in range(3, len(PASSAGE)):
        decoder.script[tuple(PASSAGE[place - 3 : place])] = PASSAGE[place]
    return decoder


def answer(decoder: FakeDecoder, tokens: list[int], *, lookup: bool, most: int = 60) -> Finished:
    """Return the end of one answer."""
    bench = Bench(decoder)
    bench.submit("a", tokens, most=most, lookup=lookup)
    bench.run()
    assert bench.text("a") == bench.finished("a").text
    assert decoder.open_samplers == 0
    return bench.finished("a")


def test_a_quote_takes_fewer_steps_and_has_the_same_text() -> None:
    tokens = [*PASSAGE, 1, *PASSAGE[10:14]]  # the answer begins within the passage
    plain, fast = quoting(), quoting()
    expected = answer(plain, tokens, lookup=False)
    end = answer(fast, tokens, lookup=True)
    assert (end.text, end.reason) == (expected.text, StopReason.LENGTH)
    assert len(fast.steps) < len(plain.steps) / 3
    assert end.timing.accepted_tokens > 40
    assert end.timing.drafted_tokens <= 60
    assert end.timing.generated_tokens == 60
    assert expected.timing.drafted_tokens == 0


def test_the_next_turn_finds_only_what_is_really_there() -> None:
    bench = Bench(quoting())
    tokens = [*PASSAGE, 1, *PASSAGE[10:14]]
    bench.submit("a", tokens, most=30, lookup=True)
    bench.run()
    assert bench.finished("a").text
    (held,) = bench.decoder.held.values()
    assert held == [*tokens, *PASSAGE[14:43]]
    assert bench.scheduler.idle


def test_guesses_that_are_wrong_are_given_up() -> None:
    rounds = [(1, 2, 3), (2, 3, 1), (3, 1, 2)]  # it always looks like a quote and never is one
    tokens = [token for place, three in enumerate(rounds) for token in (*three, 900 + place)]
    ends = []
    for lookup in (False, True):
        decoder = FakeDecoder(context_size=1000, cells=4000)
        decoder.script = {three: three[0] for three in rounds}
        ends.append(answer(decoder, [*tokens, 1, 2, 3], lookup=lookup, most=300))
    assert ends[0].text == ends[1].text == "1 2 3 " * 100
    assert ends[1].timing.accepted_tokens == 0
    assert 0 < ends[1].timing.drafted_tokens < 100


@pytest.mark.parametrize("limit", [1, 2, 3, 5])
def test_guesses_keep_within_the_answer_and_the_context(limit: int) -> None:
    tokens = [*PASSAGE, 1, *PASSAGE[10:14]]
    end = answer(quoting(), tokens, lookup=True, most=limit)
    assert end.timing.generated_tokens == limit
    small = quoting()
    small.context_size = len(tokens) + limit
    end = answer(small, tokens, lookup=True, most=0)
    assert (end.reason, end.timing.context_used) == (StopReason.CONTEXT_FULL, small.context_size)


def test_a_stop_string_within_a_guess_ends_the_answer_there() -> None:
    tokens = [*PASSAGE, 1, *PASSAGE[10:14]]
    bench = Bench(quoting())
    bench.submit("a", tokens, most=60, stops=[f" {PASSAGE[25]} "], lookup=True)
    bench.run()
    assert bench.finished("a").reason is StopReason.STOP_STRING
    assert bench.finished("a").text == " ".join(str(token) for token in PASSAGE[14:25])


def test_models_that_only_go_on_do_not_guess() -> None:
    decoder = quoting()
    decoder.cuts_freely = False
    end = answer(decoder, [*PASSAGE, 1, *PASSAGE[10:14]], lookup=True)
    assert end.timing.drafted_tokens == 0


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_text_is_that_without_guesses(seed: int) -> None:
    dice = random.Random(seed)
    decoder = quoting()
    decoder.context_size, decoder.cells, decoder.batch_tokens = 220, 500, 40
    for place in range(3, len(PASSAGE)):
        if dice.random() < 0.2:  # some quotes break off
            del decoder.script[tuple(PASSAGE[place - 3 : place])]
    bench = Bench(decoder)
    prompts: dict[str, list[int]] = {}
    for place in range(30):
        start = dice.randrange(80)
        prompts[f"r{place}"] = [*PASSAGE, place, *PASSAGE[start : start + dice.randrange(2, 30)]]
        most, lookup = dice.randrange(60), dice.random() < 0.8
        bench.submit(f"r{place}", prompts[f"r{place}"], most=most, lookup=lookup)
        for _ in range(dice.randrange(6)):
            if dice.random() < 0.1:
                decoder.outcomes.append(dice.choice([Outcome.ABORTED, Outcome.NO_ROOM]))
            bench.scheduler.step()
        if dice.random() < 0.2:
            bench.scheduler.cancel(f"r{dice.randrange(place + 1)}")
    bench.run()
    for name, tokens in prompts.items():
        grown = list(tokens)
        for _ in range(bench.finished(name).timing.generated_tokens):
            grown.append(decoder.next_token(grown))
        made = grown[len(tokens) :]
        assert bench.finished(name).text == "".join(f"{token} " for token in made)


def test_a_guess_grows_while_it_is_right_and_shrinks_when_it_is_wrong() -> None:
    lookup = PromptLookup(PASSAGE)
    assert lookup.draft(PASSAGE[:20], 99) == PASSAGE[20:23]
    lookup.learn(3, 3, cost=0.5)
    assert lookup.draft(PASSAGE[:24], 99) == PASSAGE[24:30]
    assert lookup.draft(PASSAGE[:24], 3) == PASSAGE[24:27]
    assert lookup.draft(PASSAGE[:24], 0) == []
    lookup.learn(6, 1, cost=0.5)
    assert lookup.draft(PASSAGE[:20], 99) == PASSAGE[20:22]
    assert lookup.draft([1, 2, 3], 99) == []


def test_where_guesses_cost_much_they_pause_ever_longer() -> None:
    lookup = PromptLookup(PASSAGE)
    pauses = []
    for _ in range(3):
        while lookup.draft(PASSAGE[:20], 4):
            lookup.learn(4, 2, cost=1.0)
        pauses.append(1)
        while not lookup.draft(PASSAGE[:20], 4):
            pauses[-1] += 1
    assert pauses == [32, 64, 128]


@pytest.mark.engine
def test_the_real_engine_quotes_faster_and_says_the_same(engine: ChildEngine) -> None:
    quote = "The ferry to the island leaves at seven and comes back at nine."
    asked = ask(f"Passages: {quote} Opening hours: daily.", most=100, grammar=f'root ::= "{quote}"')
    free = ask("abc abd abe abc abd abe abc", most=60)
    chance = ask(free.turns[0].text, most=60, temperature=1.0, seed=3, repeat_penalty=1.2)
    listener = Listener()
    for request in (asked, free, chance):
        guessing = replace(request, request_id=f"{request.request_id}g", lookup=True)
        engine.submit([request], listener)
        expected = listener.finished(request)
        engine.submit([guessing], listener)
        end = listener.finished(guessing)
        assert end.text == expected.text
        if request is asked:
            assert end.text == quote
            assert end.timing.accepted_tokens > 20
