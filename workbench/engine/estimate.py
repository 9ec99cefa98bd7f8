"""How much memory a model needs at a context length, against what is free now."""

from __future__ import annotations

import os
from typing import Final

import psutil

from workbench.core.errors import ModelFileError
from workbench.core.models import GgufHeader, LoadOptions, MemoryEstimate

_OVERHEAD_BYTES: Final = 300_000_000  # compute buffers, vocabulary, the child itself
_CACHE_NUMBER_BYTES: Final = 2  # the cache holds 16-bit floats
_DEFAULT_CONTEXT: Final = 8_192
_SMALLEST_CONTEXT: Final = 256
_POOL_BYTES: Final = 256_000_000  # a cache this small may hold several whole contexts
_POOL_CONTEXTS: Final = 8
_TINY_PARAMETERS: Final = 30_000_000
_GIGA: Final = 1_000_000_000


def free_memory() -> int:
    """Return the bytes that programs may take now without swapping."""
    return int(psutil.virtual_memory().available)


def chosen_context(header: GgufHeader, options: LoadOptions) -> int:
    """Return the context length that *options* mean for this model."""
    if options.context_tokens > 0:
        return options.context_tokens
    return min(header.trained_context or _DEFAULT_CONTEXT, _DEFAULT_CONTEXT)


def cache_bytes(header: GgufHeader, tokens: int) -> int:
    """Return the bytes of keys and values of *tokens* in all layers."""
    number_of = 2 * header.layers * header.kv_heads * header.head_size
    return number_of * tokens * _CACHE_NUMBER_BYTES


def estimate(
    header: GgufHeader, context_tokens: int, free_bytes: int | None = None
) -> MemoryEstimate:
    """Return the need of a model at one context length, against *free_bytes* or what is free now.

    Need = file + 2 x layers x context x kv heads x head size x bytes of a number + overhead.
    """
    needed = header.size_bytes + cache_bytes(header, context_tokens) + _OVERHEAD_BYTES
    free = free_memory() if free_bytes is None else free_bytes
    return MemoryEstimate(needed, free, context_tokens)


def largest_context_that_fits(header: GgufHeader, free_bytes: int | None = None) -> int:
    """Return the longest context up to the trained one that fits, 0 when none does."""
    free = free_memory() if free_bytes is None else free_bytes
    left = free - header.size_bytes - _OVERHEAD_BYTES
    per_token = cache_bytes(header, 1)
    longest = header.trained_context or _DEFAULT_CONTEXT
    fits = min(longest, left // per_token) if per_token else longest
    fits = fits // _SMALLEST_CONTEXT * _SMALLEST_CONTEXT if fits < longest else fits
    return fits if left >= 0 and fits >= min(_SMALLEST_CONTEXT, longest) else 0


def refuse_what_does_not_fit(header: GgufHeader, need: MemoryEstimate) -> None:
    """Raise ModelFileError with both figures and the next step when there is too little memory."""
    if need.fits:
        return
    needed_gb, free_gb = _gigabytes(need.needed_bytes), _gigabytes(need.free_bytes)
    largest = largest_context_that_fits(header, need.free_bytes)
    if largest:
        raise ModelFileError(
            "This model needs about {needed_gb} GB of memory with a context of {context} tokens; "
            "{free_gb} GB are free.",
            "A context of up to {largest} tokens fits: choose that in the model's settings, "
            "or close other programs.",
            needed_gb=needed_gb,
            free_gb=free_gb,
            context=need.context_tokens,
            largest=largest,
        )
    raise ModelFileError(
        "This model needs about {needed_gb} GB of memory; {free_gb} GB are free.",
        "Choose a smaller model or a smaller quantisation of it, such as Q4_K_M, "
        "or close other programs.",
        needed_gb=needed_gb,
        free_gb=free_gb,
    )


def pool_cells(header: GgufHeader, need: MemoryEstimate, sequences: int) -> int:
    """Return how many tokens all sequences together may hold.

    One context at least. A small model's cache costs little, so it gets room for several whole
    contexts: columns of a comparison run side by side and earlier chats stay readable at once.
    """
    context = need.context_tokens
    per_token = cache_bytes(header, 1)
    if per_token == 0:
        return context
    spare = cache_bytes(header, context) + need.free_bytes - need.needed_bytes
    affordable = min(_POOL_BYTES, spare) // per_token
    wished = context * min(sequences, _POOL_CONTEXTS)
    return max(context, min(wished, affordable))


def chosen_threads(header: GgufHeader, options: LoadOptions, cores: int) -> int:
    """Return the number of threads; a very small model is done sooner than threads can agree."""
    if options.threads > 0:
        return min(options.threads, os.cpu_count() or cores)
    return 1 if header.parameters < _TINY_PARAMETERS else cores


def _gigabytes(size: int) -> float:
    """Return bytes as 10^9 bytes with one digit, as file managers show them."""
    return round(size / _GIGA, 1)
