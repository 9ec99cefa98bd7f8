"""What does not fit is refused with both figures and a next step that works."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.make_gguf import write_random
from workbench.core.errors import ModelFileError
from workbench.core.models import AdapterUse, CacheType, GgufHeader, LoadOptions
from workbench.engine.estimate import (
    Attached,
    cache_bytes,
    chosen_context,
    chosen_gpu_layers,
    chosen_threads,
    estimate,
    largest_context_that_fits,
    pool_cells,
    read_attached,
    refuse_what_does_not_fit,
    suggestions,
)
from workbench.engine.header import read_header

GIGA = 1_000_000_000
LARGE = GgufHeader("m", 5 * GIGA, "m", "llama", "Q4_K_M", 8 * GIGA, 131_072, 32, 8, 128)


def test_the_need_is_file_plus_cache_plus_overhead() -> None:
    need = estimate(LARGE, 8192, free_bytes=16 * GIGA)
    assert need.needed_bytes == 5 * GIGA + 2 * 32 * 8192 * 8 * 128 * 2 + 300_000_000
    assert need.fits
    refuse_what_does_not_fit(LARGE, need)


def test_a_context_that_is_too_long_names_one_that_fits() -> None:
    free = 7 * GIGA
    with pytest.raises(ModelFileError) as caught:
        refuse_what_does_not_fit(LARGE, estimate(LARGE, 65_536, free))
    largest = largest_context_that_fits(LARGE, free)
    assert str(caught.value) == (
        "This model needs about 13.9 GB of memory with a context of 65536 tokens; 7.0 GB are free. "
        f"A context of up to {largest} tokens fits: choose that in the model's settings, "
        "or close other programs."
    )
    assert estimate(LARGE, largest, free).fits
    assert not estimate(LARGE, largest + 256, free).fits


def test_a_model_that_does_not_fit_at_all_says_so() -> None:
    with pytest.raises(ModelFileError, match=r"needs about 6\.4 GB of memory; 3\.0 GB are free"):
        refuse_what_does_not_fit(LARGE, estimate(LARGE, 8192, 3 * GIGA))
    assert largest_context_that_fits(LARGE, 3 * GIGA) == 0


def test_plenty_of_memory_fits_the_trained_context() -> None:
    assert largest_context_that_fits(LARGE, 100 * GIGA) == 131_072


def test_the_context_is_chosen_modestly_unless_the_person_chooses() -> None:
    assert chosen_context(LARGE, LoadOptions()) == 8192
    assert chosen_context(LARGE, LoadOptions(context_tokens=20_000)) == 20_000
    assert chosen_context(LARGE, LoadOptions(context_tokens=-5)) == 8192
    assert chosen_threads(LARGE, LoadOptions(threads=100_000), cores=8) <= (os.cpu_count() or 8)


def test_only_a_small_cache_holds_several_contexts() -> None:
    small = GgufHeader("s", 10_000_000, "s", "llama", "Q8_0", 5_000_000, 1024, 8, 4, 32)
    assert pool_cells(small, estimate(small, 1024, 8 * GIGA), 16) == 8 * 1024
    assert pool_cells(small, estimate(small, 1024, 315_000_000), 16) == 1024 + 196
    assert pool_cells(LARGE, estimate(LARGE, 8192, 64 * GIGA), 16) == 8192
    assert chosen_threads(small, LoadOptions(), cores=8) == 1
    assert chosen_threads(LARGE, LoadOptions(), cores=8) == 8


@pytest.mark.parametrize(
    ("cache_type", "bits"), [("f32", 32), ("f16", 16), ("bf16", 16), ("q8_0", 8.5), ("q4_0", 4.5)]
)
def test_the_caches_need_goes_by_its_type(cache_type: CacheType, bits: float) -> None:
    numbers = 32 * 8192 * 8 * 128
    both = LoadOptions(cache_type_k=cache_type, cache_type_v=cache_type)
    assert cache_bytes(LARGE, 8192, both) == 2 * numbers * bits / 8
    keys = LoadOptions(cache_type_k=cache_type)
    assert cache_bytes(LARGE, 8192, keys) == numbers * bits / 8 + numbers * 2
    assert estimate(LARGE, 8192, 0, both).needed_bytes == 5 * GIGA + 300_000_000 + cache_bytes(
        LARGE, 8192, both
    )


def test_values_may_have_another_width_than_keys() -> None:
    wide = replace(LARGE, head_size=192, value_size=128)
    assert cache_bytes(wide, 1) == 32 * 8 * (192 + 128) * 2


def test_adapters_and_a_draft_model_are_counted(tmp_path: Path) -> None:
    draft = write_random(tmp_path / "draft.gguf")
    adapter = tmp_path / "adapter.gguf"
    adapter.write_bytes(bytes(12_345))
    options = LoadOptions(adapters=(AdapterUse(str(adapter)),), draft_path=str(draft))
    attached = read_attached(options)
    header = read_header(draft)
    size_bytes = 12_345 + header.size_bytes + 100_000_000
    assert attached == Attached(size_bytes, cache_bytes(header, 1))
    more = estimate(LARGE, 4096, 0, options, attached).needed_bytes
    less = estimate(LARGE, 4096, 0).needed_bytes
    assert more - less == size_bytes + 4096 * cache_bytes(header, 1)
    assert read_attached(LoadOptions()) == Attached()


def test_large_micro_batches_need_memory_without_flash_attention() -> None:
    wide = replace(LARGE, heads=32)
    plain = estimate(wide, 32_768, 0).needed_bytes
    asked = LoadOptions(micro_batch_tokens=512)
    scores_bytes = 4 * 32 * 512 * 32_768
    assert estimate(wide, 32_768, 0, asked).needed_bytes == plain + scores_bytes - 128_000_000
    assert estimate(wide, 32_768, 0, replace(asked, flash_attention="on")).needed_bytes == plain


def test_the_largest_settings_that_fit_are_offered_the_exact_one_first() -> None:
    found = suggestions(LARGE, free_bytes=7 * GIGA)
    assert [each.cache_type for each in found] == ["f16", "q8_0", "q4_0"]
    contexts = [each.context_tokens for each in found]
    assert contexts == sorted(set(contexts))
    assert contexts[1] / contexts[0] == pytest.approx(16 / 8.5, rel=0.02)
    for each in found:
        options = LoadOptions(cache_type_k=each.cache_type, cache_type_v=each.cache_type)
        need = estimate(LARGE, each.context_tokens, 7 * GIGA, options)
        assert (need.fits, need.needed_bytes) == (True, each.needed_bytes)
        assert not estimate(LARGE, each.context_tokens + 256, 7 * GIGA, options).fits


def test_what_gains_nothing_is_not_offered() -> None:
    plenty = suggestions(LARGE, free_bytes=100 * GIGA)
    assert [(each.context_tokens, each.cache_type) for each in plenty] == [(131_072, "f16")]
    assert suggestions(LARGE, free_bytes=3 * GIGA) == ()
    narrow = replace(LARGE, head_size=80)  # no whole number of blocks
    assert [each.cache_type for each in suggestions(narrow, free_bytes=7 * GIGA)] == ["f16"]
    off = LoadOptions(flash_attention="off")  # without which values cannot be quantized
    assert [each.cache_type for each in suggestions(LARGE, off, 7 * GIGA)] == ["f16"]


def test_a_stretched_context_may_be_longer_than_the_trained_one() -> None:
    options = LoadOptions(rope_scaling="yarn", rope_factor=2.0)
    assert largest_context_that_fits(LARGE, 100 * GIGA, options) == 262_144


def test_where_only_a_smaller_cache_fits_the_sentence_names_it() -> None:
    free = 5 * GIGA + 300_000_000 + 20_000_000  # room for 152 exact tokens
    with pytest.raises(ModelFileError) as caught:
        refuse_what_does_not_fit(LARGE, estimate(LARGE, 8192, free))
    assert str(caught.value) == (
        "This model needs about 6.4 GB of memory with a context of 8192 tokens; 5.3 GB are free. "
        "A context of up to 512 tokens fits with a cache of type q4_0: choose both in the model's "
        "settings, or close other programs."
    )


def test_layers_go_to_a_gpu_as_far_as_its_memory_reaches() -> None:
    def layers(free_bytes: int, wished: int = -1) -> int:
        return chosen_gpu_layers(LARGE, LoadOptions(gpu_layers=wished), 8192, free_bytes)

    assert layers(24 * GIGA) == 33
    assert 10 < layers(4 * GIGA) < 25
    assert layers(GIGA // 2) == 0
    assert (layers(GIGA, 12), layers(GIGA, 999), layers(GIGA, 0)) == (12, 33, 0)
