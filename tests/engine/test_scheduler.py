"""Sequences in one context give what each would give alone, share what is common, and end once."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from tests.engine.fake_decoder import FakeDecoder, answer_to
from workbench.core.errors import Problem
from workbench.core.generation import (
    Failed,
    Finished,
    GenerationEvent,
    PromptProgress,
    Queued,
    Request,
    Sampling,
    StopReason,
    TextArrived,
    Turn,
)
from workbench.engine.decoding import Drafter, Outcome
from workbench.engine.scheduler import Scheduler


class Bench:
    """A scheduler over a fake decoder, with a clock that ticks at each look."""

    def __init__(self, decoder: FakeDecoder | None = None, drafter: Drafter | None = None) -> None:
        self.decoder = decoder or FakeDecoder()
        self.events: list[GenerationEvent] = []
        self.now_s = 0.0
        self.scheduler = Scheduler(self.decoder, self.events.append, self._clock, drafter=drafter)

    def _clock(self) -> float:
        self.now_s += 0.001
        return self.now_s

    def submit(
        self,
        name: str,
        tokens: Sequence[int],
        *,
        most: int = 8,
        stops: Sequence[str] = (),
        lookup: bool = False,
    ) -> None:
        request = Request(name, (Turn("user", name),), Sampling(max_tokens=most), lookup)
        self.scheduler.submit(request, tokens, stops, self._clock())

    def run(self) -> None:
        """Step until nothing is left."""
        for _ in range(10_000):
            if self.scheduler.idle:
                return
            self.scheduler.step()
        raise AssertionError("the scheduler does not come to an end")

    def finished(self, name: str) -> Finished:
        """Return the one terminal event of a request."""
        ends = [
            event
            for event in self.events
            if isinstance(event, Finished | Failed) and event.request_id == name
        ]
        assert len(ends) == 1
        assert isinstance(ends[0], Finished)
        return ends[0]

    def failed(self, name: str) -> Problem:
        """Return why a request failed."""
        ends = [
            event
            for event in self.events
            if isinstance(event, Finished | Failed) and event.request_id == name
        ]
        assert len(ends) == 1
        assert isinstance(ends[0], Failed)
        return ends[0].problem

    def text(self, name: str) -> str:
        """Return the text that streamed."""
        return "".join(
            event.text
            for event in self.events
            if isinstance(event, TextArrived) and event.request_id == name
        )


def spelled(tokens: Sequence[int]) -> str:
    """Return the text of tokens as the fake decoder spells it."""
    return "".join(f"{token} " for token in tokens)


def prompt(length: int, seed: int = 1) -> list[int]:
    """Return random tokens, none of which ends an answer."""
    return [random.Random(f"{seed}.{place}").randrange(1, 1000) for place in range(length)]


def test_each_answer_of_a_batch_equals_its_answer_alone() -> None:
    bench = Bench()
    prompts = {name: prompt(30 + 17 * place, place) for place, name in enumerate("abcd")}
    for name, tokens in prompts.items():
        bench.submit(name, tokens)
    bench.run()
    for name, tokens in prompts.items():
        assert bench.finished(name).text == spelled(answer_to(tokens, 8))
        assert bench.text(name) == bench.finished(name).text
        assert bench.finished(name).reason is StopReason.LENGTH
    assert bench.decoder.open_samplers == 0


def test_a_common_prefix_is_read_once_and_only_the_first_pays() -> None:
    bench = Bench()
    common = prompt(100)
    prompts = {name: [*common, *prompt(10, place)] for place, name in enumerate("wxyz")}
    for name, tokens in prompts.items():
        bench.submit(name, tokens)
    bench.run()
    cached = [bench.finished(name).timing.cached_tokens for name in "wxyz"]
    assert cached == [0, 100, 100, 100]
    assert bench.decoder.decoded == 100 + 4 * 10 + 4 * 7  # the last token is never decoded
    for name, tokens in prompts.items():
        assert bench.finished(name).text == spelled(answer_to(tokens, 8))
        assert bench.finished(name).timing.batch_size == 4


def test_prefixes_of_prefixes_are_shared_too() -> None:
    bench = Bench()
    system, examples = prompt(40), prompt(60, 2)
    prompts = {
        "a": [*system, *prompt(9, 3)],
        "b": [*system, *examples, *prompt(9, 4)],
        "c": [*system, *examples, *prompt(9, 5)],
    }
    for name, tokens in prompts.items():
        bench.submit(name, tokens)
    bench.run()
    assert [bench.finished(name).timing.cached_tokens for name in "abc"] == [0, 40, 100]
    for name, tokens in prompts.items():
        assert bench.finished(name).text == spelled(answer_to(tokens, 8))


def test_when_the_reader_of_a_prefix_is_stopped_another_reads_on() -> None:
    bench = Bench(FakeDecoder(batch_tokens=16))
    common = prompt(100)
    prompts = {name: [*common, *prompt(5, place)] for place, name in enumerate("abc")}
    for name, tokens in prompts.items():
        bench.submit(name, tokens)
    bench.scheduler.step()
    bench.scheduler.step()
    bench.scheduler.cancel("a")
    bench.run()
    assert bench.finished("a").reason is StopReason.CANCELLED
    assert [bench.finished(name).timing.cached_tokens for name in "bc"] == [32, 100]
    for name in "bc":
        assert bench.finished(name).text == spelled(answer_to(prompts[name], 8))


def test_the_next_turn_reads_only_what_is_new() -> None:
    bench = Bench()
    first = prompt(50)
    bench.submit("first", first)
    bench.run()
    second = [*first, *answer_to(first, 8), *prompt(12, 9)]
    bench.submit("second", second)
    bench.run()
    timing = bench.finished("second").timing
    assert (timing.prompt_tokens, timing.cached_tokens) == (70, 57)  # the 8th was never decoded
    assert bench.finished("second").text == spelled(answer_to(second, 8))


def test_the_same_prompt_again_reads_one_token() -> None:
    bench = Bench()
    for name in ("once", "again"):
        bench.submit(name, prompt(50))
        bench.run()
    assert bench.finished("again").timing.cached_tokens == 49
    assert bench.finished("again").text == bench.finished("once").text


def test_the_least_recently_used_is_evicted_and_answers_stay_right() -> None:
    bench = Bench(FakeDecoder(context_size=100, cells=150, sequences=3))
    for round_number in range(3):
        for place in range(5):
            name = f"{place}.{round_number}"
            bench.submit(name, prompt(60, place))
            bench.run()
            assert bench.finished(name).text == spelled(answer_to(prompt(60, place), 8))


def test_finished_sequences_are_kept_within_measure() -> None:
    bench = Bench(FakeDecoder(context_size=400, cells=10_000, sequences=16))
    for place in range(12):
        bench.submit(f"{place}", prompt(300, place))
        bench.run()
    held = sum(len(tokens) for tokens in bench.decoder.held.values())
    assert 1024 <= held <= 1024 + 400
    bench.submit("again", prompt(300, 10))
    bench.run()
    assert bench.finished("again").timing.cached_tokens == 299


def test_a_request_waits_until_cells_are_free_and_says_its_place() -> None:
    bench = Bench(FakeDecoder(context_size=100, cells=100))
    for place, name in enumerate("abc"):
        bench.submit(name, prompt(50, place), most=20)
    bench.run()
    places = [
        (event.request_id, event.place) for event in bench.events if isinstance(event, Queued)
    ]
    assert places == [("b", 1), ("c", 2), ("c", 1)]
    for place, name in enumerate("abc"):
        assert bench.finished(name).text == spelled(answer_to(prompt(50, place), 20))
        assert bench.finished(name).timing.batch_size == 1


def test_more_requests_than_sequences_all_end() -> None:
    bench = Bench(FakeDecoder(sequences=3))
    for place in range(40):
        bench.submit(f"r{place}", prompt(20 + place, place))
    bench.run()
    for place in range(40):
        expected = spelled(answer_to(prompt(20 + place, place), 8))
        assert bench.finished(f"r{place}").text == expected


def test_a_prompt_that_can_never_fit_says_by_how_many_tokens() -> None:
    bench = Bench(FakeDecoder(context_size=100))
    bench.submit("long", prompt(123))
    problem = bench.failed("long")
    assert problem.kind == "PromptTooLong"
    assert "too long for this model by 24 tokens" in problem.sentence()
    bench.submit("fits", prompt(99))
    bench.run()
    assert bench.finished("fits").reason is StopReason.CONTEXT_FULL
    assert bench.finished("fits").timing.generated_tokens == 1


def test_an_empty_prompt_fails_instead_of_waiting_for_ever() -> None:
    bench = Bench()
    bench.submit("empty", [])
    assert bench.failed("empty").kind == "BadInput"
    assert bench.scheduler.idle


def test_the_context_ends_an_answer_without_limit() -> None:
    bench = Bench(FakeDecoder(context_size=40))
    bench.submit("a", prompt(30), most=0)
    bench.run()
    assert bench.finished("a").reason is StopReason.CONTEXT_FULL
    assert bench.finished("a").timing.context_used == 40


def test_an_answer_ends_with_the_models_turn_or_a_stop_string() -> None:
    bench = Bench()
    bench.decoder.end_after = 3
    bench.submit("a", prompt(30))
    bench.run()
    assert bench.finished("a").reason is StopReason.END
    assert bench.finished("a").text == spelled(answer_to(prompt(30), 3))
    assert bench.finished("a").timing.generated_tokens == 3
    timing = bench.finished("a").timing
    assert timing.generation_rate == pytest.approx(2 / timing.generation_s)
    assert timing.generation_s == pytest.approx(2 * timing.token_p50_s, rel=0.5)
    bench.decoder.end_after = None
    words = answer_to(prompt(30), 8)
    bench.submit("b", prompt(30), stops=[f" {words[2]} "])
    bench.run()
    assert bench.finished("b").reason is StopReason.STOP_STRING
    assert bench.finished("b").text == f"{words[0]} {words[1]}"


def test_stop_works_while_waiting_while_reading_and_while_answering() -> None:
    bench = Bench(FakeDecoder(context_size=200, cells=200, batch_tokens=16))
    bench.submit("answering", prompt(20, 1), most=100)
    for _ in range(5):
        bench.scheduler.step()
    bench.submit("reading", prompt(60, 2), most=10)
    bench.submit("waiting", prompt(150, 3), most=10)
    bench.scheduler.step()
    for name in ("waiting", "reading", "answering"):
        bench.scheduler.cancel(name)
        assert bench.finished(name).reason is StopReason.CANCELLED
    text = bench.finished("answering").text
    assert text
    assert spelled(answer_to(prompt(20, 1), 100)).startswith(text)
    assert bench.finished("reading").text == ""
    assert bench.scheduler.idle
    bench.scheduler.cancel("answering")  # too late: nothing happens
    bench.finished("answering")


def test_a_long_prompt_is_read_in_slices_while_an_answer_streams() -> None:
    bench = Bench(FakeDecoder(context_size=2000, cells=4000, batch_tokens=512))
    bench.submit("stream", prompt(10, 1), most=400)
    for _ in range(5):
        bench.scheduler.step()
    bench.submit("long", prompt(1500, 2), most=4)
    bench.run()
    with_both = [step for step in bench.decoder.steps if len(step) == 2]
    assert len(with_both) >= 6
    assert all(step[0][1] == 1 for step in with_both), "the stream gets its token in each step"
    done = [
        e.done for e in bench.events if isinstance(e, PromptProgress) and e.request_id == "long"
    ]
    assert done == sorted(done)
    assert bench.finished("long").text == spelled(answer_to(prompt(1500, 2), 4))


def test_an_aborted_step_is_taken_again() -> None:
    bench = Bench(FakeDecoder(batch_tokens=32))
    bench.decoder.outcomes = [Outcome.DONE, Outcome.ABORTED, Outcome.DONE, Outcome.ABORTED] * 4
    bench.submit("a", prompt(70, 1))
    bench.submit("b", prompt(40, 2))
    bench.run()
    assert bench.finished("a").text == spelled(answer_to(prompt(70, 1), 8))
    assert bench.finished("b").text == spelled(answer_to(prompt(40, 2), 8))


def test_models_that_cannot_go_back_only_ever_go_on() -> None:
    bench = Bench(FakeDecoder(cuts_freely=False, batch_tokens=32))
    bench.decoder.outcomes = [Outcome.DONE, Outcome.ABORTED]
    first = prompt(50)
    bench.submit("a", first)
    bench.submit("b", [*first[:40], 1, 2, 3])
    bench.run()
    grown = [*first, *answer_to(first, 8), 5, 6]
    bench.submit("grown", grown)
    bench.run()
    bench.submit("branch", [*first, 9, 9, 9])
    bench.run()
    assert bench.finished("a").text == spelled(answer_to(first, 8))
    assert bench.finished("b").text == spelled(answer_to([*first[:40], 1, 2, 3], 8))
    assert bench.finished("grown").text == spelled(answer_to(grown, 8))
    assert bench.finished("branch").text == spelled(answer_to([*first, 9, 9, 9], 8))
    cached = [bench.finished(name).timing.cached_tokens for name in ("a", "b", "grown", "branch")]
    assert cached == [0, 0, 57, 0]


def test_no_room_gives_up_cached_prefixes_then_lets_the_newest_wait() -> None:
    bench = Bench(FakeDecoder(context_size=100, cells=300))
    bench.submit("old", prompt(60, 1))
    bench.run()
    bench.submit("a", prompt(30, 2))
    bench.submit("b", prompt(30, 3))
    bench.decoder.outcomes = [Outcome.NO_ROOM, Outcome.DONE, Outcome.NO_ROOM]
    bench.run()
    assert bench.finished("a").text == spelled(answer_to(prompt(30, 2), 8))
    assert bench.finished("b").text == spelled(answer_to(prompt(30, 3), 8))
    bench.submit("old again", prompt(60, 1))
    bench.run()
    assert bench.finished("old again").timing.cached_tokens == 0


def test_a_broken_context_fails_what_runs_and_serves_what_comes() -> None:
    bench = Bench()
    bench.submit("a", prompt(30))
    bench.scheduler.step()
    bench.decoder.outcomes = [Outcome.BROKEN]
    bench.scheduler.step()
    assert "could not go on" in bench.failed("a").sentence()
    assert bench.decoder.resets == 1
    bench.submit("b", prompt(30))
    bench.run()
    assert bench.finished("b").text == spelled(answer_to(prompt(30), 8))


def test_a_broken_context_takes_a_request_along_that_had_to_wait_again() -> None:
    bench = Bench(FakeDecoder(context_size=100, cells=100))
    bench.submit("a", prompt(30, 1), most=20)
    bench.submit("b", prompt(30, 2), most=20)
    bench.scheduler.step()
    bench.decoder.outcomes = [Outcome.DONE, Outcome.NO_ROOM, Outcome.BROKEN]
    bench.scheduler.step()
    bench.scheduler.step()
    bench.scheduler.step()
    for name in "ab":
        assert "could not go on" in bench.failed(name).sentence()
    assert bench.decoder.open_samplers == 0
    assert bench.scheduler.idle


def test_an_answer_that_nothing_may_continue_fails_with_its_text_and_harms_no_other() -> None:
    bench = Bench()
    bench.submit("fine", prompt(40, 2), most=3)
    bench.submit("stuck", prompt(30, 1))
    bench.decoder.stuck_after = 3
    bench.run()
    assert bench.failed("stuck").kind == "BadInput"
    assert bench.text("stuck") == spelled(answer_to(prompt(30, 1), 3))
    assert bench.finished("fine").text == spelled(answer_to(prompt(40, 2), 3))
    assert bench.decoder.open_samplers == 0


def test_log_probabilities_come_with_every_token_of_the_answer() -> None:
    bench = Bench()
    request = Request("a", (), Sampling(max_tokens=8, logprobs=2))
    bench.scheduler.submit(request, prompt(30), (), 0.0)
    bench.run()
    told = bench.finished("a").logprobs
    assert [each.chosen.token for each in told] == answer_to(prompt(30), 8)
    assert all(len(each.likeliest) == 2 for each in told)


def test_times_are_those_of_the_clock() -> None:
    bench = Bench()
    bench.submit("a", prompt(30), most=5)
    bench.run()
    timing = bench.finished("a").timing
    assert timing.queued_s > 0
    assert timing.prompt_s > 0
    assert timing.ttft_s == pytest.approx(timing.queued_s + timing.prompt_s)
    assert timing.generation_s >= 4 * timing.token_p50_s * 0.9
    assert timing.token_p95_s >= timing.token_p50_s > 0
    assert timing.total_s >= timing.ttft_s + timing.generation_s
    assert (timing.context_used, timing.context_size) == (35, 256)


def test_text_is_gathered_into_few_events() -> None:
    bench = Bench(FakeDecoder(context_size=2000, cells=2000))
    bench.submit("a", prompt(10), most=1000)
    bench.run()
    texts = [event for event in bench.events if isinstance(event, TextArrived)]
    assert len(texts) < 70 * bench.now_s
    assert texts[0].tokens == 1, "the first token is told at once"
    assert texts[-1].tokens == 1000
    assert bench.text("a") == bench.finished("a").text


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("cuts_freely", [True, False])
def test_whatever_happens_every_request_ends_once_and_rightly(seed: int, cuts_freely: bool) -> None:
    dice = random.Random(seed)
    decoder = FakeDecoder(
        context_size=120, cells=260, sequences=4, batch_tokens=32, cuts_freely=cuts_freely
    )
    bench = Bench(decoder)
    prompts: dict[str, list[int]] = {}
    for place in range(60):
        stem = prompt(dice.randrange(5, 90), dice.randrange(3))
        prompts[f"r{place}"] = [*stem, *prompt(dice.randrange(1, 20), 100 + place)]
        bench.submit(f"r{place}", prompts[f"r{place}"], most=dice.randrange(1, 30))
        for _ in range(dice.randrange(4)):
            if dice.random() < 0.1:
                decoder.outcomes.append(dice.choice([Outcome.ABORTED, Outcome.NO_ROOM]))
            bench.scheduler.step()
        if dice.random() < 0.2:
            bench.scheduler.cancel(f"r{dice.randrange(place + 1)}")
    bench.run()
    for name, tokens in prompts.items():
        end = bench.finished(name)
        made = end.timing.generated_tokens
        assert end.text == spelled(answer_to(tokens, made))
        assert end.text == bench.text(name)
    assert decoder.open_samplers == 0
