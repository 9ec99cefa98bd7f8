"""Any file gets an answer: its header, or one sentence why it is of no use."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import pytest

from tests.engine.make_gguf import write_random
from workbench.core.errors import ModelFileError
from workbench.engine.header import read_header


def refusal(path: Path) -> str:
    """Return the sentence for a file that cannot be used."""
    with pytest.raises(ModelFileError) as caught:
        read_header(path)
    return str(caught.value)


def test_it_says_what_the_list_of_models_shows(random_model: Path) -> None:
    header = read_header(random_model)
    assert (header.name, header.architecture, header.quantization) == ("Tiny", "llama", "F32")
    assert (header.layers, header.kv_heads, header.head_size) == (2, 2, 16)
    assert header.trained_context == 2048
    assert header.size_bytes == random_model.stat().st_size
    assert header.parameters == 260 * 64 * 2 + 64 + 2 * (
        64 * 64 * 2 + 32 * 64 * 2 + 128 * 64 * 3 + 128
    )
    assert header.metadata["tokenizer.ggml.tokens"] == "[260]"
    assert header.metadata["general.name"] == "Tiny"


def test_a_file_of_another_kind(tmp_path: Path) -> None:
    path = tmp_path / "notes.gguf"
    path.write_text("These are my notes.")
    assert refusal(path) == (
        "The file notes.gguf is no GGUF model. "
        "Choose a file that ends in .gguf, downloaded as it is."
    )


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.gguf"
    path.touch()
    assert refusal(path) == "The file empty.gguf is empty. Download it again."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "cannot be read" in refusal(tmp_path / "gone.gguf")
    assert "cannot be read" in refusal(tmp_path)


def test_a_version_of_the_future(tmp_path: Path, random_model: Path) -> None:
    path = tmp_path / "new.gguf"
    data = bytearray(random_model.read_bytes())
    data[4:8] = struct.pack("<I", 99)
    path.write_bytes(data)
    assert "of a version that this program does not know" in refusal(path)


@pytest.mark.parametrize("share", [0.0001, 0.003, 0.01, 0.1, 0.5, 0.999])
def test_a_truncated_file(tmp_path: Path, random_model: Path, share: float) -> None:
    path = tmp_path / "part.gguf"
    data = random_model.read_bytes()
    path.write_bytes(data[: max(8, int(len(data) * share))])
    assert refusal(path) == (
        "The file part.gguf is not complete: its end is missing. Download it again, to the end."
    )


def test_absurd_counts_and_lengths_are_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "absurd.gguf"
    for tensors, entries, rest in [
        (2**63, 0, b""),
        (0, 2**40, b""),
        (0, 1, struct.pack("<Q", 2**62)),
        (0, 1, struct.pack("<Q", 1) + b"k" + struct.pack("<I", 77)),
        (0, 1, struct.pack("<Q", 1) + b"k" + struct.pack("<IIQ", 9, 8, 2**60)),
        (0, 1, struct.pack("<Q", 1) + b"k" + struct.pack("<IIQ", 9, 9, 1)),
    ]:
        path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, tensors, entries) + rest + bytes(64))
        assert "absurd.gguf is " in refusal(path)


def test_an_adapter_is_no_model_by_itself(tmp_path: Path) -> None:
    text = b"adapter"
    key = b"general.type"
    entry = struct.pack("<Q", len(key)) + key + struct.pack("<IQ", 8, len(text)) + text
    path = tmp_path / "lora.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + entry)
    assert "is an adapter" in refusal(path)


def entries(**values: int) -> bytes:
    """Return a GGUF with nothing but whole numbers in its metadata."""
    data = b"GGUF" + struct.pack("<IQQ", 3, 0, len(values) + 1)
    text = b"llama"
    data += struct.pack("<Q", 20) + b"general.architecture"
    data += struct.pack("<IQ", 8, len(text)) + text
    for key, value in values.items():
        name = key.replace("_", ".").encode()
        data += struct.pack("<Q", len(name)) + name + struct.pack("<II", 4, value)
    return data


def test_a_model_in_parts_needs_all_of_them(tmp_path: Path) -> None:
    first, second = (tmp_path / f"large-0000{n}-of-00002.gguf" for n in (1, 2))
    first.write_bytes(entries(split_count=2, split_no=0))
    assert "large-00002-of-00002.gguf is not there" in refusal(first)
    second.write_bytes(entries(split_count=2, split_no=1))
    assert read_header(first).size_bytes == first.stat().st_size + second.stat().st_size
    assert "Choose the first part, large-00001-of-00002.gguf." in refusal(second)
    renamed = second.rename(tmp_path / "renamed.gguf")
    assert "its name does not say which" in refusal(renamed)


def test_damaged_headers_never_raise_anything_else(tmp_path: Path) -> None:
    good = write_random(tmp_path / "good.gguf").read_bytes()
    dice = random.Random(5)
    path = tmp_path / "bad.gguf"
    refused = 0
    for _ in range(300):
        data = bytearray(good)
        for _ in range(dice.randrange(1, 6)):
            data[dice.randrange(4, 12_000)] = dice.randrange(256)
        path.write_bytes(data)
        try:
            read_header(path)
        except ModelFileError:
            refused += 1
    assert refused > 30
