"""A library child whose embedder needs no model: random vectors of words, and a gate to hold it.

Text that holds the word "gatekeeper" is not embedded while the file "gate" lies in the library's
folder: so a test can stop the work at a place of its choice.
"""

from __future__ import annotations

import threading
import zlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from workbench.core.errors import StorageError
from workbench.documents.child import serve
from workbench.documents.embedding import BUNDLED, EmbedderCard, Vectors
from workbench.workers.link import ChildLink

STUB_ENTRY = "tests.documents.stub_child:main"
BROKEN_ENTRY = "tests.documents.stub_child:broken_main"


class StubEmbedder:
    """Adds up a random vector for each word."""

    def __init__(self, gate: Path | None = None) -> None:
        self._gate = gate

    @property
    def card(self) -> EmbedderCard:
        """The card of the real one, in whose place it stands."""
        return BUNDLED

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Count what stands between spaces."""
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, once the gate is open."""
        if any("unembeddable" in text for text in texts):
            raise ValueError("the model stumbles")
        if self._gate and any("gatekeeper" in text for text in texts):
            pause = threading.Event()
            while self._gate.exists():
                pause.wait(0.02)
        return np.stack([self.embed_question(text) for text in texts])

    def embed_question(self, text: str) -> Vectors:
        """Return a unit vector."""
        vector = np.full(self.card.dimension, 1e-6, dtype=np.float32)
        for word in text.lower().split():
            seed = zlib.crc32(word.strip(".,?#").encode())
            vector += np.random.default_rng(seed).standard_normal(len(vector), dtype=np.float32)
        unit: Vectors = vector / np.linalg.norm(vector)
        return unit


def main(link: ChildLink, argument: str) -> None:
    """Serve with the stub."""
    folder = Path(argument)
    serve(link, folder, lambda: StubEmbedder(folder / "gate"))


def broken_main(link: ChildLink, argument: str) -> None:
    """Serve where the model cannot be loaded."""

    def load() -> StubEmbedder:
        raise StorageError("The embedding model is damaged.")

    serve(link, Path(argument), load)
