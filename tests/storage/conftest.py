"""A server that tests of downloads fetch from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.download_server import Server, serving


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Run a server that is reached without a proxy."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    with serving() as running:
        yield running


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return where a file is to lie, in a folder that nobody has made yet."""
    return tmp_path / "모델 폴더" / "작은 모델.gguf"
