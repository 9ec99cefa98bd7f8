"""The settings file: what is saved comes back, a broken file is put aside and said."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.errors import StorageError
from workbench.core.generation import Sampling
from workbench.core.models import LoadOptions
from workbench.core.settings import SCHEMA, Settings
from workbench.storage import settings_file
from workbench.storage.settings_file import load_settings, save_settings

_NOW = "2026-11-21T08:09:10.123456+00:00"


def test_without_a_file_there_are_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.toml") == (Settings(), None)


def test_what_is_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "새 폴더" / "settings.toml"
    settings = Settings(
        language="ko",
        theme="dark",
        model_files=("/모델/a.gguf",),
        load=LoadOptions(context_tokens=2048, gpu_layers=0),
        sampling=Sampling(temperature=0.2, seed=None, stop=("###", "끝")),
        system_text='Be "brief".\n두 줄',
    )
    save_settings(path, settings)
    assert load_settings(path) == (settings, None)
    save_settings(path, replace(settings, sampling=Sampling(seed=7)))
    assert load_settings(path)[0].sampling.seed == 7
    assert [file.name for file in path.parent.iterdir()] == ["settings.toml"]


def test_unknown_keys_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "dark"\nfuture = 1\n[sampling]\ntop_k = 3\nmood = "x"\n')
    settings, problem = load_settings(path)
    assert problem is None
    assert settings == Settings(theme="dark", sampling=Sampling(top_k=3))


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b'theme = "purple"',
        b'font_points = "big"',
        b"enter_sends = 1",
        b"[sampling]\ntop_k = 1.5",
        b"model_files = 3",
        b'schema = "one"',
        b"\xff\xfe\x00",
    ],
)
def test_a_broken_file_is_renamed_and_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(content)

    settings, problem = load_settings(path, now=lambda: _NOW)

    assert settings == Settings()
    assert problem is not None
    assert "settings.broken-2026-11-21-080910.toml" in problem.sentence()
    assert "default settings are used" in problem.sentence()
    assert not path.exists()
    kept = tmp_path / "settings.broken-2026-11-21-080910.toml"
    assert kept.read_bytes() == content


def test_an_older_schema_is_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f"schema = {SCHEMA - 1}\nlook = 'dark'\n")
    step = {SCHEMA - 1: lambda table: {**table, "theme": table.pop("look")}}
    monkeypatch.setattr(settings_file, "SETTINGS_MIGRATIONS", step)
    assert load_settings(path) == (Settings(theme="dark"), None)


def test_a_file_that_cannot_be_written_is_said_and_the_old_one_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.mkdir()  # a folder in the way: replacing it fails for every user, root too
    with pytest.raises(StorageError):
        save_settings(path, Settings())
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EROFS, "no permission to write"),
        (errno.EIO, "could not be read or written"),
    ],
)
def test_a_failing_disk_leaves_the_old_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    path = tmp_path / "settings.toml"
    save_settings(path, Settings(theme="dark"))

    def fail(_handle: int) -> None:
        raise OSError(code, "simulated")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StorageError) as caught:
        save_settings(path, Settings(theme="light"))

    assert said in str(caught.value)
    assert load_settings(path)[0].theme == "dark"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]
