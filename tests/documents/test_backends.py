"""The converted model finds what the original finds, or is not used."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from workbench.documents import backends, embedding
from workbench.documents.backends import LEAST_COSINE, OnnxBackend, converted
from workbench.documents.embedding import BUNDLED, TextEmbedder, batches

pytestmark = pytest.mark.timeout(600)

# None of them is among the texts that the conversion itself tries.
TEXTS = [
    "How do I reset the password?",
    "ERROR 0x80070005: access denied while writing to C:\\Temp",
    "La tour mesure 324 mètres de haut.",
    "| year | output |\n| 2019 | 14,200 |\n| 2020 | 15,950 |",
    "Glaciers grind the rock beneath them into flour so fine that lakes turn turquoise. " * 9,
    "The defendant, having waived counsel, entered a plea of not guilty on all charges. " * 8,
    "def add(a, b):\n    return a + b\n",
    "x",
]


@pytest.fixture(scope="module")
def folder() -> Path:
    """The converted form of the bundled model, in the cache of this person."""
    model = embedding._bundled_folder()
    assert converted(model, BUNDLED.sha256, BUNDLED.max_tokens, 1)
    return backends.cache_folder() / f"{BUNDLED.sha256[:16]}-{backends.VERSION}"


def test_vectors_are_as_near_as_they_must_be(folder: Path) -> None:
    """To those of sentence-transformers, of texts it was not tried with, alone and together."""
    original = embedding._original(embedding._bundled_folder(), 1)
    reference = original.encode(TEXTS)
    quick = OnnxBackend(folder, BUNDLED.max_tokens, 1)
    together = quick.encode(TEXTS)
    alone = np.concatenate([quick.encode([text]) for text in TEXTS])
    assert np.sum(together * reference, axis=1).min() >= LEAST_COSINE
    assert np.sum(alone * reference, axis=1).min() >= LEAST_COSINE


def test_a_changed_file_is_not_used(folder: Path, tmp_path: Path) -> None:
    """Its sha256 is on record."""
    copy = shutil.copytree(folder, tmp_path / "copy")
    with (copy / "model.onnx").open("ab") as file:
        file.write(b"x")
    with pytest.raises(ValueError, match="was changed"):
        OnnxBackend(copy, BUNDLED.max_tokens, 1)


def test_other_vectors_than_the_originals_are_noticed(folder: Path, tmp_path: Path) -> None:
    """At every load, with texts whose vectors are kept."""
    copy = shutil.copytree(folder, tmp_path / "copy")
    reference = np.load(copy / "reference.npy")
    np.save(copy / "reference.npy", np.roll(reference, 1, axis=0))
    with pytest.raises(ValueError, match="differs"):
        OnnxBackend(copy, BUNDLED.max_tokens, 1)


@pytest.mark.parametrize("damage", ["record.json", "model.onnx", "tokenizer.json"])
def test_a_damaged_copy_is_made_again_or_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """It is tried once more; when that fails too, the original serves."""
    monkeypatch.setattr(backends, "cache_folder", lambda: tmp_path)
    copy = shutil.copytree(folder, tmp_path / folder.name)
    (copy / damage).write_bytes(b"")
    made: list[Path] = []

    def convert(_model: Path, place: Path) -> None:
        made.append(place)
        shutil.copytree(folder, place)

    monkeypatch.setattr(backends, "_convert", convert)
    model = embedding._bundled_folder()
    assert converted(model, BUNDLED.sha256, BUNDLED.max_tokens, 1) is not None
    assert made == [copy]


def test_where_it_cannot_be_converted_the_original_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No place to write, no package, no memory: none of it stops the library."""

    def fail(_model: Path, _folder: Path) -> None:
        raise OSError("no space")

    monkeypatch.setattr(backends, "cache_folder", lambda: tmp_path)
    monkeypatch.setattr(backends, "_convert", fail)
    embedder = embedding.load_bundled()
    assert embedder.backend.name == "torch"
    assert embedder.embed_passages(["a", "b"]).shape == (2, BUNDLED.dimension)


@pytest.mark.parametrize(
    ("config", "pooling"),
    [
        ({"model_type": "qwen3"}, {"pooling_mode": "mean"}),
        ({"model_type": "bert"}, {"pooling_mode": "cls"}),
    ],
)
def test_only_what_the_conversion_knows_is_converted(
    tmp_path: Path, config: dict[str, str], pooling: dict[str, str]
) -> None:
    """Another pooling would give other vectors."""
    (tmp_path / "1_Pooling").mkdir()
    (tmp_path / "config.json").write_text(json.dumps(config), "utf-8")
    (tmp_path / "1_Pooling" / "config.json").write_text(json.dumps(pooling), "utf-8")
    assert converted(tmp_path, "0" * 64, 16, 1) is None


def test_batches_hold_texts_of_like_length() -> None:
    """So that little is filled up; each text is in one batch."""
    lengths = [10, 1_000, 225, 240, 12, 11, 250, 245, 5_000]
    found = batches(lengths)
    assert sorted(row for batch in found for row in batch) == list(range(len(lengths)))
    assert [sorted(lengths[row] for row in batch) for batch in found] == [
        [5_000], [1_000], [225, 240, 245, 250], [10, 11, 12],
    ]  # fmt: skip


def test_an_embedder_of_one_thread_gives_the_same_as_one_of_several(folder: Path) -> None:
    """Batches may end in any order."""
    several = TextEmbedder(OnnxBackend(folder, BUNDLED.max_tokens, 3), BUNDLED)
    one = TextEmbedder(OnnxBackend(folder, BUNDLED.max_tokens, 1), BUNDLED)
    texts = [f"{text} {number}" for number in range(6) for text in TEXTS]
    assert np.allclose(several.embed_passages(texts), one.embed_passages(texts), atol=1e-5)
