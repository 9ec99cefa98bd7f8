"""Loads a model: checks the file and the memory first, tells progress, can be cancelled."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import llama_cpp
import psutil
from llama_cpp import llama_cpp as native

from workbench.core.errors import Cancelled, ModelFileError
from workbench.core.models import DeviceInfo, GgufHeader, LoadOptions, ModelInfo
from workbench.engine.decoder import AbortFlag, ContextPlan, LlamaDecoder
from workbench.engine.describe import model_metadata
from workbench.engine.devices import gpu
from workbench.engine.estimate import (
    cache_bytes,
    chosen_context,
    chosen_threads,
    estimate,
    free_memory,
    pool_cells,
    refuse_what_does_not_fit,
)
from workbench.engine.header import read_header
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.vocabulary import Vocabulary

_TEMPLATE_KEY: Final = "tokenizer.chat_template"
_FELL_BACK: Final = "The GPU could not take this model, so it runs on the CPU."


@dataclass(slots=True)
class LoadedModel:
    """A model in memory, with its one context. Used by the thread that loaded it."""

    native_model: Any
    vocabulary: Vocabulary
    decoder: LlamaDecoder
    info: ModelInfo
    cache_size_bytes: int
    state_key: str  # what a saved state must have been made with

    def close(self) -> None:
        """Free context and model; a second call does nothing."""
        self.decoder.close()
        if self.native_model:
            native.llama_model_free(self.native_model)
            self.native_model = None


@dataclass(frozen=True, slots=True)
class LoadPlan:
    """What was decided before anything is loaded."""

    header: GgufHeader
    options: LoadOptions
    device: DeviceInfo | None  # the GPU that takes layers, if any
    context: ContextPlan


def plan_load(path: Path, options: LoadOptions, reclaimable_bytes: int = 0) -> LoadPlan:
    """Check the file and the memory. Raises ModelFileError.

    *reclaimable_bytes* come free when the present model goes.
    """
    header = read_header(path)
    context_size = chosen_context(header, options)
    device = gpu() if options.gpu_layers != 0 else None
    free_bytes = free_memory() + reclaimable_bytes + (device.free_bytes if device else 0)
    need = estimate(header, context_size, free_bytes)
    refuse_what_does_not_fit(header, need)
    sequences = max(1, min(options.sequences, int(native.llama_max_parallel_sequences())))
    cells = pool_cells(header, need, sequences)
    batch = max(32, min(options.batch_tokens, cells))
    threads = chosen_threads(header, options, usable_cores())
    context = ContextPlan(context_size, cells, sequences, batch, threads, device is not None)
    return LoadPlan(header, options, device, context)


def load_model(
    plan: LoadPlan,
    clock: Callable[[], float],
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    abort: AbortFlag,
) -> LoadedModel:
    """Load what was planned. Raises ModelFileError or Cancelled.

    *cancelled* is asked while the file is read; *abort* ends the first decode, and later ones.
    """
    began_s = clock()
    NATIVE_LOG.begin_load(plan.header.path)
    note = ""
    layers = plan.options.gpu_layers if plan.device else 0
    model = _load(plan, layers, on_progress, cancelled)
    if not model and plan.device:
        note = _FELL_BACK
        plan = replace(plan, device=None, context=replace(plan.context, on_gpu=False))
        model = _load(plan, 0, on_progress, cancelled)
    if not model:
        raise ModelFileError(
            "The model cannot be loaded: this version of llama.cpp does not understand the file.",
            "Download it again, or choose another model.",
            detail=NATIVE_LOG.errors(),
        )
    try:
        loaded = _complete(model, plan, abort)
        if cancelled():
            loaded.decoder.close()
            raise Cancelled
        loaded.info = replace(
            loaded.info,
            device=plan.device.label if plan.device else "CPU",
            backend=plan.device.backend if plan.device else "CPU",
            device_note=note,
            load_s=clock() - began_s,
        )
        return loaded
    except BaseException:
        native.llama_model_free(model)
        raise


def usable_cores() -> int:
    """Return the physical cores this process may use: more threads only get in each other's way."""
    physical = psutil.cpu_count(logical=False) or 1
    logical = os.cpu_count() or physical
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else logical
    return max(1, min(physical, allowed))


def _load(
    plan: LoadPlan,
    gpu_layers: int,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
) -> Any:
    """Call llama.cpp; None when it refuses. Raises Cancelled."""

    def receive(fraction: float, _user_data: object) -> bool:
        on_progress(fraction)
        return not cancelled()

    callback = native.llama_progress_callback(receive)
    parameters = native.llama_model_default_params()
    parameters.n_gpu_layers = gpu_layers
    parameters.load_mode = native.LLAMA_LOAD_MODE_MMAP
    parameters.progress_callback = callback
    if cancelled():
        raise Cancelled
    model = native.llama_model_load_from_file(os.fsencode(plan.header.path), parameters)
    if cancelled():
        if model:
            native.llama_model_free(model)
        raise Cancelled
    return model


def _complete(model: Any, plan: LoadPlan, abort: AbortFlag) -> LoadedModel:
    """Make the context and read the weights once. Raises ModelFileError."""
    if native.llama_model_has_encoder(model) or native.llama_model_is_diffusion(model):
        raise ModelFileError(
            "This model does not write text.",
            "Choose a chat or instruction model in GGUF form.",
        )
    vocabulary = Vocabulary(model)
    decoder = LlamaDecoder(model, vocabulary, plan.context, abort)
    decoder.warm_up()
    header, metadata = plan.header, model_metadata(model)
    info = ModelInfo(
        path=header.path,
        name=header.name,
        architecture=header.architecture,
        quantization=header.quantization,
        size_bytes=header.size_bytes,
        parameters=int(native.llama_model_n_params(model)),
        trained_context=int(native.llama_model_n_ctx_train(model)),
        context_size=decoder.context_size,
        device="",
        backend="",
        threads=plan.context.threads,
        load_s=0.0,
        has_chat_template=bool(metadata.get(_TEMPLATE_KEY)),
        metadata=metadata,
    )
    cache_size_bytes = cache_bytes(header, plan.context.cells)
    return LoadedModel(model, vocabulary, decoder, info, cache_size_bytes, _state_key(plan))


def _state_key(plan: LoadPlan) -> str:
    """Return what saved states depend on: the file, llama.cpp's version, the cache's form.

    It is "" when states of this model cannot be told from others.
    """
    path = Path(plan.header.path).resolve()
    try:
        changed_ns = path.stat().st_mtime_ns
    except OSError:  # it has gone since it was loaded
        return ""
    cache = f"f16 f16 {'flash' if plan.context.on_gpu else 'plain'}"
    return f"{path}|{plan.header.size_bytes}|{changed_ns}|{llama_cpp.__version__}|{cache}"
