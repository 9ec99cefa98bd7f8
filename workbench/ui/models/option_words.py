"""What the choices of the load options are called."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from workbench.core.models import CacheType, DeviceInfo

translate = QCoreApplication.translate

CACHE_TYPES: Final[tuple[CacheType, ...]] = (
    "f16", "q8_0", "q5_1", "q5_0", "q4_1", "q4_0", "bf16", "f32",
)  # fmt: skip


def cache_name(kind: CacheType) -> str:
    """Name a type of the cache by what it costs."""
    return {
        "f16": translate("LoadOptions", "16 bit, the usual (f16)"),
        "q8_0": translate("LoadOptions", "8 bit, half the memory (q8_0)"),
        "q5_1": translate("LoadOptions", "5 bit, finer (q5_1)"),
        "q5_0": translate("LoadOptions", "5 bit (q5_0)"),
        "q4_1": translate("LoadOptions", "4 bit, finer (q4_1)"),
        "q4_0": translate("LoadOptions", "4 bit, a quarter (q4_0)"),
        "bf16": translate("LoadOptions", "16 bit, wide range (bf16)"),
        "f32": translate("LoadOptions", "32 bit, double (f32)"),
    }[kind]


def cache_short(kind: CacheType) -> str:
    """Say what a suggestion with a smaller cache means."""
    if kind == "q8_0":
        return translate("LoadOptions", "with an 8-bit cache: nearly as good")
    if kind == "q4_0":
        return translate("LoadOptions", "with a 4-bit cache: may answer a little worse")
    return translate("LoadOptions", "with a cache of type {kind}").format(kind=kind)


def device_kind(device: DeviceInfo) -> str:
    """Name the kind of a device."""
    return {
        "cpu": translate("LoadOptions", "processor"),
        "gpu": translate("LoadOptions", "graphics card"),
        "integrated": translate("LoadOptions", "graphics in the processor"),
        "accelerator": translate("LoadOptions", "accelerator"),
    }[device.kind]
