"""The machine's devices as llama.cpp sees them."""

from __future__ import annotations

from workbench.engine.describe import Device, devices, gpu


def test_there_is_always_a_cpu() -> None:
    found = devices()
    assert any(device.backend == "CPU" and not device.is_gpu for device in found)
    assert all(device.name and device.free_bytes > 0 for device in found)


def test_a_gpu_is_named_only_where_there_is_one() -> None:
    assert gpu() in [None, *devices()]


def test_a_device_is_shown_with_its_makers_name() -> None:
    device = Device("CUDA0", "NVIDIA X", is_gpu=True, free_bytes=1)
    assert (device.backend, device.label) == ("CUDA", "CUDA0 (NVIDIA X)")
