"""Reads models.toml: the models and embedders the program offers."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from workbench.core.downloads import OfferedModel, RemoteFile
from workbench.core.errors import StorageError
from workbench.core.models import ModelEntry
from workbench.core.paths import CATALOGUE, RESOURCES

# What sentence-transformers reads of a model's folder; the weights come last, so that a folder with
# weights is a whole one. Where a model has no pooling of its own its vectors would be nonsense.
_EMBEDDER_FILES: Final = {
    "config.json": True,
    "modules.json": True,
    "1_Pooling/config.json": True,
    "sentence_bert_config.json": False,
    "config_sentence_transformers.json": False,
    "tokenizer.json": True,
    "tokenizer_config.json": False,
    "special_tokens_map.json": False,
    "model.safetensors": True,
}


@dataclass(frozen=True, slots=True)
class EmbedderEntry:
    """An embedding model: texts to vectors of *dimension* numbers, at most *max_tokens* each.

    It comes as a *package* with weights of a known sha256, or a person fetches its *files* from
    its *repository*, or chooses the folder that holds them.
    """

    embedder_id: str
    package: str  # "": none
    sha256: str  # of model.safetensors, "": known once a folder was chosen
    dimension: int
    max_tokens: int
    languages: tuple[str, ...]
    query_prefix: str = ""
    passage_prefix: str = ""
    licence: str = ""
    repository: str = ""  # on Hugging Face
    parameters: int = 0
    files: tuple[RemoteFile, ...] = ()  # to fetch; none: only a folder will do


@dataclass(frozen=True, slots=True)
class RerankerEntry:
    """A cross-encoder, whose folder a person chooses."""

    reranker_id: str
    repository: str
    languages: tuple[str, ...] = ()
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the program offers; the bundled model comes first."""

    models: tuple[ModelEntry, ...]
    embedders: tuple[EmbedderEntry, ...]
    rerankers: tuple[RerankerEntry, ...] = ()
    offered: tuple[OfferedModel, ...] = ()


def read_catalogue(path: Path = CATALOGUE) -> Catalogue:
    """Read the catalogue. Raises StorageError when the installation is damaged."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        hub = (os.environ.get("HF_ENDPOINT") or data["hub"]).rstrip("/")
        return Catalogue(
            tuple(_model(table) for table in data.get("model", ())),
            tuple(_embedder(table, hub) for table in data.get("embedder", ())),
            tuple(_reranker(table) for table in data.get("reranker", ())),
            tuple(_offered(table, hub) for table in data.get("offered", ())),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise StorageError(
            "The list of models that comes with the program cannot be read.",
            "Install the program again.",
            detail=type(error).__name__,
        ) from error


def _model(table: dict[str, Any]) -> ModelEntry:
    """Return the entry that one [[model]] table describes."""
    bundled = bool(table.get("bundled"))
    return ModelEntry(
        model_id=table["id"],
        name=table["name"],
        path=RESOURCES / "models" / table["file"],
        size_bytes=table["size_bytes"],
        quantization=table.get("quantization", ""),
        context_tokens=table.get("context_tokens", 0),
        parameters=table.get("parameters", 0),
        languages=tuple(table.get("languages", ())),
        licence=table.get("licence", ""),
        bundled=bundled,
        note_en=table.get("note_en", ""),
        note_ko=table.get("note_ko", ""),
        sha256=table["sha256"],
    )


def _embedder(table: dict[str, Any], hub: str) -> EmbedderEntry:
    """Return the entry that one [[embedder]] table describes."""
    repository = table.get("repository", "")
    files = _EMBEDDER_FILES if repository and table.get("download", True) else {}
    return EmbedderEntry(
        embedder_id=table["id"],
        package=table.get("package", ""),
        sha256=table.get("sha256", ""),
        dimension=table["dimension"],
        max_tokens=table["max_tokens"],
        languages=tuple(table.get("languages", ())),
        query_prefix=table.get("query_prefix", ""),
        passage_prefix=table.get("passage_prefix", ""),
        licence=table.get("licence", ""),
        repository=repository,
        parameters=table.get("parameters", 0),
        files=tuple(
            RemoteFile(f"{hub}/{repository}/resolve/main/{name}", name, needed=needed)
            for name, needed in files.items()
        ),
    )


def _offered(table: dict[str, Any], hub: str) -> OfferedModel:
    """Return the model that one [[offered]] table describes."""
    name, revision = table["file"], table.get("revision", "main")
    file = RemoteFile(
        f"{hub}/{table['repository']}/resolve/{revision}/{name}",
        name,
        table.get("sha256", ""),
        table.get("size_bytes", 0),
    )
    return OfferedModel(
        model_id=table["id"],
        name=table["name"],
        file=file,
        parameters=table.get("parameters", 0),
        quantization=table.get("quantization", ""),
        context_tokens=table.get("context_tokens", 0),
        languages=tuple(table.get("languages", ())),
        licence=table.get("licence", ""),
        note_en=table.get("note_en", ""),
        note_ko=table.get("note_ko", ""),
    )


def _reranker(table: dict[str, Any]) -> RerankerEntry:
    """Return the entry that one [[reranker]] table describes."""
    return RerankerEntry(
        reranker_id=table["id"],
        repository=table["repository"],
        languages=tuple(table.get("languages", ())),
        licence=table.get("licence", ""),
    )
