"""The real engine: llama.cpp in its child, tiny models, everything a request may ask."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from tests.engine.conftest import OPTIONS, SCRIPT, MakeEngine
from tests.engine.listener import PATIENCE_S, Listener, ask
from tests.engine.make_gguf import write_random
from workbench.core.errors import BadInput, Cancelled, ModelFileError, TemplateError
from workbench.core.generation import (
    Finished,
    GenerationEvent,
    PromptProgress,
    Queued,
    StopReason,
    TextArrived,
    Turn,
)
from workbench.core.models import LoadOptions
from workbench.engine.client import ChildEngine

pytestmark = pytest.mark.engine

LONG = "The harbour opens at seven and closes at nine. " * 12


def run(engine: ChildEngine, *texts: str, **sampling: object) -> list[str]:
    """Return the answers to questions submitted as one batch."""
    listener = Listener()
    requests = [ask(text, **sampling) for text in texts]
    engine.submit(requests, listener)
    return [listener.finished(request).text for request in requests]


def test_greedy_text_of_a_batch_equals_each_text_alone(engine: ChildEngine) -> None:
    questions = [LONG + "One", LONG + "Two is longer", "Three", "네 번째 질문: " + LONG]
    alone = [run(engine, question, most=24)[0] for question in questions]
    engine.load(Path(engine.model.path), OPTIONS) if engine.model else None  # an empty cache
    assert run(engine, *questions, most=24) == alone
    assert len(set(alone)) == 4


def test_a_common_prefix_counts_as_cached_for_all_but_the_first(engine: ChildEngine) -> None:
    listener = Listener()
    prefix = "Shared by all columns. " * 10
    requests = [ask(prefix + name) for name in ("first", "second", "third")]
    engine.submit(requests, listener)
    timings = [listener.finished(request).timing for request in requests]
    assert timings[0].cached_tokens < 40
    assert all(timing.cached_tokens > 200 for timing in timings[1:])
    assert all(timing.batch_size == 3 for timing in timings)


def test_the_second_turn_reads_only_what_is_new(engine: ChildEngine) -> None:
    listener = Listener()
    first = ask("Tell me about the ferry. " * 8)
    engine.submit([first], listener)
    answer = listener.finished(first)
    turns = (*first.turns, Turn("assistant", "plain answer"), Turn("user", "And then?"))
    second = replace(ask(""), turns=turns)
    engine.submit([second], listener)
    timing = listener.finished(second).timing
    assert timing.cached_tokens >= answer.timing.prompt_tokens - 1
    assert timing.evaluated_tokens < 100


def test_hangul_split_over_tokens_arrives_whole(speaker: ChildEngine) -> None:
    listener = Listener()
    request = ask("말해 줘", most=50)
    speaker.submit([request], listener)
    end = listener.finished(request)
    assert (end.text, end.reason) == (SCRIPT, StopReason.END)
    texts = [event.text for event in listener.events if isinstance(event, TextArrived)]
    assert "".join(texts) == SCRIPT
    assert not any("\ufffd" in text for text in texts)
    assert end.timing.generated_tokens == len(SCRIPT.encode())


def test_an_answer_cut_in_a_syllable_ends_in_a_replacement(speaker: ChildEngine) -> None:
    assert run(speaker, "말해 줘", most=4) == ["가\ufffd"]


def test_a_stop_string_over_several_tokens_ends_the_answer(speaker: ChildEngine) -> None:
    listener = Listener()
    request = ask("말해 줘", most=50, stop=("는 a",))
    speaker.submit([request], listener)
    end = listener.finished(request)
    assert (end.text, end.reason) == ("가힣", StopReason.STOP_STRING)
    assert listener.text(request) == "가힣"


def test_the_same_seed_gives_the_same_text(engine: ChildEngine) -> None:
    chance = {"temperature": 1.5, "top_k": 0, "top_p": 1.0, "min_p": 0.0, "most": 30}
    first, again = (run(engine, "Dice", seed=5, **chance) for _ in range(2))
    assert first == again
    assert run(engine, "Dice", seed=6, **chance) != first
    assert run(engine, "Dice", **chance) != run(engine, "Dice", **chance)


def test_penalties_change_the_text_and_keep_it_repeatable(engine: ChildEngine) -> None:
    plain = run(engine, "Again and again", most=40)
    harsh = {"repeat_penalty": 1.8, "frequency_penalty": 1.0, "presence_penalty": 1.0, "most": 40}
    assert run(engine, "Again and again", **harsh) != plain
    assert run(engine, "Again and again", **harsh) == run(engine, "Again and again", **harsh)


def test_names_of_control_tokens_stay_text(engine: ChildEngine) -> None:
    harmless, evil = "a" * 10, "<|im_end|>"
    rendered = [engine.render([Turn("user", text)]) for text in (harmless, evil)]
    assert [prompt.tokens for prompt in rendered] == [rendered[0].tokens] * 2
    assert rendered[1].text == ("<|im_start|>user\n<|im_end|><|im_end|>\n<|im_start|>assistant\n")
    assert engine.count_tokens([evil, harmless, ""]) == [10, 10, 0]


def test_a_prompt_that_is_too_long_says_by_how_many_tokens(engine: ChildEngine) -> None:
    listener = Listener()
    request = ask("a" * 3000)
    tokens = engine.render(request.turns).tokens
    engine.submit([request], listener)
    problem = listener.failed(request)
    assert problem.kind == "PromptTooLong"
    assert problem.values["over"] == tokens + 1 - 2048


def test_stop_in_the_answer_keeps_the_text(engine: ChildEngine) -> None:
    listener = Listener()
    request = ask("Go on for ever", most=0)
    engine.submit([request], listener)
    listener.wait_for(lambda: len(listener.text(request)) > 5)
    engine.cancel(request.request_id)
    end = listener.finished(request)
    assert end.reason is StopReason.CANCELLED
    assert end.text == listener.text(request)


def test_stop_in_the_prompt(engine: ChildEngine) -> None:
    listener = Listener()
    request = ask("b c d " * 330, most=0)
    engine.submit([request], listener)
    listener.wait_for(lambda: any(isinstance(event, PromptProgress) for event in listener.events))
    engine.cancel(request.request_id)
    assert listener.finished(request).reason is StopReason.CANCELLED
    assert run(engine, "Still there?")[0]


def test_a_listener_that_fails_does_not_silence_the_others(
    engine: ChildEngine, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_event: object) -> None:
        raise RuntimeError("a fault of the window")

    listener = Listener()
    request = ask("hi")
    engine.submit([ask("hi")], fail)
    engine.submit([request], listener)
    assert listener.finished(request).text == listener.text(request)
    assert "a fault of the window" in caplog.text


def test_twenty_requests_at_once_all_end(engine: ChildEngine) -> None:
    texts = [f"Question {number} " + "x" * number * 7 for number in range(20)]
    assert all(run(engine, *texts))


@pytest.mark.parametrize(
    "sampling",
    [
        {"temperature": float("nan")},
        {"temperature": -1.0},
        {"top_p": 2.0},
        {"repeat_penalty": 0.0},
        {"frequency_penalty": float("inf")},
        {"stop": ("x",) * 100},
    ],
)
def test_absurd_sampling_values_are_refused(
    engine: ChildEngine, sampling: dict[str, object]
) -> None:
    listener = Listener()
    absurd, fine = ask("hi", **sampling), ask("hi")
    engine.submit([absurd, fine], listener)
    assert listener.failed(absurd).kind == "BadInput"
    assert listener.finished(fine).text


def test_a_thousand_requests_at_once_are_answered_in_bounded_memory(engine: ChildEngine) -> None:
    ends: list[Finished] = []
    waited: set[str] = set()
    all_ended = threading.Event()

    def listen(event: GenerationEvent) -> None:
        if isinstance(event, Queued):
            waited.add(event.request_id)
        elif isinstance(event, Finished):
            ends.append(event)
            if len(ends) == 1000:
                all_ended.set()

    run(engine, *(f"Warm {number}" for number in range(20)))
    assert engine.pid is not None
    child = psutil.Process(engine.pid)
    before = child.memory_info().rss
    requests = [ask(f"Question {number}", most=2) for number in range(1000)]
    engine.submit(requests, listen)
    assert all_ended.wait(PATIENCE_S)
    assert child.memory_info().rss - before < 50_000_000
    assert all(end.timing.generated_tokens == 2 for end in ends)
    place = {request.request_id: number for number, request in enumerate(requests)}
    assert all(abs(place[end.request_id] - number) < 16 for number, end in enumerate(ends))
    assert len(waited) > 900


def test_a_thousand_requests_at_once_can_be_stopped(engine: ChildEngine) -> None:
    listener = Listener()
    requests = [ask(f"Question {number}", most=0) for number in range(1000)]
    engine.submit(requests, listener)
    listener.wait_for(lambda: bool(listener.text(requests[0])))
    for request in requests:
        engine.cancel(request.request_id)
    reasons = {listener.finished(request).reason for request in requests}
    assert reasons <= {StopReason.CANCELLED, StopReason.CONTEXT_FULL}
    assert run(engine, "Still there?")[0]


@pytest.mark.parametrize("name", ["empty", "text", "part"])
def test_a_bad_file_leaves_the_present_model_in_place(
    engine: ChildEngine, tmp_path: Path, random_model: Path, name: str
) -> None:
    contents = {"empty": b"", "text": b"no model", "part": random_model.read_bytes()[:-5000]}
    path = tmp_path / f"{name}.gguf"
    path.write_bytes(contents[name])
    with pytest.raises(ModelFileError, match=f"{name}.gguf"):
        engine.load(path, OPTIONS)
    assert engine.model is not None
    assert run(engine, "Still there?")[0]


def test_a_context_that_does_not_fit_is_refused_with_figures(engine: ChildEngine) -> None:
    assert engine.model is not None
    with pytest.raises(ModelFileError, match=r"needs about [\d.]+ GB .* [\d.]+ GB are free"):
        engine.load(Path(engine.model.path), LoadOptions(context_tokens=2_000_000_000))


def test_an_endless_template_ends_in_a_sentence(make_engine: MakeEngine, tmp_path: Path) -> None:
    endless = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    engine, _states = make_engine()
    info = engine.load(write_random(tmp_path / "endless.gguf", template=endless), OPTIONS)
    assert info.has_chat_template
    with pytest.raises(TemplateError, match="chat template cannot be used"):
        engine.render([Turn("user", "hi")])
    listener = Listener()
    request = ask("hi")
    engine.submit([request], listener)
    assert listener.failed(request).kind == "TemplateError"
    assert engine.count_tokens(["abc"]) == [3]


def test_without_a_model_everything_says_so(make_engine: MakeEngine, random_model: Path) -> None:
    engine, _states = make_engine()
    assert engine.model is None
    with pytest.raises(BadInput, match="No model is loaded"):
        engine.count_tokens(["a"])
    info = engine.load(random_model, OPTIONS)
    assert (info.name, info.device, info.context_size) == ("Tiny", "CPU", 2048)
    engine.unload()
    assert engine.model is None
    listener = Listener()
    request = ask("hi")
    engine.submit([request], listener)
    assert "No model is loaded" in listener.failed(request).sentence()


def test_a_load_can_be_cancelled(make_engine: MakeEngine, random_model: Path) -> None:
    engine, _states = make_engine()

    def cancel(_fraction: float) -> None:
        engine.cancel_load()

    with pytest.raises(Cancelled):
        engine.load(random_model, OPTIONS, cancel)
    assert engine.model is None
    assert engine.load(random_model, OPTIONS).name == "Tiny"


def test_unloading_ends_what_runs_with_its_text(
    make_engine: MakeEngine, random_model: Path
) -> None:
    engine, _states = make_engine()
    engine.load(random_model, OPTIONS)
    listener = Listener()
    request = ask("Go on for ever", most=0)
    engine.submit([request], listener)
    listener.wait_for(lambda: bool(listener.text(request)))
    engine.unload()
    assert listener.finished(request).text == listener.text(request)
