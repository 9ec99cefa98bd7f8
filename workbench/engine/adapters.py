"""LoRA adapters: is a file one, and is it made for this model? Read without llama.cpp.

Low-rank adaptation: E. J. Hu et al., 2021, arXiv 2106.09685. A matrix W of the model becomes
W + scale x alpha / rank x B A.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from workbench.core.errors import ModelFileError
from workbench.core.models import AdapterUse, GgufHeader
from workbench.engine.gguf_file import Value
from workbench.engine.header import read_file, tensor_shapes

_A: Final = ".lora_a"
_B: Final = ".lora_b"
_NORM: Final = "_norm.weight"
_EMBEDDING: Final = "token_embd.weight"  # its two matrices are the other way round
Shape = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AdapterHeader:
    """What an adapter's file says of itself. *pairs* are the shapes of A and B by matrix."""

    path: str
    name: str
    size_bytes: int
    architecture: str
    alpha: float
    rank: int
    pairs: dict[str, tuple[Shape, Shape]]


def read_adapter(path: Path) -> AdapterHeader:
    """Return what an adapter says of itself. Raises ModelFileError when it is no LoRA."""
    size_bytes, raw = read_file(path)
    values, shapes = raw.values, raw.shapes
    names = [name.removesuffix(_A) for name in shapes if name.endswith(_A)]
    pairs = {n: (shapes[n + _A], shapes[n + _B]) for n in names if n + _B in shapes}
    left_out = [name for name in shapes if name.endswith(_NORM)]  # by llama.cpp
    whole = 2 * len(pairs) + len(left_out) == len(shapes) and bool(pairs)
    is_lora = _text(values, "general.type") == "adapter" and _text(values, "adapter.type") == "lora"
    if not is_lora or not whole or any(len(shape) < 2 for pair in pairs.values() for shape in pair):
        raise ModelFileError(
            "The file {name} is no LoRA adapter.",
            "Choose a GGUF file with an adapter; llama.cpp's convert_lora_to_gguf.py makes one.",
            name=path.name,
        )
    if "adapter.alora.invocation_tokens" in values:
        raise ModelFileError(
            "The adapter {name} is of a kind that is switched on by certain words (aLoRA), which "
            "this program does not support.",
            "Choose a plain LoRA adapter.",
            name=path.name,
        )
    alpha = values.get("adapter.lora.alpha", 0.0)
    return AdapterHeader(
        path=str(path),
        name=_text(values, "general.name") or path.stem,
        size_bytes=size_bytes,
        architecture=_text(values, "general.architecture"),
        alpha=float(alpha) if isinstance(alpha, int | float) else 0.0,
        rank=max(b[0] for _a, b in pairs.values()),
        pairs=pairs,
    )


def check_adapters(header: GgufHeader, uses: tuple[AdapterUse, ...]) -> None:
    """Raise ModelFileError for an adapter that was made for another model."""
    if not uses:
        return
    shapes = tensor_shapes(Path(header.path))
    for use in uses:
        adapter = read_adapter(Path(use.path))
        if adapter.architecture != header.architecture:
            raise ModelFileError(
                "The adapter {name} is a LoRA for another model: it changes one of the kind "
                "{theirs}, and this one is of the kind {ours}.",
                "Choose the model it was made for.",
                name=Path(use.path).name,
                theirs=adapter.architecture or "?",
                ours=header.architecture,
            )
        for matrix, (a, b) in adapter.pairs.items():
            if not _fits(matrix, shapes.get(matrix, ()), a, b):
                raise ModelFileError(
                    "The adapter {name} is a LoRA for another model: its sizes do not fit this "
                    "one.",
                    "Choose the model it was made for.",
                    detail=f"{matrix}: {shapes.get(matrix)}, adapter {a} and {b}",
                    name=Path(use.path).name,
                )


def _fits(matrix: str, shape: Shape, a: Shape, b: Shape) -> bool:
    """Whether B A has the shape of a matrix. Widths come first in GGUF."""
    if len(shape) < 2:
        return False
    if matrix == _EMBEDDING:
        return (shape[0], shape[1]) == (b[1], a[1])
    return (shape[0], shape[1]) == (a[0], b[1]) and a[1] == b[0]


def _text(values: dict[str, Value], key: str) -> str:
    """Return a text, "" when there is none."""
    value = values.get(key, "")
    return value if isinstance(value, str) else ""
