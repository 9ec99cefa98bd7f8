"""llama.cpp's messages reach the log without the file's name."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from llama_cpp import llama_cpp as native

from workbench.engine.native_log import NATIVE_LOG


def test_a_refused_file_is_explained_but_not_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "secret name.gguf"
    path.write_bytes(b"GGUF" + bytes(64))
    NATIVE_LOG.install()
    NATIVE_LOG.begin_load(str(path))
    with caplog.at_level(logging.WARNING):
        parameters = native.llama_model_default_params()
        assert not native.llama_model_load_from_file(bytes(path), parameters)
    assert "failed to load model" in caplog.text
    assert "failed to load model" in NATIVE_LOG.errors()
    assert "secret" not in caplog.text
    NATIVE_LOG.begin_load("")
    assert NATIVE_LOG.errors() == ""
