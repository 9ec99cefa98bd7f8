"""Which load options make sense, by themselves and for one model."""

from __future__ import annotations

import math
from typing import Final, get_args

from workbench.core.errors import BadInput
from workbench.core.models import CacheType, FlashAttention, GgufHeader, LoadOptions, RopeScaling
from workbench.engine.gguf_types import BLOCKS, CACHE_TYPES

_RANGES: Final[dict[str, tuple[float, float]]] = {
    "context_tokens": (0, 2_000_000_000),
    "gpu_layers": (-1, 100_000),
    "threads": (0, 100_000),
    "batch_tokens": (32, 65_536),
    "micro_batch_tokens": (0, 65_536),
    "sequences": (1, 256),
}
_CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "cache_type_k": get_args(CacheType),
    "cache_type_v": get_args(CacheType),
    "flash_attention": get_args(FlashAttention),
    "rope_scaling": get_args(RopeScaling),
}
_LARGEST_FACTOR: Final = 64.0
_BASES: Final = (1.0, 1e12)
_LARGEST_SCALE: Final = 100.0
_MOST_ADAPTERS: Final = 16


def check_options(options: LoadOptions) -> None:
    """Raise BadInput for options that make no sense with any model; NaN is in no range."""
    for name, (lowest, highest) in _RANGES.items():
        if not lowest <= getattr(options, name) <= highest:
            raise _out_of_range(name, getattr(options, name), lowest, highest)
    for name, choices in _CHOICES.items():
        if getattr(options, name) not in choices:
            raise BadInput(
                "The load option {name} cannot be {value}.",
                "Choose one of {choices}.",
                name=name,
                value=str(getattr(options, name)),
                choices=", ".join(choices),
            )
    if options.micro_batch_tokens > options.batch_tokens:
        raise BadInput(
            "{micro} tokens cannot be computed at once when a batch has {batch}.",
            "Make the batch larger, or compute fewer at once.",
            micro=options.micro_batch_tokens,
            batch=options.batch_tokens,
        )
    if is_quantized(options.cache_type_v) and options.flash_attention == "off":
        raise BadInput(
            "Values in the cache can be of type {type} only with flash attention.",
            "Switch flash attention on, or choose f16 for the values.",
            type=options.cache_type_v,
        )
    _check_rope(options)
    _check_adapters(options)


def check_for_header(header: GgufHeader, options: LoadOptions) -> None:
    """Raise BadInput for a type of the cache that does not fit a model's heads."""
    sizes = {
        options.cache_type_k: header.head_size,
        options.cache_type_v: header.value_size or header.head_size,
    }
    for cache_type, size in sizes.items():
        if not fits_heads(cache_type, size):
            raise BadInput(
                "The cache cannot be of type {type} with this model: its heads are {size} numbers "
                "wide, and the type goes by {block}.",
                "Choose f16 for keys and values.",
                type=cache_type,
                size=size,
                block=BLOCKS[CACHE_TYPES[cache_type]][0],
            )


def is_quantized(cache_type: CacheType) -> bool:
    """Whether numbers of a type are kept in blocks with a common scale."""
    return BLOCKS[CACHE_TYPES[cache_type]][0] > 1


def fits_heads(cache_type: CacheType, head_size: int) -> bool:
    """Whether a head consists of whole blocks."""
    return head_size % BLOCKS[CACHE_TYPES[cache_type]][0] == 0


def _check_rope(options: LoadOptions) -> None:
    """Raise BadInput for position encodings that make no sense."""
    if options.rope_factor != 0.0 and not 1.0 <= options.rope_factor <= _LARGEST_FACTOR:
        raise _out_of_range("rope_factor", options.rope_factor, 1.0, _LARGEST_FACTOR)
    if options.rope_base != 0.0 and not _BASES[0] <= options.rope_base <= _BASES[1]:
        raise _out_of_range("rope_base", options.rope_base, *_BASES)
    if options.rope_factor > 1.0 and options.rope_scaling == "none":
        raise BadInput(
            "The context cannot be stretched by {factor} without RoPE scaling.",
            "Choose linear or YaRN scaling, or take the factor out.",
            factor=options.rope_factor,
        )


def _check_adapters(options: LoadOptions) -> None:
    """Raise BadInput for too many adapters, one given twice, or a scale that makes no sense."""
    if len(options.adapters) > _MOST_ADAPTERS:
        raise BadInput(
            "There are {count} adapters; {most} are the most.",
            "Leave some out.",
            count=len(options.adapters),
            most=_MOST_ADAPTERS,
        )
    if len({adapter.path for adapter in options.adapters}) < len(options.adapters):
        raise BadInput("An adapter is given twice.", "Give it once, with the scale you want.")
    for adapter in options.adapters:
        if not math.isfinite(adapter.scale) or abs(adapter.scale) > _LARGEST_SCALE:
            raise _out_of_range("scale", adapter.scale, -_LARGEST_SCALE, _LARGEST_SCALE)


def _out_of_range(name: str, value: float, lowest: float, highest: float) -> BadInput:
    """Phrase that a number is not within its limits."""
    return BadInput(
        "The load option {name} is {value}, outside of {lowest} to {highest}.",
        "Change it in the model's settings.",
        name=name,
        value=str(value),
        lowest=lowest,
        highest=highest,
    )
