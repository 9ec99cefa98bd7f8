"""LoRA adapters change the model as computed, by their scale; those of other models are refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import psutil
import pytest

from tests.engine.conftest import MakeEngine
from tests.engine.in_process import loaded, logprobs_after
from tests.engine.listener import Listener, ask
from tests.engine.make_adapter import echo, stir, write_adapter
from tests.engine.make_gguf import write_random
from workbench.core.errors import BadInput, ModelFileError
from workbench.core.models import AdapterUse, LoadOptions
from workbench.engine.adapters import read_adapter
from workbench.engine.client import ChildEngine

QUESTION = "How long is the Mira bridge?"
PROMPT = [40, 41, 42, 300, 301]
TOKENS = (700, 800, 900, 1000)  # whose logit changes, whose are added, one that stays
PLAIN = LoadOptions(threads=1)


def adapted(*uses: tuple[Path, float]) -> LoadOptions:
    """Return options with adapters."""
    adapters = tuple(AdapterUse(str(path), scale) for path, scale in uses)
    return replace(PLAIN, adapters=adapters)


def say(engine: ChildEngine, model: Path, options: LoadOptions) -> str:
    """Return a greedy answer of a model loaded in some way."""
    engine.load(model, options)
    listener, request = Listener(), ask(QUESTION, most=40)
    engine.submit([request], listener)
    return listener.finished(request).text


@pytest.mark.engine
@pytest.mark.parametrize(("scale", "alpha"), [(0.0, 0.0), (1.0, 0.0), (0.5, 3.0), (-1.0, 1.0)])
def test_logits_change_as_computed(
    tour_model: Path, tmp_path: Path, scale: float, alpha: float
) -> None:
    token, plus, minus, other = TOKENS
    path = write_adapter(tmp_path / "a.gguf", echo(tour_model, token, plus, minus), alpha=alpha)
    with loaded(tour_model, PLAIN) as base:
        before = dict(zip(TOKENS, logprobs_after(base, PROMPT, TOKENS), strict=True))
    with loaded(tour_model, adapted((path, scale))) as model:
        after = dict(zip(TOKENS, logprobs_after(model, PROMPT, TOKENS), strict=True))
    added = scale * (alpha or 1.0) * (before[plus] - before[minus])
    expected = before[token] - before[other] + added
    assert after[token] - after[other] == pytest.approx(expected, abs=0.1)
    assert after[plus] - after[other] == pytest.approx(before[plus] - before[other], abs=1e-3)
    assert scale == 0.0 or abs(added) > 0.25, "else this test could not fail"


@pytest.mark.engine
def test_several_adapters_add_up(tour_model: Path, tmp_path: Path) -> None:
    token, plus, minus, other = TOKENS
    pair = echo(tour_model, token, plus, minus)
    first, second = (write_adapter(tmp_path / f"{n}.gguf", pair) for n in (1, 2))
    with loaded(tour_model, adapted((first, 1.0))) as model:
        alone = logprobs_after(model, PROMPT, (token, other))
    with loaded(tour_model, adapted((first, 0.25), (second, 0.75))) as model:
        both = logprobs_after(model, PROMPT, (token, other))
    assert both[0] - both[1] == pytest.approx(alone[0] - alone[1], abs=1e-3)


@pytest.mark.engine
def test_a_context_that_begins_anew_has_them_again(tour_model: Path, tmp_path: Path) -> None:
    path = write_adapter(tmp_path / "a.gguf", stir(tour_model), alpha=8.0)
    with loaded(tour_model, PLAIN) as model:
        base = logprobs_after(model, PROMPT, TOKENS)
    with loaded(tour_model, adapted((path, 1.0))) as model:
        before = logprobs_after(model, PROMPT, TOKENS)
        model.decoder.reset()
        assert logprobs_after(model, PROMPT, TOKENS) == pytest.approx(before, abs=1e-4)
    assert before != pytest.approx(base, abs=0.1)


@pytest.mark.engine
def test_adapters_and_a_draft_model_are_freed_with_their_model(
    tour_model: Path, tmp_path: Path
) -> None:
    path = write_adapter(tmp_path / "a.gguf", stir(tour_model, rank=64), alpha=8.0)
    options = replace(adapted((path, 1.0)), draft_path=str(tour_model))
    process = psutil.Process()
    sizes = []
    for _ in range(24):
        with loaded(tour_model, options) as model:
            logprobs_after(model, PROMPT, TOKENS)
        sizes.append(process.memory_info().rss)
    assert path.stat().st_size > 500_000
    assert sizes[-1] - sizes[7] < 4_000_000, "16 times the adapter would be more"


@pytest.mark.engine
def test_at_scale_0_the_text_is_the_models_own(
    make_engine: MakeEngine, tour_model: Path, tmp_path: Path
) -> None:
    path = write_adapter(tmp_path / "어댑터 하나.gguf", stir(tour_model), alpha=8.0)
    engine, _states = make_engine()
    base = say(engine, tour_model, PLAIN)
    assert say(engine, tour_model, adapted((path, 0.0))) == base
    assert say(engine, tour_model, adapted((path, 1.0))) != base
    assert say(engine, tour_model, PLAIN) == base, "it went with its model"


def test_an_adapter_says_what_it_is_for(tour_model: Path, tmp_path: Path) -> None:
    path = write_adapter(tmp_path / "a.gguf", stir(tour_model), alpha=8.0)
    adapter = read_adapter(path)
    assert (adapter.architecture, adapter.rank, adapter.alpha) == ("llama", 4, 8.0)
    assert adapter.size_bytes == path.stat().st_size
    assert adapter.pairs["blk.0.attn_q.weight"] == ((128, 4), (4, 128))


@pytest.mark.engine
def test_one_for_another_model_is_refused_before_the_present_model_goes(
    engine: ChildEngine, random_model: Path, tour_model: Path, tmp_path: Path
) -> None:
    other_size = write_adapter(tmp_path / "size.gguf", stir(tour_model))
    other_kind = write_adapter(tmp_path / "kind.gguf", stir(random_model), architecture="gemma2")
    missing = {"blk.9.attn_q.weight": (np.zeros((2, 64)), np.zeros((64, 2)))}
    other_layers = write_adapter(tmp_path / "layers.gguf", missing)
    with pytest.raises(ModelFileError) as caught:
        engine.load(random_model, adapted((other_kind, 1.0)))
    assert str(caught.value) == (
        "The adapter kind.gguf is a LoRA for another model: it changes one of the kind gemma2, "
        "and this one is of the kind llama. Choose the model it was made for."
    )
    for path in (other_size, other_layers):
        with pytest.raises(ModelFileError, match=f"{path.name} is a LoRA for another model"):
            engine.load(random_model, adapted((path, 1.0)))
    assert engine.model is not None
    assert engine.count_tokens(["abc"]) == [3]


def test_what_is_no_lora_is_refused(tour_model: Path, tmp_path: Path) -> None:
    steering = write_adapter(tmp_path / "steer.gguf", stir(tour_model), kind="control_vector")
    half = write_adapter(tmp_path / "half.gguf", {})
    model = write_random(tmp_path / "model.gguf")
    for path in (steering, half, model):
        with pytest.raises(ModelFileError, match=f"{path.name} is no LoRA adapter"):
            read_adapter(path)
    text = tmp_path / "notes.gguf"
    text.write_text("no adapter")
    with pytest.raises(ModelFileError, match=r"notes\.gguf is no GGUF"):
        read_adapter(text)


@pytest.mark.engine
@pytest.mark.parametrize("scale", [float("nan"), float("inf"), 1e9])
def test_absurd_scales_are_refused(engine: ChildEngine, random_model: Path, scale: float) -> None:
    with pytest.raises(BadInput, match="load option scale"):
        engine.load(random_model, adapted((Path("a.gguf"), scale)))
    with pytest.raises(BadInput, match="given twice"):
        engine.load(random_model, adapted((Path("a.gguf"), 1.0), (Path("a.gguf"), 0.5)))
