"""A terminal for each test, its database closed afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    made: list[Terminal] = []

    def make(**parts: Any) -> Terminal:
        made.append(Terminal(tmp_path / "profile", **parts))
        return made[-1]

    yield make
    for one in made:
        one.database.close()
