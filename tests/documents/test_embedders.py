"""Embedding models other than the bundled one: from models.toml, or from a person's folder."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.documents.tiny_model import make_tiny_model
from workbench.core.catalogue import read_catalogue
from workbench.core.errors import BadInput, StorageError
from workbench.documents.embedders import card_of, card_of_folder
from workbench.documents.embedding import BUNDLED, load_folder

pytestmark = pytest.mark.timeout(300)
ENTRIES = {entry.embedder_id: entry for entry in read_catalogue().embedders}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model."""
    return make_tiny_model(tmp_path_factory.mktemp("tiny"))


def test_the_catalogue_says_what_the_bundled_model_is() -> None:
    """Two places tell it; they must not drift apart."""
    assert card_of(ENTRIES["all-MiniLM-L6-v2"]) == BUNDLED


@pytest.mark.parametrize(
    ("name", "question", "passage", "dimension"),
    [
        ("multilingual-e5-small", "query: ", "passage: ", 384),
        ("bge-m3", "", "", 1024),
        ("KURE-v1", "", "", 1024),
        ("Qwen3-Embedding-0.6B", "Instruct: ", "", 1024),
    ],
)
def test_further_models_have_their_prefixes(
    name: str, question: str, passage: str, dimension: int
) -> None:
    """Without them they find much less; all of them know Korean and may be used freely."""
    card = card_of(ENTRIES[name])
    assert card.question_prefix.startswith(question)
    assert bool(card.question_prefix) == bool(question)
    assert (card.passage_prefix, card.dimension) == (passage, dimension)
    assert card.languages == ("en", "ko")
    assert ENTRIES[name].licence in ("MIT", "Apache-2.0")
    assert "/" in ENTRIES[name].repository


def test_a_folder_tells_what_is_in_it(model: Path) -> None:
    """Its dimension, its limit and its prefixes; Hangul is unknown to its tokenizer."""
    card = card_of_folder(model, list(ENTRIES.values()))
    assert (card.embedder_id, card.dimension, card.max_tokens) == ("my-model", 16, 32)
    assert (card.question_prefix, card.passage_prefix) == ("query: ", "passage: ")
    assert card.languages == ("en",)


def test_a_model_of_a_folder_embeds_with_its_prefixes(model: Path) -> None:
    """The same words as a question and as a passage give two vectors."""
    embedder = load_folder(model, card_of_folder(model, []))
    question = embedder.embed_question("ferry leaves at nine")
    (passage,) = embedder.embed_passages(["ferry leaves at nine"])
    assert np.isclose(np.linalg.norm(question), 1, atol=1e-5)
    assert float(question @ passage) < 0.9999


def test_a_known_model_is_known_by_its_weights_or_by_its_name(model: Path, tmp_path: Path) -> None:
    """A folder that only bears the name of another model is not taken for it."""
    from shutil import copytree

    named = copytree(model, tmp_path / "multilingual-e5-small")
    assert card_of_folder(named, list(ENTRIES.values())).embedder_id == "multilingual-e5-small"
    assert card_of_folder(named, list(ENTRIES.values())).max_tokens == 32  # the dimension differs


def test_other_weights_are_refused(model: Path, tmp_path: Path) -> None:
    """What was indexed with one model is never asked of another."""
    from shutil import copytree

    card = card_of_folder(model, [])
    other = copytree(model, tmp_path / "other")
    with (other / "model.safetensors").open("ab") as file:
        file.write(b"x")
    with pytest.raises(StorageError, match="not the one"):
        load_folder(other, card)


@pytest.mark.parametrize("content", [None, "[]", "{", json.dumps({"hidden_size": 16})])
def test_a_folder_without_a_model_is_said(tmp_path: Path, content: str | None) -> None:
    """With what such a folder must hold."""
    if content is not None:
        (tmp_path / "config.json").write_text(content, "utf-8")
    with pytest.raises(BadInput, match="no embedding model"):
        card_of_folder(tmp_path, [])
