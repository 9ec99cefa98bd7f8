"""The arrays of one llama_batch, allocated once and filled anew for each step."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any

from llama_cpp import llama_cpp as native


class Batch:
    """Up to *size* tokens; each row belongs to one sequence."""

    def __init__(self, size: int) -> None:
        self._filled = 0
        self._tokens: Any = (native.llama_token * size)()
        self._positions: Any = (native.llama_pos * size)()
        self._sequences: Any = (native.llama_seq_id * size)()
        self._outputs: Any = (ctypes.c_int8 * size)()
        self._counts: Any = (ctypes.c_int32 * size)(*([1] * size))
        pointer = ctypes.POINTER(native.llama_seq_id)
        base = ctypes.addressof(self._sequences)
        width = ctypes.sizeof(native.llama_seq_id)
        self._pointers: Any = (pointer * size)(
            *(ctypes.cast(base + row * width, pointer) for row in range(size))
        )
        self._native: Any = native.llama_batch()
        for name, array in (
            ("token", self._tokens),
            ("pos", self._positions),
            ("n_seq_id", self._counts),
            ("seq_id", self._pointers),
            ("logits", self._outputs),
        ):
            kind = type(getattr(self._native, name))
            setattr(self._native, name, ctypes.cast(array, kind))

    def add(self, sequence: int, tokens: Sequence[int], start: int, *, outputs: int) -> int:
        """Put tokens at positions from *start* in, the last *outputs* of them with an output.

        Returns the row of the last.
        Slices are copied at C speed: a prompt's slice has hundreds of rows.
        """
        first, count = self._filled, len(tokens)
        end = first + count
        self._tokens[first:end] = tokens
        self._positions[first:end] = range(start, start + count)
        self._sequences[first:end] = [sequence] * count
        self._outputs[first:end] = [0] * (count - outputs) + [1] * outputs
        self._filled = end
        return end - 1

    def take(self) -> Any:
        """Return the llama_batch and begin the next one."""
        self._native.n_tokens = self._filled
        self._filled = 0
        return self._native
