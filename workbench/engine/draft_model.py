"""A draft model in memory: reads what the answering model reads, and guesses how it goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from llama_cpp import llama_cpp as native

from workbench.core.errors import Cancelled, ModelFileError
from workbench.engine.batch import Batch
from workbench.engine.decoder import AbortFlag, has_text, micro_batch
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.prefix import common_prefix
from workbench.engine.vocabulary import Vocabulary

_BATCH_TOKENS: Final = 512
_SPARE: Final = 64  # cells, for guesses beyond the end of the context
_SURE: Final = 0.6  # chance of a token that is worth being checked
_SEQUENCE: Final = 0


@dataclass(frozen=True, slots=True)
class DraftPlan:
    """What a draft model is loaded with."""

    path: str
    name: str
    context_size: int
    threads: int
    on_gpu: bool


class DraftModel:
    """Implements `decoding.Drafter` with llama.cpp: one text at a time, the likeliest token.

    Raises ModelFileError, or Cancelled once *cancelled* says so while the file is read.
    """

    def __init__(
        self,
        plan: DraftPlan,
        vocabulary: Vocabulary,
        abort: AbortFlag,
        cancelled: Callable[[], bool],
    ) -> None:
        self._model: Any = _load(plan, cancelled)
        self._context: Any = None
        try:
            own = Vocabulary(self._model)
            self._ends = own.ends_answer
            self._size = own.size
            self._known = min(own.size, vocabulary.size)  # the rest is padding
            self._open(plan, abort)
        except BaseException:
            self.close()
            raise
        self._memory: Any = native.llama_get_memory(self._context)
        self._batch = Batch(_BATCH_TOKENS)
        self._held: list[int] = []

    def unread(self, tokens: Sequence[int]) -> int:
        """Return how many of *tokens*, the last apart, it has not read yet."""
        return len(tokens) - 1 - common_prefix(self._held, tokens[:-1])

    def read(self, tokens: Sequence[int], most: int) -> int:
        """Read at most *most* of those; return how many."""
        self._keep(common_prefix(self._held, tokens[:-1]))
        start = len(self._held)
        for begin in range(start, min(start + most, len(tokens) - 1), _BATCH_TOKENS):
            end = min(begin + _BATCH_TOKENS, start + most, len(tokens) - 1)
            if not self._decode(tokens[begin:end], outputs=0):
                break
        return len(self._held) - start

    def guess(self, tokens: Sequence[int], most: int) -> list[int]:
        """Return at most *most* tokens that may come next, only such as it is sure of."""
        self._keep(common_prefix(self._held, tokens[:-1]))
        guessed: list[int] = []
        unread = list(tokens[len(self._held) :])
        if len(unread) > _BATCH_TOKENS:
            return guessed
        while len(guessed) < most and self._decode(unread, outputs=1):
            token, chance = self._likeliest()
            if chance < _SURE or self._ends(token):
                break
            guessed.append(token)
            unread = [token]
        return guessed

    def close(self) -> None:
        """Free context and model; a second call does nothing."""
        if self._context:
            native.llama_free(self._context)
        if self._model:
            native.llama_model_free(self._model)
        self._context = self._model = None

    def _keep(self, length: int) -> None:
        """Forget all but the first *length* tokens."""
        if not native.llama_memory_seq_rm(self._memory, _SEQUENCE, length, -1):
            native.llama_memory_clear(self._memory, False)
            length = 0
        del self._held[length:]

    def _decode(self, tokens: Sequence[int], *, outputs: int) -> bool:
        """Read tokens; False when that was stopped, or cannot be."""
        if max(tokens) >= self._size:  # a token of the larger model's padding
            return False
        self._batch.add(_SEQUENCE, tokens, len(self._held), outputs=outputs)
        if native.llama_decode(self._context, self._batch.take()) != 0:
            self._keep(len(self._held))
            return False
        self._held.extend(tokens)
        return True

    def _likeliest(self) -> tuple[int, float]:
        """Return the likeliest next token and its chance."""
        pointer = native.llama_get_logits_ith(self._context, -1)
        logits = np.ctypeslib.as_array(pointer, (self._known,))
        token = int(logits.argmax())
        return token, 1.0 / float(np.exp(logits - logits[token]).sum())

    def _open(self, plan: DraftPlan, abort: AbortFlag) -> None:
        """Make the context. Raises ModelFileError."""
        if native.llama_model_is_recurrent(self._model) or native.llama_model_is_hybrid(
            self._model
        ):
            raise ModelFileError(
                "The draft model {name} cannot go back over wrong guesses, so it cannot guess.",
                "Choose another draft model, or none.",
                name=plan.name,
            )
        parameters = native.llama_context_default_params()
        parameters.n_ctx = plan.context_size + _SPARE
        parameters.n_batch = _BATCH_TOKENS
        parameters.n_ubatch = micro_batch(self._model, parameters.n_ctx, plan.on_gpu)
        parameters.n_seq_max = 1
        parameters.n_outputs_max = 1
        parameters.n_threads = plan.threads
        parameters.n_threads_batch = plan.threads
        parameters.swa_full = True
        if not plan.on_gpu:
            parameters.flash_attn_type = native.LLAMA_FLASH_ATTN_TYPE_DISABLED
        parameters.abort_callback = has_text
        parameters.abort_callback_data = abort.address
        self._context = native.llama_init_from_model(self._model, parameters)
        if not self._context or not native.llama_get_memory(self._context):
            raise ModelFileError(
                "There is no memory for the context of the draft model {name}.",
                "Choose a smaller context, or no draft model.",
                detail=NATIVE_LOG.errors(),
                name=plan.name,
            )


def _load(plan: DraftPlan, cancelled: Callable[[], bool]) -> Any:
    """Load the weights. Raises ModelFileError or Cancelled."""
    callback = native.llama_progress_callback(lambda _fraction, _user_data: not cancelled())
    parameters = native.llama_model_default_params()
    parameters.n_gpu_layers = -1 if plan.on_gpu else 0
    parameters.load_mode = native.LLAMA_LOAD_MODE_MMAP
    parameters.progress_callback = callback
    model = native.llama_model_load_from_file(os.fsencode(plan.path), parameters)
    if not model and cancelled():
        raise Cancelled
    if not model:
        raise ModelFileError(
            "The draft model {name} cannot be loaded: this version of llama.cpp does not "
            "understand the file.",
            "Choose another draft model, or none.",
            detail=NATIVE_LOG.errors(),
            name=Path(plan.path).name,
        )
    return model
