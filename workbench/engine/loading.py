"""Loads a model: checks the file and the memory first, tells progress, can be cancelled."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import llama_cpp
import psutil
from llama_cpp import llama_cpp as native

from workbench.core.errors import Cancelled, ModelFileError
from workbench.core.models import DeviceInfo, GgufHeader, LoadOptions, ModelInfo
from workbench.engine.adapters import check_adapters
from workbench.engine.adapters_native import NativeAdapters
from workbench.engine.decoder import AbortFlag, ContextPlan, LlamaDecoder
from workbench.engine.describe import model_metadata
from workbench.engine.devices import gpu
from workbench.engine.draft_model import DraftModel, DraftPlan
from workbench.engine.draft_vocabulary import check_same_vocabulary
from workbench.engine.estimate import (
    Attached,
    cache_bytes,
    chosen_context,
    chosen_gpu_layers,
    chosen_threads,
    estimate,
    free_memory,
    pool_cells,
    read_attached,
    refuse_what_does_not_fit,
)
from workbench.engine.header import read_header
from workbench.engine.huge_pages import use_huge_pages
from workbench.engine.load_limits import check_for_header, check_options
from workbench.engine.native_log import NATIVE_LOG
from workbench.engine.vocabulary import Vocabulary

_TEMPLATE_KEY: Final = "tokenizer.chat_template"
_FELL_BACK: Final = "The GPU could not take this model, so it runs on the CPU."
_LOAD_MODES: Final = {  # by (memory map, memory lock)
    (False, False): native.LLAMA_LOAD_MODE_NONE,
    (True, False): native.LLAMA_LOAD_MODE_MMAP,
    (False, True): native.LLAMA_LOAD_MODE_MLOCK,
    (True, True): native.LLAMA_LOAD_MODE_MMAP_MLOCK,
}


@dataclass(slots=True)
class LoadedModel:
    """A model in memory, with its one context. Used by the thread that loaded it."""

    native_model: Any
    vocabulary: Vocabulary
    decoder: LlamaDecoder
    info: ModelInfo
    cache_size_bytes: int
    state_key: str  # what a saved state must have been made with
    drafter: DraftModel | None = None

    def close(self) -> None:
        """Free contexts and models, adapters too; a second call does nothing."""
        if self.drafter is not None:
            self.drafter.close()
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
    gpu_layers: int = 0
    draft: GgufHeader | None = None
    attached: Attached = field(default_factory=Attached)


def plan_load(path: Path, options: LoadOptions, reclaimable_bytes: int = 0) -> LoadPlan:
    """Check the options, the files and the memory. Raises BadInput or ModelFileError.

    *reclaimable_bytes* come free when the present model goes.
    """
    check_options(options)
    header = read_header(path)
    check_for_header(header, options)
    check_adapters(header, options.adapters)
    draft = read_header(Path(options.draft_path)) if options.draft_path else None
    if draft is not None:
        check_same_vocabulary(path, Path(draft.path))
    attached = read_attached(options)
    context_size = chosen_context(header, options)
    device = gpu() if options.gpu_layers != 0 else None
    # An integrated GPU's memory is that of the computer.
    device_bytes = device.free_bytes if device and device.kind == "gpu" else 0
    free_bytes = free_memory() + reclaimable_bytes + device_bytes
    need = estimate(header, context_size, free_bytes, options, attached)
    refuse_what_does_not_fit(header, need, options, attached)
    sequences = min(options.sequences, int(native.llama_max_parallel_sequences()))
    cells = pool_cells(header, need, sequences, options)
    batch = max(32, min(options.batch_tokens, cells))
    threads = chosen_threads(header, options, usable_cores())
    layers = 0
    if device is not None:  # what is attached lies there too
        room_bytes = device.free_bytes - attached.size_bytes - attached.token_bytes * context_size
        layers = chosen_gpu_layers(header, options, cells, room_bytes)
    device = device if layers else None
    context = ContextPlan(
        context_size, cells, sequences, batch, threads, device is not None, options
    )
    return LoadPlan(header, options, device, context, layers, draft, attached)


def load_model(
    plan: LoadPlan,
    clock: Callable[[], float],
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    abort: AbortFlag,
) -> LoadedModel:
    """Load what was planned. Raises ModelFileError or Cancelled.

    A GPU that cannot take it is given up once, for the CPU. *cancelled* is asked while the file is
    read; *abort* ends the first decode, and later ones.
    """
    began_s = clock()
    note, reason = "", ""
    try:
        loaded = _attempt(plan, on_progress, cancelled, abort)
    except ModelFileError as error:
        if plan.device is None:
            raise
        note, reason = _FELL_BACK, NATIVE_LOG.errors() or error.detail
        plan = _without_gpu(plan)
        loaded = _attempt(plan, on_progress, cancelled, abort)
    loaded.info = replace(
        loaded.info,
        device=plan.device.label if plan.device else "CPU",
        backend=plan.device.backend if plan.device else "CPU",
        device_note=note,
        device_reason=reason,
        load_s=clock() - began_s,
    )
    return loaded


def usable_cores() -> int:
    """Return the physical cores this process may use: more threads only get in each other's way."""
    physical = psutil.cpu_count(logical=False) or 1
    logical = os.cpu_count() or physical
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else logical
    return max(1, min(physical, allowed))


def _without_gpu(plan: LoadPlan) -> LoadPlan:
    """Return the same plan for the CPU. Raises ModelFileError when its memory is too small."""
    need = estimate(plan.header, plan.context.context_size, None, plan.options, plan.attached)
    refuse_what_does_not_fit(plan.header, need, plan.options, plan.attached)
    context = replace(plan.context, on_gpu=False)
    return replace(plan, device=None, gpu_layers=0, context=context)


def _attempt(
    plan: LoadPlan,
    on_progress: Callable[[float], None],
    cancelled: Callable[[], bool],
    abort: AbortFlag,
) -> LoadedModel:
    """Load on the plan's device. Raises ModelFileError or Cancelled; nothing stays behind then."""
    uses = [adapter.path for adapter in plan.options.adapters]
    NATIVE_LOG.begin_load(plan.header.path, plan.options.draft_path, *uses)
    model = _load(plan, on_progress, cancelled)
    try:
        loaded = _complete(model, plan, abort)
    except BaseException:
        native.llama_model_free(model)
        raise
    try:
        if plan.draft is not None and not cancelled():
            draft = _draft_plan(plan, plan.draft)
            loaded.drafter = DraftModel(draft, loaded.vocabulary, abort, cancelled)
        if cancelled():
            raise Cancelled
    except BaseException:
        loaded.close()
        raise
    return loaded


def _load(
    plan: LoadPlan, on_progress: Callable[[float], None], cancelled: Callable[[], bool]
) -> Any:
    """Let llama.cpp read the file. Raises ModelFileError or Cancelled."""

    def receive(fraction: float, _user_data: object) -> bool:
        if fraction == 0.0:  # the buffers are there, and still empty
            use_huge_pages()
        on_progress(fraction)
        return not cancelled()

    callback = native.llama_progress_callback(receive)
    parameters = native.llama_model_default_params()
    parameters.n_gpu_layers = plan.gpu_layers
    parameters.load_mode = _LOAD_MODES[plan.options.memory_map, plan.options.memory_lock]
    parameters.progress_callback = callback
    if cancelled():
        raise Cancelled
    model = native.llama_model_load_from_file(os.fsencode(plan.header.path), parameters)
    if cancelled():
        if model:
            native.llama_model_free(model)
        raise Cancelled
    if not model:
        raise ModelFileError(
            "The model cannot be loaded: this version of llama.cpp does not understand the file.",
            "Download it again, or choose another model.",
            detail=NATIVE_LOG.errors(),
        )
    return model


def _complete(model: Any, plan: LoadPlan, abort: AbortFlag) -> LoadedModel:
    """Make the context and read the weights once. Raises ModelFileError."""
    if native.llama_model_has_encoder(model) or native.llama_model_is_diffusion(model):
        raise ModelFileError(
            "This model does not write text.",
            "Choose a chat or instruction model in GGUF form.",
        )
    vocabulary = Vocabulary(model)
    adapters = NativeAdapters(model, plan.options.adapters)
    decoder = LlamaDecoder(model, vocabulary, plan.context, abort, adapters)
    if plan.draft is not None and not decoder.cuts_freely:
        decoder.close()
        raise ModelFileError(
            "This model cannot go back over wrong guesses, so a draft model is of no use to it.",
            "Take the draft model out of its settings.",
        )
    decoder.warm_up()
    held_bytes = cache_bytes(plan.header, plan.context.cells, plan.options)
    held_bytes += plan.attached.token_bytes * plan.context.context_size
    if not plan.options.memory_map:
        held_bytes += plan.header.size_bytes
    info = _info(model, plan, decoder)
    return LoadedModel(model, vocabulary, decoder, info, held_bytes, _state_key(plan))


def _info(model: Any, plan: LoadPlan, decoder: LlamaDecoder) -> ModelInfo:
    """Return what the model says of itself; device and time are filled in later."""
    header, metadata = plan.header, model_metadata(model)
    return ModelInfo(
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
        gpu_layers=plan.gpu_layers,
        flash_attention=plan.context.flash_attention != "off",
        draft_name=plan.draft.name if plan.draft else "",
    )


def _draft_plan(plan: LoadPlan, draft: GgufHeader) -> DraftPlan:
    """Return how the draft model is loaded: beside the model, on the same device."""
    threads = chosen_threads(draft, plan.options, usable_cores())
    context = plan.context
    return DraftPlan(draft.path, draft.name, context.context_size, threads, context.on_gpu)


def _state_key(plan: LoadPlan) -> str:
    """Return what saved states depend on: files, llama.cpp's version, the cache's form, RoPE.

    It is "" when states of this model cannot be told from others.
    """
    options = plan.options
    paths = [plan.header.path, *(use.path for use in options.adapters)]
    if options.draft_path:
        paths.append(options.draft_path)
    try:
        files = [_fingerprint(Path(path)) for path in paths]
    except OSError:  # one has gone since it was loaded
        return ""
    form = (
        options.cache_type_k,
        options.cache_type_v,
        plan.context.flash_attention,
        options.rope_scaling,
        options.rope_factor,
        options.rope_base,
        tuple(use.scale for use in options.adapters),
    )
    return f"{files}|{llama_cpp.__version__}|{form}"


def _fingerprint(path: Path) -> tuple[str, int, int]:
    """Return what changes when a file does. Raises OSError."""
    status = path.resolve().stat()
    return str(path.resolve()), status.st_size, status.st_mtime_ns
