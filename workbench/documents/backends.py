"""Computes vectors: with ONNX Runtime at lower precision, else with sentence-transformers.

Converting takes torch, which takes seconds to import and hundreds of megabytes to hold. So it is
done once, by a process of its own (`backends_convert`), and kept in the person's cache folder.
What comes out is tried against vectors of the original at every load: whatever differs is not used.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import platformdirs
from numpy.typing import NDArray

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

_log = logging.getLogger(__name__)

Vectors = NDArray[np.float32]

LEAST_COSINE: Final = 0.99  # to the original, of every text that is tried
VERSION: Final = "bert-1"  # of the conversion; a new one makes the file again
_CONVERT_LIMIT_S: Final = 600.0  # of a busy computer; a quiet one needs twenty seconds
_CACHE: Final = "embedders"


class Backend(Protocol):
    """Makes unit vectors of texts that fit the model."""

    name: str
    threads: int  # how many calls of `encode` may run at the same time

    def tokenizer(self) -> Tokenizer:
        """Return a tokenizer of its own to the caller, neither cutting nor filling."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""


class OnnxBackend:
    """A converted model. Each call computes on one thread, so that several may run at once."""

    name = "onnx"

    def __init__(self, folder: Path, max_tokens: int, threads: int) -> None:
        """Load what lies in *folder*. Raises OSError or ValueError when it is not as it was."""
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        record = json.loads((folder / "record.json").read_text("utf-8"))
        model = (folder / "model.onnx").read_bytes()
        if hashlib.sha256(model).hexdigest() != record["sha256"]:
            raise ValueError("the converted model was changed")
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.threads = threads
        self._session = InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._raw = (folder / "tokenizer.json").read_text("utf-8")
        self._tokenizer = Tokenizer.from_str(self._raw)
        self._tokenizer.enable_truncation(max_tokens)
        self._tokenizer.enable_padding()
        self._try(record["texts"], folder / "reference.npy")

    def tokenizer(self) -> Tokenizer:
        """Return a tokenizer of its own to the caller, neither cutting nor filling."""
        copy = type(self._tokenizer).from_str(self._raw)
        copy.no_truncation()
        copy.no_padding()
        return copy

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        encodings = self._tokenizer.encode_batch(list(texts))
        feed = {
            "input_ids": np.array([each.ids for each in encodings], dtype=np.int64),
            "attention_mask": np.array([each.attention_mask for each in encodings], dtype=np.int64),
        }
        return np.asarray(self._session.run(None, feed)[0], dtype=np.float32)

    def _try(self, texts: Sequence[str], reference: Path) -> None:
        """Compare with vectors of the original. Raises ValueError when one differs."""
        cosines = np.sum(self.encode(texts) * np.load(reference, allow_pickle=False), axis=1)
        if not float(cosines.min()) >= LEAST_COSINE:
            raise ValueError(f"the converted model differs: cosine {cosines.min():.4f}")


class TorchBackend:
    """The model as it is published; one call at a time, which computes on all threads."""

    name = "torch"
    threads = 1

    def __init__(self, model: SentenceTransformer) -> None:
        self._model = model
        self._turn = threading.Lock()  # its tokenizer must not be used by two threads at once

    def tokenizer(self) -> Tokenizer:
        """Return a tokenizer of its own to the caller, neither cutting nor filling."""
        own: Tokenizer = self._model.tokenizer.backend_tokenizer
        copy = type(own).from_str(own.to_str())
        copy.no_truncation()
        copy.no_padding()
        return copy

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one unit vector a text."""
        with self._turn:
            rows: Any = self._model.encode(
                list(texts),
                batch_size=len(texts),
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
        return np.asarray(rows, dtype=np.float32)


def converted(model: Path, sha256: str, max_tokens: int, threads: int) -> OnnxBackend | None:
    """Return the converted form of the model in the folder *model*, making it if need be.

    None where it cannot be made, or where it would not find the same: the original then serves.
    """
    if not _convertible(model):
        return None
    folder = cache_folder() / f"{sha256[:16]}-{VERSION}"
    for attempt in (1, 2):
        try:
            if not (folder / "record.json").exists():
                _convert(model, folder)
            return OnnxBackend(folder, max_tokens, threads)
        except Exception:
            # Whatever goes wrong with a mere copy: the original is still there.
            _log.exception("the converted embedding model is not used (attempt %d)", attempt)
            shutil.rmtree(folder, ignore_errors=True)
    return None


def cache_folder() -> Path:
    """Return where converted models lie, of all profiles of this person."""
    return Path(platformdirs.user_cache_dir("workbench", appauthor=False)) / _CACHE


def compute_threads() -> int:
    """Return how many threads may compute: one core stays free where there are several."""
    affinity = getattr(os, "sched_getaffinity", None)  # not on every system
    cores = len(affinity(0)) if affinity else os.cpu_count() or 1
    return cores - 1 if cores > 2 else cores


def _convertible(model: Path) -> bool:
    """Whether a model is a BERT whose vectors are the mean of its tokens."""
    try:
        config = json.loads((model / "config.json").read_text("utf-8"))
        pooling = json.loads((model / "1_Pooling" / "config.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    means = pooling.get("pooling_mode") == "mean" or pooling.get("pooling_mode_mean_tokens")
    return config.get("model_type") == "bert" and bool(means)


def _convert(model: Path, folder: Path) -> None:
    """Convert in a process of its own, into a folder that appears when all is in it."""
    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(parents=True)
    command = [sys.executable, "-m", "workbench.documents.backends_convert"]
    done = subprocess.run(
        [*command, str(model), str(unfinished)],
        capture_output=True,
        timeout=_CONVERT_LIMIT_S,
        check=False,
        text=True,
    )
    if done.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise OSError(f"converting ended with {done.returncode}: {done.stderr[-500:]}")
    try:
        unfinished.rename(folder)
    except OSError:  # another program was first
        shutil.rmtree(unfinished, ignore_errors=True)
