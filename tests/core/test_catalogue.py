"""What models.toml offers can be fetched, and nothing else is offered."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from workbench.core.catalogue import CATALOGUE, read_catalogue
from workbench.core.errors import StorageError


@pytest.fixture(autouse=True)
def no_mirror(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HF_ENDPOINT", raising=False)


def test_offered_models_are_small_enough_free_and_described() -> None:
    offered = read_catalogue().offered
    assert 4 <= len(offered) <= 6
    assert len({model.model_id for model in offered}) == len(offered)
    sizes = [model.file.size_bytes for model in offered]
    assert sizes == sorted(sizes) and sizes[0] > 0.5e9 and sizes[-1] < 6e9
    for model in offered:
        assert model.licence in ("Apache-2.0", "MIT")
        assert {"en", "ko"} <= set(model.languages)
        assert model.note_en and model.note_ko.endswith("요.")
        assert model.file.name.endswith(".gguf") and model.quantization in model.file.name
        assert not model.file.sha256 or len(bytes.fromhex(model.file.sha256)) == 32


def test_offered_models_come_from_the_hub_alone() -> None:
    catalogue = read_catalogue()
    files = [model.file for model in catalogue.offered]
    files += [file for entry in catalogue.embedders for file in entry.files]
    assert {urlsplit(file.address)[:2] for file in files} == {("https", "huggingface.co")}
    assert all("/resolve/" in file.address for file in files)


def test_a_mirror_takes_the_place_of_the_hub(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9/")
    model = read_catalogue().offered[0]
    assert model.file.address.startswith("http://127.0.0.1:9/Qwen/")


def test_embedders_end_with_their_weights_or_are_not_fetched() -> None:
    entries = {entry.embedder_id: entry for entry in read_catalogue().embedders}
    assert not entries["all-MiniLM-L6-v2"].files, "it comes as a package"
    assert not entries["bge-m3"].files, "its repository has no model.safetensors"
    small = entries["multilingual-e5-small"].files
    assert small[-1].name == "model.safetensors" and small[-1].needed
    needed = {file.name for file in small if file.needed}
    assert {"config.json", "modules.json", "1_Pooling/config.json", "tokenizer.json"} < needed


def test_a_list_without_the_hub_is_a_damaged_installation(tmp_path: Path) -> None:
    text = CATALOGUE.read_text(encoding="utf-8").replace("\nhub = ", "\nhut = ")
    (tmp_path / "models.toml").write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match="Install the program again"):
        read_catalogue(tmp_path / "models.toml")
