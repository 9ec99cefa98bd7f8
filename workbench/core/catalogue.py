"""Reads models.toml: the models and embedders the program offers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.downloads import OfferedModel
from workbench.core.errors import StorageError
from workbench.core.models import ModelEntry
from workbench.core.paths import CATALOGUE, RESOURCES


@dataclass(frozen=True, slots=True)
class EmbedderEntry:
    """An embedding model: texts to vectors of *dimension* numbers, at most *max_tokens* each.

    It comes as a *package* with weights of a known sha256, or a person gets it from a *repository*
    and chooses its folder.
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
        return Catalogue(
            tuple(_model(table) for table in data.get("model", ())),
            tuple(_embedder(table) for table in data.get("embedder", ())),
            tuple(_reranker(table) for table in data.get("reranker", ())),
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


def _embedder(table: dict[str, Any]) -> EmbedderEntry:
    """Return the entry that one [[embedder]] table describes."""
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
        repository=table.get("repository", ""),
        parameters=table.get("parameters", 0),
    )


def _reranker(table: dict[str, Any]) -> RerankerEntry:
    """Return the entry that one [[reranker]] table describes."""
    return RerankerEntry(
        reranker_id=table["id"],
        repository=table["repository"],
        languages=tuple(table.get("languages", ())),
        licence=table.get("licence", ""),
    )
