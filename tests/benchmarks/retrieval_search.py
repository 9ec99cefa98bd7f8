"""Measures how long a search takes, question to passages, and how that grows with the collection.

The chunks are words drawn at random as often as they stand in the sets, so that every question
finds rare words and common ones; their vectors are real ones with noise. Everything else is real:
the database, the index, the embedder (the question is embedded within the time) and the search.
"""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from retrieval_quality import squad
from retrieval_report import Row

from workbench.core.sources import Chunk, DocumentState, SearchOptions, Span
from workbench.documents import keywords, morphemes
from workbench.documents.contents import Contents, VectorState
from workbench.documents.database import Database
from workbench.documents.embedding import Embedder, Vectors, load_bundled
from workbench.documents.finding import Finder
from workbench.documents.readers.base import ReadPage
from workbench.documents.store import Store
from workbench.documents.upkeep import IndexUpkeep

CHUNKS_A_DOCUMENT: Final = 500
WORDS_A_CHUNK: Final = 110
ASKED: Final = 200
WARM: Final = 10
MOST_MS: Final = 80.0
MOST_GROWTH: Final = 2.0
CENTRES: Final = 400
NOISE: Final = 0.05  # a number of the vector; the whole is of length 1


class Maker:
    """Fills collections with made-up chunks."""

    def __init__(self, texts: list[str], embedder: Embedder) -> None:
        counted = Counter(word for text in texts for word in text.split())
        self._words = np.array(list(counted))
        often = np.array(list(counted.values()), dtype=float)
        self._shares = often / often.sum()
        self._chance = np.random.default_rng(3)
        self._centres = embedder.embed_passages([text[:300] for text in texts[:CENTRES]])
        self._embedder = embedder

    def fill(self, store: Store, contents: Contents, chunks: int) -> str:
        """Make a collection of so many chunks; return its id."""
        collection_id = store.create_collection(f"{chunks}", self._embedder.card).collection_id
        for first in range(0, chunks, CHUNKS_A_DOCUMENT):
            self._add_document(store, contents, collection_id, first)
        return collection_id

    def _add_document(
        self, store: Store, contents: Contents, collection_id: str, first: int
    ) -> None:
        """Keep one document with its vectors."""
        (document,) = store.add_documents(collection_id, [Path(f"/made up/{first}")])
        store.change_state(document.document_id, (DocumentState.WAITING,), DocumentState.READING)
        drawn = self._chance.choice(self._words, (CHUNKS_A_DOCUMENT, WORDS_A_CHUNK), p=self._shares)
        chunks = [
            (Chunk(number, 1, Span(0, 1), " ".join(row)), VectorState.PENDING)
            for number, row in enumerate(drawn)
        ]
        digest = hashlib.sha256(document.document_id.encode()).hexdigest()
        contents.keep(document, digest, [ReadPage(1, "made up")], chunks)
        pending = contents.pending(self._embedder.card.fingerprint, CHUNKS_A_DOCUMENT)
        contents.keep_vectors(pending, self._vectors(len(pending)))

    def _vectors(self, count: int) -> Vectors:
        """Return unit vectors around real ones."""
        centres = self._centres[self._chance.integers(0, len(self._centres), count)]
        noise = self._chance.standard_normal(centres.shape, dtype=np.float32)
        vectors = centres + NOISE * noise
        unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def timed(finder: Finder, collection_id: str, questions: list[str]) -> np.ndarray:
    """Return milliseconds, a row a question: in all, embedding, vectors, words."""
    taken: list[tuple[float, ...]] = []
    for question in questions:
        started = time.perf_counter()
        result = finder.find(question, [collection_id], SearchOptions())
        whole = time.perf_counter() - started
        taken.append((whole, result.embed_s, result.dense_s, result.keyword_s))
        if not result.dense_weight:
            raise RuntimeError(f"the index did not answer: {result.note}")
    return np.array(taken[WARM:]) * 1000


def rows(data: Path, sizes: list[int]) -> Iterator[Row]:
    """Measure collections of each size, the smallest first."""
    xquad = squad(data / "xquad" / "xquad.en.json", "XQuAD")
    texts = [
        *xquad.passages,
        *(path.read_text("utf-8") for path in (data / "chunking").glob("*.md")),
    ]
    questions = [question for question, _ in xquad.questions[:: len(xquad.questions) // ASKED]]
    embedder = load_bundled()
    maker = Maker(texts, embedder)
    morphemes._PACKAGE = "no_such_package"  # as a default install has it
    medians: list[float] = []
    for chunks in sorted(sizes):
        with tempfile.TemporaryDirectory() as place:
            database = Database(Path(place) / "library.db")
            store, contents = Store(database), Contents(database)
            upkeep = IndexUpkeep(Path(place) / "chroma", contents, store.collection_ids)
            upkeep.open()
            collection_id = maker.fill(store, contents, chunks)
            upkeep.flush()
            keywords.renew(database)
            finder = Finder(database, upkeep, lambda _card: embedder, lambda _card: False)
            taken = timed(finder, collection_id, questions)
            upkeep.close()
        medians.append(float(np.median(taken[:, 0])))
        high = float(np.percentile(taken[:, 0], 95))
        embedding, vectors, words = np.median(taken[:, 1:], axis=0)
        what = f"search, {chunks:,} chunks, {len(taken)} questions"
        parts = f"question {embedding:.0f}, vectors {vectors:.0f}, words {words:.0f}"
        yield Row(f"{what}: median", f"{medians[-1]:.0f} ms ({parts})")
        goal = f"<= {MOST_MS:.0f} ms" if chunks >= 100_000 else ""
        yield Row(f"{what}: p95", f"{high:.0f} ms", goal, high <= MOST_MS if goal else None)
    if len(medians) > 1:
        growth = medians[-1] / medians[0]
        what = f"search, growth from {min(sizes):,} to {max(sizes):,} chunks"
        yield Row(what, f"{growth:.2f}", f"<= {MOST_GROWTH:.0f}", growth <= MOST_GROWTH)
