"""Model files: what is known of them, how they are loaded, and what the app offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Number = int | float
CacheType = Literal["f32", "f16", "bf16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0"]
FlashAttention = Literal["auto", "on", "off"]
RopeScaling = Literal["model", "none", "linear", "yarn"]
DeviceKind = Literal["cpu", "gpu", "integrated", "accelerator"]


@dataclass(frozen=True, slots=True)
class AdapterUse:
    """A LoRA adapter (Hu et al. 2021, arXiv 2106.09685) and how strongly it is applied."""

    path: str
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a model is loaded. Zero or None means: choose for me."""

    context_tokens: int = 0  # 0: the smaller of the trained context and 8,192
    gpu_layers: int = -1  # -1: as many as fit the device; 0: none; too many: all
    threads: int = 0  # 0: physical cores
    batch_tokens: int = 512
    sequences: int = 16  # most answers generated side by side
    micro_batch_tokens: int = 0  # computed at once; 0: as batch_tokens
    cache_type_k: CacheType = "f16"
    cache_type_v: CacheType = "f16"  # quantized ones need flash attention
    flash_attention: FlashAttention = "auto"
    memory_map: bool = True
    memory_lock: bool = False
    rope_scaling: RopeScaling = "model"  # "model": as the file says
    rope_factor: float = 0.0  # the context grows by this; 0: as the file says
    rope_base: float = 0.0  # base frequency; 0: as the file says
    adapters: tuple[AdapterUse, ...] = ()
    draft_path: str = ""  # a small model of the same vocabulary that guesses ahead; "": none


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a loaded model says of itself."""

    path: str
    name: str
    architecture: str
    quantization: str
    size_bytes: int
    parameters: int
    trained_context: int
    context_size: int
    device: str  # "CPU", "CUDA0 (…)", …
    backend: str
    threads: int
    load_s: float
    has_chat_template: bool
    device_note: str = ""  # that it fell back, if it did
    metadata: dict[str, str] = field(default_factory=dict)
    device_reason: str = ""  # llama.cpp's own words for why it fell back
    gpu_layers: int = 0
    flash_attention: bool = False
    draft_name: str = ""  # of the model that guesses ahead, if there is one
    left_out: tuple[str, ...] = ()  # fields of Sampling that its server does not take


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What the header of a GGUF file says, read without llama.cpp."""

    path: str
    size_bytes: int
    name: str
    architecture: str
    quantization: str
    parameters: int
    trained_context: int
    layers: int
    kv_heads: int
    head_size: int
    metadata: dict[str, str] = field(default_factory=dict)
    value_size: int = 0  # of one head; 0: as head_size
    heads: int = 0


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """One device that llama.cpp can compute on."""

    name: str  # "CUDA0"
    description: str  # what its maker calls it
    kind: DeviceKind
    free_bytes: int
    total_bytes: int

    @property
    def is_gpu(self) -> bool:
        """Whether layers of a model can be put on it."""
        return self.kind in ("gpu", "integrated")

    @property
    def backend(self) -> str:
        """The backend's name: "CUDA0" is of "CUDA"."""
        return self.name.rstrip("0123456789")

    @property
    def label(self) -> str:
        """The name with what the maker calls it."""
        return f"{self.name} ({self.description})" if self.description else self.name


@dataclass(frozen=True, slots=True)
class MemoryEstimate:
    """Bytes needed to load a model at one context length, against what is free now."""

    needed_bytes: int
    free_bytes: int
    context_tokens: int

    @property
    def fits(self) -> bool:
        """Whether the need is within what is free."""
        return self.needed_bytes <= self.free_bytes


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A setting that fits the memory which is free now: the longest context of one cache type."""

    context_tokens: int
    cache_type: CacheType  # for keys and values
    needed_bytes: int


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A model on a server that speaks OpenAI's chat completions. Its key is in the keyring."""

    endpoint_id: str
    name: str
    address: str  # base address, such as http://localhost:8080/v1
    model: str = ""  # as the server calls it; "": the server's only one
    context_tokens: int = 0  # 0: unknown
    has_key: bool = False


@dataclass(frozen=True, slots=True)
class AdaptedModel:
    """A model of the list together with an adapter: an entry of its own, to compare with."""

    model_id: str
    name: str
    base_id: str
    adapters: tuple[AdapterUse, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelSource:
    """All that is needed to run a model: a file with its options, or a server with its key."""

    model_id: str
    name: str
    path: Path | None = None
    options: LoadOptions = field(default_factory=LoadOptions)
    endpoint: Endpoint | None = None
    key: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model the person can choose: bundled, a file they added, adapted, or on a server."""

    model_id: str
    name: str
    path: Path
    size_bytes: int
    quantization: str = ""
    context_tokens: int = 0
    parameters: int = 0
    languages: tuple[str, ...] = ()
    licence: str = ""
    bundled: bool = False
    note_en: str = ""
    note_ko: str = ""
    sha256: str = ""
    endpoint: Endpoint | None = None  # the path is then empty
    adapters: tuple[AdapterUse, ...] = ()
    base_id: str = ""  # of an adapted model: the entry it builds on
