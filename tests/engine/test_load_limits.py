"""Load options that make no sense are refused in a sentence, before anything is loaded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.conftest import OPTIONS
from workbench.core.errors import BadInput
from workbench.core.models import AdapterUse, GgufHeader, LoadOptions
from workbench.engine.client import ChildEngine
from workbench.engine.load_limits import check_for_header, check_options

NAN = float("nan")
NARROW = GgufHeader("m", 1, "m", "llama", "F32", 1, 1024, 2, 2, 16)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("context_tokens", -1),
        ("context_tokens", 10**12),
        ("gpu_layers", -2),
        ("threads", -1),
        ("batch_tokens", 0),
        ("batch_tokens", 10**7),
        ("micro_batch_tokens", -5),
        ("sequences", 0),
        ("sequences", 100_000),
        ("rope_factor", 0.5),
        ("rope_factor", 1e6),
        ("rope_factor", NAN),
        ("rope_base", -1.0),
        ("rope_base", NAN),
    ],
)
def test_numbers_outside_of_their_limits_are_named(name: str, value: float) -> None:
    with pytest.raises(BadInput, match=f"The load option {name} is {value}, outside of"):
        check_options(replace(LoadOptions(), **{name: value}))


@pytest.mark.parametrize(
    "name", ["cache_type_k", "cache_type_v", "flash_attention", "rope_scaling"]
)
def test_unknown_names_are_refused_with_the_known_ones(name: str) -> None:
    with pytest.raises(BadInput, match=f"{name} cannot be q99. Choose one of [a-z0-9_]+, "):
        check_options(replace(LoadOptions(), **{name: "q99"}))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            LoadOptions(cache_type_v="q8_0", flash_attention="off"),
            "Values in the cache can be of type q8_0 only with flash attention. "
            "Switch flash attention on, or choose f16 for the values.",
        ),
        (
            LoadOptions(rope_scaling="none", rope_factor=4.0),
            "The context cannot be stretched by 4.0 without RoPE scaling. "
            "Choose linear or YaRN scaling, or take the factor out.",
        ),
        (
            LoadOptions(batch_tokens=128, micro_batch_tokens=256),
            "256 tokens cannot be computed at once when a batch has 128. "
            "Make the batch larger, or compute fewer at once.",
        ),
        (
            LoadOptions(adapters=tuple(AdapterUse(f"{n}.gguf") for n in range(99))),
            "There are 99 adapters; 16 are the most. Leave some out.",
        ),
    ],
)
def test_options_that_contradict_each_other_say_how(options: LoadOptions, sentence: str) -> None:
    with pytest.raises(BadInput) as caught:
        check_options(options)
    assert str(caught.value) == sentence


def test_what_is_sensible_passes() -> None:
    check_options(LoadOptions())
    check_options(LoadOptions(cache_type_k="q4_0", flash_attention="off"))  # keys do without
    check_options(LoadOptions(cache_type_v="q4_0", rope_scaling="yarn", rope_factor=4.0))
    check_for_header(NARROW, LoadOptions(cache_type_k="bf16", cache_type_v="f32"))


def test_a_cache_type_must_fit_the_heads() -> None:
    with pytest.raises(BadInput, match="its heads are 16 numbers wide, and the type goes by 32"):
        check_for_header(NARROW, LoadOptions(cache_type_k="q8_0"))
    wide_keys = replace(NARROW, head_size=192, value_size=100)
    check_for_header(wide_keys, LoadOptions(cache_type_k="q8_0"))
    with pytest.raises(BadInput, match="its heads are 100 numbers wide"):
        check_for_header(wide_keys, LoadOptions(cache_type_v="q8_0"))
    both = LoadOptions(cache_type_k="q8_0", cache_type_v="q8_0")
    with pytest.raises(BadInput, match="its heads are 100 numbers wide"):
        check_for_header(wide_keys, both)


@pytest.mark.engine
def test_the_engine_keeps_its_model_when_it_refuses(
    engine: ChildEngine, random_model: Path
) -> None:
    for options in (
        replace(OPTIONS, cache_type_v="q8_0", flash_attention="off"),
        replace(OPTIONS, cache_type_k="q8_0"),
        replace(OPTIONS, rope_factor=NAN),
    ):
        with pytest.raises(BadInput):
            engine.load(random_model, options)
    assert engine.model is not None
    assert engine.count_tokens(["abc"]) == [3]
