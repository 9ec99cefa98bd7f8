"""The machine's devices as llama.cpp sees them, told with and without a model."""

from __future__ import annotations

import pytest

from tests.engine.conftest import MakeEngine
from workbench.core.models import DeviceInfo
from workbench.engine.devices import devices, gpu


def test_there_is_always_a_cpu() -> None:
    found = devices()
    assert any(device.backend == "CPU" and device.kind == "cpu" for device in found)
    assert all(device.name and 0 < device.free_bytes <= device.total_bytes for device in found)


def test_a_gpu_is_named_only_where_there_is_one() -> None:
    found = gpu()
    assert (found is None) == (not any(device.is_gpu for device in devices()))


def test_a_device_is_shown_with_its_makers_name() -> None:
    device = DeviceInfo("CUDA0", "NVIDIA X", "gpu", free_bytes=1, total_bytes=2)
    assert (device.backend, device.label, device.is_gpu) == ("CUDA", "CUDA0 (NVIDIA X)", True)


@pytest.mark.engine
def test_a_child_without_a_model_lists_them(make_engine: MakeEngine) -> None:
    engine, _states = make_engine()
    assert [device.name for device in engine.devices()] == [device.name for device in devices()]
    assert engine.model is None
