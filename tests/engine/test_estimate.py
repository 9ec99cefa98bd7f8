"""What does not fit is refused with both figures and a next step that works."""

from __future__ import annotations

import os

import pytest

from workbench.core.errors import ModelFileError
from workbench.core.models import GgufHeader, LoadOptions
from workbench.engine.estimate import (
    chosen_context,
    chosen_threads,
    estimate,
    largest_context_that_fits,
    pool_cells,
    refuse_what_does_not_fit,
)

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
