"""What this build of llama.cpp can compute on: processors and graphics cards, with their memory."""

from __future__ import annotations

import ctypes
from typing import Any, Final

from llama_cpp import _ggml
from llama_cpp import llama_cpp as native

from workbench.core.models import DeviceInfo, DeviceKind

_KINDS: Final[tuple[DeviceKind, ...]] = ("cpu", "gpu", "integrated")  # enum ggml_backend_dev_type


def devices() -> list[DeviceInfo]:
    """Return all devices; the CPU is one of them."""
    library: Any = _ggml.libggml
    library.ggml_backend_dev_count.restype = ctypes.c_size_t
    library.ggml_backend_dev_get.restype = ctypes.c_void_p
    library.ggml_backend_dev_get.argtypes = [ctypes.c_size_t]
    count = library.ggml_backend_dev_count()
    return [_describe(library, library.ggml_backend_dev_get(number)) for number in range(count)]


def gpu() -> DeviceInfo | None:
    """Return the first GPU llama.cpp can use, None when there is none."""
    if not native.llama_supports_gpu_offload():
        return None
    return next((device for device in devices() if device.is_gpu), None)


def _describe(library: Any, device: int) -> DeviceInfo:
    """Ask a device for what is known of it."""
    free, total = ctypes.c_size_t(), ctypes.c_size_t()
    library.ggml_backend_dev_memory.restype = None
    library.ggml_backend_dev_memory.argtypes = [
        ctypes.c_void_p,
        ctypes.POINTER(ctypes.c_size_t),
        ctypes.POINTER(ctypes.c_size_t),
    ]
    library.ggml_backend_dev_memory(device, ctypes.byref(free), ctypes.byref(total))
    library.ggml_backend_dev_type.restype = ctypes.c_int
    library.ggml_backend_dev_type.argtypes = [ctypes.c_void_p]
    kind = int(library.ggml_backend_dev_type(device))
    return DeviceInfo(
        name=_string(library.ggml_backend_dev_name, device),
        description=_string(library.ggml_backend_dev_description, device),
        kind=_KINDS[kind] if 0 <= kind < len(_KINDS) else "accelerator",
        free_bytes=free.value,
        total_bytes=total.value,
    )


def _string(function: Any, device: int) -> str:
    """Call a function of a device that returns a C string."""
    function.restype = ctypes.c_char_p
    function.argtypes = [ctypes.c_void_p]
    value = function(device)
    return value.decode("utf-8", "replace") if value else ""
