"""Tells what an embedding model in a folder is: one from models.toml, or one by its own files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from workbench.core.catalogue import EmbedderEntry
from workbench.core.errors import BadInput
from workbench.core.language import Language
from workbench.documents.embedding import WEIGHTS, EmbedderCard, file_sha256

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "ko")
_KOREAN: Final = "도서관은 오전 아홉 시에 문을 열고 저녁에 닫습니다"
_PIECES_A_SYLLABLE: Final = 1.2  # more: its tokenizer takes Hangul apart and was not taught it


def card_of(entry: EmbedderEntry, sha256: str = "") -> EmbedderCard:
    """Return the card of a model that models.toml describes."""
    return EmbedderCard(
        entry.embedder_id,
        sha256 or entry.sha256,
        entry.dimension,
        entry.max_tokens,
        tuple(each for each in _LANGUAGES if each in entry.languages),
        entry.query_prefix,
        entry.passage_prefix,
    )


def card_of_folder(folder: Path, entries: Sequence[EmbedderEntry]) -> EmbedderCard:
    """Describe the sentence-transformers model in *folder*. Raises BadInput or StorageError.

    It is taken for an entry by its weights, or by its folder's name and its dimension; else its
    own files tell its prefixes and its limit, and its tokenizer whether it knows Korean.
    """
    try:
        config = _json(folder / "config.json")
        if not (folder / WEIGHTS).exists():
            raise ValueError("no weights")
        dimension, limit = int(config["hidden_size"]), _limit(folder, config)
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(
            "The folder holds no embedding model that can be used here.",
            "Choose a folder of sentence-transformers with config.json and model.safetensors.",
            detail=type(error).__name__,
        ) from error
    sha256 = file_sha256(folder / WEIGHTS)
    for entry in entries:
        by_name = entry.embedder_id.lower() in folder.name.lower() and not entry.sha256
        if entry.sha256 == sha256 or (by_name and entry.dimension == dimension):
            return card_of(entry, sha256)
    question, passage = _prefixes(folder)
    return EmbedderCard(
        folder.name, sha256, dimension, limit, _languages(folder), question, passage
    )


def _json(path: Path) -> dict[str, Any]:
    """Read one of the model's files. Raises OSError or ValueError."""
    value = json.loads(path.read_text("utf-8"))
    if not isinstance(value, dict):
        raise ValueError(f"{path.name} holds no table")
    return value


def _limit(folder: Path, config: dict[str, Any]) -> int:
    """Return how many tokens the model takes: the least that any of its files names."""
    limits = [int(config["max_position_embeddings"])]
    for name, key in (
        ("sentence_bert_config.json", "max_seq_length"),
        ("tokenizer_config.json", "model_max_length"),
    ):
        try:
            limits.append(int(_json(folder / name)[key]))
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            continue  # files that need not be there, keys that need not be in them
    return min(limits)


def _prefixes(folder: Path) -> tuple[str, str]:
    """Return what goes before questions and passages."""
    try:
        prompts = _json(folder / "config_sentence_transformers.json").get("prompts") or {}
    except (OSError, ValueError):
        prompts = {}
    return str(prompts.get("query", "")), str(prompts.get("passage", prompts.get("document", "")))


def _languages(folder: Path) -> tuple[Language, ...]:
    """Return the languages that the tokenizer was taught."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception:  # the package raises nothing narrower
        return ("en",)
    tokens = tokenizer.encode(_KOREAN, add_special_tokens=False).tokens
    syllables = len(_KOREAN.replace(" ", ""))
    unknown = any("unk" in token.lower() for token in tokens)
    known = not unknown and len(tokens) <= _PIECES_A_SYLLABLE * syllables
    return _LANGUAGES if known else ("en",)
