"""LoRA adapters in memory: loaded with their model, switched on in a context."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from llama_cpp import llama_cpp as native

from workbench.core.errors import ModelFileError
from workbench.core.models import AdapterUse
from workbench.engine.native_log import NATIVE_LOG


class NativeAdapters:
    """The adapters of one model. They are freed together with it.

    llama.cpp wants them loaded before a context is made: its graphs are measured with them.
    """

    def __init__(self, model: Any, uses: Sequence[AdapterUse]) -> None:
        self._handles = [_load(model, use) for use in uses]
        self._scales = [use.scale for use in uses]

    def apply(self, context: Any) -> None:
        """Switch them on in a new context. Raises ModelFileError."""
        count = len(self._handles)
        if count == 0:
            return
        handles = (native.llama_adapter_lora_p_ctypes * count)(*self._handles)
        scales = (ctypes.c_float * count)(*self._scales)
        if native.llama_set_adapters_lora(context, handles, count, scales) != 0:
            raise ModelFileError(
                "The adapters cannot be used with this model.",
                "Take them out of the model's settings.",
                detail=NATIVE_LOG.errors(),
            )


def _load(model: Any, use: AdapterUse) -> Any:
    """Read one adapter. Raises ModelFileError."""
    handle = native.llama_adapter_lora_init(model, os.fsencode(use.path))
    if not handle:
        raise ModelFileError(
            "The adapter {name} cannot be loaded: this version of llama.cpp does not understand "
            "the file.",
            "Download it again, or take it out of the model's settings.",
            detail=NATIVE_LOG.errors(),
            name=Path(use.path).name,
        )
    return handle
