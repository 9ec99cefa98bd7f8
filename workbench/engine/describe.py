"""What the machine offers llama.cpp, and what a loaded model says of itself."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any, Final

from llama_cpp import _ggml
from llama_cpp import llama_cpp as native

_GPU_KINDS: Final = (1, 2)  # GGML_BACKEND_DEVICE_TYPE_GPU, _IGPU


@dataclass(frozen=True, slots=True)
class Device:
    """One device of a ggml backend."""

    name: str
    description: str
    is_gpu: bool
    free_bytes: int

    @property
    def backend(self) -> str:
        """The backend's name: "CUDA0" is of "CUDA"."""
        return self.name.rstrip("0123456789")

    @property
    def label(self) -> str:
        """The name with what the maker calls it."""
        return f"{self.name} ({self.description})" if self.description else self.name


def devices() -> list[Device]:
    """Return all devices this build of llama.cpp can use; the CPU is one of them."""
    library: Any = _ggml.libggml
    library.ggml_backend_dev_count.restype = ctypes.c_size_t
    library.ggml_backend_dev_get.restype = ctypes.c_void_p
    library.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    found = []
    for number in range(library.ggml_backend_dev_count()):
        device = library.ggml_backend_dev_get(number)
        found.append(
            Device(
                _string(library.ggml_backend_dev_name, device),
                _string(library.ggml_backend_dev_description, device),
                _kind(library, device) in _GPU_KINDS,
                _free_bytes(library, device),
            )
        )
    return found


def gpu() -> Device | None:
    """Return the first GPU llama.cpp can use, None when there is none."""
    if not native.llama_supports_gpu_offload():
        return None
    return next((device for device in devices() if device.is_gpu), None)


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


def _string(function: Any, device: int) -> str:
    """Call a function of a device that returns a C string."""
    function.restype = ctypes.c_char_p
    function.argtypes = [ctypes.c_void_p]
    value = function(device)
    return value.decode("utf-8", "replace") if value else ""


def _kind(library: Any, device: int) -> int:
    """Return the enum ggml_backend_dev_type of a device."""
    library.ggml_backend_dev_type.restype = ctypes.c_int
    library.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    return int(library.ggml_backend_dev_type(device))


def _free_bytes(library: Any, device: int) -> int:
    """Return the free memory of a device."""
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    library.ggml_backend_dev_memory.restype = None
    library.ggml_backend_dev_memory.argtypes = [
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_size_t),
        ctypes.POINTER(ctypes.c_size_t),
    ]
    library.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
    return free.value
