"""Every load option takes effect, and with none of them an answer depends on what is cached."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from llama_cpp import llama_cpp as native

from tests.engine.in_process import answer, loaded, logprobs_after
from tests.engine.listener import Listener, ask
from tests.engine.make_adapter import stir, write_adapter
from workbench.core.errors import ModelFileError
from workbench.core.generation import Sampling
from workbench.core.models import AdapterUse, DeviceInfo, LoadOptions
from workbench.engine import loading
from workbench.engine.client import ChildEngine
from workbench.engine.native_log import NATIVE_LOG

pytestmark = pytest.mark.engine

PLAIN = LoadOptions(threads=1)
PROMPT = [40, 41, 42, 300, 301] * 12
TOKENS = (700, 800, 900, 1000)
LONG = "[1] The ferry to Mira leaves at seven and comes back at nine, but not in winter. " * 12
QUANTIZED = (
    replace(PLAIN, cache_type_k="q8_0", cache_type_v="q8_0"),
    replace(PLAIN, cache_type_k="q4_0", flash_attention="off"),
    replace(PLAIN, cache_type_k="q5_1", cache_type_v="q4_0", flash_attention="on"),
)


@contextmanager
def engine_with(path: Path, options: LoadOptions, logs: Path) -> Iterator[ChildEngine]:
    """Yield an engine with a model, which keeps states."""
    engine = ChildEngine(logs, state_folder=logs / "states")
    try:
        engine.load(path, options)
        yield engine
    finally:
        engine.close()


def say(engine: ChildEngine, *texts: str) -> list[str]:
    """Return greedy answers to questions asked at once."""
    listener = Listener()
    requests = [ask(text, most=30) for text in texts]
    engine.submit(requests, listener)
    return [listener.finished(request).text for request in requests]


def weights(path: Path, options: LoadOptions) -> list[float]:
    """Return what a model gives TOKENS after PROMPT."""
    with loaded(path, options) as model:
        return logprobs_after(model, PROMPT, TOKENS)


# The cache's form


@pytest.mark.parametrize("options", QUANTIZED)
def test_with_a_quantized_cache_answers_are_those_of_lone_prompts(
    tour_model: Path, tmp_path: Path, options: LoadOptions
) -> None:
    questions = [LONG + "When does it leave?", LONG + "Does it sail in winter?", "Who are you?"]
    with engine_with(tour_model, options, tmp_path) as engine:
        alone = []
        for question in questions:
            engine.load(tour_model, replace(options, sequences=1))  # with an empty cache
            engine.clear_states()
            alone += say(engine, question)
        engine.load(tour_model, options)
        engine.clear_states()
        assert say(engine, *questions) == alone, "a common prefix is shared"
        assert say(engine, *reversed(questions)) == alone[::-1], "all of it is cached"


@pytest.mark.parametrize("options", QUANTIZED)
def test_a_quantized_cache_is_saved_and_restored(
    tour_model: Path, tmp_path: Path, options: LoadOptions
) -> None:
    question = LONG + "When does it leave?"
    with engine_with(tour_model, options, tmp_path) as engine:
        (first,) = say(engine, question)
        engine.unload()
    assert len(list((tmp_path / "states").iterdir())) == 1
    with engine_with(tour_model, options, tmp_path) as engine:
        listener, request = Listener(), ask(question, most=30)
        engine.submit([request], listener)
        end = listener.finished(request)
        assert end.timing.cached_tokens > 100
        assert end.text == first
        engine.load(tour_model, PLAIN)  # whose cache has another form
        again = ask(question, most=30)
        engine.submit([again], listener)
        assert listener.finished(again).timing.cached_tokens == 0


def test_quantized_values_switch_flash_attention_on(tour_model: Path) -> None:
    found = []
    for options in (PLAIN, QUANTIZED[0], replace(PLAIN, flash_attention="on")):
        with loaded(tour_model, options) as model:
            found.append(model.info.flash_attention)
    assert found == [False, True, True]


def test_a_coarser_cache_moves_the_logits_a_little(tour_model: Path) -> None:
    exact = weights(tour_model, replace(PLAIN, cache_type_k="f32", cache_type_v="f32"))
    half = weights(tour_model, PLAIN)
    coarse = weights(tour_model, replace(PLAIN, cache_type_k="q4_0", cache_type_v="q4_0"))
    assert half == pytest.approx(exact, abs=0.05)
    assert coarse == pytest.approx(exact, abs=3.0)
    distance = max(abs(a - b) for a, b in zip(coarse, exact, strict=True))
    assert distance > max(abs(a - b) for a, b in zip(half, exact, strict=True))


# RoPE


def test_rope_takes_effect(tour_model: Path) -> None:
    plain = weights(tour_model, PLAIN)
    same = replace(PLAIN, rope_base=10_000.0, rope_scaling="linear", rope_factor=1.0)
    assert weights(tour_model, same) == pytest.approx(plain, abs=1e-3)
    linear = weights(tour_model, replace(PLAIN, rope_scaling="linear", rope_factor=4.0))
    yarn = weights(tour_model, replace(PLAIN, rope_scaling="yarn", rope_factor=4.0))
    base = weights(tour_model, replace(PLAIN, rope_base=500_000.0))
    found = [plain, linear, yarn, base]
    for place, one in enumerate(found):
        for other in found[place + 1 :]:
            assert max(abs(a - b) for a, b in zip(one, other, strict=True)) > 0.01


# Memory and batches


@pytest.mark.parametrize(("mapped", "locked"), [(True, False), (False, False), (True, True)])
def test_the_file_is_mapped_or_read(tour_model: Path, mapped: bool, locked: bool) -> None:
    options = replace(PLAIN, memory_map=mapped, memory_lock=locked)
    with loaded(tour_model, options) as model:
        assert (str(tour_model) in Path("/proc/self/maps").read_text()) == mapped
        assert model.cache_size_bytes > (0 if mapped else tour_model.stat().st_size)


def test_batches_are_as_asked_for_and_change_nothing(tour_model: Path) -> None:
    greedy, texts = Sampling(temperature=0.0, max_tokens=20), set()
    for batch, micro in ((512, 0), (64, 16), (256, 256)):
        options = replace(PLAIN, batch_tokens=batch, micro_batch_tokens=micro)
        with loaded(tour_model, options) as model:
            assert model.decoder.batch_tokens == batch
            context = model.decoder._context  # llama.cpp alone knows what it took
            assert native.llama_n_batch(context) == batch
            assert native.llama_n_ubatch(context) == (micro or 128)
            assert model.info.threads == 1
            texts.add(answer(model, PROMPT * 3, greedy).text)
    assert len(texts) == 1


def test_states_are_kept_apart_by_all_that_changes_them(tour_model: Path, tmp_path: Path) -> None:
    path = str(write_adapter(tmp_path / "a.gguf", stir(tour_model)))
    options = [
        PLAIN,
        *QUANTIZED,
        replace(PLAIN, flash_attention="on"),
        replace(PLAIN, rope_base=500_000.0),
        replace(PLAIN, rope_scaling="linear", rope_factor=2.0),
        replace(PLAIN, adapters=(AdapterUse(path, 1.0),)),
        replace(PLAIN, adapters=(AdapterUse(path, 0.5),)),
        replace(PLAIN, draft_path=str(tour_model)),
    ]
    keys = []
    for each in options:
        with loaded(tour_model, each) as model:
            keys.append(model.state_key)
    assert len(set(keys)) == len(options)
    with loaded(tour_model, replace(PLAIN, batch_tokens=64, context_tokens=512)) as model:
        assert model.state_key == keys[0]


# Devices

CARD = DeviceInfo("CUDA0", "A card", "gpu", free_bytes=8_000_000_000, total_bytes=9_000_000_000)


def complain(text: str) -> None:
    """Let llama.cpp's log hear an error, as a backend would write it."""
    NATIVE_LOG._receive(4, text.encode(), ctypes.c_void_p(0))


def test_a_gpu_that_fails_is_given_up_once_with_the_reason(
    tour_model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []
    real = native.llama_model_load_from_file

    def load(path: bytes, parameters: Any) -> Any:
        asked.append(parameters.n_gpu_layers)
        if parameters.n_gpu_layers:
            complain("ggml_backend_cuda_buffer_type_alloc_buffer: cudaMalloc failed")
            return None
        return real(path, parameters)

    monkeypatch.setattr(loading, "gpu", lambda: CARD)
    monkeypatch.setattr(native, "llama_model_load_from_file", load)
    with loaded(tour_model, PLAIN) as model:
        assert model.info.device == "CPU"
        assert model.info.gpu_layers == 0
        assert model.info.device_note.startswith("The GPU could not take this model")
        assert model.info.device_reason.endswith("cudaMalloc failed")
    assert asked == [7, 0]  # six layers and the output


def test_a_file_nothing_can_load_is_refused_after_one_more_try(
    tour_model: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[int] = []

    def load(_path: bytes, parameters: Any) -> None:
        asked.append(parameters.n_gpu_layers)
        complain("unknown model architecture")

    monkeypatch.setattr(loading, "gpu", lambda: CARD)
    monkeypatch.setattr(native, "llama_model_load_from_file", load)
    with pytest.raises(ModelFileError) as caught, loaded(tour_model, PLAIN):
        pass
    assert caught.value.detail == "unknown model architecture"
    assert asked == [7, 0]


@pytest.mark.parametrize(
    ("wished", "free", "layers"),
    [(-1, 8_000, 7), (3, 8_000, 3), (0, 8_000, 0), (99, 8_000, 7), (-1, 1, 0)],
)
def test_layers_go_to_the_gpu_as_asked_or_as_fit(
    tour_model: Path, monkeypatch: pytest.MonkeyPatch, wished: int, free: int, layers: int
) -> None:
    monkeypatch.setattr(loading, "gpu", lambda: replace(CARD, free_bytes=free * 1_000_000))
    plan = loading.plan_load(tour_model, replace(PLAIN, gpu_layers=wished))
    assert plan.gpu_layers == layers
    assert (plan.device is None) == (layers == 0)
    assert plan.context.on_gpu == (layers > 0)
