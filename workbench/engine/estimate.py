"""How much memory a model needs at a context length and cache type, against what is free now."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import psutil

from workbench.core.errors import ModelFileError
from workbench.core.models import (
    CacheType,
    GgufHeader,
    LoadOptions,
    MemoryEstimate,
    Suggestion,
)
from workbench.engine.gguf_types import BLOCKS, CACHE_TYPES
from workbench.engine.header import read_header
from workbench.engine.load_limits import fits_heads, is_quantized

_OVERHEAD_BYTES: Final = 300_000_000  # compute buffers, vocabulary, the child itself
_DRAFT_OVERHEAD_BYTES: Final = 100_000_000
_SCORES_BYTES: Final = 128_000_000  # of attention scores, counted in the overhead
_DEFAULT_CONTEXT: Final = 8_192
_SMALLEST_CONTEXT: Final = 256
_POOL_BYTES: Final = 256_000_000  # a cache this small may hold several whole contexts
_POOL_CONTEXTS: Final = 8
_TINY_PARAMETERS: Final = 30_000_000
_GIGA: Final = 1_000_000_000
_DEVICE_RESERVE_BYTES: Final = 700_000_000  # of a GPU: compute buffers, the screen
_OFFERED: Final[tuple[CacheType, ...]] = ("f16", "q8_0", "q4_0")  # the exact one first
_PLAIN: Final = LoadOptions()


@dataclass(frozen=True, slots=True)
class Attached:
    """What adapters and a draft model need beside the model itself."""

    size_bytes: int = 0
    token_bytes: int = 0  # for each token of the context


_NOTHING: Final = Attached()


def free_memory() -> int:
    """Return the bytes that programs may take now without swapping."""
    return int(psutil.virtual_memory().available)


def chosen_context(header: GgufHeader, options: LoadOptions) -> int:
    """Return the context length that *options* mean for this model."""
    if options.context_tokens > 0:
        return options.context_tokens
    return min(header.trained_context or _DEFAULT_CONTEXT, _DEFAULT_CONTEXT)


def read_attached(options: LoadOptions) -> Attached:
    """Return what the adapters and the draft model need. Raises ModelFileError."""
    sizes = [path.stat().st_size for a in options.adapters if (path := Path(a.path)).is_file()]
    size_bytes = sum(sizes)
    if not options.draft_path:
        return Attached(size_bytes)
    draft = read_header(Path(options.draft_path))
    return Attached(size_bytes + draft.size_bytes + _DRAFT_OVERHEAD_BYTES, cache_bytes(draft, 1))


def cache_bytes(header: GgufHeader, tokens: int, options: LoadOptions = _PLAIN) -> int:
    """Return the bytes of keys and values of *tokens* in all layers."""
    rows = header.layers * header.kv_heads * tokens
    keys = _bytes_of(options.cache_type_k, rows * header.head_size)
    return keys + _bytes_of(options.cache_type_v, rows * (header.value_size or header.head_size))


def estimate(
    header: GgufHeader,
    context_tokens: int,
    free_bytes: int | None = None,
    options: LoadOptions = _PLAIN,
    attached: Attached = _NOTHING,
) -> MemoryEstimate:
    """Return the need of a model at one context length, against *free_bytes* or what is free now.

    Need = file + layers x context x kv heads x (bytes of a key + bytes of a value) + overhead,
    and what is attached. Of *options* only the cache and the batch count.
    """
    needed = header.size_bytes + cache_bytes(header, context_tokens, options) + _OVERHEAD_BYTES
    needed += attached.size_bytes + attached.token_bytes * context_tokens
    needed += _more_scores(header, context_tokens, options)
    free = free_memory() if free_bytes is None else free_bytes
    return MemoryEstimate(needed, free, context_tokens)


def largest_context_that_fits(
    header: GgufHeader,
    free_bytes: int | None = None,
    options: LoadOptions = _PLAIN,
    attached: Attached = _NOTHING,
) -> int:
    """Return the longest context up to the trained one that fits, 0 when none does.

    RoPE scaling by a factor makes the trained context longer by that.
    """
    free = free_memory() if free_bytes is None else free_bytes

    def fits(tokens: int) -> bool:
        return estimate(header, tokens, free, options, attached).fits

    longest = int((header.trained_context or _DEFAULT_CONTEXT) * max(1.0, options.rope_factor))
    if fits(longest):
        return longest
    low, high = 0, -(-longest // _SMALLEST_CONTEXT)  # in steps: low may do, high does not
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle * _SMALLEST_CONTEXT) else (low, middle)
    return low * _SMALLEST_CONTEXT


def suggestions(
    header: GgufHeader,
    options: LoadOptions = _PLAIN,
    free_bytes: int | None = None,
    attached: Attached = _NOTHING,
) -> tuple[Suggestion, ...]:
    """Return the largest settings that fit: the longest context with an exact cache first.

    A smaller cache type follows only where it allows more. Empty when nothing fits.
    """
    free = free_memory() if free_bytes is None else free_bytes
    found: list[Suggestion] = []
    for cache_type in _OFFERED:
        if not _can_have(header, options, cache_type):
            continue
        wished = replace(options, cache_type_k=cache_type, cache_type_v=cache_type)
        context = largest_context_that_fits(header, free, wished, attached)
        if context > (found[-1].context_tokens if found else 0):
            needed = estimate(header, context, free, wished, attached).needed_bytes
            found.append(Suggestion(context, cache_type, needed))
    return tuple(found)


def refuse_what_does_not_fit(
    header: GgufHeader,
    need: MemoryEstimate,
    options: LoadOptions = _PLAIN,
    attached: Attached = _NOTHING,
) -> None:
    """Raise ModelFileError with both figures and the next step when there is too little memory."""
    if need.fits:
        return
    needed_gb, free_gb = _gigabytes(need.needed_bytes), _gigabytes(need.free_bytes)
    largest = largest_context_that_fits(header, need.free_bytes, options, attached)
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
    smaller = suggestions(header, options, need.free_bytes, attached)
    if smaller:
        raise ModelFileError(
            "This model needs about {needed_gb} GB of memory with a context of {context} tokens; "
            "{free_gb} GB are free.",
            "A context of up to {largest} tokens fits with a cache of type {type}: choose both in "
            "the model's settings, or close other programs.",
            needed_gb=needed_gb,
            free_gb=free_gb,
            context=need.context_tokens,
            largest=smaller[-1].context_tokens,
            type=smaller[-1].cache_type,
        )
    raise ModelFileError(
        "This model needs about {needed_gb} GB of memory; {free_gb} GB are free.",
        "Choose a smaller model or a smaller quantisation of it, such as Q4_K_M, "
        "or close other programs.",
        needed_gb=needed_gb,
        free_gb=free_gb,
    )


def pool_cells(
    header: GgufHeader, need: MemoryEstimate, sequences: int, options: LoadOptions = _PLAIN
) -> int:
    """Return how many tokens all sequences together may hold.

    One context at least. A small model's cache costs little, so it gets room for several whole
    contexts: columns of a comparison run side by side and earlier chats stay readable at once.
    """
    context = need.context_tokens
    per_token = cache_bytes(header, 1, options)
    if per_token == 0:
        return context
    spare = cache_bytes(header, context, options) + need.free_bytes - need.needed_bytes
    affordable = min(_POOL_BYTES, spare) // per_token
    wished = context * min(sequences, _POOL_CONTEXTS)
    return max(context, min(wished, affordable))


def chosen_threads(header: GgufHeader, options: LoadOptions, cores: int) -> int:
    """Return the number of threads; a very small model is done sooner than threads can agree."""
    if options.threads > 0:
        return min(options.threads, os.cpu_count() or cores)
    return 1 if header.parameters < _TINY_PARAMETERS else cores


def chosen_gpu_layers(
    header: GgufHeader, options: LoadOptions, cells: int, device_free_bytes: int
) -> int:
    """Return how many layers go to a GPU: those asked for, or as many as its free memory holds.

    The output counts as one more layer, as llama.cpp counts it.
    """
    every = header.layers + 1
    if options.gpu_layers >= 0:
        return min(options.gpu_layers, every)
    size_bytes = header.size_bytes + cache_bytes(header, cells, options)
    room_bytes = max(0, device_free_bytes - _DEVICE_RESERVE_BYTES)
    return min(every, room_bytes * every // max(1, size_bytes))


def _bytes_of(cache_type: CacheType, numbers: int) -> int:
    """Return the bytes of so many numbers of a type."""
    block, width = BLOCKS[CACHE_TYPES[cache_type]]
    return numbers * width // block


def _more_scores(header: GgufHeader, tokens: int, options: LoadOptions) -> int:
    """Return what attention scores need beyond the overhead, where the person sets the batch.

    Without flash attention the scores of all heads lie in memory, 4 bytes each.
    """
    flash = options.flash_attention == "on" or is_quantized(options.cache_type_v)
    if flash or options.micro_batch_tokens <= 0:
        return 0
    scores_bytes = 4 * header.heads * options.micro_batch_tokens * tokens
    return max(0, scores_bytes - _SCORES_BYTES)


def _can_have(header: GgufHeader, options: LoadOptions, cache_type: CacheType) -> bool:
    """Whether a model's cache can be of a type."""
    if is_quantized(cache_type) and options.flash_attention == "off":
        return False
    sizes = (header.head_size, header.value_size or header.head_size)
    return all(fits_heads(cache_type, size) for size in sizes)


def _gigabytes(size: int) -> float:
    """Return bytes as 10^9 bytes with one digit, as file managers show them."""
    return round(size / _GIGA, 1)
