"""Building llama.cpp for a graphics processor: the flags, and the tools that must be there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Final

from set_up.errors import SetUpError
from set_up.needs import Probe

CUDA_HOME: Final = "/usr/local/cuda"
FLAGS: Final = {
    "none": "",
    "cuda": "-DGGML_CUDA=on",
    "metal": "-DGGML_METAL=on",
    "vulkan": "-DGGML_VULKAN=on",
}


def build_env(gpu: str) -> dict[str, str]:
    """Tell CMake what to build for, beside the person's own CMAKE_ARGS."""
    args = " ".join(filter(None, (os.environ.get("CMAKE_ARGS", ""), FLAGS[gpu])))
    env = {"CMAKE_ARGS": args} if args else {}
    if gpu == "cuda":
        env["CUDACXX"] = find_nvcc()  # CMake looks on PATH alone
    return env


def check(gpu: str, probe: Probe) -> None:
    """Raise SetUpError if the tools to build for *gpu* are missing."""
    if gpu == "cuda" and not find_nvcc():
        raise SetUpError(
            "--gpu cuda needs NVIDIA's CUDA compiler, and nvcc is not there.",
            "Install the CUDA toolkit (Debian, Ubuntu: apt-get install nvidia-cuda-toolkit), put "
            "its bin folder on PATH, or set CUDACXX to the full path of nvcc.",
        )
    if gpu == "vulkan" and not probe.command("glslc"):
        raise SetUpError(
            "--gpu vulkan needs Vulkan's shader compiler, and glslc is not there.",
            "Install the Vulkan SDK (Debian 13, Ubuntu: apt-get install libvulkan-dev glslc).",
        )
    if gpu == "metal" and probe.platform != "darwin":
        raise SetUpError("--gpu metal works on macOS only.", "Choose cuda or vulkan here.")


def find_nvcc() -> str:
    """Find NVIDIA's compiler: named, on PATH, or where its toolkit installs it; empty if none."""
    named = os.environ.get("CUDACXX")
    if named:
        return shutil.which(named) or ""
    homes = (os.environ.get("CUDA_PATH"), os.environ.get("CUDA_HOME"), CUDA_HOME)
    folders = [os.environ.get("PATH", ""), *(str(Path(home) / "bin") for home in homes if home)]
    return shutil.which("nvcc", path=os.pathsep.join(folders)) or ""
