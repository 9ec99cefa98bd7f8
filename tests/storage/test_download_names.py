"""Names and addresses of downloads: safe to write, and meant as a person means them."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.core.errors import BadInput
from workbench.storage.download_names import (
    model_address,
    name_of,
    numbered,
    safe_name,
    target_of,
)

HUB = "https://huggingface.co/Qwen/Qwen3-4B-GGUF"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Qwen3-4B-Q4_K_M.gguf", "Qwen3-4B-Q4_K_M.gguf"),
        ("한국어 모델.gguf", "한국어 모델.gguf"),
        ("한국어.gguf", "한국어.gguf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "model"),
        ("", "model"),
        (".bashrc", "bashrc"),
        ("a\\b:c*?.gguf", "a_b_c__.gguf"),
        ("a\0b\n.gguf", "a_b_.gguf"),
        ("con.gguf", "_con.gguf"),
        ("LPT1", "_LPT1"),
        ("model.gguf. ", "model.gguf"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


@pytest.mark.parametrize("sign", ["a", "가"])
def test_long_names_keep_their_ending(sign: str) -> None:
    name = safe_name(sign * 300 + ".gguf")
    assert len(f"{name}.part.json".encode()) <= 255
    assert name.endswith(f"{sign}.gguf")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (f"{HUB}/resolve/main/m.gguf", f"{HUB}/resolve/main/m.gguf"),
        (f" {HUB}/blob/main/m.gguf\n", f"{HUB}/resolve/main/m.gguf"),
        (f"{HUB}/blob/main/m.gguf?download=true#x", f"{HUB}/resolve/main/m.gguf?download=true"),
        ("huggingface.co/a/b/blob/main/M.GGUF", "https://huggingface.co/a/b/resolve/main/M.GGUF"),
        ("http://127.0.0.1:80/모델 1.gguf".replace(" ", "%20"), None),
        ("http://host/blob/m.gguf", "http://host/blob/m.gguf"),
    ],
)
def test_addresses_are_understood(typed: str, address: str | None) -> None:
    wanted = address or "http://127.0.0.1:80/%EB%AA%A8%EB%8D%B8%201.gguf"
    assert model_address(typed) == wanted
    assert model_address(wanted) == wanted


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "is none of a file in the network"),
        ("qwen", "is none of a file in the network"),
        ("ftp://host/m.gguf", "is none of a file in the network"),
        ("file:///m.gguf", "is none of a file in the network"),
        ("http://host:x/m.gguf", "is none of a file in the network"),
        ("http://[host/m.gguf", "is none of a file in the network"),
        ("http://a b/m.gguf", "is none of a file in the network"),
        (HUB, r"leads to no \.gguf file"),
        (f"{HUB}/resolve/main/m.safetensors", r"leads to no \.gguf file"),
        ("https://me:secret@host/m.gguf", "a name or a password"),
        (f"{HUB}/resolve/main/m-00001-of-00003.gguf", "in several files"),
    ],
)
def test_addresses_that_cannot_be_meant_are_told(typed: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as caught:
        model_address(typed)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("address", "name"),
    [
        (f"{HUB}/resolve/main/m.gguf?download=true", "m.gguf"),
        ("http://h/%EB%AA%A8%EB%8D%B8.gguf", "모델.gguf"),
        ("http://h/..%2F..%2Fm.gguf", "_.._m.gguf"),
        ("http://h/a%00b.gguf", "a_b.gguf"),
    ],
)
def test_a_file_is_named_as_its_address_ends(address: str, name: str) -> None:
    assert name_of(address) == name


@pytest.mark.parametrize("name", ["../m", "/m", "a/../../m", "", ".m", "a//../m", "C:/m"])
def test_targets_lie_within_their_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput):
        target_of(tmp_path / "folder", name)
    assert target_of(tmp_path, "1_Pooling/config.json").parent.name == "1_Pooling"


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "1_Pooling").symlink_to(tmp_path)
    with pytest.raises(BadInput):
        target_of(folder, "1_Pooling/config.json")


def test_numbers_are_added_where_a_name_is_taken(tmp_path: Path) -> None:
    assert numbered(tmp_path / "m.gguf").name == "m.gguf"
    (tmp_path / "m.gguf").touch()
    assert numbered(tmp_path / "m.gguf").name == "m-2.gguf"
    assert numbered(tmp_path / "m.gguf", {"m-2.gguf"}).name == "m-3.gguf"
