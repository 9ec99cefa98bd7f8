"""What a loaded model says of itself."""

from __future__ import annotations

import ctypes
from typing import Any

from llama_cpp import llama_cpp as native


def model_metadata(model: Any) -> dict[str, str]:
    """Return the model's metadata as llama.cpp read it, long texts included."""
    values = {}
    for number in range(native.llama_model_meta_count(model)):
        key = _sized(native.llama_model_meta_key_by_index, model, number)
        values[key] = _sized(native.llama_model_meta_val_str_by_index, model, number)
    return values


def _sized(function: Any, model: Any, number: int) -> str:
    """Call a function that fills a buffer and returns the length it would need."""
    buffer = ctypes.create_string_buffer(1024)
    size = function(model, number, buffer, len(buffer))
    if size >= len(buffer):
        buffer = ctypes.create_string_buffer(size + 1)
        size = function(model, number, buffer, len(buffer))
    return buffer.value.decode("utf-8", "replace") if size >= 0 else ""
