"""Model files: what is known of them, how they are loaded, and what the app offers."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

Number = int | float


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How a model is loaded. Zero or None means: choose for me."""

    context_tokens: int = 0  # 0: the smaller of the trained context and 8,192
    gpu_layers: int = -1  # -1: all that the build and device allow; 0: none
    threads: int = 0  # 0: physical cores
    batch_tokens: int = 512
    sequences: int = 16  # most answers generated side by side


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
    device_note: str = ""  # why it fell back, if it did
    metadata: dict[str, str] = field(default_factory=dict)


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
class ModelEntry:
    """One model the person can choose: bundled, or a file they added."""

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
