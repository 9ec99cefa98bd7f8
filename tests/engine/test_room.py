"""Whether another model fits beside those that are loaded."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from workbench.core.errors import ModelFileError
from workbench.core.models import Endpoint, LoadOptions, ModelSource
from workbench.engine import room
from workbench.engine.hosts import HostEngine
from workbench.engine.room import free_bytes_beside, needed_bytes


@dataclass
class Child:
    """As much of an engine as is looked at."""

    pid: int | None


def test_a_longer_context_needs_more_and_a_server_nothing(tour_model: Path) -> None:
    source = ModelSource("tour", "Tour", tour_model, LoadOptions(context_tokens=512))
    longer = replace(source, options=LoadOptions(context_tokens=100_000))
    assert tour_model.stat().st_size < needed_bytes(source) < needed_bytes(longer)
    assert needed_bytes(ModelSource("s", "S", endpoint=Endpoint("s", "S", "x"))) == 0
    with pytest.raises(ModelFileError):
        needed_bytes(replace(source, path=Path("nothing.gguf")))


def test_what_a_child_reads_from_its_file_is_not_free(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "free_memory", lambda: 10**12)
    running = cast(HostEngine, Child(os.getpid()))
    ended = [cast(HostEngine, Child(pid)) for pid in (None, 2**22 + 1)]
    assert free_bytes_beside([]) == free_bytes_beside(ended) == 10**12
    mapped = 10**12 - free_bytes_beside([running])
    assert (mapped > 0) == (sys.platform == "linux")
