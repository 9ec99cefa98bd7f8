"""One llama.cpp sampler chain for each answer."""

from __future__ import annotations

import ctypes
import secrets
import time
from collections.abc import Sequence
from typing import Any, Final

from llama_cpp import llama_cpp as native

from workbench.core.errors import BadInput
from workbench.core.generation import Sampling
from workbench.engine.candidates import Candidates, likeliest_of
from workbench.engine.grammar import grammar_of, make_sampler, unmet
from workbench.engine.vocabulary import Vocabulary

_SLOWEST_TOKEN_S: Final = 0.5  # of one core: some grammars take twice as long at each token
_GREEDY_BELOW: Final = 1e-3  # a lower temperature only divides by almost zero


def check_for_model(vocabulary: Vocabulary, sampling: Sampling) -> None:
    """Raise BadInput for what no sampler of this model can be made of."""
    for entry in sampling.logit_bias:
        if not 0 <= entry.token < vocabulary.size:
            raise BadInput(
                "There is no token {token}: this model has {size}.",
                "Take it out of the biases.",
                token=entry.token,
                size=vocabulary.size,
            )
    grammar = grammar_of(sampling)
    if grammar:
        _try_grammar(vocabulary, grammar, by_schema=bool(sampling.json_schema))


def _try_grammar(vocabulary: Vocabulary, grammar: str, *, by_schema: bool) -> None:
    """Raise BadInput when llama.cpp does not take a grammar."""
    try:
        native.llama_sampler_free(make_sampler(vocabulary.handle, grammar))
    except BadInput as error:
        if not by_schema:
            raise
        raise unmet() from error


class SamplerChain:
    """Chooses tokens as a `Sampling` says; the same seed chooses the same ones."""

    def __init__(
        self,
        context: Any,
        vocabulary: Vocabulary,
        context_size: int,
        sampling: Sampling,
        prompt: Sequence[int],
    ) -> None:
        self._context = context
        self._vocabulary = vocabulary
        self._context_size = context_size
        self.free = False
        grammar = grammar_of(sampling)
        self._grammar: Any = make_sampler(vocabulary.handle, grammar) if grammar else None
        self._candidates = Candidates(vocabulary.size) if grammar else None
        parameters = native.llama_sampler_chain_default_params()
        parameters.no_perf = True
        self._chain: Any = native.llama_sampler_chain_init(parameters)
        self._build(sampling, prompt)
        # Nothing but the greedy sampler: it needs no list of all tokens, which takes longer to make
        # than everything else here.
        alone = native.llama_sampler_chain_n(self._chain) == 1
        self._takes_likeliest = alone and not grammar and sampling.temperature < _GREEDY_BELOW

    def sample(self, row: int) -> int:
        """Choose from the output of *row* of the last decode.

        Raises BadInput when the grammar allows none of the model's tokens, or takes too long.
        """
        if self._takes_likeliest:
            logits = native.llama_get_logits_ith(self._context, row)
            return likeliest_of(logits, self._vocabulary.size)
        if self._candidates is None or self.free:
            return int(native.llama_sampler_sample(self._chain, self._context, row))
        began_s = time.thread_time()
        token = self._choose_by_grammar(self._candidates, row)
        # It aborts the process on a token that it would not have allowed.
        native.llama_sampler_accept(self._grammar, token)
        if time.thread_time() - began_s > _SLOWEST_TOKEN_S:
            raise BadInput(
                "The grammar can be read in too many ways to be followed in reasonable time.",
                "Make it plainer: what may be left out or repeated should begin differently.",
            )
        native.llama_sampler_accept(self._chain, token)
        return token

    def take(self, token: int) -> None:
        """Take note of a token that was put in: penalties count it too."""
        native.llama_sampler_accept(self._chain, token)

    def close(self) -> None:
        """Free the chain and its samplers."""
        for sampler in (self._chain, self._grammar):
            if sampler is not None:
                native.llama_sampler_free(sampler)
        self._chain = self._grammar = None

    def _choose_by_grammar(self, candidates: Candidates, row: int) -> int:
        """Choose freely first: to hold a whole vocabulary against a grammar takes long."""
        logits = native.llama_get_logits_ith(self._context, row)
        candidates.fill(logits)
        native.llama_sampler_apply(self._chain, candidates.reference)
        token = candidates.selected
        candidates.fill_one(token)
        native.llama_sampler_apply(self._grammar, candidates.reference)
        if candidates.keep_possible():
            return token
        candidates.fill(logits)
        native.llama_sampler_apply(self._grammar, candidates.reference)
        if not candidates.keep_possible():
            raise BadInput(
                "The grammar cannot be followed: this model has no token that may come next.",
                "Loosen the grammar, or choose another model.",
            )
        native.llama_sampler_apply(self._chain, candidates.reference)
        return candidates.selected

    # The chain, in llama.cpp's own order: biases and penalties first, chance last

    def _build(self, sampling: Sampling, prompt: Sequence[int]) -> None:
        """Add the samplers that are switched on."""
        if sampling.logit_bias:
            self._add_biases(sampling)
        if _punishes(sampling):
            self._add_penalties(sampling, prompt)
        if sampling.dry_multiplier > 0.0:
            self._add_dry(sampling, prompt)
        if sampling.temperature < _GREEDY_BELOW:
            self._add(native.llama_sampler_init_greedy())
            return
        seed = _seed(sampling)
        if not sampling.mirostat:
            self._add_cuts(sampling, seed)
        self._add(
            native.llama_sampler_init_temp_ext(
                sampling.temperature, sampling.dynamic_range, sampling.dynamic_exponent
            )
        )
        if sampling.mirostat:
            tau, eta = sampling.mirostat_tau, sampling.mirostat_eta
            self._add(native.llama_sampler_init_mirostat_v2(seed, tau, eta))
        else:
            self._add(native.llama_sampler_init_dist(seed))

    def _add_cuts(self, sampling: Sampling, seed: int) -> None:
        """Add what leaves unlikely (XTC: the likeliest) tokens out; at least one stays."""
        if sampling.top_n_sigma > 0.0:
            self._add(native.llama_sampler_init_top_n_sigma(sampling.top_n_sigma))
        if sampling.top_k > 0:
            self._add(native.llama_sampler_init_top_k(sampling.top_k))
        if sampling.typical_p < 1.0:
            self._add(native.llama_sampler_init_typical(sampling.typical_p, 1))
        if sampling.top_p < 1.0:
            self._add(native.llama_sampler_init_top_p(sampling.top_p, 1))
        if sampling.min_p > 0.0:
            self._add(native.llama_sampler_init_min_p(sampling.min_p, 1))
        if sampling.xtc_probability > 0.0:
            chance, threshold = sampling.xtc_probability, sampling.xtc_threshold
            self._add(native.llama_sampler_init_xtc(chance, threshold, 1, seed))

    def _add_biases(self, sampling: Sampling) -> None:
        """Add what makes single tokens likelier or less likely."""
        entries = (native.llama_logit_bias * len(sampling.logit_bias))(
            *((entry.token, entry.bias) for entry in sampling.logit_bias)
        )
        size = self._vocabulary.size
        self._add(native.llama_sampler_init_logit_bias(size, len(entries), entries))

    def _add_penalties(self, sampling: Sampling, prompt: Sequence[int]) -> None:
        """Add what makes tokens less likely that came before."""
        window = self._window(sampling.repeat_window)
        sampler = native.llama_sampler_init_penalties(
            self._vocabulary.size,
            window,
            sampling.repeat_penalty,
            sampling.frequency_penalty,
            sampling.presence_penalty,
        )
        self._add(sampler, prompt[-window:])

    def _add_dry(self, sampling: Sampling, prompt: Sequence[int]) -> None:
        """Add what makes tokens less likely that would go on repeating."""
        window = self._window(sampling.dry_window)
        if window == 0:
            return
        breakers = [text.encode("utf-8", "replace") for text in sampling.dry_breakers]
        sampler = native.llama_sampler_init_dry(
            self._vocabulary.handle,
            sampling.dry_multiplier,
            sampling.dry_base,
            sampling.dry_allowed_length,
            window,
            (ctypes.c_char_p * len(breakers))(*breakers),
            len(breakers),
        )
        self._add(sampler, prompt[-window:])

    def _window(self, tokens: int) -> int:
        """Return how far back to look."""
        return self._context_size if tokens < 0 else min(tokens, self._context_size)

    def _add(self, sampler: Any, seen: Sequence[int] = ()) -> None:
        """Append a sampler, which the chain owns from then on; *seen* came before."""
        for token in seen:
            native.llama_sampler_accept(sampler, token)
        native.llama_sampler_chain_add(self._chain, sampler)


def _punishes(sampling: Sampling) -> bool:
    """Whether any penalty is switched on."""
    return sampling.repeat_window != 0 and (
        sampling.repeat_penalty != 1.0
        or sampling.frequency_penalty != 0.0
        or sampling.presence_penalty != 0.0
    )


def _seed(sampling: Sampling) -> int:
    """Return 32 bits; the highest value means "random" to llama.cpp and is avoided."""
    if sampling.seed is None:
        return secrets.randbelow(0xFFFFFFFF)
    return sampling.seed % 0xFFFFFFFF
