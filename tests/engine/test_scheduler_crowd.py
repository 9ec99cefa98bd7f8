"""Many requests at once: in fair order, within the memory, each told its place."""

from __future__ import annotations

from tests.engine.fake_decoder import FakeDecoder, answer_to
from tests.engine.test_scheduler import Bench, prompt, spelled
from workbench.core.generation import Finished, PromptProgress, Queued


def test_a_thousand_requests_at_once_are_answered_in_order_within_the_memory() -> None:
    bench = Bench(FakeDecoder(context_size=100, cells=400, sequences=8))
    prompts = {f"r{place}": prompt(10 + place % 50, place % 70) for place in range(1000)}
    for name, tokens in prompts.items():
        bench.submit(name, tokens, most=1 + len(tokens) % 7)
    most_held = 0
    for _ in range(10_000):
        if bench.scheduler.idle:
            break
        bench.scheduler.step()
        cells = {cell for held in bench.decoder.cell_of.values() for cell in held}
        most_held = max(most_held, len(cells))
        assert len(bench.decoder.held) <= 8
    assert most_held <= 400
    begun = [
        event.request_id
        for event in bench.events
        if isinstance(event, PromptProgress) and event.done < event.total
    ]
    assert list(dict.fromkeys(begun)) == list(prompts), "who came first begins first"
    places: dict[str, list[int]] = {}
    for event in bench.events:
        if isinstance(event, Queued):
            places.setdefault(event.request_id, []).append(event.place)
    assert len(places) > 990
    assert all(told == sorted(told, reverse=True) for told in places.values())
    assert len(places["r999"]) < 200, "far from the front only big steps are told"
    ends = [event for event in bench.events if isinstance(event, Finished)]
    assert {end.request_id for end in ends} == set(prompts)
    for end in ends:
        tokens = prompts[end.request_id]
        assert end.text == spelled(answer_to(tokens, 1 + len(tokens) % 7))


def test_a_short_request_waits_no_longer_than_those_before_it() -> None:
    bench = Bench(FakeDecoder(context_size=100, cells=200, sequences=8))
    for place in range(20):
        bench.submit(f"long {place}", prompt(60, place), most=30)
    bench.submit("short", [1, 2, 3], most=1)
    for place in range(20, 40):
        bench.submit(f"long {place}", prompt(60, place), most=30)
    bench.run()
    ended = [event.request_id for event in bench.events if isinstance(event, Finished)]
    assert ended.index("short") <= 20
