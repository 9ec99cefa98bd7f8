"""What a run keeps beside its answers so that it can be repeated: models, templates, versions."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from typing import Final

from workbench import __version__
from workbench.core.lab import Comparison, ModelMark, Variant
from workbench.core.models import ModelInfo

_PACKAGES: Final = ("llama-cpp-python", "chromadb", "sentence-transformers")
_TEMPLATE: Final = "tokenizer.chat_template"


@dataclass(frozen=True, slots=True)
class Marks:
    """How a run remembers the models of its columns, by id; *sha256_of* may take its time."""

    name_of: Callable[[str], str] = lambda model_id: model_id
    sha256_of: Callable[[str], str] = lambda _model_id: ""


def model_mark(model_id: str, name: str, sha256: str, info: ModelInfo) -> ModelMark:
    """Return what is kept of a model that is ready."""
    template = info.metadata.get(_TEMPLATE, "")
    return ModelMark(
        model_id=model_id,
        name=name,
        sha256=sha256,
        template_sha256=hashlib.sha256(template.encode()).hexdigest() if template else "",
        context_size=info.context_size,
        device=info.device,
        backend=info.backend,
        threads=info.threads,
        gpu_layers=info.gpu_layers,
    )


def by_model(comparison: Comparison) -> dict[str, list[Variant]]:
    """Return the columns by the model they name, in order."""
    groups: dict[str, list[Variant]] = {}
    for variant in comparison.variants:
        groups.setdefault(variant.model_id, []).append(variant)
    return groups


def model_names(comparison: Comparison, front: str, name_of: Callable[[str], str]) -> str:
    """Return the names of a comparison's models as one, "" while one of them is not known.

    *front* is the name of the model that is meant by columns which name none.
    """
    names = [name_of(model_id) if model_id else front for model_id in by_model(comparison)]
    return ", ".join(dict.fromkeys(names)) if all(names) else ""


def versions() -> dict[str, str]:
    """Return the versions that a run depends on."""
    found = {"workbench": __version__}
    for package in _PACKAGES:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            found[package] = "unknown"
    return found
