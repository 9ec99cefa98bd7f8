"""Understands the header of a GGUF file: for the list of models, and before llama.cpp loads it."""

from __future__ import annotations

import struct
from math import ceil
from pathlib import Path
from typing import Final

from workbench.core.errors import ModelFileError
from workbench.core.models import GgufHeader
from workbench.engine.gguf_file import (
    Broken,
    CutOff,
    NotGguf,
    RawHeader,
    Skipped,
    UnknownVersion,
    Value,
    read_raw,
)
from workbench.engine.gguf_types import FILE_TYPES
from workbench.engine.split_files import other_parts

_LONGEST_SHOWN: Final = 400
_LONGEST_NAME: Final = 200
_MOST_PARTS: Final = 1_000
_LARGEST: Final = 2**31 - 1  # layers, heads, widths: llama.cpp keeps them in 32 bits
_SIZES: Final = ("trained_context", "layers", "kv_heads", "head_size", "value_size", "heads")
_OTHER_KINDS: Final = {"mmproj", "vocab", "imatrix"}


def read_header(path: Path) -> GgufHeader:
    """Return what the header of *path* says. Raises ModelFileError."""
    return _understand(path, *_read_whole(path))


def tensor_shapes(path: Path) -> dict[str, tuple[int, ...]]:
    """Return the shape of each tensor of a model, rows last. Raises ModelFileError."""
    return _read_whole(path)[1].shapes


def _read_whole(path: Path) -> tuple[int, RawHeader]:
    """Return the size and the header of a model that may be in several files."""
    size, raw = read_file(path)
    count = _most(raw.values, "split.count", 1)
    if count > _MOST_PARTS:
        raise _damaged(path.name, f"{count} parts")
    for part in other_parts(path, count) if count > 1 else ():
        part_size, part_raw = read_file(part)
        size += part_size
        raw.parameters += part_raw.parameters
        raw.shapes |= part_raw.shapes
    return size, raw


def read_file(path: Path) -> tuple[int, RawHeader]:
    """Return the size of one file and its header, of whatever kind. Raises ModelFileError."""
    name = path.name
    try:
        size = path.stat().st_size
        if size == 0:
            raise ModelFileError("The file {name} is empty.", "Download it again.", name=name)
        with path.open("rb") as file:
            raw = read_raw(file, size)
    except OSError as error:
        raise ModelFileError(
            "The file {name} cannot be read.",
            "Check that it is still there and that you may open it.",
            detail=str(error.strerror),
            name=name,
        ) from error
    except NotGguf as error:
        raise ModelFileError(
            "The file {name} is no GGUF model.",
            "Choose a file that ends in .gguf, downloaded as it is.",
            name=name,
        ) from error
    except UnknownVersion as error:
        raise ModelFileError(
            "The file {name} is a GGUF of a version that this program does not know.",
            "Look for a newer download of the same model.",
            detail=f"version {error}",
            name=name,
        ) from error
    except CutOff as error:
        raise _cut_off(name) from error
    except (Broken, struct.error, OverflowError) as error:
        raise _damaged(name, str(error)) from error
    if raw.end > size:
        raise _cut_off(name)
    return size, raw


def _damaged(name: str, detail: str) -> ModelFileError:
    """Phrase that a header makes no sense."""
    return ModelFileError(
        "The file {name} is damaged: its header does not follow the GGUF format.",
        "Download it again.",
        detail=detail,
        name=name,
    )


def _cut_off(name: str) -> ModelFileError:
    """Phrase that the file ends too early."""
    return ModelFileError(
        "The file {name} is not complete: its end is missing.",
        "Download it again, to the end.",
        name=name,
    )


def _understand(path: Path, size: int, raw: RawHeader) -> GgufHeader:
    """Pick out what loading and the list of models need."""
    values = raw.values
    architecture = _text(values, "general.architecture")
    kind = _text(values, "general.type")
    if kind == "adapter":
        raise ModelFileError(
            "The file {name} is an adapter: it changes a model, and is none by itself.",
            "Choose the model, and add this file to its adapters.",
            name=path.name,
        )
    if not architecture or kind in _OTHER_KINDS or architecture == "clip":
        raise ModelFileError(
            "The file {name} is a GGUF, but no language model by itself.",
            "Choose the model's main file.",
            detail=f"general.type {kind!r}, architecture {architecture!r}",
            name=path.name,
        )
    heads = _most(values, f"{architecture}.attention.head_count")
    width = _most(values, f"{architecture}.embedding_length")
    head_size = _most(values, f"{architecture}.attention.key_length")
    header = GgufHeader(
        path=str(path),
        size_bytes=size,
        name=" ".join(_text(values, "general.name").split())[:_LONGEST_NAME] or path.stem,
        architecture=architecture,
        quantization=FILE_TYPES.get(_most(values, "general.file_type", -1), ""),
        parameters=raw.parameters,
        trained_context=_most(values, f"{architecture}.context_length"),
        layers=_most(values, f"{architecture}.block_count"),
        kv_heads=_mean(values, f"{architecture}.attention.head_count_kv") or heads,
        head_size=head_size or (width // heads if heads else 0),
        metadata={key: _shown(value) for key, value in values.items()},
        value_size=_most(values, f"{architecture}.attention.value_length"),
        heads=heads,
    )
    for field in _SIZES:
        if not 0 <= getattr(header, field) <= _LARGEST:
            raise _damaged(path.name, f"{field} is {getattr(header, field)}")
    return header


def _text(values: dict[str, Value], key: str) -> str:
    """Return a text, "" when there is none."""
    value = values.get(key, "")
    return value if isinstance(value, str) else ""


def _most(values: dict[str, Value], key: str, default: int = 0) -> int:
    """Return a whole number; of one for each layer the largest."""
    value = values.get(key, default)
    if isinstance(value, list):
        return max(value, default=default)
    return value if isinstance(value, int) else default


def _mean(values: dict[str, Value], key: str) -> int:
    """Return a whole number; of one for each layer the mean, rounded up."""
    value = values.get(key, 0)
    if isinstance(value, list):
        return ceil(sum(value) / len(value)) if value else 0
    return value if isinstance(value, int) else 0


def _shown(value: Value) -> str:
    """Return a value as a person reads it in the list of metadata."""
    if isinstance(value, Skipped):
        return f"[{value.items}]"
    if isinstance(value, float):
        return f"{value:g}"
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"
