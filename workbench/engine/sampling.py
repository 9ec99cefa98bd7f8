"""One llama.cpp sampler chain for each answer."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any, Final

from llama_cpp import llama_cpp as native

from workbench.core.generation import Sampling

_REMEMBERED: Final = 64  # tokens the penalties look back on
_GREEDY_BELOW: Final = 1e-3  # a lower temperature only divides by almost zero


class SamplerChain:
    """Chooses tokens as a `Sampling` says; the same seed chooses the same ones."""

    def __init__(
        self, context: Any, vocabulary_size: int, sampling: Sampling, prompt: Sequence[int]
    ) -> None:
        self._context = context
        parameters = native.llama_sampler_chain_default_params()
        parameters.no_perf = True
        self._chain: Any = native.llama_sampler_chain_init(parameters)
        self._build(vocabulary_size, sampling, prompt)

    def sample(self, row: int) -> int:
        """Choose from the output of *row* of the last decode."""
        return int(native.llama_sampler_sample(self._chain, self._context, row))

    def close(self) -> None:
        """Free the chain and its samplers."""
        if self._chain is not None:
            native.llama_sampler_free(self._chain)
            self._chain = None

    def _build(self, vocabulary_size: int, sampling: Sampling, prompt: Sequence[int]) -> None:
        """Add the samplers in llama.cpp's own order: penalties first, chance last."""
        if _punishes(sampling):
            self._add(
                native.llama_sampler_init_penalties(
                    vocabulary_size,
                    _REMEMBERED,
                    sampling.repeat_penalty,
                    sampling.frequency_penalty,
                    sampling.presence_penalty,
                )
            )
            for token in prompt[-_REMEMBERED:]:
                native.llama_sampler_accept(self._chain, token)
        if sampling.temperature < _GREEDY_BELOW:
            self._add(native.llama_sampler_init_greedy())
            return
        if sampling.top_k > 0:
            self._add(native.llama_sampler_init_top_k(sampling.top_k))
        if sampling.top_p < 1.0:
            self._add(native.llama_sampler_init_top_p(sampling.top_p, 1))
        if sampling.min_p > 0.0:
            self._add(native.llama_sampler_init_min_p(sampling.min_p, 1))
        self._add(native.llama_sampler_init_temp(sampling.temperature))
        self._add(native.llama_sampler_init_dist(_seed(sampling)))

    def _add(self, sampler: Any) -> None:
        """Append a sampler, which the chain owns from then on."""
        native.llama_sampler_chain_add(self._chain, sampler)


def _punishes(sampling: Sampling) -> bool:
    """Whether any penalty is switched on."""
    return (
        sampling.repeat_penalty != 1.0
        or sampling.frequency_penalty != 0.0
        or sampling.presence_penalty != 0.0
    )


def _seed(sampling: Sampling) -> int:
    """Return 32 bits; the highest value means "random" to llama.cpp and is avoided."""
    if sampling.seed is None:
        return secrets.randbelow(0xFFFFFFFF)
    return sampling.seed % 0xFFFFFFFF
