"""Writes small LoRA adapters for a model that is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import gguf
import numpy as np

Pair = tuple[np.ndarray, np.ndarray]  # A: rank x width, B: height x rank


def matrix(model: Path, name: str) -> np.ndarray:
    """Return a matrix of a model as floats, a row for each output."""
    tensor = next(tensor for tensor in gguf.GGUFReader(model).tensors if tensor.name == name)
    return gguf.quants.dequantize(tensor.data, tensor.tensor_type).astype(np.float32)


def write_adapter(
    path: Path,
    pairs: Mapping[str, Pair],
    *,
    alpha: float = 0.0,
    architecture: str = "llama",
    kind: str = "lora",
) -> Path:
    """Write an adapter that adds scale x alpha / rank x B A to each matrix.

    With *alpha* 0 it is scale x B A.
    """
    writer = gguf.GGUFWriter(path, architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, kind)
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, alpha)
    for name, (a, b) in pairs.items():
        writer.add_tensor(f"{name}.lora_a", a.astype(np.float32))
        writer.add_tensor(f"{name}.lora_b", b.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def echo(model: Path, token: int, plus: int, minus: int) -> dict[str, Pair]:
    """Return a pair that adds to the logit of *token* the difference of two others'."""
    rows = matrix(model, "output.weight")
    b = np.zeros((len(rows), 1))
    b[token] = 1.0
    return {"output.weight": (rows[plus : plus + 1] - rows[minus : minus + 1], b)}


def stir(model: Path, seed: int = 5, rank: int = 4) -> dict[str, Pair]:
    """Return random pairs for all matrices of the first two layers."""
    random = np.random.default_rng(seed)
    pairs = {}
    for tensor in gguf.GGUFReader(model).tensors:
        if tensor.name.startswith(("blk.0.", "blk.1.")) and len(tensor.shape) == 2:
            width, height = (int(size) for size in tensor.shape)
            a = random.normal(0, 1 / np.sqrt(width), (rank, width))
            pairs[tensor.name] = (a, random.normal(0, 0.3, (height, rank)))
    return pairs
