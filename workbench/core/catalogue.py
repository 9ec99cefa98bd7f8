"""Reads models.toml: the models and embedders the program offers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.core.errors import StorageError
from workbench.core.models import ModelEntry
from workbench.core.paths import CATALOGUE, RESOURCES


@dataclass(frozen=True, slots=True)
class EmbedderEntry:
    """An embedding model: texts to vectors of *dimension* numbers, at most *max_tokens* each."""

    embedder_id: str
    package: str
    sha256: str
    dimension: int
    max_tokens: int
    languages: tuple[str, ...]
    query_prefix: str = ""
    passage_prefix: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What the program offers; the bundled model comes first."""

    models: tuple[ModelEntry, ...]
    embedders: tuple[EmbedderEntry, ...]


def read_catalogue(path: Path = CATALOGUE) -> Catalogue:
    """Read the catalogue. Raises StorageError when the installation is damaged."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Catalogue(
            tuple(_model(table) for table in data.get("model", ())),
            tuple(_embedder(table) for table in data.get("embedder", ())),
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
        package=table["package"],
        sha256=table["sha256"],
        dimension=table["dimension"],
        max_tokens=table["max_tokens"],
        languages=tuple(table.get("languages", ())),
        query_prefix=table.get("query_prefix", ""),
        passage_prefix=table.get("passage_prefix", ""),
        licence=table.get("licence", ""),
    )
