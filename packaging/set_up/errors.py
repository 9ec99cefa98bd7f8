"""The one error of set-up, and what a failed step's output says about its cause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final


class SetUpError(Exception):
    """Set-up cannot go on. Carries what happened and what to do next."""

    def __init__(self, text: str, hint: str = "") -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint


AGAIN: Final = "Then run the same command again: what is finished is kept."

ERROR: Final = re.compile(r"\b(error|Error|ERROR): |CMake Error|^\s*E: ")
SHOWN_LINES: Final = 12
SHOWN_CHARACTERS: Final = 160  # a compiler's command fills half a screen

# The first match wins, so the causes stand before their consequences.
CAUSES: Final[tuple[tuple[str, str, str], ...]] = (
    (
        r"No space left on device|Errno 28|not enough space on the disk",
        "The disk is full.",
        "Free some space: a set-up takes about 3 GB, or 7 GB where torch brings CUDA, and more "
        f"while it downloads. {AGAIN}",
    ),
    (
        r"no GPU was detected",
        "The CUDA build found no NVIDIA card to build for.",
        "Check that nvidia-smi lists the card. To build for a card that is not in this computer, "
        "name it: CMAKE_ARGS=-DCMAKE_CUDA_ARCHITECTURES=86. Or build without: --gpu none.",
    ),
    (
        r"Could NOT find CUDAToolkit|CUDA Toolkit not found|CMAKE_CUDA_COMPILER|nvcc fatal|CUDA::",
        "The CUDA build did not find a working CUDA toolkit.",
        "Install the CUDA toolkit that fits your driver, or build without it: --gpu none.",
    ),
    (
        r"Could NOT find Vulkan",
        "The Vulkan build did not find Vulkan's headers or its shader compiler.",
        "Install the Vulkan SDK (headers and glslc), or build without it: --gpu none.",
    ),
    (
        r"CMAKE_CXX_COMPILER|CMAKE_C_COMPILER|No CMAKE_\w+_COMPILER could be found",
        "No working C++ compiler was found.",
        f"Install one (Debian, Ubuntu: apt-get install g++ make). {AGAIN}",
    ),
    (
        r"Killed signal|fatal error: Killed|cc1plus.*Killed|out of memory allocating",
        "The compiler ran out of memory.",
        "Close other programs, or compile one file at a time: set CMAKE_BUILD_PARALLEL_LEVEL=1. "
        f"{AGAIN}",
    ),
    (
        r"name resolution|Temporary failure resolving|getaddrinfo failed|NewConnectionError|"
        r"Name or service not known|"
        r"ConnectTimeout|ReadTimeout|Read timed out|Network is unreachable|Connection refused|"
        r"Connection reset|ProxyError|nodename nor servname|ConnectionError",
        "The package index could not be reached.",
        f"Check the network, and the proxy if there is one. {AGAIN}",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "The package index's certificate was not accepted.",
        "Check this computer's clock; behind a company proxy, give pip its certificate "
        f"(pip config set global.cert FILE). {AGAIN}",
    ),
    (
        r"No matching distribution found for (\S+)|Could not find a version that satisfies",
        "The package index has no fitting build of a package.",
        "It may not support this Python or this computer yet. Try another Python between 3.11 "
        "and 3.13, or leave out --torch-index and --llama-index.",
    ),
    (
        r"THESE PACKAGES DO NOT MATCH THE HASHES|IncompleteRead|Connection broken",
        "A download arrived damaged.",
        "Run the same command again.",
    ),
    (
        r"Failed building wheel for llama|Failed to build.*llama",
        "llama.cpp could not be compiled.",
        "The lines above say why. A newer compiler may help; or take it compiled: --llama-index "
        "(README.md).",
    ),
    (
        r"Permission denied|Errno 13|Access is denied",
        "A file could not be written.",
        f"Check that this folder belongs to you, and that Workbench is not running. {AGAIN}",
    ),
)


def telling(output: Sequence[str]) -> list[str]:
    """Pick the lines to show: from the first error on, since the others follow from it."""
    first = next((i for i, line in enumerate(output) if ERROR.search(line)), None)
    start = max(len(output) - SHOWN_LINES, 0) if first is None else first
    return [line[:SHOWN_CHARACTERS] for line in output[start : start + SHOWN_LINES]]


def explain(output: Sequence[str]) -> tuple[str, str]:
    """Say what happened and what to do next, from the last lines of a failed step."""
    text = "\n".join(output)
    for pattern, what, hint in CAUSES:
        if re.search(pattern, text):
            return what, hint
    return "", "The log has the whole output. Run the same command again, or with --recreate."
