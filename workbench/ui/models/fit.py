"""Whether a model that is not here yet will fit this computer's memory."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import psutil
from PySide6.QtCore import QCoreApplication

from workbench.core.downloads import OfferedModel
from workbench.ui import words

FitState = Literal["good", "warn", "bad"]  # also the colour of the light

_FILE_TO_MEMORY: Final = 1.2  # the file, and room for a context of usual length
_TIGHT: Final = 0.85  # of the free memory: above it other programs will feel it
_QUICK_BYTES: Final = 3_000_000_000  # read for each token: more is slow on a usual processor
_USABLE: Final = 0.9  # of all memory: the system needs the rest


@dataclass(frozen=True, slots=True)
class Memory:
    """This computer's memory in bytes."""

    free_bytes: int
    total_bytes: int


def total_memory_bytes() -> int:
    """Return how much memory this computer has."""
    return int(psutil.virtual_memory().total)


def needed_bytes(size_bytes: int) -> int:
    """Return about how much memory a file of a size takes once it is loaded."""
    return round(_FILE_TO_MEMORY * size_bytes)


def fit_of(size_bytes: int, memory: Memory) -> FitState:
    """Return "good", "warn" when it will be tight, "bad" when it can never fit."""
    needed = needed_bytes(size_bytes)
    if needed > _USABLE * memory.total_bytes:
        return "bad"
    return "good" if needed <= _TIGHT * memory.free_bytes else "warn"


def fit_words(size_bytes: int, memory: Memory) -> str:
    """Say in plain words whether it fits, with the numbers."""
    translate = QCoreApplication.translate
    text = {
        "good": translate("Fit", "Fits well: needs about {needed} of memory, {free} is free."),
        "warn": translate(
            "Fit",
            "Will be tight: needs about {needed} of memory, {free} is free. Close other programs "
            "before you load it.",
        ),
        "bad": translate(
            "Fit",
            "Too large for this computer: needs about {needed} of memory, there is {total} in all.",
        ),
    }[fit_of(size_bytes, memory)]
    return text.format(
        needed=words.size(needed_bytes(size_bytes)),
        free=words.size(memory.free_bytes),
        total=words.size(memory.total_bytes),
    )


def recommended(
    offered: Iterable[OfferedModel], memory: Memory, graphics: bool
) -> OfferedModel | None:
    """Return the largest model that fits well, and is not slow where there is no graphics card."""
    most = math.inf if graphics else _QUICK_BYTES
    fitting = [
        each
        for each in offered
        if each.file.size_bytes <= most and fit_of(each.file.size_bytes, memory) == "good"
    ]
    return max(fitting, key=lambda each: each.file.size_bytes, default=None)
