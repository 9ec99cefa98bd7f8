"""One llama.cpp context with several sequences: the calls of a step. One owner thread."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from llama_cpp import llama_cpp as native

from workbench.core.errors import ModelFileError
from workbench.core.generation import Sampling, TokenLogprobs
from workbench.core.models import FlashAttention, LoadOptions
from workbench.engine.adapters_native import NativeAdapters
from workbench.engine.batch import Batch
from workbench.engine.candidates import logprobs_of
from workbench.engine.decoding import Outcome, Sampler, outcome_of
from workbench.engine.gguf_types import CACHE_TYPES
from workbench.engine.load_limits import is_quantized
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.reasoning import CONTROL_MARKS
from workbench.engine.sampling import SamplerChain
from workbench.engine.vocabulary import Vocabulary

_GPU_MICRO_BATCH: Final = 512
_CPU_MICRO_BATCH: Final = 128
_SMALLEST_MICRO_BATCH: Final = 16
_DRAFT_TOKENS: Final = 16
_SCORES_BYTES: Final = 128_000_000  # most memory for attention scores on the CPU
_FLASH_ATTENTION: Final = {
    "auto": native.LLAMA_FLASH_ATTN_TYPE_AUTO,
    "on": native.LLAMA_FLASH_ATTN_TYPE_ENABLED,
    "off": native.LLAMA_FLASH_ATTN_TYPE_DISABLED,
}
_ROPE_SCALING: Final = {
    "model": native.LLAMA_ROPE_SCALING_TYPE_UNSPECIFIED,
    "none": native.LLAMA_ROPE_SCALING_TYPE_NONE,
    "linear": native.LLAMA_ROPE_SCALING_TYPE_LINEAR,
    "yarn": native.LLAMA_ROPE_SCALING_TYPE_YARN,
}

# llama.cpp asks "shall I stop?" before every node of its graph, hundreds of times a token. A
# Python callback would take the interpreter's lock each time; the C library's strlen answers just
# as well: 0 (false) while the text it is given is empty, 1 (true) as soon as it holds one byte.
_c_library = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
has_text = ctypes.cast(_c_library.strlen, native.ggml_abort_callback)


@dataclass(frozen=True, slots=True)
class ContextPlan:
    """The sizes of a context. *context_size* is for one sequence, *cells* for all together.

    Of *options* the form of the cache, flash attention, RoPE and the micro batch count.
    """

    context_size: int
    cells: int
    sequences: int
    batch_tokens: int
    threads: int
    on_gpu: bool
    options: LoadOptions = field(default_factory=LoadOptions)

    @property
    def flash_attention(self) -> FlashAttention:
        """What "auto" comes to where that is known beforehand.

        Quantized values need it. On the CPU llama.cpp's decodes slower, the more so the longer the
        context (measured: by 10 % at 512 tokens, 40 % at 2,048), and reads no faster.
        """
        if self.options.flash_attention != "auto":
            return self.options.flash_attention
        if is_quantized(self.options.cache_type_v):
            return "on"
        return "auto" if self.on_gpu else "off"


class AbortFlag:
    """Makes decodes end early. Any thread may set it."""

    def __init__(self) -> None:
        self._text = ctypes.create_string_buffer(2)

    @property
    def address(self) -> int:
        """Where llama.cpp finds the text that is empty while decodes may run."""
        return ctypes.addressof(self._text)

    def set(self) -> None:
        """Let the present decode end early, and every one until `clear`."""
        self._text[0] = b"\x01"

    def clear(self) -> None:
        """Let decodes run again."""
        self._text[0] = b"\x00"


class LlamaDecoder:
    """Implements `decoding.Decoder` with llama.cpp."""

    def __init__(
        self,
        model: Any,
        vocabulary: Vocabulary,
        plan: ContextPlan,
        abort: AbortFlag,
        adapters: NativeAdapters,
    ) -> None:
        self.context_size = plan.context_size
        self.cells = plan.cells
        self.sequences = plan.sequences
        self.batch_tokens = plan.batch_tokens
        self.draft_tokens = max(0, min(_DRAFT_TOKENS, plan.batch_tokens - plan.sequences))
        self.cuts_freely = not (
            native.llama_model_is_recurrent(model)
            or native.llama_model_is_hybrid(model)
            or native.llama_model_n_swa(model) > 0
        )
        self._model = model
        self._vocabulary = vocabulary
        self._plan = plan
        self._abort = abort
        self._adapters = adapters
        self._marks = vocabulary.tokens_of(CONTROL_MARKS)
        self._batch = Batch(plan.batch_tokens)
        self._context: Any = None
        self._memory: Any = None
        self._open()

    # The batch

    def add(self, sequence: int, tokens: Sequence[int], start: int, *, outputs: int) -> int:
        """Put tokens at positions from *start* into the batch; return the row of the last."""
        return self._batch.add(sequence, tokens, start, outputs=outputs)

    def decode(self) -> Outcome:
        """Run the batch and empty it."""
        return outcome_of(int(native.llama_decode(self._context, self._batch.take())))

    # Memory

    def copy(self, source: int, target: int, length: int) -> None:
        """Let *target* share the first *length* tokens of *source*."""
        native.llama_memory_seq_cp(self._memory, source, target, 0, length)

    def cut(self, sequence: int, length: int) -> bool:
        """Keep the first *length* tokens only; False when the model cannot do that."""
        return bool(native.llama_memory_seq_rm(self._memory, sequence, length, -1))

    def clear(self, sequence: int) -> None:
        """Forget a sequence."""
        native.llama_memory_seq_rm(self._memory, sequence, -1, -1)

    def state_bytes(self, sequence: int) -> int:
        """Return the size of the file that `save_state` would write."""
        return int(native.llama_state_seq_get_size(self._context, sequence))

    def save_state(self, sequence: int, path: Path) -> bool:
        """Write what a sequence holds into a file; False when that did not work."""
        none = (native.llama_token * 0)()
        target = os.fsencode(path)
        return bool(native.llama_state_seq_save_file(self._context, target, sequence, none, 0))

    def load_state(self, sequence: int, path: Path) -> bool:
        """Fill an empty sequence from a file; False when that did not work."""
        none, count = (native.llama_token * 0)(), ctypes.c_size_t()
        source, count_there = os.fsencode(path), ctypes.byref(count)
        return bool(
            native.llama_state_seq_load_file(self._context, source, sequence, none, 0, count_there)
        )

    def reset(self) -> None:
        """Begin anew with an empty context."""
        self._free()
        self._open()

    def warm_up(self) -> None:
        """Read the weights once, so that the first answer need not wait for the disk."""
        token = self._vocabulary.bos if self._vocabulary.bos >= 0 else 0
        self.add(0, [token], 0, outputs=1)
        self.decode()
        native.llama_synchronize(self._context)
        native.llama_memory_clear(self._memory, False)

    # Tokens

    def sampler(self, sampling: Sampling, prompt: Sequence[int]) -> Sampler:
        """Return a sampler for one answer to *prompt*."""
        size = self.context_size
        return SamplerChain(self._context, self._vocabulary, size, sampling, prompt)

    def logprobs(self, row: int, token: int, most: int) -> TokenLogprobs:
        """Weigh *token* and the *most* likeliest in the output of *row* of the last decode."""
        logits = native.llama_get_logits_ith(self._context, row)
        size, text_of = self._vocabulary.size, self._vocabulary.text_of
        return logprobs_of(logits, size, token, most, text_of)

    def piece(self, token: int) -> bytes:
        """Return the bytes of a token."""
        return self._vocabulary.piece(token, special=token in self._marks)

    def ends_answer(self, token: int) -> bool:
        """Whether the model ends its turn with this token."""
        return self._vocabulary.ends_answer(token)

    # Life

    def close(self) -> None:
        """Free the context; the object cannot be used afterwards."""
        self._free()

    def _open(self) -> None:
        """Make the context."""
        plan, options = self._plan, self._plan.options
        parameters = native.llama_context_default_params()
        parameters.n_ctx = plan.cells
        parameters.n_batch = plan.batch_tokens
        parameters.n_ubatch = min(plan.batch_tokens, self._micro_batch())
        parameters.n_seq_max = plan.sequences
        # else logits are kept for a whole batch
        parameters.n_outputs_max = plan.sequences + self.draft_tokens
        parameters.n_threads = plan.threads
        parameters.n_threads_batch = plan.threads
        parameters.kv_unified = True  # prefixes can be shared between sequences
        parameters.swa_full = True
        parameters.type_k = CACHE_TYPES[options.cache_type_k]
        parameters.type_v = CACHE_TYPES[options.cache_type_v]
        parameters.flash_attn_type = _FLASH_ATTENTION[plan.flash_attention]
        parameters.rope_scaling_type = _ROPE_SCALING[options.rope_scaling]
        parameters.rope_freq_base = options.rope_base
        parameters.rope_freq_scale = 1.0 / options.rope_factor if options.rope_factor else 0.0
        if self.cuts_freely:  # else an aborted step could only be taken back by reading all anew
            parameters.abort_callback = has_text
            parameters.abort_callback_data = self._abort.address
        self._context = native.llama_init_from_model(self._model, parameters)
        if not self._context:
            raise ModelFileError(
                "The model is loaded, but there is no memory for its context of {size} tokens.",
                "Choose a smaller context, or keys and values of type f16.",
                detail=NATIVE_LOG.errors(),
                size=plan.context_size,
            )
        self._memory = native.llama_get_memory(self._context)
        if not self._memory:
            self._free()
            raise ModelFileError(
                "This model does not write text.",
                "Choose a chat or instruction model in GGUF form.",
            )
        try:
            self._adapters.apply(self._context)
        except ModelFileError:
            self._free()
            raise

    def _micro_batch(self) -> int:
        """Return how many tokens are computed together."""
        wished = self._plan.options.micro_batch_tokens
        return wished or micro_batch(self._model, self.cells, self._plan.on_gpu)

    def _free(self) -> None:
        """Free the context; a second call does nothing."""
        if self._context:
            native.llama_free(self._context)
        self._context = None
        self._memory = None


def micro_batch(model: Any, cells: int, on_gpu: bool) -> int:
    """Return how many tokens of a model are best computed together.

    Without flash attention the scores of all heads lie in memory: tokens x cells x 4 bytes.
    """
    if on_gpu:
        return _GPU_MICRO_BATCH
    heads = max(1, int(native.llama_model_n_head(model)))
    affordable = _SCORES_BYTES // (4 * heads * cells)
    return max(_SMALLEST_MICRO_BATCH, min(_CPU_MICRO_BATCH, affordable))
