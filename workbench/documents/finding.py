"""Answers a question: asks both legs, fuses them, and tells what it did."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from workbench.core.sources import Passage, SearchOptions, SearchResult
from workbench.documents.database import Database
from workbench.documents.embedding import Embedder
from workbench.documents.rerank import Reranker
from workbench.documents.scope import REBUILDING, Scope, Scores
from workbench.documents.search import Plan, fuse, is_irrelevant, legs, plan
from workbench.documents.upkeep import IndexState, IndexUpkeep

NOTHING_RELEVANT: Final = "Nothing relevant was found."
STILL_LOADING: Final = "The embedding model is still loading; only keywords were used."
NO_MODEL: Final = "The embedding model cannot be loaded; only keywords were used."
OPENING: Final = "The vector index is still being opened; only keywords were used."
_JUDGED: Final = 3  # best passages that are looked at to say whether any is relevant
_MISSES: Final = 3  # nearest passages that are shown when none is


class Finder:
    """Searches the library. For one thread at a time."""

    def __init__(
        self,
        database: Database,
        upkeep: IndexUpkeep,
        embedder: Callable[[str], Embedder | None],
        embedder_failed: Callable[[str], bool],
        swapping: threading.Lock | None = None,
    ) -> None:
        """*embedder* gives the one of a fingerprint; *swapping* is Renewal's."""
        self._database = database
        self._upkeep = upkeep
        self._embedder = embedder
        self._embedder_failed = embedder_failed
        self._swapping = swapping or threading.Lock()
        self._reranker = Reranker()

    def find(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        """Return the passages nearest to *question*. No collections named: all of them."""
        with self._swapping:
            return self._find(question, collection_ids, options)

    def _find(
        self, question: str, collection_ids: Sequence[str], options: SearchOptions
    ) -> SearchResult:
        """Do so while no collection gets another embedder."""
        started = time.perf_counter()
        scope = Scope(self._database.connection, collection_ids, options)
        by_words = scope.by_words(question)
        words_s = time.perf_counter() - started
        asked, by_vectors, note, embed_s, dense_s = self._dense_leg(question, scope)
        dense_weight = asked.dense_weight if by_vectors else 0.0
        fused = fuse(legs(by_vectors), legs(by_words), dense_weight, asked.keyword_weight)
        cosine = by_vectors[0][1] if by_vectors else None
        covered = scope.coverage(question, [each.chunk for each in fused[:_JUDGED]])
        missed = not note and is_irrelevant(cosine, covered)
        passages, copies = scope.passages(fused, with_options=options)
        passages, reranked, rerank_s = self._rerank(question, passages, options)
        return SearchResult(
            () if missed else passages,
            dense_weight,
            asked.keyword_weight,
            embed_s,
            dense_s,
            words_s,
            time.perf_counter() - started,
            NOTHING_RELEVANT if missed else note or scope.words_note,
            scope.size(),
            passages[:_MISSES] if missed else (),
            copies,
            reranked,
            rerank_s,
        )

    def _rerank(
        self, question: str, passages: tuple[Passage, ...], options: SearchOptions
    ) -> tuple[tuple[Passage, ...], int, float]:
        """Order passages anew where the person wants it; return how many were read, and seconds."""
        if options.reranker and passages:
            started = time.perf_counter()
            texts = [passage.text for passage in passages]
            order, read = self._reranker.order(
                options.reranker, question, texts, options.rerank_budget_s
            )
            passages = tuple(passages[place] for place in order)
            return passages[: options.limit], read, time.perf_counter() - started
        return passages, 0, 0.0

    def _dense_leg(self, question: str, scope: Scope) -> tuple[Plan, Scores, str, float, float]:
        """Return what was asked, what was found, a note, and the seconds of both steps."""
        embedder = self._embedder(scope.fingerprint)
        if embedder is None:
            note = NO_MODEL if self._embedder_failed(scope.fingerprint) else STILL_LOADING
            return plan(question, ()), [], note, 0.0, 0.0
        asked = plan(question, embedder.card.languages)
        if self._upkeep.state is not IndexState.USABLE:
            note = OPENING if self._upkeep.state is IndexState.OPENING else REBUILDING
            return asked, [], note, 0.0, 0.0
        if not asked.dense_question or not scope.has_vectors():
            return asked, [], "", 0.0, 0.0
        started = time.perf_counter()
        vector = embedder.embed_question(asked.dense_question)
        embedded = time.perf_counter()
        scores, note = scope.by_vectors(vector, self._upkeep, embedder.card.fingerprint)
        return asked, scores, note, embedded - started, time.perf_counter() - embedded
