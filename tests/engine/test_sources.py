"""What model ids mean, and what a person may write instead of one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from workbench.core.errors import BadInput
from workbench.core.models import AdaptedModel, AdapterUse, Endpoint, LoadOptions, ModelEntry
from workbench.core.settings import Settings
from workbench.engine.sources import Sources

TOUR = ModelEntry("tour", "Tour model", Path("tour.gguf"), 1, bundled=True, sha256="123")
SERVER = Endpoint("e1", "Office", "http://x/v1", has_key=True)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a file the person added."""
    path = tmp_path / "나의 모델.gguf"
    path.write_bytes(b"weights")
    return path


@pytest.fixture
def sources(file: Path) -> Sources:
    """Return sources with one model of each kind."""
    adapter = file.with_name("style.gguf")
    adapter.write_bytes(b"lora")
    settings = Settings(
        model_id="tour",
        model_files=(str(file),),
        adapted=(AdaptedModel("a1", "Mine + style", str(file), (AdapterUse(str(adapter), 0.5),)),),
        endpoints=(SERVER, Endpoint("e2", "Open", "http://y/v1")),
        load=LoadOptions(context_tokens=512, draft_path="draft.gguf"),
    )
    return Sources(lambda: settings, (TOUR,), lambda endpoint_id: f"key of {endpoint_id}")


def test_each_kind_has_what_it_takes_to_run_it(sources: Sources, file: Path) -> None:
    assert sources.resolve("tour").options.draft_path == "draft.gguf"
    mine = sources.resolve(str(file))
    assert (mine.path, mine.options) == (file, LoadOptions(context_tokens=512))
    adapted = sources.resolve("a1")
    assert (adapted.name, adapted.path) == ("Mine + style", file)
    assert adapted.options.adapters[0].scale == 0.5
    server = sources.resolve("e1")
    assert (server.endpoint, server.key, server.path) == (SERVER, "key of e1", None)
    assert sources.resolve("e2").key == ""
    assert "key of" not in repr(server)


def test_a_name_or_a_file_does_as_well(
    sources: Sources, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sources.find("TOUR MODEL").model_id == "tour"
    assert sources.find("office").model_id == "e1"
    assert sources.find("나의 모델").path == file
    monkeypatch.chdir(tmp_path)
    assert sources.find("style.gguf").path == tmp_path / "style.gguf"
    with pytest.raises(BadInput, match="no model nowhere in the list"):
        sources.find("nowhere")
    assert (sources.name_of("mine + STYLE"), sources.name_of("nowhere")) == ("Mine + style", "")


def test_files_are_told_by_their_contents(sources: Sources, file: Path) -> None:
    own = hashlib.sha256(b"weights").hexdigest()
    assert sources.sha256_of("tour") == "123"
    assert sources.sha256_of(str(file)) == own
    assert sources.sha256_of("a1") == f"{own}+{hashlib.sha256(b'lora').hexdigest()}"
    assert sources.sha256_of("e1") == sources.sha256_of("nowhere") == ""
    adapted = sources.resolve("a1")
    file.unlink()
    assert sources.sha256(adapted) == ""
